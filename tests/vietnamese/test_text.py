"""Normal form and folded form of Vietnamese text."""

import unicodedata

import pytest
from hypothesis import example, given

import strategies
from phoiho.vietnamese import fold, fold_key, name_tokens, normalize, strip_diacritics


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Ủy\u00a0ban  nhân\ndân ", "Ủy ban nhân dân"),
        (unicodedata.normalize("NFD", "Tây Hồ"), "Tây Hồ"),
        ("Hội\u200b đồng \ufeff", "Hội đồng"),
        ("Uỷ ban Ðảng", "Uỷ ban Ðảng"),
        (" \t\n", ""),
        ("UBND  ", "UBND"),
    ],
)
def test_normalize(text, normal):
    """Composed letters, single blanks; spelling stays."""
    assert normalize(text) == normal


@given(strategies.texts)
def test_normalize_twice_is_once(text):
    """The normal form is its own normal form."""
    assert normalize(normalize(text)) == normalize(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("THỦY", "thuỷ"),
        ("Đắk Lắk", "Ðắk Lắk"),
        ("Đắk", "Ɖắk"),
        ("Cư M'gar", "CƯ M\u2019GAR"),
        ("hoà-bình", "Hòa-Bình"),
    ],
)
def test_spellings_that_are_one(one, other):
    """Two spellings of one name fold alike, composed or not."""
    assert fold_key(one) == fold_key(other)
    assert fold_key(unicodedata.normalize("NFD", one)) == fold_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("quý", "qúy"), ("hoàn", "hòan"), ("Tân", "Tấn"), ("ma", "mà")]
)
def test_spellings_that_differ(one, other):
    """Diacritics count, and only open oa, oe, uy have two placements."""
    assert fold_key(one) != fold_key(other)


@given(strategies.texts)
@example("toà")
@example("Thừa Thiên - Huế")
def test_nfd_equals_nfc(text):
    """The form in which a text was typed does not count."""
    decomposed = unicodedata.normalize("NFD", text)
    composed = unicodedata.normalize("NFC", text)
    assert fold(decomposed).text == fold(composed).text
    assert name_tokens(decomposed) == name_tokens(composed)


@given(strategies.texts)
@example("toà\u0301 İ  \u200b x")
@example("\u0301")
def test_offsets_point_into_the_original(text):
    """Every folded character maps to a span of the original, in order."""
    folded = fold(text)
    assert folded.text == fold_key(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= s <= e <= len(text) for s, e in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    start, end = folded.original_span(0, len(folded.text))
    assert fold_key(text[start:end]) == folded.text


@given(strategies.texts)
def test_words_map_to_their_own_letters(text):
    """The span of a folded word folds to that word."""
    folded, at = fold(text), 0
    for word in folded.text.split(" "):
        start, end = folded.original_span(at, at + len(word))
        assert fold_key(text[start:end]) == word
        at += len(word) + 1


def test_empty_span():
    """An empty span anchors where it would begin, also at the end and in no text."""
    folded = fold("  Hà Nội ")
    assert folded.original_span(3, 3) == (5, 5)
    assert folded.original_span(6, 6) == (8, 8)
    assert fold("").original_span(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("TP. Phan Rang-Tháp Chàm", ["tp", "phan", "rang", "tháp", "chàm"]),
        ("Thừa Thiên - Huế", ["thừa", "thiên", "huế"]),
        ("TT/HĐND", ["tt", "hđnd"]),
        (" -–. ", []),
    ],
)
def test_name_tokens(text, tokens):
    """Names are cut at blanks, dots, slashes and dashes."""
    assert name_tokens(text) == tokens


@pytest.mark.parametrize(
    ("text", "plain"), [("Đặc khu Lý Sơn", "Dac khu Ly Son"), ("ưỡn ẹo", "uon eo"), ("ð", "d")]
)
def test_strip_diacritics(text, plain):
    """Plain letters, case kept."""
    assert strip_diacritics(text) == plain
