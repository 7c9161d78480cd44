"""Numbers in digits: printing and strict reading."""

import contextlib
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import strategies
from phoiho.errors import ParseError
from phoiho.vietnamese import (
    NumberRange,
    find_number_pairs,
    format_count,
    format_number,
    format_percent,
    parse_number,
    parse_percent,
    parse_range,
    parse_ratio,
)

D, F = Decimal, Fraction

FORMS = [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (1_234_567, "1.234.567"),
    (-1_234_567, "-1.234.567"), (D("98.5"), "98,5"), (D("1234.50"), "1.234,50"),
    (D("-0.05"), "-0,05"), (D("0.1234567"), "0,1234567"),
]  # fmt: skip


@pytest.mark.parametrize(("n", "text"), FORMS)
def test_forms(n, text):
    """Numbers are printed with dots and a comma, and read back."""
    assert format_number(n) == text
    assert parse_number(text) == n
    assert type(parse_number(text)) is type(n)


@pytest.mark.parametrize(
    ("n", "decimals", "text"),
    [
        (5, 2, "5,00"), (D("2.345"), 2, "2,35"), (D("-2.345"), 2, "-2,35"), (D("0.5"), 0, "1"),
        (D("-0.4"), 0, "0"), (F(2, 3), 2, "0,67"), (F(-2, 3), 0, "-1"), (F(1, 2), 0, "1"),
        (D("1E+3"), None, "1.000"), (10**40, 1, "1" + ".000" * 13 + "0"[:0] + ",0"),
        (D("-0.0"), None, "0,0"),
    ],
)  # fmt: skip
def test_decimals(n, decimals, text):
    """Decimals are rounded half up, at any length."""
    if n == 10**40:
        text = "10" + ".000" * 13 + ",0"
    assert format_number(n, decimals=decimals) == text


@pytest.mark.parametrize("n", [True, 1.5, "5", None])
def test_no_exact_number(n):
    """What is no exact number is not printed."""
    with pytest.raises(TypeError):
        format_number(n)


def test_unprintable():
    """A fraction needs decimals; infinity and endless zeros have no form."""
    with pytest.raises(TypeError, match="decimals"):
        format_number(F(1, 3))
    for n in (D("NaN"), D("Infinity"), D("1E+99999")):
        with pytest.raises(ValueError, match="write"):
            format_number(n)
    with pytest.raises(ValueError, match="decimals"):
        format_number(5, decimals=-1)


@pytest.mark.parametrize(
    ("text", "value"),
    [("06", 6), (" 1234567 ", 1234567), ("\u22125", -5), ("1,234", D("1.234")), ("-0,0", D("0.0"))],
)
def test_reads(text, value):
    """Counts with a zero, numbers without dots and a true minus are read."""
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("1.5", ("1,5",)),
        ("1.50", ("1,50",)),
        ("1,234,567", ("1.234.567",)),
        ("1,234.5", ("1.234,5",)),
        ("1.234.56", ("123.456",)),
        ("1 234 567", ("1.234.567",)),
        ("1\u00a0234,5", ("1.234,5",)),
        ("0.234", ("0,234", "234")),
        (",5", ("0,5",)),
        ("5,", ("5",)),
        ("5.", ("5",)),
        ("007", ("7",)),
        ("+5", ("5",)),
        ("-1.5", ("-1,5",)),
        ("12.34.567", ("1.234.567",)),
        ("", ()),
        ("x", ()),
        ("1e5", ()),
        ("٣", ()),
        ("1/2", ()),
        ("--5", ("-5",)),
    ],
)
def test_refused(text, suggestions):
    """Another form is refused, and the right ones are offered."""
    with pytest.raises(ParseError) as caught:
        parse_number(text)
    assert set(suggestions) <= set(caught.value.suggestions)
    assert bool(suggestions) == bool(caught.value.suggestions)
    for suggestion in caught.value.suggestions:
        parse_number(suggestion)


def test_dot_is_never_a_decimal_point():
    """A dot before three digits groups; before any other count it is refused."""
    assert parse_number("1.500") == 1500
    for digits in ("5", "50", "5000"):
        with pytest.raises(ParseError):
            parse_number(f"1.{digits}")


numbers = st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=None).filter(
    lambda n: -50 < n.adjusted() < 50 and n.as_tuple().exponent > -60
)


@given(numbers)
@example(D("1E+3"))
def test_inverse(n):
    """What is printed is read back as the same number."""
    assert parse_number(format_number(n)) == n
    assert parse_percent(format_percent(n)) == n


