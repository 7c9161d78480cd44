"""Numbers and symbols of documents."""

import contextlib

import attrs
import pytest
from hypothesis import example, given

import strategies
from phoiho.documents import (
    DocumentNumber,
    Irregularity,
    NumberStyle,
    format_document_number,
    parse_document_number,
)
from phoiho.errors import ParseError

# As printed: number, year, type, issuers, style, irregularities, regular form.
REAL = """\
69/QCPH-HĐND-UBND-MTTQ|69||QCPH|HĐND UBND MTTQ|state||
01/QCPH/UBND-UBMTTQ|01||QCPH|UBND UBMTTQ|state|slash_after_type|01/QCPH-UBND-UBMTTQ
403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN|403|2017|NQLT|UBTVQH14 CP ĐCTUBTWMTTQVN|state||
Số: 03 /CTrPH-MTTW-TCTV|03||CTrPH|MTTW TCTV|state|blanks|03/CTrPH-MTTW-TCTV
207/QĐ-MTTW-BTT|207||QĐ|MTTW BTT|state||
737/MTTW-BTT|737|||MTTW BTT|untyped||
04-NQ/TU|04||NQ|TU|party||
11- HD/VPTW|11||HD|VPTW|party|blanks|11-HD/VPTW
31 - HD/BTCTW|31||HD|BTCTW|party|blanks|31-HD/BTCTW
51-KH / BTGTU|51||KH|BTGTU|party|blanks|51-KH/BTGTU
13-NQ/TƯ|13||NQ|TƯ|party||
số31-QĐ/TW|31||QĐ|TW|party|no_space_after_so|31-QĐ/TW
1836 QĐ/TWĐTN|1836||QĐ|TWĐTN|party|separator_missing|1836-QĐ/TWĐTN
367 - QĐ/TWĐTN-VP|367||QĐ|TWĐTN VP|party|blanks|367-QĐ/TWĐTN-VP
34/2014/QĐ-TTG|34|2014|QĐ|TTg|state|letter_case|34/2014/QĐ-TTg
46/2014/nđ-cp|46|2014|NĐ|CP|state|letter_case|46/2014/NĐ-CP
17/2015/ttlt-btp-bqp|17|2015|TTLT|BTP BQP|state|letter_case|17/2015/TTLT-BTP-BQP
82/2005-QĐ-UBND|82|2005|QĐ|UBND|state|hyphen_after_year|82/2005/QĐ-UBND
72/2025/QH15|72|2025||QH15|untyped||
222/HĐBT|222|||HĐBT|historic|historic_form|
124/CT|124|||CT|historic|historic_form|
Số: /HD- ĐTN|||HD|ĐTN|state|blanks number_missing|/HD-ĐTN
4/QC-UBND-UBMTTQ|4||QC|UBND UBMTTQ|state|number_not_padded|04/QC-UBND-UBMTTQ
30c/NQ-CP|30c||NQ|CP|state|letter_suffix|
69/QCPH–HĐND|69||QCPH|HĐND|state|en_dash|69/QCPH-HĐND
""".splitlines()
ROWS = [pytest.param(*row.split("|"), id=row.partition("|")[0]) for row in REAL]


@pytest.mark.parametrize(
    ("printed", "number", "year", "type_code", "issuers", "style", "faults", "regular"), ROWS
)
def test_real_numbers(printed, *, number, year, type_code, issuers, style, faults, regular):
    """Numbers as papers print them are cut into parts, and what is irregular is named."""
    read = parse_document_number(printed)
    assert read.number + read.suffix == number
    assert read.year == (int(year) if year else None)
    assert (read.type_code, read.issuer_codes) == (type_code, tuple(issuers.split()))
    assert read.style is NumberStyle(style)
    assert sorted(i.value for i in read.irregularities) == faults.split()
    assert str(read) == format_document_number(read) == (regular or printed)


@pytest.mark.parametrize(
    ("printed", "number", "year", "type_code", "issuers", "style", "faults", "regular"), ROWS
)
def test_strict(printed, *, number, year, type_code, issuers, style, faults, regular):
    """A strict reader takes what is regular and suggests it for what is not."""
    if not faults:
        assert parse_document_number(printed, strict=True) == parse_document_number(printed)
        return
    with pytest.raises(ParseError) as caught:
        parse_document_number(printed, strict=True)
    assert caught.value.suggestions == (regular or printed,)


@given(strategies.document_numbers())
def test_round_trip(number):
    """Reading undoes writing, and what is written is regular."""
    assert parse_document_number(format_document_number(number), strict=True) == number


@given(strategies.texts)
@example("1/-/")
@example("12345678901/QĐ-UBND")
@example("Số:")
@example("1/2020/")
@example("٣/QĐ-UBND")
def test_any_text_is_read_or_refused(text):
    """No text raises anything but a parse error; what was read is written."""
    with contextlib.suppress(ParseError):
        assert isinstance(format_document_number(parse_document_number(text)), str)


@pytest.mark.parametrize(
    "piece", ["1", "-", "/", " ", "A-", "QĐ/", "số ", "1/", ".", "Đ", "\u0301", " -", "a."]
)
def test_hostile_text_is_cheap(piece):
    """A megabyte of anything is read or refused at once: no reader walks it twice."""
    with contextlib.suppress(ParseError):
        parse_document_number("1/QĐ-" + piece * (10**6 // len(piece)) + "_")


@pytest.mark.parametrize("text", ["", "abc", "69", "69/", "04-XX/TU", "1/QĐ-_", "69/QCPH-12"])
def test_no_number(text):
    """What has no order of number, type and issuers is refused."""
    with pytest.raises(ParseError, match="expected a number such as"):
        parse_document_number(text)


def test_span_of_a_bad_group():
    """The error points at the part that is no code."""
    with pytest.raises(ParseError) as caught:
        parse_document_number("69/QCPH-HĐND-1234-UBND")
    assert caught.value.span == (13, 17)


def test_irregularities_do_not_count_in_comparison():
    """Two prints of one number are equal."""
    one, other = map(parse_document_number, ("151/NQ- HĐND", "151/NQ-HĐND"))
    assert one == other
    assert hash(one) == hash(other)
    assert one.irregularities != other.irregularities


def test_number_by_hand():
    """A number may be made of its parts; digits are padded in print."""
    number = DocumentNumber(number="7", type_code="QĐ", issuer_codes=("UBND",), year=2024)
    assert str(number) == "07/2024/QĐ-UBND"
    assert str(attrs.evolve(number, number="")) == "/2024/QĐ-UBND"
    assert Irregularity.BLANKS.value == "blanks"
