"""Citations of acts: read, found in prose, written by the rules of each system."""

import contextlib
import datetime as dt
import unicodedata
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.documents import (
    Citation,
    CitationForm,
    DocumentSystem,
    Irregularity,
    find_citations,
    find_document_numbers,
    format_citation,
    parse_citation,
    parse_document_number,
    parse_legal_bases,
    parse_provisions,
)
from phoiho.errors import ParseError
from phoiho.periods import Period, YearlessDate
from phoiho.vietnamese import iso


def _table(name):
    """Return the rows of a table beside this file, without its header."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


# The forms of a citation: the text, then what is read of it.
FORMS = [pytest.param(*row, id=row[0]) for row in _table("citation_forms.tsv")]

# Lines of real papers and pages: kind; whether it was at hand when the reader was built, read right
# at first or later, or is still missed; text; acts; source.
LINES = _table("citations.tsv")


def _parts(citation):
    """Return what a citation says, as the tables of these tests write it."""
    number = str(citation.number) if citation.number else citation.short_number
    day = iso(citation.issued_on) if citation.issued_on else ""
    return [citation.type, citation.name, number, str(citation.year or ""), day, citation.issuer]


@pytest.mark.parametrize(
    ("text", "kind", "name", "number", "year", "day", "issuer", "subject"), FORMS
)
def test_read(text, *, kind, name, number, year, day, issuer, subject):
    """A citation is read whole, in prose too, and reads back from what is written."""
    citation = parse_citation(text)
    assert [*_parts(citation), citation.subject] == [kind, name, number, year, day, issuer, subject]
    assert parse_citation(format_citation(citation)) == citation
    assert parse_citation(unicodedata.normalize("NFD", text).replace(" ", "\n")) == citation


def _summary(citations):
    """Return citations in one line: the parts, the end of the subject, the amendments."""
    lines = []
    for citation in citations:
        provisions = ", ".join(map(str, citation.provisions))
        end = " ".join(citation.subject.split()[-2:])
        amended = ", ".join(map(str, (*citation.amended_in, *citation.amended_by)))
        lines.append("|".join([provisions, *_parts(citation), end, amended]).rstrip("|"))
    return " ## ".join(lines)


def _read_line(kind, text):
    """Return the citations of a line of legal bases or of prose."""
    if kind == "basis":
        return [m.citation for line in parse_legal_bases(text) for m in line.citations]
    return [mention.citation for mention in find_citations(text)]


@pytest.mark.parametrize(
    ("kind", "text", "acts"),
    [
        pytest.param(kind, text, acts, id=f"{number}-{text[:40]}")
        for number, (kind, state, text, acts, _) in enumerate(LINES, 2)
        if state != "missed"
    ],
)
def test_real_lines(kind, text, acts):
    """Lines of real papers and pages are read as a careful reader reads them."""
    assert _summary(_read_line(kind, text)) == acts


def test_lines_missed_are_few():
    """Of the real lines at most one in twenty is known to be read otherwise."""
    missed = [line for line in LINES if line[1] == "missed"]
    assert len(missed) * 20 <= len(LINES)
    for kind, _, text, acts, _ in missed:
        assert _summary(_read_line(kind, text)) != acts


PROSE = {
    "Quyết định 217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị, tỉnh đã": [
        "Quyết định 217-QĐ/TW",
        "218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị",
    ],
    "các Nghị quyết số 18-NQ/TW, 19-NQ/TW đã": ["Nghị quyết số 18-NQ/TW", "19-NQ/TW"],
    "theo Nghị quyết số 04-NQ/TU của Thành ủy, UBND thành phố đã": [
        "Nghị quyết số 04-NQ/TU của Thành ủy"
    ],
    "theo Nghị quyết số 35-NQ/TW của Bộ Chính trị khẳng định": [
        "Nghị quyết số 35-NQ/TW của Bộ Chính trị"
    ],
    "Thông tư của Bộ Y tế yêu cầu": [],
    "về Luật Mặt trận Tổ quốc Việt Nam và Luật Công đoàn được": [
        "Luật Mặt trận Tổ quốc Việt Nam",
        "Luật Công đoàn",
    ],
    "theo khoản 2 Điều 9 của Luật Thanh niên, các": ["khoản 2 Điều 9 của Luật Thanh niên"],
    "khoản 1 Điều 5 Luật này và khoản 2 Điều này": [],
    "thực hiện nghị quyết của Đảng, luật và các quyết định": [],
    "Sở Kế hoạch và Đầu tư, Luật sư A, Đại học Luật Hà Nội, Đoàn Luật Sư": [],
    "do Nhà xuất bản Luật Hà Nội năm 2015 in": [],
    "Kế hoạch 5 năm 2021-2025; Chương trình 10 điểm; Nghị quyết này; Quyết định có hiệu lực": [],
    "Nghị quyết Đại hội về phương hướng; Nghị quyết Đại hội đã thông qua": [],
    "nghị quyết số 35 của Bộ Chính trị đã": ["nghị quyết số 35 của Bộ Chính trị"],
    "Điều 5, Điều 6 Nghị định 30 và Điều 7 Nghị định 34": [
        "Điều 5, Điều 6 Nghị định 30",
        "Điều 7 Nghị định 34",
    ],
    "Quy chế giám sát ban hành kèm theo Quyết định số 217-QĐ/TW (sau đây gọi là": [
        "Quyết định số 217-QĐ/TW"
    ],
    "QUYẾT ĐỊNH SỐ 34/2014/QĐ-TTg NGÀY 30/5/2014 CỦA THỦ TƯỚNG CHÍNH PHỦ": [
        "QUYẾT ĐỊNH SỐ 34/2014/QĐ-TTg NGÀY 30/5/2014 CỦA THỦ TƯỚNG CHÍNH PHỦ"
    ],
    "Nghị quyết số 02-NQ/TW về “Đổi mới tổ chức, hoạt động”, thay mặt": [
        "Nghị quyết số 02-NQ/TW về “Đổi mới tổ chức, hoạt động”"
    ],
    "Nghị quyết số 05-NQ/TU về xây dựng Đảng, chính quyền. Ngày 5/5": [
        "Nghị quyết số 05-NQ/TU về xây dựng Đảng, chính quyền"
    ],
    "Nghị quyết số 05-NQ/TU về du lịch đã được triển khai": ["Nghị quyết số 05-NQ/TU về du lịch"],
    "(Nghị quyết số 05-NQ/TU về du lịch) đã": ["Nghị quyết số 05-NQ/TU về du lịch"],
    "ngày 5/5/2020, đạt 48/48 tiêu chí, giai đoạn 2016-2020": [],
    "theo Luật Mặt trận Tổ quốc Việt Nam, HĐND tỉnh năm 2015 tổ chức": [
        "Luật Mặt trận Tổ quốc Việt Nam"
    ],
    "Luật ban hành năm 2015, luật ban hành văn bản, Luật ban hành văn bản hướng dẫn": [],
    "NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP CỦA CHÍNH PHỦ VỀ CÔNG TÁC VĂN THƯ": [
        "NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP CỦA CHÍNH PHỦ VỀ CÔNG TÁC VĂN THƯ"
    ],
    "các Nghị quyết của Trung ương: số 18-NQ/TW ngày 25/10/2017 về bộ máy; số 19-NQ/TW về A": [
        "Nghị quyết của Trung ương: số 18-NQ/TW ngày 25/10/2017 về bộ máy",
        "19-NQ/TW về A",
    ],
    "Quyết định số 9-QĐ/TU về luân chuyển, tôi được điều động": [
        "Quyết định số 9-QĐ/TU về luân chuyển"
    ],
    "Công văn số 45 ngày công, Kế hoạch số 8 người": [],
}


@pytest.mark.parametrize(("text", "mentions"), PROSE.items(), ids=PROSE)
def test_found_in_prose(text, mentions):
    """A mention covers what was understood of one act, and nothing else is one."""
    found = find_citations(text)
    assert [mention.text for mention in found] == mentions
    assert [text[mention.start : mention.end] for mention in found] == mentions


@pytest.mark.parametrize("text", [text for text in PROSE if PROSE[text]], ids=str)
def test_places_in_decomposed_text(text):
    """Places count the caller's characters, in pieces or with line ends."""
    odd = "\ufeff" + unicodedata.normalize("NFD", text).replace(" ", " \r\n ")
    found = find_citations(odd)
    texts = [" ".join(unicodedata.normalize("NFC", m.text).split()) for m in found]
    assert texts == PROSE[text]
    assert [odd[m.start : m.end] for m in found] == [m.text for m in found]


