"""Amounts of money."""

import contextlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.errors import ParseError
from phoiho.vietnamese import Money, format_money, parse_money, spell_money
from phoiho.vietnamese.currencies import CURRENCY_NAMES

D = Decimal
amounts = st.integers(-(10**15), 10**15) | st.builds(
    lambda n: D(f"{n}E-2"), st.integers(-(10**12), 10**12)
)
codes = st.sampled_from(sorted(CURRENCY_NAMES))


@pytest.mark.parametrize(
    ("amount", "options", "text"),
    [
        (1_234_567, {}, "1.234.567 đồng"),
        (0, {}, "0 đồng"),
        (D("1234.50"), {"currency": "USD"}, "1.234,50 USD"),
        (1_200_000_000, {"scale": "tỷ"}, "1,2 tỷ đồng"),
        (1_234_000_000_000, {"scale": "tỷ"}, "1.234 tỷ đồng"),
        (1_255_000_000, {"scale": "tỷ", "decimals": 2}, "1,26 tỷ đồng"),
        (-500_000, {"scale": "triệu"}, "-0,5 triệu đồng"),
    ],
)
def test_format_money(amount, options, text):
    """Dong have their word, other currencies their code."""
    assert format_money(amount, **options) == text


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.234.567 đồng", 1_234_567, "VND"), ("1.234.567đ", 1_234_567, "VND"),
        ("1.234.567 VNĐ", 1_234_567, "VND"), ("500₫", 500, "VND"),
        ("1.234 tỷ đồng", 1_234_000_000_000, "VND"), ("50 nghìn tỷ đồng", 50 * 10**12, "VND"),
        ("1 tỷ 200 triệu đồng", 1_200_000_000, "VND"), ("2,35 tỷ đồng", 2_350_000_000, "VND"),
        ("Mười triệu đồng chẵn./.", 10_000_000, "VND"), ("hai triệu rưỡi đồng", 2_500_000, "VND"),
        ("100 USD", 100, "USD"), ("1.234,50 USD", D("1234.50"), "USD"),
        ("hai đô la Mỹ", 2, "USD"),
        ("năm nhân dân tệ", 5, "CNY"),
        ("1,5 triệu euro", 1_500_000, "EUR"),
    ],
)  # fmt: skip
def test_parse_money(text, amount, currency):
    """Digits, scale words and words are amounts."""
    assert parse_money(text) == Money(amount=amount, currency=currency)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("1.234", ("1.234 đồng",)), ("100$", ()), ("$100", ()), ("1,234.50 USD", ("1.234,50 USD",)),
        ("1.5 tỷ đồng", ("1,5 tỷ đồng",)),
        ("đồng", ()),
        ("", ()),
        ("5%", ()),
        ("ba phần tư đồng", ()),
        ("thứ ba đồng", ()), ("5 đồng 5", ()), ("XYZ 5", ()),
    ],
)  # fmt: skip
def test_refused(text, suggestions):
    """No currency, a sign that many share or another country's digits are refused."""
    with pytest.raises(ParseError) as caught:
        parse_money(text)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize(
    ("amount", "options", "words"),
    [
        (0, {}, "không đồng"),
        (190_234_500, {}, "một trăm chín mươi triệu hai trăm ba mươi tư nghìn năm trăm đồng"),
        (1_000_005, {"chan": True, "sentence": True}, "Một triệu không trăm linh năm đồng chẵn"),
        (1005, {"dialect": "south"}, "một ngàn không trăm lẻ năm đồng"),
        (D("15.05"), {"currency": "EUR"}, "mười lăm phẩy không năm euro"),
        (1234, {"currency": "USD"}, "một nghìn hai trăm ba mươi tư đô la Mỹ"),
    ],
)  # fmt: skip
def test_spell_money(amount, options, words):
    """An amount is its number and the name of the currency."""
    assert spell_money(amount, **options) == words


def test_faults():
    """Unknown currencies, fractions and floats are refused."""
    for make in (format_money, spell_money):
        with pytest.raises(ValueError, match="XYZ"):
            make(5, "XYZ")
        with pytest.raises(TypeError):
            make(1.5)
    with pytest.raises(TypeError):
        spell_money(Fraction(1, 2))


@given(amounts, codes, st.sampled_from([None, "nghìn", "triệu", "tỷ"]))
def test_inverse_of_digits(amount, currency, scale):
    """What is printed is read back."""
    assert parse_money(format_money(amount, currency, scale=scale)) == Money(
        amount=amount, currency=currency
    )
    assert parse_money(str(Money(amount=amount, currency=currency))).amount == amount


@given(amounts, codes, st.sampled_from(["north", "south"]), st.booleans(), st.booleans())
def test_inverse_of_words(amount, currency, dialect, chan, sentence):
    """What is spelled is read back."""
    words = spell_money(amount, currency, dialect=dialect, chan=chan, sentence=sentence)
    assert parse_money(words) == Money(amount=amount, currency=currency)


@given(strategies.texts | strategies.texts.map(lambda text: f"{text} đồng"))
def test_raises_nothing_else(text):
    """Any text is read or refused."""
    with contextlib.suppress(ParseError):
        parse_money(text)
