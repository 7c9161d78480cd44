"""Numbers and symbols of documents."""

import contextlib
import csv
import pathlib

import attrs
import pytest
from hypothesis import example, given

import strategies
from phoiho.documents import (
    DocumentNumber,
    DocumentSystem,
    Irregularity,
    NumberStyle,
    find_habit,
    format_document_number,
    lookup_document_types,
    lookup_issuer_codes,
    parse_document_number,
    regular_form,
)
from phoiho.errors import ParseError
from phoiho.reference import load_table

# As printed: number, year, type, issuers, style, irregularities, regular form.
FORMS = """\
69/QCPH-HĐND-UBND-MTTQ|69||QCPH|HĐND UBND MTTQ|state||
01/QCPH/UBND-UBMTTQ|01||QCPH|UBND UBMTTQ|state|slash_after_type|01/QCPH-UBND-UBMTTQ
403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN|403|2017|NQLT|UBTVQH14 CP ĐCTUBTWMTTQVN|state||
Số: 03 /CTrPH-MTTW-TCTV|03||CTrPH|MTTW TCTV|state|space_before_slash|03/CTrPH-MTTW-TCTV
737/MTTW-BTT|737|||MTTW BTT|untyped||
12/KH-MTTW-UB|12||KH|MTTW UB|state||
04-NQ/TU|04||NQ|TU|party||
11- HD/VPTW|11||HD|VPTW|party|space_after_hyphen|11-HD/VPTW
31 - HD/BTCTW|31||HD|BTCTW|party|spaces_around_hyphen|31-HD/BTCTW
31 -HD/BTCTW|31||HD|BTCTW|party|extra_spaces|31-HD/BTCTW
51-KH / BTGTU|51||KH|BTGTU|party|spaces_around_slash|51-KH/BTGTU
51-KH/ BTGTU|51||KH|BTGTU|party|space_after_slash|51-KH/BTGTU
51-KH BTGTU|51||KH|BTGTU|party|space_instead_of_slash|51-KH/BTGTU
13-NQ/TƯ|13||NQ|TƯ|party|issuer_spelling_variant|13-NQ/TƯ
115-HD/BTGW|115||HD|BTGW|party|issuer_misspelled|115-HD/BTGW
15/KH-UBDN|15||KH|UBDN|state|issuer_misspelled|15/KH-UBDN
số31-QĐ/TW|31||QĐ|TW|party|no_space_after_so|31-QĐ/TW
Số:31-QĐ/TW|31||QĐ|TW|party|no_space_after_so|31-QĐ/TW
1836 QĐ/TWĐTN|1836||QĐ|TWĐTN|party|separator_missing|1836-QĐ/TWĐTN
1836QĐ/TWĐTN|1836||QĐ|TWĐTN|party|separator_missing|1836-QĐ/TWĐTN
12 QĐ-UBND|12||QĐ|UBND|state|space_instead_of_slash|12/QĐ-UBND
12/QĐ UBND|12||QĐ|UBND|state|hyphen_lost|12/QĐ-UBND
12/QĐUBND|12||QĐ|UBND|state|hyphen_lost|12/QĐ-UBND
2836/QĐ.UBND|2836||QĐ|UBND|state|hyphen_lost|2836/QĐ-UBND
12-QĐ-UBND|12||QĐ|UBND|state|hyphen_only|12/QĐ-UBND
12-KH-TU|12||KH|TU|party|hyphen_only|12-KH/TU
12/KH/TU|12||KH|TU|party|slash_for_both|12-KH/TU
12/KH-TU|12||KH|TU|state|state_style_separators|12/KH-TU
12-QĐ/UBND|12||QĐ|UBND|party|party_style_separators|12-QĐ/UBND
367 - QĐ/TWĐTN-VP|367||QĐ|TWĐTN VP|party|spaces_around_hyphen|367-QĐ/TWĐTN-VP
34/2014/QĐ-TTG|34|2014|QĐ|TTg|state|letter_case|34/2014/QĐ-TTg
17/2015/ttlt-btp-bqp|17|2015|TTLT|BTP BQP|state|letter_case|17/2015/TTLT-BTP-BQP
07/NQ-HDND|07||NQ|HĐND|state|diacritic_lost|07/NQ-HĐND
2/2019/QÐ-UBND|2|2019|QĐ|UBND|state|look_alike_letter number_not_padded|02/2019/QĐ-UBND
Sè: 04/HD-L§L§|04||HD|LĐLĐ|state|legacy_encoding|04/HD-LĐLĐ
82/2005-QĐ-UBND|82|2005|QĐ|UBND|state|hyphen_after_year|82/2005/QĐ-UBND
82/2005 QĐ-UBND|82|2005|QĐ|UBND|state|space_instead_of_slash|82/2005/QĐ-UBND
2005/82/QĐ-UBND|82|2005|QĐ|UBND|state|year_misplaced|82/2005/QĐ-UBND
82/QĐ-UBND/2005|82|2005|QĐ|UBND|state|year_misplaced|82/2005/QĐ-UBND
04-NQ/TU/2020|04||NQ|TU|party|year_misplaced|04-NQ/TU
12/98/QĐ-BTC|12|1998|QĐ|BTC|state|year_shortened|12/1998/QĐ-BTC
72/2025/QH15|72|2025||QH15|untyped||
34/2024/UBND|34|2024||UBND|untyped|type_missing|34/2024/UBND
29/TU|29|||TU|untyped|type_missing|29/TU
15-TU|15|||TU|untyped|hyphen_only type_missing|15/TU
222/HĐBT|222|||HĐBT|historic|historic_form|
36-CP|36|||CP|historic|historic_form|36/CP
124/CT|124|||CT|historic|historic_form|
06-TC/TCDN|06|||TC TCDN|untyped|historic_issuer_code|06/TC-TCDN
3698/QĐ-UB|3698||QĐ|UB|state|historic_issuer_code|3698/QĐ-UB
1531/BYT-QĐ|1531||QĐ|BYT|state|type_after_issuer|1531/QĐ-BYT
12-XYZ/TU|12||XYZ|TU|party|type_unknown|12-XYZ/TU
12/XYZ-UBND|12||XYZ|UBND|state|type_unknown|12/XYZ-UBND
525/CV-SNV|525||CV|SNV|state|type_of_other_system|525/CV-SNV
12-NĐ/TW|12||NĐ|TW|party|type_of_other_system|12-NĐ/TW
Số 29-CV/TC-NV|29||CV|TC-NV|party|hyphen_in_code|29-CV/TC-NV
05/BC-TT.HĐND|05||BC|TT.HĐND|state|dot_in_code|05/BC-TT.HĐND
15/KH|15||KH||state|symbol_truncated|15/KH
15/KH-|15||KH||state|symbol_truncated|15/KH
Số: /HD- ĐTN|||HD|ĐTN|state|number_missing space_after_hyphen state_style_separators|/HD-ĐTN
Số: ...../2024/NQ-HĐND||2024|NQ|HĐND|state|number_missing|/2024/NQ-HĐND
Số    -NQ/TU|||NQ|TU|party|number_missing|-NQ/TU
4/QC-UBND-UBMTTQ|4||QC|UBND UBMTTQ|state|number_not_padded|04/QC-UBND-UBMTTQ
3O/2020/NĐ-CP|30|2020|NĐ|CP|state|look_alike_letter|30/2020/NĐ-CP
05/KH-BTT MTTQ|05||KH|BTT MTTQ|state|hyphen_lost|05/KH-BTT-MTTQ
30c/NQ-CP|30c||NQ|CP|state|letter_suffix|
69/QCPH–HĐND|69||QCPH|HĐND|state|en_dash|69/QCPH-HĐND
Nghị quyết số 04-NQ/TU|04||NQ|TU|party||04-NQ/TU
Chỉ thị số 04-NQ/TU|04||NQ|TU|party|type_does_not_match|04-NQ/TU
Thông tri 25/TT-MTTW-BTT.|25||TT|MTTW BTT|state||25/TT-MTTW-BTT
13/CTrPH-CA-MTTQ-CTCTV|13||CTrPH|CA MTTQ CTCTV|state|issuer_spelling_variant|
01/LN-VKS-CA-TA-THA|01||LN|VKS CA TA THA|state||
1596/2003/QĐ.UBT|1596|2003|QĐ|UBT|state|historic_issuer_code hyphen_lost|1596/2003/QĐ-UBT
15/CT-UBT|15||CT|UBT|state|historic_issuer_code|
05/BC-BTT.UBMTTQ|05||BC|BTT.UBMTTQ|state|dot_in_code|
""".splitlines()
ROWS = [pytest.param(*row.split("|"), id=row.partition("|")[0]) for row in FORMS]
COLUMNS = ("printed", "number", "year", "type_code", "issuers", "style", "faults", "regular")