@pytest.mark.parametrize("kind", ["basis", "prose"])
def test_issuer_on_the_next_line(kind):
    """A title in capitals may be broken after "của" (seen: tailieu.vn 2931241)."""
    text = "BÁO CÁO SỐ 102/BC-CP NGÀY 15/02/2025 CỦA\nCHÍNH PHỦ VỀ THỰC HIỆN CÁC MỤC TIÊU"
    (citation,) = _read_line(kind, text)
    assert (citation.issuer, citation.subject) == ("CHÍNH PHỦ", "VỀ THỰC HIỆN CÁC MỤC TIÊU")


_DECREES = (
    "Căn cứ các Nghị định của Chính phủ: Số 78/2025/NĐ-CP ngày 01/4/2025 quy định chi tiết Luật "
    "Ban hành văn bản quy phạm pháp luật; số 187/2025/NĐ-CP ngày 01/7/2025 sửa đổi, bổ sung một "
    "số điều của Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 và Nghị định số 79/2025/NĐ-CP;"
)


@pytest.mark.parametrize("kind", ["basis", "prose"])
def test_list_of_numbers(kind):
    """Numbers after a colon share type and issuer; each has its own day and subject."""
    first, second = _read_line(kind, _DECREES)
    assert _parts(first) == ["Nghị định", "", "78/2025/NĐ-CP", "", "2025-04-01", "Chính phủ"]
    assert _parts(second) == ["Nghị định", "", "187/2025/NĐ-CP", "", "2025-07-01", "Chính phủ"]
    assert first.subject.endswith("quy phạm pháp luật")
    assert second.subject.endswith("Nghị định số 79/2025/NĐ-CP")