@pytest.mark.parametrize(
    ("text", "points"),
    [("98,5%", D("98.5")), ("98,5 %", D("98.5")), ("100%", 100), ("-2,5 %", D("-2.5")),
     ("năm phần trăm", 5), ("chín mươi tám phẩy năm phần trăm", D("98.5"))],
)  # fmt: skip
def test_parse_percent(text, points):
    """Per cent come out in points."""
    assert parse_percent(text) == points


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("98.5%", ("98,5%",)),
        ("98,5", ("98,5%",)),
        ("%", ()),
        ("ba phần tư", ()),
        ("5%%", ()),
        ("", ()),
    ],
)
def test_percent_refused(text, suggestions):
    """A percentage needs its sign and a Vietnamese number."""
    with pytest.raises(ParseError) as caught:
        parse_percent(text)
    assert caught.value.suggestions == suggestions


def test_parse_ratio():
    """A ratio keeps both numbers."""
    assert parse_ratio("10/17") == (10, 17)
    assert parse_ratio("1.234 / 5.678") == (1234, 5678)
    for text in ("10/0", "10", "1/2/3", "a/b", "1,5/2", "/", "1.5/2", "-1/2"):
        with pytest.raises(ParseError):
            parse_ratio(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "percent"),
    [
        ("80-100 %", 80, 100, True), ("80%-100%", 80, 100, True), ("80% đến 100%", 80, 100, True),
        ("1-2", 1, 2, False), ("01–02", 1, 2, False), ("từ 1 đến 2", 1, 2, False),
        ("1.000-2.000", 1000, 2000, False), ("0,5 - 1,5%", D("0.5"), D("1.5"), True),
    ],
)  # fmt: skip
def test_parse_range(text, low, high, percent):
    """A range has two ends, and per cent for both."""
    found = parse_range(text)
    assert found == NumberRange(low=low, high=high, percent=percent)
    assert parse_range(str(found)) == found


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("2-1", ("1-2",)),
        ("1.5-2", ("1,5-2",)),
        ("80%-100", ()),
        ("5", ()),
        ("1-2-3", ()),
        ("-1-2", ()),
    ],
)
def test_range_refused(text, suggestions):
    """A range backwards, or of what is no number, is refused."""
    with pytest.raises(ParseError) as caught:
        parse_range(text)
    assert caught.value.suggestions == suggestions


PAIRS = [
    ("gồm bốn (04) nội dung", [("bốn", "04", True)]),
    ("gồm ba mươi hai (33) việc", [("ba mươi hai", "33", False)]),
    ("trong 05 (năm) ngày", [("năm", "05", True)]),
    ("trong 05 ngày làm việc (sáu)", [("sáu", "05", False)]),
    ("98,5% (tám phẩy năm phần trăm)", [("tám phẩy năm phần trăm", "98,5", False)]),
    ("chín mươi phần trăm (90%)", [("chín mươi phần trăm", "90%", True)]),
    ("15.000 đồng (Mười lăm nghìn đồng ./.)", [("Mười lăm nghìn đồng ./.", "15.000", True)]),
    ("Một triệu đồng (1.000.000 đồng)", [("Một triệu đồng", "1.000.000 đồng", True)]),
    ("hai (02) bản, mỗi bên một (01) bản", [("hai", "02", True), ("một", "01", True)]),
    ("trong năm (2025)", []),
    ("hay không (1)", []),
    ("ngày 05 (thứ Hai)", []),
    ("Ủy ban (05 người)", []),
    ("quý III (tháng 9)", []),
    ("() (1) ((2))", []),
    ("( ) (\r) năm (\u3000)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_find_number_pairs(text, pairs):
    """Numbers printed twice are found and compared; other brackets are passed by."""
    found = find_number_pairs(text)
    assert [(pair.words, pair.digits, pair.agree) for pair in found] == pairs
    for pair in found:
        printed = text[pair.start : pair.end]
        assert pair.words in printed
        assert pair.digits in printed


@given(strategies.texts)
def test_raises_nothing_else(text):
    """Any text is read or refused."""
    for parse in (parse_number, parse_percent, parse_ratio, parse_range):
        with contextlib.suppress(ParseError):
            parse(text)
    find_number_pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10**6,
        "1." * 500_000,
        "1.000" * 200_000,
        " " * 10**6,
        "1-" * 500_000,
        "% " * 500_000,
        "1 " * 500_000 + "%",
    ],
)
@pytest.mark.parametrize("parse", [parse_number, parse_percent, parse_ratio, parse_range])
def test_hostile(text, parse):
    """A megabyte is refused in time."""
    start = time.perf_counter()
    with pytest.raises(ParseError):
        parse(text)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    "text",
    [
        "(1)" * 100_000,
        "bốn (04) " * 20_000,
        "(" * 500_000,
        "một " * 200_000,
        "1 (" * 200_000,
        "(một" * 200_000,
    ],
)
def test_hostile_pairs(text):
    """Brackets without end cost no squares."""
    start = time.perf_counter()
    find_number_pairs(text)
    assert time.perf_counter() - start < 5


def test_format_count():
    """A count has two digits, and is whole and not negative."""
    assert (format_count(6), format_count(0), format_count(123)) == ("06", "00", "123")
    with pytest.raises(ValueError, match="-1"):
        format_count(-1)
    with pytest.raises(TypeError):
        format_count(True)