@pytest.mark.parametrize(COLUMNS, ROWS)
def test_forms(printed, *, number, year, type_code, issuers, style, faults, regular):
    """Numbers as papers print them are cut into parts, and what is irregular is named."""
    read = parse_document_number(printed)
    assert read.number + read.suffix == number
    assert read.year == (int(year) if year else None)
    assert (read.type_code, read.issuer_codes) == (type_code, tuple(issuers.split()))
    assert read.style is NumberStyle(style)
    assert sorted(i.value for i in read.irregularities) == faults.split()
    assert str(read) == format_document_number(read) == (regular or printed)
    assert parse_document_number(str(read)) == read
    assert read.printed == printed


@pytest.mark.parametrize(COLUMNS, ROWS)
def test_strict(printed, *, number, year, type_code, issuers, style, faults, regular):
    """A strict reader takes what is regular, and suggests it for what is not."""
    if not faults:
        assert parse_document_number(printed, strict=True) == parse_document_number(printed)
        return
    with pytest.raises(ParseError) as caught:
        parse_document_number(printed, strict=True)
    suggested = regular_form(parse_document_number(printed))
    assert caught.value.suggestions == (() if suggested == printed else (suggested,))
    assert Irregularity(faults.split()[0]).label("en") in caught.value.expected


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("12/KH-TU", "12-KH/TU"),
        ("12-QĐ/UBND", "12/QĐ-UBND"),
        ("115- HD/BTGW", "115-HD/BTGTW"),
        ("525/CV-SNV", "525/SNV"),
        ("04-NQ/TU/2020", "04-NQ/TU"),
        ("12-NĐ/TW", "12-NĐ/TW"),
        ("29/TU", "29/TU"),
        ("222/HĐBT", "222/HĐBT"),
        ("01/QCPH/UBND-UBMTTQ", "01/QCPH-UBND-UBMTTQ"),
    ],
)
def test_regular_form(printed, written):
    """A number is mended as far as its system and its codes are sure."""
    assert regular_form(parse_document_number(printed)) == written