def test_issuer_of_another_code_is_not_shared():
    """Numbers with other codes of issuers share the day, not the issuer."""
    text = "Nghị quyết số 18-NQ/TW và 05-NQ/TU ngày 12/12/2017 của Thành ủy"
    first, second = (mention.citation for mention in find_citations(text))
    assert (first.issuer, second.issuer) == ("", "Thành ủy")


@pytest.mark.parametrize(
    "day",
    ["31/6/2025", "30.02.2024", "29-02-2023", "31 tháng 6 năm 2025", "30 tháng 2", "12/13/2024"],
)
@pytest.mark.parametrize("kind", ["basis", "prose"])
def test_impossible_day(kind, day):
    """A day that no calendar has ends nothing, and the citation tells of it."""
    text = f"Thông báo số 100/TB-VPCP ngày {day} của Văn phòng Chính phủ về kết luận"
    (citation,) = _read_line(kind, text)
    assert citation.irregularities == (Irregularity.DAY_IMPOSSIBLE,)
    assert citation.issued_on is None
    assert (citation.issuer, citation.subject) == ("Văn phòng Chính phủ", "về kết luận")


def test_shared_day_and_issuer():
    """Numbers that share a type share the day and the issuer said once after them."""
    text = "Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị"
    first, second = (mention.citation for mention in find_citations(text))
    assert first.issued_on == second.issued_on == dt.date(2013, 12, 12)
    assert first.issuer == second.issuer == "Bộ Chính trị"


