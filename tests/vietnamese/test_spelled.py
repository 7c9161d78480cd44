"""Numbers in words, read back."""

import contextlib
import itertools
import time
import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import strategies
from phoiho.errors import ParseError
from phoiho.vietnamese import (
    NumberKind,
    parse_number_words,
    parse_percent,
    parse_spelled_number,
    spell_digits,
    spell_fraction,
    spell_number,
    spell_ordinal,
    spell_percent,
)

D, F = Decimal, Fraction
dialects = st.sampled_from(["north", "south"])

# What schools do not teach and people say.
TOLERANT = [
    ("một nghìn linh một", 1001),
    ("một nghìn lẻ năm mươi", 1050),
    ("một triệu lẻ năm nghìn", 1_005_000),
    ("một triệu không nghìn không trăm linh một", 1_000_001),
    ("năm vạn hai nghìn", 52_000),
    ("hai mươi nhăm", 25),
    ("hai mốt", 21),
    ("hai tư nghìn", 24_000),
    ("ba lăm triệu", 35_000_000),
    ("năm lăm", 55),
    ("một nghìn chín trăm bốn lăm", 1945),
    ("hai nghìn hai tư", 2024),
    ("hăm ba", 23),
    ("băm sáu", 36),
    ("ba trăm hăm lăm", 325),
    ("hai chục", 20),
    ("ba chục rưỡi", 35),
    ("hai tá", 24),
    ("hai tá rưỡi", 30),
    ("mười hai tá", 144),
    ("mười vạn", 100_000),
    ("hai triệu rưỡi", 2_500_000),
    ("hai triệu rưởi", 2_500_000),
    ("một triệu hai trăm rưỡi nghìn", 1_250_000),
    ("triệu hai trăm rưỡi", 1_250_000),
    ("hai nghìn ba trăm rưỡi", 2350),
    ("nghìn rưỡi tỷ", 1_500_000_000_000),
    ("trăm rưỡi", 150),
    ("trăm hai mươi", 120),
    ("nghìn lẻ một", 1001),
    ("hai rưỡi", D("2.5")),
    ("mười lăm rưỡi", D("15.5")),
    ("nửa triệu", 500_000),
    ("nửa tá", 6),
    ("nửa nghìn tỷ", 500_000_000_000),
    ("hai trăm mốt", 210),
    ("hai trăm tư nghìn", 240_000),
    ("ba trăm năm", 350),
    ("triệu hai", 1_200_000),
    ("hai tỷ tư", 2_400_000_000),
    ("hai nghìn mốt", 2100),
    ("mười tư", 14),
    ("không phẩy bảy lăm", D("0.75")),
    ("một chín bảy lăm", 1975),
    ("hai không hai tư", 2024),
    ("một trăm linh tư", 104),
]
# Read in both ways of reading.
EITHER = [
    ("một tỷ tỷ không trăm linh một", 10**18 + 1),
    ("một trăm bốn mươi bốn", 144),
    ("bẩy trăm linh bẩy", 707),
    ("chín chín", 99),
    ("hai không một chín", 2019),
    ("trừ mười", -10),
    ("âm hai phẩy năm", D("-2.5")),
    ("bảy phẩy không tám một", D("7.081")),
    ("không phẩy không hai mươi lăm", D("0.025")),
    ("hai phẩy không trăm linh năm", D("2.005")),
    ("một phẩy hai mươi lăm triệu", 1_250_000),
    ("một phẩy hai nghìn tỷ", 1_200_000_000_000),
    ("không phẩy không không không năm nghìn", D("0.5")),
    ("một phần tư", F(1, 4)),
    ("ba phần bốn", F(3, 4)),
    ("một nửa", F(1, 2)),
    ("hai và ba phần tư", F(11, 4)),
    ("hai phẩy năm phần nghìn", F(1, 400)),
    ("năm phần trăm", F(1, 20)),
    ("thứ nhì", 2),
    ("lần thứ nhất", 1),
    ("lần thứ XIV", 14),
    ("Kỳ họp thứ tám", 8),
    ("thế kỷ thứ mười chín", 19),
    ("quý IV", 4),
    ("khoá XV", 15),
    ("tháng tư", 4),
    ("năm 2024", 2024),
    ("năm hai nghìn không trăm hai mươi tư", 2024),
    ("Không đồng", 0),
    ("Một tỉ hai trăm năm mươi triệu đồng chẵn./.", 1_250_000_000),
    ("hai đô la Mỹ", 2),
    ("1.234 tỷ đồng", 1_234_000_000_000),
    ("1.234.567 nghìn đồng", 1_234_567_000),
    ("50 nghìn tỷ đồng", 50_000_000_000_000),
    ("1 triệu 200 nghìn", 1_200_000),
    ("1 nghìn 200", 1200),
    ("2,35 tỷ", 2_350_000_000),
    ("1,2345 nghìn", D("1234.5")),
    ("-12,5", D("-12.5")),
    ("4,5%", F(9, 200)),
    ("12,5 phần trăm", F(1, 8)),
    ("3/4", F(3, 4)),
    ("3 phần 4", F(3, 4)),
    ("05", 5),
    ("một triệu, hai trăm nghìn", 1_200_000),
    ("  một   trăm   hai mươi ", 120),
    ("hai-mươi-mốt", 21),
    ("“Hai Mươi Mốt”", 21),
]
REFUSED = """
một phần · ba phần không · phần trăm · mười lăm mươi · một triệu một tỷ một · hai mươi hai mươi
lăm mươi · thứ mốt · thứ không · trăm trăm · nghìn linh · một trăm linh mười lăm · mười mươi
một hai mươi nghìn trăm · một mươi · một phẩy rưỡi · phẩy năm · một phẩy · hai nghìn ba triệu
nghìn nghìn · một nghìn nghìn · tỷ · trăm nghìn · nghìn tỷ · chục · hăm · lăm · tư · mốt · rưỡi
hai mươi rưỡi · nửa hai · tá · đồng · chẵn · đồng chẵn · âm · âm âm một · âm thứ nhất · % · thứ
quý · lần thứ · năm · · một trăm một · hai trăm một · một triệu một · một nghìn một
một triệu hai lăm · một triệu hai trăm tư · triệu hai trăm · một triệu năm mươi · năm hai nghìn
ba mươi năm · mười năm · ba năm · hai ba năm · năm một chín bảy năm · mười mốt
một trăm linh lăm · 1.5 tỷ · 1.5 · 1 triệu 200 · 5 2 · 0912 · 3/0 · 01/07 · 1/2/3 · --5 · - · ,
một con gà · hello · XIV · một tỷ đồng tỷ · năm phần trăm phần trăm · hai phần ba phần tư
hai triệu rưỡi rưỡi · một phẩy hai phẩy ba · không chín một hai · hai phẩy năm tỷ ba
"""