def test_every_irregularity_is_shown():
    """Every name of a fault is found by some form above or by a citation."""
    named = {name for row in FORMS for name in row.split("|")[6].split()}
    assert {i.value for i in Irregularity} - named == {"wrong_level_code", "day_impossible"}


# Printed numbers of real papers, each with its source; `numbers.tsv` says how it is labelled.
with (pathlib.Path(__file__).parent / "numbers.tsv").open(encoding="utf-8", newline="") as table:
    REAL = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
NOT_READ = {
    "151/2003/QĐ-BCA (A11)": "a remark in brackets",
    "Số:            /BNNMT-TCCB 7878": "the number stands after the symbol",
    "9520/BKHĐT-T TĐMST": "a blank inside a code that no table has",
    "41/TCCB": "a drafting unit alone looks like an issuer",
    "9-TC/TQÐ": "a unit that no table has: TC reads as thông cáo",
    "Số: 04/VKSTC-V12": "only the paper shows that it is no letter",
}


def _real(row):
    """Return a row as a case; one that is not read is expected to fail."""
    marks = [pytest.mark.xfail(reason=NOT_READ[row["raw"]])] if row["raw"] in NOT_READ else []
    return pytest.param(row, id=row["raw"], marks=marks)


@pytest.mark.parametrize("row", [_real(row) for row in REAL])
def test_real_numbers(row):
    """Real numbers are read as somebody who saw the paper read them."""
    read = parse_document_number(row["raw"])
    assert read.number + read.suffix == row["number"]
    assert str(read.year or "") == row["year"]
    assert read.type_code == row["type"]
    assert ";".join(read.issuer_codes) == row["issuers"]
    assert bool(read.irregularities) == (row["irregularity"] != "none")