@pytest.mark.parametrize(
    ("text", "years", "acts"),
    [
        ("Luật Đất đai năm 2013 (sửa đổi, bổ sung năm 2018)", (2018,), []),
        ("Luật Nhà ở năm 2014 được sửa đổi, bổ sung năm 2016 và 2020", (2016, 2020), []),
        ("Bộ luật Hình sự 2015 (sửa đổi, bổ sung 2017)", (2017,), []),
        (
            "Luật Mặt trận số 75/2015/QH13, được sửa đổi, bổ sung bởi Luật số 97/2025/QH15",
            (),
            ["Luật số 97/2025/QH15"],
        ),
        (
            "Nghị định 22/2017/NĐ-CP (đã được sửa đổi theo Điều 2 Nghị định 112/2025/NĐ-CP)",
            (),
            ["Điều 2 Nghị định số 112/2025/NĐ-CP"],
        ),
        (
            "Nghị định 34/2016/NĐ-CP về luật (được sửa đổi, bổ sung bởi Nghị định 154/2020/NĐ-CP)",
            (),
            ["Nghị định số 154/2020/NĐ-CP"],
        ),
    ],
)
def test_amendments(text, years, acts):
    """The years in which, and the acts by which, an act was amended are kept."""
    citation = parse_citation(text)
    assert citation.amended_in == years
    assert [str(act) for act in citation.amended_by] == acts
    assert parse_citation(format_citation(citation)) == citation


@pytest.mark.parametrize(
    ("text", "irregularities"),
    [
        ("Chỉ thị số 05-NQ/TW", [Irregularity.TYPE_DOES_NOT_MATCH]),
        ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", []),
        ("Quy định số 29-QĐ/TW", []),
        ("Quyết định số 29-QĐ/TW", []),
        ("Quy chế số 217-QĐ/TW", []),
        ("Quy chế phối hợp số 05/QC-UBND-MTTQ", []),
        ("Kế hoạch liên tịch số 15/KHLT-UBND-MTTQ", []),
        ("Thông tri số 25/TT-MTTW-BTT", []),
        ("Thông tư số 25/TT-BNV", []),
        ("Luật số 72/2025/QH15", []),
        ("Công văn số 4330/BNN-KTHT", []),
        ("Nghị quyết số 04-NQ/TU của Bộ Chính trị", [Irregularity.WRONG_LEVEL_CODE]),
        ("Nghị quyết số 04-NQ/TU của Ban Chấp hành Trung ương", [Irregularity.WRONG_LEVEL_CODE]),
        ("Nghị quyết số 04-NQ/TW của Ban Thường vụ Tỉnh ủy", [Irregularity.WRONG_LEVEL_CODE]),
        ("Nghị quyết số 04-NQ/TU của Thành uỷ", []),
        ("Nghị quyết số 04-NQ/TW của Bộ Chính trị", []),
        ("Quyết định số 8-NQ/TW của Tỉnh ủy",
         [Irregularity.TYPE_DOES_NOT_MATCH, Irregularity.WRONG_LEVEL_CODE]),
    ],
)  # fmt: skip
def test_irregularities(text, irregularities):
    """Type, number and issuer are held against one another."""
    assert list(parse_citation(text).irregularities) == irregularities


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", (0, 0)),
        (" \n ", (0, 3)),
        ("\0", (0, 1)),
        ("Luật này", (0, 8)),
        ("Nghị quyết", (0, 10)),
        ("điểm b khoản 2 Điều 15", (0, 22)),
        ("48/48", (0, 5)),
        ("Luật Đất đai và Luật Nhà ở", (12, 26)),
        ("Nghị quyết số 04-NQ/TU đã ban hành", (22, 34)),
        ("Quyết định số 217-QĐ/TW và 218-QĐ/TW", (23, 36)),
        ("NghÞ quyÕt sè 04-NQ/TU", (0, 22)),
    ],
)
def test_not_one_citation(text, span):
    """What cites no act, several, or goes on is refused, with its place."""
    with pytest.raises(ParseError) as raised:
        parse_citation(text)
    assert raised.value.span == span