@pytest.mark.parametrize(("text", "value"), TOLERANT + EITHER)
def test_reads(text, value):
    """What is said has one value, of the type it needs."""
    found = parse_spelled_number(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("text", "value"), EITHER)
def test_strict_reads(text, value):
    """Strict reading keeps all that is written so."""
    if "nửa" not in text:
        assert parse_spelled_number(text, strict=True) == value


@pytest.mark.parametrize("text", [text for text, _ in TOLERANT])
def test_strict_refuses_speech(text):
    """Strict reading takes nothing of speech."""
    with pytest.raises(ParseError):
        parse_spelled_number(text, strict=True)


@pytest.mark.parametrize(
    "text", [each.strip() for line in REFUSED.splitlines() for each in line.split("·")]
)
def test_refused(text):
    """No number, or two, is refused, and what is suggested reads."""
    if text == "năm":
        assert parse_spelled_number(text) == 5
        return
    with pytest.raises(ParseError) as caught:
        parse_spelled_number(text)
    start, end = caught.value.span
    assert 0 <= start <= end <= len(text)
    for suggestion in caught.value.suggestions:
        parse_spelled_number(suggestion)


@pytest.mark.parametrize(
    ("text", "part", "suggestions"),
    [
        ("ba mươi năm", "năm", ("ba mươi lăm",)),
        ("hai trăm một", "một", ("hai trăm mốt", "hai trăm linh một")),
        ("thứ mốt", None, ("thứ nhất", "thứ một")),
        ("triệu hai trăm", None, ("một triệu hai trăm", "triệu hai trăm nghìn")),
        ("1.5 tỷ", "1.5", ("1,5 tỷ",)),
        ("một trăm linh lăm", "lăm", ("một trăm linh năm",)),
        ("một  con gà", "con", ()),
    ],
)
def test_refusal_helps(text, part, suggestions):
    """A refusal points at the word that cannot stand there and says what may be meant."""
    with pytest.raises(ParseError) as caught:
        parse_spelled_number(text)
    error = caught.value
    assert error.suggestions == suggestions
    if part:
        assert text[slice(*error.span)] == part