@given(strategies.document_numbers())
@example(DocumentNumber(number="1900", year=1945, type_code="BB"))
@example(DocumentNumber(number="", type_code="TT", issuer_codes=("TC-NV",)))
def test_round_trip(number):
    """Reading undoes writing, whatever the style, the type and the issuers."""
    assert parse_document_number(format_document_number(number)) == number


@given(strategies.document_numbers())
def test_printed_form_is_final(number):
    """What is written from a number that was read is written the same again."""
    printed = format_document_number(parse_document_number(str(number)))
    assert format_document_number(parse_document_number(printed)) == printed


@given(strategies.texts)
@example("1/-/")
@example("12345678901/QĐ-UBND")
@example("Số:")
@example("1/2020/")
@example("٣/QĐ-UBND")
@example("1/TC-TCT")
@example("1/Tc")
@example("1900/1945/BB")
def test_any_text_is_read_or_refused(text):
    """No text raises anything but a parse error; what was read is written."""
    with contextlib.suppress(ParseError):
        assert isinstance(format_document_number(parse_document_number(text)), str)


@pytest.mark.parametrize(
    "piece", ["1", "-", "/", " ", "A-", "QĐ/", "số ", "1/", ".", "Đ", "\u0301", " -", "a."]
)
def test_hostile_text_is_cheap(piece):
    """A megabyte of anything is refused at once."""
    with pytest.raises(ParseError):
        parse_document_number("1/QĐ-" + piece * (10**6 // len(piece)) + "_")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "abc",
        "69",
        "69/",
        "1/QĐ-_",
        "69/QCPH-12",
        "48/48",
        "Tc",
        "QĐ-UBND",
        "20/5/2020",
        "-",
    ],
)
def test_no_number(text):
    """What has no order of number, type and issuers is refused."""
    with pytest.raises(ParseError, match="expected a number such as"):
        parse_document_number(text)


def test_span_of_a_bad_group():
    """The error points at the part that is no code."""
    with pytest.raises(ParseError) as caught:
        parse_document_number("69/QCPH-HĐND-1234-UBND")
    assert caught.value.span == (13, 17)


def test_prints_of_one_number_are_equal():
    """What was irregular in print, and zeros before a number, do not make another number."""
    one, other = map(parse_document_number, ("4/NQ- HĐND", "04/NQ-HĐND"))
    assert one == other
    assert hash(one) == hash(other)
    assert one.irregularities != other.irregularities
    assert parse_document_number("/NQ-HĐND") != parse_document_number("0/NQ-HĐND")


def test_number_by_hand():
    """A number may be made of its parts; digits are padded in print, codes put in their letters."""
    number = DocumentNumber(number="7", type_code="qđ", issuer_codes=["ttg"], year=2024)
    assert str(number) == "07/2024/QĐ-TTg"
    assert str(attrs.evolve(number, number="")) == "/2024/QĐ-TTg"


@pytest.mark.parametrize(
    "parts",
    [
        {"number": "x"},
        {"number": "1234567", "type_code": "QĐ"},
        {"number": "", "suffix": "c", "type_code": "QĐ"},
        {"number": "3", "suffix": "O", "type_code": "QĐ"},
        {"number": "1", "suffix": "cc", "type_code": "QĐ"},
        {"number": "1", "year": 1900, "type_code": "QĐ"},
        {"number": "1"},
        {"number": "1", "type_code": "QĐ", "issuer_codes": ("12",)},
        {"number": "1", "type_code": "QĐ", "issuer_codes": ("UB ND",)},
        {"number": "1", "type_code": "QĐ", "issuer_codes": ("UBND-VX",)},
        {"number": "1", "type_code": "XYZ", "issuer_codes": ("ABC",)},
        {"number": "1", "year": 2020, "type_code": "QĐ", "style": NumberStyle.PARTY},
        {"number": "1", "issuer_codes": ("QĐ", "UBND"), "style": NumberStyle.UNTYPED},
        {"number": "1", "issuer_codes": ("QĐUBND",), "style": NumberStyle.UNTYPED},
        {"number": "1", "issuer_codes": ("CP",), "style": NumberStyle.UNTYPED},
        {"number": "1", "issuer_codes": ("UBND",), "style": NumberStyle.HISTORIC},
    ],
)
def test_parts_that_cannot_stand_together(parts):
    """A number that would not be read back as it is written cannot be made."""
    with pytest.raises(ValueError, match=r"must|cannot"):
        DocumentNumber(**parts)