def test_short_number_beside_a_number():
    """Digits stand for a number, never beside one."""
    for fields in ({"short_number": "abc"}, {"short_number": "5", "number": _NUMBER}):
        with pytest.raises(ValueError, match="short number"):
            Citation(type="Nghị định", **fields)


_NUMBER = parse_document_number("30/2020/NĐ-CP")
_DECREE = Citation(
    type="Nghị định",
    number=_NUMBER,
    issued_on=dt.date(2020, 3, 5),
    issuer="Chính phủ",
    subject="về công tác văn thư",
)
_LAW = Citation(
    type="Luật",
    name="Mặt trận Tổ quốc Việt Nam",
    number=parse_document_number("75/2015/QH13"),
    year=2015,
    provisions=parse_provisions("khoản 2 Điều 9"),
)
_NAMED = "khoản 2 Điều 9 Luật Mặt trận Tổ quốc Việt Nam"


@pytest.mark.parametrize(
    ("citation", "rules", "text"),
    [
        (_DECREE, {"system": DocumentSystem.STATE},
         "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"),
        (_DECREE, {"system": DocumentSystem.PARTY},
         "Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ về công tác văn thư"),
        (_DECREE, {"form": CitationForm.LATER}, "Nghị định số 30/2020/NĐ-CP"),
        (_LAW, {"system": DocumentSystem.STATE}, _NAMED),
        (_LAW, {"system": DocumentSystem.STATE, "normative": True}, f"{_NAMED} số 75/2015/QH13"),
        (_LAW, {"form": CitationForm.LATER}, _NAMED),
        (_LAW, {}, f"{_NAMED} số 75/2015/QH13 năm 2015"),
    ],
)  # fmt: skip
def test_written_by_rules(citation, rules, text):
    """Each system gives what its rules ask for (NĐ 30/2020; NQ 351/2017, Điều 24)."""
    assert format_citation(citation, **rules) == text


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Nghị định số 30/2020/NĐ-CP", CitationForm.LATER),
        ("Nghị định số 30/2020/NĐ-CP của Chính phủ", CitationForm.FIRST),
        ("Luật Thanh niên", CitationForm.LATER),
        ("Luật Thanh niên năm 2020", CitationForm.FIRST),
    ],
)
def test_form(text, form):
    """A citation in full is told from one that only names the act again."""
    assert parse_citation(text).form is form


_types = st.sampled_from(["Nghị quyết", "Quyết định", "Kế hoạch", "Quy chế phối hợp", "Thông tri"])
_laws = st.sampled_from(
    ["Mặt trận Tổ quốc Việt Nam", "Thi đua, khen thưởng", "Tổ chức Chính phủ", "Đất đai",
     "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"]
)  # fmt: skip
_issuers = st.sampled_from(
    ["", "Chính phủ", "Thủ tướng Chính phủ", "Bộ Chính trị", "UBND tỉnh Quảng Ninh",
     "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường Bưởi", "Bộ Giáo dục và Đào tạo",
     "Ban Chấp hành Trung ương Đảng (khóa XIII)", "Hội đồng nhân dân tỉnh khóa XV"]
)  # fmt: skip
_subjects = st.sampled_from(
    ["", "về công tác văn thư", "về việc giám sát, phản biện xã hội",
     "về thực hiện Nghị quyết số 35-NQ/TW của Bộ Chính trị"]
)  # fmt: skip
_dates = st.one_of(
    st.none(),
    strategies.days,
    strategies.yearless_dates(),
    st.builds(Period.for_month, st.integers(1946, 2099), st.integers(1, 12)),
)
_years = st.none() | st.integers(1946, 2099)
_amending = st.lists(
    st.builds(Citation, type=st.just("Luật"), number=st.sampled_from(
        [parse_document_number("97/2025/QH15"), parse_document_number("47/2019/QH14")])),
    max_size=2,
).map(tuple)  # fmt: skip