@pytest.mark.parametrize(
    ("text", "kind", "notation", "currency"),
    [
        ("không chín một hai", "digits", "0912", None),
        ("năm phần mười lăm", "fraction", "5/15", None),
        ("âm một phần hai", "fraction", "-1/2", None),
        ("chín mươi chín phẩy chín không phần trăm", "percent", "99.9%", None),
        ("lần thứ IX", "ordinal", "9", None),
        ("năm triệu đồng", "money", "5000000", "VND"),
        ("mười lăm phẩy không năm euro", "money", "15.05", "EUR"),
        ("ba trăm linh một phẩy tám mươi", "cardinal", "301.8", None),
    ],
)
def test_reading(text, kind, notation, currency):
    """A reading keeps what the value loses."""
    found = parse_number_words(text)
    assert (found.kind, str(found), found.currency) == (NumberKind(kind), notation, currency)


@pytest.mark.parametrize("dialect", ["north", "south"])
def test_every_small_number(dialect):
    """Every number from 0 to 100,000 is read back, strictly too for each hundredth."""
    for n in range(100_001):
        words = spell_number(n, dialect=dialect)
        assert parse_spelled_number(words) == n
        if n % 97 == 0:
            assert parse_spelled_number(words, strict=True) == n


@given(
    st.integers(-(10**36), 10**36) | st.integers(0, 36).map(lambda e: 10**e),
    dialects,
    st.sampled_from([None, "tư", "bốn"]),
    st.sampled_from([None, "tỷ", "tỉ"]),
    st.booleans(),
)
def test_inverse_of_integers(n, dialect, four, billion, strict):
    """Whole numbers of any size are read back in every wording."""
    words = spell_number(n, dialect=dialect, four=four, billion=billion)
    assert parse_spelled_number(words, strict=strict) == n


groups = st.sampled_from([0, 1, 4, 5, 10, 14, 15, 21, 100, 101, 110, 500, 999])


@given(st.lists(groups, min_size=1, max_size=12), dialects, st.booleans())
def test_inverse_with_empty_classes(parts, dialect, strict):
    """Numbers with many empty classes are read back."""
    n = 0
    for part in parts:
        n = n * 1000 + part
    assert parse_spelled_number(spell_number(n, dialect=dialect), strict=strict) == n


decimals = st.builds(
    lambda n, exponent: D(f"{n}E-{exponent}"), st.integers(-(10**12), 10**12), st.integers(0, 15)
)


@given(decimals, dialects, st.booleans(), st.booleans())
@example(D("0.2000"), "north", False, False)
@example(D("3.120000"), "north", False, False)
def test_inverse_of_decimals(n, dialect, digit_by_digit, strict):
    """Decimals are read back with their zeros."""
    words = spell_number(n, dialect=dialect, digit_by_digit=digit_by_digit)
    found = parse_spelled_number(words, strict=strict)
    assert found == n
    if isinstance(found, D) and n:
        assert found.as_tuple() == n.as_tuple()


@given(decimals, dialects)
def test_inverse_of_percent(n, dialect):
    """Percent points are read back."""
    assert parse_percent(spell_percent(n, dialect=dialect)) == n


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9), dialects, st.booleans())
def test_inverse_of_fractions(above, below, dialect, strict):
    """Fractions are read back, as written and as value."""
    found = parse_number_words(spell_fraction(above, below, dialect=dialect), strict=strict)
    assert found.value == F(above, below)
    if above and below != 100:
        assert str(found) == f"{above}/{below}"
    value = F(above, below)
    assert parse_spelled_number(spell_number(value, dialect=dialect)) == value


@given(st.integers(1, 10**15), dialects)
def test_inverse_of_ordinals(n, dialect):
    """Ordinals are read back."""
    found = parse_number_words(spell_ordinal(n, dialect=dialect))
    assert (found.value, found.kind) == (n, NumberKind.ORDINAL)


