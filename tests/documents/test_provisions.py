"""Provisions of acts: read, written, and kept in their order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.documents import (
    Provision,
    ProvisionKind,
    ProvisionPart,
    format_provisions,
    parse_provisions,
)
from phoiho.errors import ParseError

# As printed, and each provision in full.
READ = {
    "điểm b khoản 2 Điều 15": ["điểm b khoản 2 Điều 15"],
    "khoản 1, khoản 2 Điều 9": ["khoản 1 Điều 9", "khoản 2 Điều 9"],
    "các điểm a, b và đ khoản 3 Điều 5": [
        "điểm a khoản 3 Điều 5",
        "điểm b khoản 3 Điều 5",
        "điểm đ khoản 3 Điều 5",
    ],
    "Điều 5 và Điều 7": ["Điều 5", "Điều 7"],
    "từ Điều 3 đến Điều 9": ["từ Điều 3 đến Điều 9"],
    "Điều 3 đến hết Điều 9": ["từ Điều 3 đến Điều 9"],
    "Điều 3 - 9": ["từ Điều 3 đến Điều 9"],
    "các khoản từ 1 đến 5 Điều 3": ["từ khoản 1 đến khoản 5 Điều 3"],
    "Điều 10a": ["Điều 10a"],
    "Mục 2 Chương III": ["Mục 2 Chương III"],
    "Phần I": ["Phần I"],
    "Phần thứ nhất": ["Phần thứ nhất"],
    "Phụ lục II": ["Phụ lục II"],
    "Phụ lục": ["Phụ lục"],
    "gạch đầu dòng thứ hai điểm a khoản 1 Điều 2": ["gạch đầu dòng thứ hai điểm a khoản 1 Điều 2"],
    "đoạn 2 khoản 1 điều 5": ["đoạn 2 khoản 1 Điều 5"],
    "tiết a điểm 2.1 mục III phần B": ["tiết a điểm 2.1 Mục III Phần B"],
    "Khoản 2 của Điều 5": ["khoản 2 Điều 5"],
    "điểm a, khoản 2, Điều 5": ["điểm a khoản 2 Điều 5"],
    "Điều 15 khoản 2 điểm b": ["điểm b khoản 2 Điều 15"],
    "điểm a, b khoản 1, khoản 2 Điều 3 và Điều 5": [
        "điểm a khoản 1 Điều 3",
        "điểm b khoản 1 Điều 3",
        "khoản 2 Điều 3",
        "Điều 5",
    ],
    "điểm a khoản 1, điểm b khoản 2 Điều 9": ["điểm a khoản 1 Điều 9", "điểm b khoản 2 Điều 9"],
    "điểm a khoản 103 Điều 5 Mục 5 Chương XII Phần I": [
        "điểm a khoản 103 Điều 5 Mục 5 Chương XII Phần I"
    ],
    "khoản 2; khoản 1 Điều 9": ["khoản 2", "khoản 1 Điều 9"],
}


@pytest.mark.parametrize(("text", "provisions"), READ.items(), ids=READ)
def test_read(text, provisions):
    """Every provision gets the larger parts that are said once for several."""
    assert [str(provision) for provision in parse_provisions(text)] == provisions


@pytest.mark.parametrize("text", READ, ids=READ)
def test_composed_letters_or_not(text):
    """Letters in pieces and line ends read as composed letters and blanks."""
    printed = unicodedata.normalize("NFD", text).replace(" ", "\n")
    assert parse_provisions(printed) == parse_provisions(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", (0, 0)),
        ("   ", (0, 3)),
        ("Điều", (0, 4)),
        ("Điều này", (0, 8)),
        ("khoản", (0, 5)),
        ("5", (0, 1)),
        ("\0", (0, 1)),
        ("Điều 5 Luật Đất đai", (6, 19)),
        ("khoản 2 Điều 5 đã", (14, 17)),
    ],
)
def test_no_provisions(text, span):
    """What is no list of provisions is refused, with its place."""
    with pytest.raises(ParseError) as raised:
        parse_provisions(text)
    assert raised.value.span == span


@pytest.mark.parametrize(
    ("kind", "number", "last"),
    [
        (ProvisionKind.ARTICLE, "", ""),
        (ProvisionKind.ARTICLE, "V", ""),
        (ProvisionKind.CLAUSE, "a", ""),
        (ProvisionKind.POINT, "B", ""),
        (ProvisionKind.CHAPTER, "thứ", ""),
        (ProvisionKind.ARTICLE, "5", "b"),
        (ProvisionKind.POINT, "a b", ""),
    ],
)
def test_impossible_numbers(kind, number, last):
    """A part bears numbers of its kind only."""
    with pytest.raises(ValueError, match="has the number"):
        ProvisionPart(kind=kind, number=number, last=last)


def test_parts_grow():
    """The parts of a provision go from small to large, and there is one at least."""
    article = ProvisionPart(kind=ProvisionKind.ARTICLE, number="5")
    clause = ProvisionPart(kind=ProvisionKind.CLAUSE, number="2")
    for parts in ((article, clause), (clause, clause), ()):
        with pytest.raises(ValueError, match="from small to large"):
            Provision(parts=parts)
    provision = Provision(parts=(clause, article))
    assert provision.part(ProvisionKind.CLAUSE) is clause
    assert provision.part(ProvisionKind.POINT) is None


@given(strategies.provisions())
def test_round_trip(provisions):
    """What is written reads back as the same provisions (NQ 351/2017, Điều 24)."""
    assert parse_provisions(format_provisions(provisions)) == provisions


_PIECES = [*"abđV15., ;", "điểm ", "khoản ", "Điều ", "các ", " và ", "từ ", " đến ", "Phụ lục "]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_nothing_else_is_raised(text):
    """Any text is read or refused, and what is read is written so that it reads back."""
    try:
        provisions = parse_provisions(text)
    except ParseError:
        return
    assert parse_provisions(format_provisions(provisions)) == provisions