@pytest.mark.parametrize(
    ("printed", "system", "written"),
    [
        ("737/MTTW-BTT", DocumentSystem.PARTY, "737-CV/MTTW-BTT"),
        ("29-CV/HNDTW", DocumentSystem.STATE, "29/HNDTW"),
        ("12/KH-ĐTN", DocumentSystem.YOUTH, "12-KH/ĐTN"),
        ("12-KH/UBND", DocumentSystem.STATE, "12/KH-UBND"),
        ("34/2024/QĐ-UBND", DocumentSystem.STATE, "34/2024/QĐ-UBND"),
        ("12-KH/UBND", DocumentSystem.JOINT, "12-KH/UBND"),
    ],
)
def test_style_of_a_system(printed, system, written):
    """A number is written in the order of a system, its letters with or without a type."""
    assert format_document_number(parse_document_number(printed), system=system) == written


@pytest.mark.parametrize("printed", ["34/2024/QĐ-UBND", "222/HĐBT"])
def test_style_that_cannot_hold_a_number(printed):
    """A year, or a form of old, does not fit in the numbers of the Party."""
    with pytest.raises(ValueError, match=r"cannot stand|a form without a type"):
        format_document_number(parse_document_number(printed), system=DocumentSystem.PARTY)


@pytest.mark.parametrize(
    ("printed", "systems"),
    [
        ("04-NQ/TU", "party"),
        ("53/HD-ĐCT", "front union women"),
        ("66-HD/TWĐTN-BTC", "youth"),
        ("12/KH-MTTW-UB", "front"),
        ("69/QCPH-HĐND-UBND-MTTQ", "joint"),
        ("12/KH-XYZ", ""),
        ("11/KH-XYZ-BCA", ""),
        ("12/KH-BCA-XYZ", "state"),
    ],
)
def test_systems(printed, systems):
    """The issuers tell whose paper it is, as far as their codes do."""
    assert " ".join(s.value for s in parse_document_number(printed).systems) == systems


TYPES = list(load_table("document_types").records())


@pytest.mark.parametrize("row", TYPES, ids=lambda row: f"{row['system']} {row['name_vi']}")
def test_every_type(row):
    """Every type with a code is read before an issuer of its system and written back."""
    if not row["abbreviation"]:
        return
    system = DocumentSystem(row["system"])
    assert row["name_vi"].partition(" (")[0] in {
        t.name for t in lookup_document_types(row["abbreviation"], system=system)
    }
    habit = find_habit(system, on=None)
    party = habit is not None and habit.number_style is NumberStyle.PARTY
    printed = f"05-{row['abbreviation']}/TW" if party else f"05/{row['abbreviation']}-UBND"
    read = parse_document_number(printed)
    assert (read.type_code, str(read)) == (row["abbreviation"], printed)


ISSUERS = list(load_table("issuer_codes").records())


@pytest.mark.parametrize("row", ISSUERS, ids=lambda row: f"{row['system']} {row['code']}")
def test_every_issuer(row):
    """Every code is read after a type as what it is, and a departure leads to a known code."""
    assert row["body"] in {m.name for m in lookup_issuer_codes(row["code"])}
    read = parse_document_number(f"05/QĐ-{row['code']}")
    assert "-".join(read.issuer_codes) == row["code"]
    if row["stands_for"]:
        assert lookup_issuer_codes(row["stands_for"])