@given(st.text("0123456789", min_size=4, max_size=20))
def test_inverse_of_digits(digits):
    """Four digits or more one by one are read back with their zeros."""
    with contextlib.suppress(ParseError):
        assert str(parse_number_words(spell_digits(digits))) == digits


@given(
    st.integers(0, 10**20),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["lower", "title", "upper"]),
)
def test_letters_do_not_matter(n, form, case):
    """Case and the encoding of letters do not change a number."""
    words = getattr(unicodedata.normalize(form, spell_number(n)), case)()
    assert parse_spelled_number(words) == n


TENS = {20: ("hai", "hăm"), 30: ("ba", "băm"), 50: ("năm",), 90: ("chín",)}


@pytest.mark.parametrize("tens", TENS)
def test_contractions(tens):
    """A ten without mươi and its unit are what they are with it."""
    for word, (form, unit) in itertools.product(
        TENS[tens], [("mốt", 1), ("hai", 2), ("tư", 4), ("lăm", 5), ("nhăm", 5), ("chín", 9)]
    ):
        assert parse_spelled_number(f"{word} {form}") == tens + unit
        assert parse_spelled_number(f"một trăm {word} {form}") == 100 + tens + unit
        assert parse_spelled_number(f"{word} {form} triệu") == (tens + unit) * 10**6


SCALE = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
TENTHS = [("mốt", 1), ("hai", 2), ("ba", 3), ("tư", 4), ("năm", 5), ("lăm", 5), ("sáu", 6)]


@pytest.mark.parametrize(("word", "scale"), SCALE.items())
def test_ellipsis(word, scale):
    """A digit after a scale word counts its tenths; rưỡi is a half; một may be dropped."""
    for tenth, digit in TENTHS:
        assert parse_spelled_number(f"ba {word} {tenth}") == 3 * scale + digit * scale // 10
        if tenth != "năm":
            assert parse_spelled_number(f"{word} {tenth}") == scale + digit * scale // 10
    assert parse_spelled_number(f"ba {word} rưỡi") == 3 * scale + scale // 2
    assert parse_spelled_number(f"{word} rưỡi") == scale + scale // 2
    assert parse_spelled_number(f"nửa {word}") == scale // 2


VOCABULARY = """
không một hai ba bốn năm sáu bảy tám chín mười mươi mốt tư lăm nhăm bẩy trăm linh lẻ nghìn ngàn
triệu tỷ tỉ vạn chục tá rưỡi nửa hăm băm phẩy phần thứ lần âm đồng chẵn quý khóa năm và
XIV 5 1.234 1.5 0,5 3/4 4% 0912 % - . USD đô la mỹ
"""
salads = st.lists(st.sampled_from(VOCABULARY.split()), max_size=9).map(" ".join)


@given(salads | strategies.texts)
def test_raises_nothing_else(text):
    """Any text is read or refused, with a span inside it and suggestions that read."""
    for strict in (False, True):
        try:
            parse_spelled_number(text, strict=strict)
        except ParseError as error:
            refusal = error
        else:
            continue
        assert 0 <= refusal.span[0] <= refusal.span[1] <= len(text)
        for suggestion in refusal.suggestions:
            parse_number_words(suggestion, strict=strict)


@given(salads)
def test_strict_agrees(text):
    """What is read strictly is read the same way tolerantly."""
    with contextlib.suppress(ParseError):
        assert parse_spelled_number(text, strict=True) == parse_spelled_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "tỷ " * 250_000, "một " * 250_000, "không phẩy " + "một " * 250_000, "9" * 1_000_000,
        "1." * 500_000, "âm " * 300_000, "phần " * 200_000, "hai mươi " * 100_000, " " * 1_000_000,
        "-" * 1_000_000, "một tỷ" + " tỷ" * 4_000, "1/" + "9" * 999_999, "1 " * 500_000,
        "một-" * 200_000, "a\u0301" * 400_000,
    ],
)  # fmt: skip
def test_hostile(text):
    """A megabyte of anything is refused in time."""
    start = time.perf_counter()
    with pytest.raises(ParseError):
        parse_spelled_number(text)
    assert time.perf_counter() - start < 5
