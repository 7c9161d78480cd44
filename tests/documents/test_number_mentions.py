"""Numbers of documents in running prose."""

import itertools
import unicodedata

import pytest
from hypothesis import given

import strategies
from phoiho.documents import (
    find_document_numbers,
    lookup_document_types,
    parse_document_number,
)

# A text, and the numbers in it.
PROSE = """\
Nghị quyết số 04-NQ/TU ngày 11/12/2020 của Thành ủy|04-NQ/TU
Thực hiện Chương trình số 228/CTr-UBND, 10/17 nội dung và 48/48 thôn|228/CTr-UBND
các Nghị quyết số 18-NQ/TW, 19-NQ/TW và Quyết định 217-QĐ/TW.|18-NQ/TW;19-NQ/TW;217-QĐ/TW
Nghị định số 36-CP ngày 19/5/1995|36-CP
Luật số 72/2025/QH15 có hiệu lực từ 16/6/2025|72/2025/QH15
theo Công văn số 4330/BNN-KTHT; Công văn số 986/VPUBND-PVHCC.|4330/BNN-KTHT;986/VPUBND-PVHCC
Quyết định số 12/QĐ-UBND - HĐND tỉnh thống nhất|12/QĐ-UBND
Quyết định số 12/QĐ-UBND.Theo đó|12/QĐ-UBND
thông tư 77/2014/tt-btc hướng dẫn|77/2014/tt-btc
số31-QĐ/TW và 1836 QĐ/TWĐTN|31-QĐ/TW;1836 QĐ/TWĐTN
Nghị quyết số 151/NQ- HĐND của HĐND thành phố|151/NQ- HĐND
Kế hoạch 12/KH-UBND/2024 (bản gõ sai)|12/KH-UBND/2024
Số: /HD- ĐTN|/HD- ĐTN
Số: ....../2024/NQ-HĐND|/2024/NQ-HĐND
Kế hoạch số 31 – KH/HU|31 – KH/HU
Số 15/ABC-XYZ|15/ABC-XYZ
15/ABC-XYZ|
Kế hoạch số 12/KH - MTTQ ngày 3/4/2026|12/KH - MTTQ
Công văn số 12/MTTQ - BTT và số 7/UBND - HĐND|12/MTTQ - BTT;7/UBND
Hướng dẫn số 22HD/TWĐTN, 97QĐ/TW|22HD/TWĐTN;97QĐ/TW
Chỉ thị 55-CT/T.W|55-CT/T.W
năm 2019 - UBND tỉnh chỉ đạo; giai đoạn 2016-2020|
tỷ lệ 48/48, ngày 20/5, 3/2/1930, 5.773/5.773 đoàn viên|
QCVN 01-1:2018/BYT; điện thoại 024-3822|
https://example.vn/van-ban/12-KH-TU.htm|
24/7, 5/10 Ban, 7/KH|
""".splitlines()


@pytest.mark.parametrize("row", PROSE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_prose(row, form):
    """Numbers are found where they stand, and nothing that only looks like one."""
    text, _, wanted = row.partition("|")
    text = unicodedata.normalize(form, text)
    mentions = find_document_numbers(text)
    assert [unicodedata.normalize("NFC", m.text) for m in mentions] == list(
        filter(None, wanted.split(";"))
    )
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.number == parse_document_number(mention.text)


@given(strategies.document_numbers())
def test_numbers_after_so(number):
    """Every number with a known type is found after "số"; a dot may end the sentence instead."""
    dotted = any("." in code for code in number.issuer_codes)
    typed = bool(lookup_document_types(number.type_code))
    if number.number and typed and number.issuer_codes and not dotted:
        [mention] = find_document_numbers(f"Văn bản số {number}, ban hành")
        assert mention.number == number


@given(strategies.texts)
def test_any_text(text):
    """Any text is searched; mentions stand in order, apart from one another."""
    mentions = find_document_numbers(text)
    for one, other in itertools.pairwise(mentions):
        assert one.end <= other.start


@pytest.mark.parametrize(
    "piece", ["1", "A1/", "1/A-", "1/", "số ", "số: .", "1-1-", " ", "1 A", "1/A.", "\u0301"]
)
def test_hostile_text(piece):
    """A megabyte of anything is searched at once."""
    assert isinstance(find_document_numbers(piece * (10**6 // len(piece))), tuple)