# Number, and the names of what every code means beside the others (bars between codes).
IN_CONTEXT = """\
13/CTrPH-CA-MTTQ-CTCTV=Công an|Ủy ban Mặt trận Tổ quốc Việt Nam|các tổ chức thành viên
06/CTr-CA-MT=Công an|Ủy ban Mặt trận Tổ quốc Việt Nam
01/LN-VKS-CA-TA-THA=Viện kiểm sát nhân dân|Công an|Tòa án nhân dân|Thi hành án dân sự
01/2017/TT-CA=Chánh án Tòa án nhân dân tối cao
634/CTPH-CCB-BĐBP=Hội Cựu chiến binh|Bộ đội Biên phòng
171/TTr-LĐTBXH-CSLĐ=Bộ/Sở/Phòng Lao động - Thương binh và Xã hội|Chính sách lao động
12/TTr-TNMT=Bộ/Sở/Phòng Tài nguyên và Môi trường
1241/UBND-TNMT=Ủy ban nhân dân|Tài nguyên và Môi trường
03/CTPH-HND-TNMT=Hội Nông dân|Bộ/Sở/Phòng Tài nguyên và Môi trường
04/NQ-ĐCT-MTTW=Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
05/BC-BTT-UBMTTQ=Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam
""".splitlines()


@pytest.mark.parametrize("row", IN_CONTEXT)
def test_codes_mean_what_their_neighbours_allow(row):
    """Of the meanings of a code those count that can stand beside the others."""
    printed, names = row.split("=")
    readings = parse_document_number(printed).issuers
    found = ["/".join(meaning.name for meaning in reading.meanings) for reading in readings]
    assert found == names.split("|")


def test_a_code_that_nothing_decides_keeps_its_meanings():
    """Alone and undated, CA is the officer or the police: both are given."""
    (reading,) = parse_document_number("05/QĐ-CA").issuers
    assert {m.name for m in reading.meanings} == {"Công an", "Chánh án Tòa án nhân dân tối cao"}


# Code, and the name that its parts make.
COMPOUNDS = """\
BTTUBTWMTTQVN=Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
BTTUBTƯMTTQ=Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
ĐCTUBTWMTTQ=Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
BTTUBMTTQ=Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam
BTT.UBMTTQVN=Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam
UBTWMTTQ=Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam
UBT=Ủy ban nhân dân tỉnh
UBMTTQX=Ủy ban Mặt trận Tổ quốc Việt Nam xã
HLHPNH=Hội Liên hiệp Phụ nữ huyện
TTUBND=Thường trực Ủy ban nhân dân
BTVHU=Ban Thường vụ Huyện ủy
BTVTU=Ban Thường vụ Tỉnh ủy/Thành ủy
BCHTWĐ=Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh
BTVLĐLĐ=Ban Thường vụ Liên đoàn Lao động
VPHĐND=Văn phòng Hội đồng nhân dân
""".splitlines()


@pytest.mark.parametrize("row", COMPOUNDS)
def test_codes_are_put_together_from_known_parts(row):
    """Organ, body, country and level make one code."""
    code, name = row.split("=")
    assert {meaning.name for meaning in lookup_issuer_codes(code)} == {name}


@pytest.mark.parametrize(
    "code", ["", "-", ".", "BTT", "VN", "T", "UBTW", "BTTXYZ", "XYZT", "BTT" * 99]
)
def test_what_no_known_parts_make_is_no_compound(code):
    """A part without the other makes nothing."""
    known = {row["code"] for row in load_table("issuer_codes").records()}
    assert bool(lookup_issuer_codes(code)) == (code in known)


def test_no_type_is_a_compound():
    """The code of a type is not read as an issuer put together from parts."""
    known = {row["code"] for row in load_table("issuer_codes").records()}
    types = {row["abbreviation"] for row in load_table("document_types").records()} - known
    assert [code for code in sorted(types) if lookup_issuer_codes(code)] == []


@given(strategies.texts)
def test_any_text_may_be_looked_up(text):
    """Any text has meanings or none."""
    for meaning in lookup_issuer_codes(text):
        assert meaning.name


def test_every_field_of_a_ministry_stands_alone():
    """The letters behind B and S of one field are a code: a paper leaves Bộ and Sở out."""
    rows = {r["code"]: r for r in load_table("issuer_codes").records() if r["system"] == "state"}
    kinds = {code: row["kind"].partition(":")[0] for code, row in rows.items()}
    pairs = [
        c[1:] for c in rows if kinds[c] == "ministry" and kinds.get("S" + c[1:]) == "department"
    ]
    assert len(pairs) > 10
    # TC was the Ministry of Finance, and is the type "thông cáo".
    assert [code for code in pairs if not lookup_issuer_codes(code) and code != "TC"] == []
