"""The order of Vietnamese words, capitals and slugs."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import iter_body_kinds, iter_units
from phoiho.vietnamese import sentence_case, slug, sort_key, title_case

# In the order of dictionaries.
ORDERED = """\
1
10
2
a
A
á
ã ba
an
An Giang
ăn
ân
Ân Thi
ba
bà
bả
bã
bá
bạ
bà ba
da
dạ
đa
đá
e
ê
hoa
hòa
hóa
hoà bình
o
ô
ơ
quy
quý
thuận
thủy
tư
u
ư
xã
ý
ỷ lại
""".splitlines()
LETTERS = st.text("aăâbcdđeêoôơuưyáàảãạấầẩẫậđĐÂ 1-", max_size=8)


def test_words_are_in_order():
    """A hand-made list sorts back to itself from any order."""
    shuffled = random.Random(1).sample(ORDERED, len(ORDERED))
    found = sorted(shuffled, key=sort_key)
    assert [sort_key(w) for w in found] == [sort_key(w) for w in ORDERED]


@given(LETTERS)
def test_normal_forms_sort_alike(text):
    """Decomposed and composed letters have one place."""
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


@given(st.text(max_size=20))
def test_any_text_has_a_key(text):
    """Whatever the text, it has a key that compares."""
    assert sort_key(text) == sort_key(text)
    assert sort_key(text) <= sort_key(text + "a")


def test_order_of_icu():
    """Names of units and bodies sort as ICU sorts them."""
    icu = pytest.importorskip("icu")
    import datetime as dt

    names = {unit.full_name for unit in iter_units(on=dt.date(2026, 1, 1))}
    names |= {kind.name_vi.split("|")[0] for kind in iter_body_kinds()} | set(ORDERED)
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    ours = sorted(sorted(names), key=sort_key)
    theirs = sorted(sorted(names), key=collator.getSortKey)
    assert [n for n in ours if n.isalnum()] == [n for n in theirs if n.isalnum()]
    words = sorted({word for name in names for word in name.split() if word.isalpha()})
    assert sorted(words, key=sort_key) == sorted(words, key=collator.getSortKey)


@pytest.mark.parametrize(
    ("text", "title", "sentence", "plain"),
    [
        ("NGUYỄN VĂN ĐỨC", "Nguyễn Văn Đức", "Nguyễn văn đức", "nguyen-van-duc"),
        ("đặc khu lý sơn", "Đặc Khu Lý Sơn", "Đặc khu lý sơn", "dac-khu-ly-son"),
        ("“quận 1”", "“Quận 1”", "“Quận 1”", "quan-1"),
        ("Ủy ban", "Ủy Ban", "Ủy ban", "uy-ban"),
        ("", "", "", ""),
        ("...", "...", "...", ""),
    ],
)
def test_capitals_and_slugs(text, title, sentence, plain):
    """Capitals and slugs know đ, Đ and tone marks, in any normal form."""
    for form in ("NFC", "NFD"):
        given_text = unicodedata.normalize(form, text)
        assert title_case(given_text) == title
        assert sentence_case(given_text) == sentence
        assert slug(given_text) == plain


@given(st.text(max_size=30))
def test_slugs_are_plain(text):
    """A slug is plain, and the slug of itself."""
    assert slug(text).isascii()
    assert slug(slug(text)) == slug(text)