def _is_found(number):
    """Tell whether prose is searched for such a number: not for those of unknown shape."""
    return [mention.number for mention in find_document_numbers(f"số {number}")] == [number]


@st.composite
def citations(draw):
    """Return any citation: of a paper by its number, or of a law by its name."""
    shared = {
        "issued_on": draw(_dates),
        "provisions": draw(st.just(()) | strategies.provisions(3)),
        "amended_in": draw(st.just(()) | st.just((2018,)) | st.just((2018, 2025))),
        "amended_by": draw(_amending),
        "year": draw(_years),
    }
    if draw(st.booleans()):
        number = draw(st.none() | st.just(parse_document_number("72/2025/QH15")))
        return Citation(type="Luật", name=draw(_laws), number=number, **shared)
    number = draw(strategies.document_numbers().filter(_is_found))
    return Citation(
        type=draw(_types), number=number, issuer=draw(_issuers), subject=draw(_subjects), **shared
    )


@given(citations())
def test_round_trip(citation):
    """What is written without a system reads back as the same citation."""
    assert parse_citation(format_citation(citation)) == citation


@given(citations(), st.sampled_from([None, *DocumentSystem]), st.booleans())
def test_every_form_reads_back(citation, system, normative):
    """Whatever a system leaves out, what is written is a citation of the same type and act."""
    for form in CitationForm:
        text = format_citation(citation, form=form, system=system, normative=normative)
        read = parse_citation(text)
        assert (read.type, read.name) == (citation.type, citation.name)
        assert read.number in {citation.number, None}
        assert read.provisions == citation.provisions


@given(strategies.texts | st.lists(st.sampled_from(
    ["Luật ", "Nghị quyết ", "số ", "04-NQ/TU ", "khoản 2 ", "Điều 5 ", "ngày 5/5/2020 ", "của ",
     "Bộ Y tế ", "và ", ", ", "; ", "(", ")", "“", "”", '"', "về ", "năm 2015 ", "\n", "\n\n",
     "được sửa đổi, bổ sung ", "bởi ", "Căn cứ ", "Đất đai ", "khóa XI ", "TP.", "ban hành "]),
    max_size=25).map("".join))  # fmt: skip
def test_any_text(text):
    """Any text is searched; mentions follow one another and are cut from the text."""
    end = 0
    for mention in find_citations(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
    with contextlib.suppress(ParseError):
        parse_citation(text)


@pytest.mark.parametrize(
    "piece",
    ["Luật ", "Luật A, ", "khoản 1, ", "Quyết định số 1/QĐ-UBND, ", "Phụ lục ", "a\u0301\u0301",
     "\n \n", "Nghị quyết số 5 của Bộ Y tế về việc a “", "(được sửa đổi bởi Luật số 1/2015/QH13 ",
     "QUYẾT ĐỊNH ", "Bộ Y tế và ", "Luật sửa đổi, bổ sung một số điều của Luật ",
     "các Quyết định của UBND: số 1/QĐ-UBND về a; ", "số 1/QĐ-UBND về a; ", "số 1/QĐ-UBND, ",
     "Luật Ban hành văn bản ", "Quy định thi hành Điều lệ Đảng do ", "lần thứ mười ",
     "Luật HĐND và "],
)  # fmt: skip
def test_hostile_texts(piece):
    """Long texts of one piece end, and mentions stay within them."""
    text = piece * (20_000 // len(piece))
    assert all(mention.end <= len(text) for mention in find_citations(text))


def test_yearless_day_is_kept():
    """A day without a year stays one."""
    assert parse_citation("Kế hoạch số 15/KH-UBND ngày 20/5").issued_on == YearlessDate(
        month=5, day=20
    )


def test_citations_are_values():
    """A citation is compared by what it says; what is irregular in it is no part of that."""
    read = parse_citation("Chỉ thị số 05-NQ/TW")
    assert read.irregularities
    assert read == attrs.evolve(read, irregularities=())
