"""Who signs a paper, on whose behalf: written and read."""

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.documents import (
    DocumentSystem,
    PaperElement,
    Signature,
    SigningAuthority,
    SigningError,
    SigningIrregularity,
    UnknownLayoutError,
    iter_signing_marks,
    parse_signing_authority,
    signature_block,
    signature_columns,
)
from phoiho.errors import ParseError, PhoihoError
from phoiho.reference import load_table

D = dt.date
S, A, IR = DocumentSystem, SigningAuthority, SigningIrregularity
NOW = D(2026, 6, 1)

# System, who signs, the lines; the State's from 30/2020/NĐ-CP, Phụ lục I, II.7, and
# 01/2011/TT-BNV, Điều 12 (ketoanexcel.org), the Front's from public file read 2026-11 and
# 59089401990, the Party's from 36-HD/VPTW, II.1.7 (thuvienphapluat.vn 40E6A) and index
# ids 69452386862 and 70595454706, the Youth Union's from 2mit.org 31554.
BLOCKS = [
    (S.STATE, Signature(on_behalf_of="Ủy ban nhân dân", post="Chủ tịch", name="Nguyễn Văn A"),
     ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]),
    (S.STATE, Signature(on_behalf_of="Ủy ban nhân dân", signing_for="Chủ tịch",
                        post="Phó Chủ tịch", name="NGUYỄN VĂN A"),
     ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]),
    (S.STATE, Signature(signing_for="Bộ trưởng", post="Thứ trưởng"),
     ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
    (S.STATE, Signature(by_order_of="Chủ tịch", post="Chánh Văn phòng"),
     ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    (S.STATE, Signature(authorised_by="Giám đốc", post="Trưởng phòng Tổ chức cán bộ"),
     ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ"]),
    (S.STATE, Signature(acting=True, post="Giám đốc"), ["Q. GIÁM ĐỐC"]),
    (S.STATE, Signature(post="Chủ tịch", name="Y A Niê"), ["CHỦ TỊCH", "Y A Niê"]),
    (S.FRONT, Signature(on_behalf_of="Ban Thường trực", post="Chủ tịch", name="Lương Huệ Minh"),
     ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Lương Huệ Minh"]),
    (S.FRONT, Signature(on_behalf_of="Ban Thường trực", post="Phó Chủ tịch"),
     ["TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH"]),
    (S.PARTY, Signature(on_behalf_of="Ban Thường vụ", post="Phó Bí thư"),
     ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
    (S.PARTY, Signature(on_behalf_of="Ban Bí thư", name="Trần Cẩm Tú"),
     ["T/M BAN BÍ THƯ", "Trần Cẩm Tú"]),
    (S.PARTY, Signature(signing_for="Chánh Văn phòng", post="Phó Chánh Văn phòng"),
     ["K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
    (S.PARTY, Signature(by_order_of="Ban Thường vụ", post="Chánh Văn phòng",
                        name="Lê Thị Nguyệt Hương"),
     ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Thị Nguyệt Hương"]),
    (S.PARTY, Signature(acting=True, post="Chánh Văn phòng"), ["Q. CHÁNH VĂN PHÒNG"]),
    (S.YOUTH, Signature(on_behalf_of="Ban Bí thư Trung ương Đoàn", post="Bí thư Thường trực"),
     ["TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", "BÍ THƯ THƯỜNG TRỰC"]),
]  # fmt: skip


@pytest.mark.parametrize(("system", "signature", "lines"), BLOCKS)
def test_signature_block(system, signature, lines):
    """Authority, post and name stand one below the other, as the system writes them."""
    assert [line.text for line in signature_block(signature, system=system, on=NOW)] == lines


@pytest.mark.parametrize("on", [D(2018, 4, 2), D(2018, 4, 3), D(2026, 5, 26), D(2026, 5, 27)])
def test_party_marks_are_the_same_under_each_guide(on):
    """The Party's guides of 2004, 2018 and 2026 have T/M and K/T alike."""
    signature = Signature(signing_for="Trưởng ban", post="Phó Trưởng ban")
    block = signature_block(signature, system=S.PARTY, on=on)
    assert block[0].text == "K/T TRƯỞNG BAN"


def test_letters_of_the_block():
    """In the Party the post is not bold below an authority, and bold where it stands alone."""
    below = signature_block(
        Signature(on_behalf_of="Đảng ủy", post="Bí thư"), system=S.PARTY, on=NOW
    )
    alone = signature_block(Signature(post="Trưởng Ban"), system=S.PARTY, on=NOW)
    assert [line.layout.bold for line in below] == [True, False]
    assert [line.layout.element for line in below] == [PaperElement.AUTHORITY, PaperElement.POST]
    assert alone[0].layout.bold


@pytest.mark.parametrize(
    ("system", "signature", "message"),
    [
        (S.PARTY, Signature(authorised_by="Trưởng ban", post="Chánh Văn phòng"), "use 'T/L'"),
        (S.PARTY, Signature(on_behalf_of="Ban Thường vụ", signing_for="Bí thư", post="Phó Bí thư"),
         "for nobody else"),
        (S.STATE, Signature(signing_for="Chủ tịch", by_order_of="Chủ tịch", post="Ủy viên"),
         "exclude each other"),
    ],
)  # fmt: skip
def test_no_such_signature(system, signature, message):
    """A form that the guide excludes is refused with its basis, by an error that can be pickled."""
    with pytest.raises(SigningError, match=message) as raised:
        signature_block(signature, system=system, on=NOW)
    error = raised.value
    assert "Phụ lục I" in error.basis or "36-HD/VPTW" in error.basis
    assert isinstance(error, PhoihoError)
    assert isinstance(error, ValueError)
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (twin.reason, twin.basis, str(twin)) == (error.reason, error.basis, str(error))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("TS. Nguyễn Văn A", "Nguyễn Văn A"),
        ("GS.TS Trần Hồng Quân", "Trần Hồng Quân"),
        ("PGS.TS. Lê Văn B", "Lê Văn B"),
        ("Thạc sĩ Nguyễn Văn A", "Nguyễn Văn A"),
        ("Đại tá Nguyễn Văn A", "Nguyễn Văn A"),
        ("NGƯT. ThS. Phạm C", "Phạm C"),
    ],
)
@pytest.mark.parametrize("system", [S.STATE, S.PARTY])
def test_no_title_before_a_name(system, name, bare):
    """Degrees, ranks and honours are refused, the bare name is suggested."""
    with pytest.raises(ParseError) as raised:
        signature_block(Signature(post="Giám đốc", name=name), system=system, on=NOW)
    assert raised.value.suggestions == (bare,)


def test_titles_where_they_are_allowed():
    """Schools, hospitals and armed forces may print them."""
    signature = Signature(post="Hiệu trưởng", name="PGS.TS. Lê Văn B", with_titles=True)
    block = signature_block(signature, system=S.STATE, on=NOW)
    assert block[-1].text == "PGS.TS. Lê Văn B"


@pytest.mark.parametrize("row", list(load_table("name_titles").records()), ids=str)
def test_every_title_is_known(row):
    """Every title of the table is found before a name, and no name begins so by chance."""
    signature = Signature(post="Giám đốc", name=f"{row['title']} Nguyễn Văn A")
    with pytest.raises(ParseError):
        signature_block(signature, system=S.STATE, on=NOW)


@pytest.mark.parametrize("name", ["Tô Lâm", "Đại Nghĩa", "Thượng Tọa", "Ksor Phước", "Tsô Văn A"])
def test_names_that_look_like_titles(name):
    """A name that begins like a title is a name."""
    block = signature_block(Signature(post="Giám đốc", name=name), system=S.STATE, on=NOW)
    assert block[-1].text == name


@pytest.mark.parametrize(
    "signature", [Signature(), Signature(name="A"), Signature(on_behalf_of="UBND", acting=True)]
)
def test_nobody_signs(signature):
    """A block without a post or a collective is refused, and an actor without a post."""
    with pytest.raises(ParseError):
        signature_block(signature, system=S.STATE, on=NOW)


def test_columns_of_a_joint_paper():
    """Those who sign a joint paper stand side by side, in the order given."""
    first = Signature(on_behalf_of="Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh", post="Chủ tịch")
    second = Signature(on_behalf_of="Ủy ban nhân dân tỉnh", post="Chủ tịch")
    blocks = signature_columns([first, second], system=S.JOINT, on=NOW)
    assert [block[0].text for block in blocks] == [
        "TM. BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM TỈNH",
        "TM. ỦY BAN NHÂN DÂN TỈNH",
    ]
    assert signature_columns([], system=S.JOINT, on=NOW) == ()


# As printed, system, authority, what follows, irregularities, the regular line.
LINES = [
    ("KT. CHỦ TỊCH", S.STATE, A.DEPUTY, "CHỦ TỊCH", (), "KT. CHỦ TỊCH"),
    ("KT.CHỦ TỊCH", S.STATE, A.DEPUTY, "CHỦ TỊCH", (IR.BLANK_MISSING,), "KT. CHỦ TỊCH"),
    ("K/T Chủ tịch", S.STATE, A.DEPUTY, "Chủ tịch", (IR.OTHER_MARK, IR.LETTER_CASE),
     "KT. CHỦ TỊCH"),
    ("K/T TRƯỞNG BAN", S.PARTY, A.DEPUTY, "TRƯỞNG BAN", (), "K/T TRƯỞNG BAN"),
    ("KT. TRƯỞNG BAN", S.PARTY, A.DEPUTY, "TRƯỞNG BAN", (IR.OTHER_MARK,), "K/T TRƯỞNG BAN"),
    ("TM/ BAN THƯỜNG VỤ", S.PARTY, A.COLLECTIVE, "BAN THƯỜNG VỤ", (IR.OTHER_MARK,),
     "T/M BAN THƯỜNG VỤ"),
    ("T/M. BAN THƯỜNG VỤ", S.PARTY, A.COLLECTIVE, "BAN THƯỜNG VỤ", (IR.OTHER_MARK,),
     "T/M BAN THƯỜNG VỤ"),
    ("T/M BAN THƯỜNG VỤ", S.PARTY, A.COLLECTIVE, "BAN THƯỜNG VỤ", (), "T/M BAN THƯỜNG VỤ"),
    ("TM UBND TỈNH", S.STATE, A.COLLECTIVE, "UBND TỈNH", (IR.OTHER_MARK,), "TM. UBND TỈNH"),
    ("TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", S.YOUTH, A.COLLECTIVE, "BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN", (),
     "TM. BAN BÍ THƯ TRUNG ƯƠNG ĐOÀN"),
    ("Thay mặt Ban Thường trực", S.FRONT, A.COLLECTIVE, "Ban Thường trực",
     (IR.SPELLED_OUT, IR.LETTER_CASE), "TM. BAN THƯỜNG TRỰC"),
    ("TL. BỘ TRƯỞNG", S.STATE, A.ORDER, "BỘ TRƯỞNG", (), "TL. BỘ TRƯỞNG"),
    ("T/L BAN THƯỜNG VỤ", S.PARTY, A.ORDER, "BAN THƯỜNG VỤ", (), "T/L BAN THƯỜNG VỤ"),
    ("TUQ. GIÁM ĐỐC", S.STATE, A.AUTHORISED, "GIÁM ĐỐC", (), "TUQ. GIÁM ĐỐC"),
    ("T/UQ GIÁM ĐỐC", S.STATE, A.AUTHORISED, "GIÁM ĐỐC", (IR.OTHER_MARK,), "TUQ. GIÁM ĐỐC"),
    ("T/U TRƯỞNG BAN", S.PARTY, A.AUTHORISED, "TRƯỞNG BAN", (IR.NO_SUCH_FORM,), ""),
    ("TUQ. BÍ THƯ", S.PARTY, A.AUTHORISED, "BÍ THƯ", (IR.NO_SUCH_FORM,), ""),
    ("Q. CHỦ TỊCH", S.STATE, A.ACTING, "CHỦ TỊCH", (), "Q. CHỦ TỊCH"),
    ("Quyền Chủ tịch", S.STATE, A.ACTING, "Chủ tịch", (IR.SPELLED_OUT, IR.LETTER_CASE),
     "Q. CHỦ TỊCH"),
    ("CHỦ TỊCH", S.STATE, A.HEAD, "CHỦ TỊCH", (), "CHỦ TỊCH"),
    ("Tổng Bí thư", S.PARTY, A.HEAD, "Tổng Bí thư", (IR.LETTER_CASE,), "TỔNG BÍ THƯ"),
    ("TUYÊN GIÁO VIÊN", S.PARTY, A.HEAD, "TUYÊN GIÁO VIÊN", (), "TUYÊN GIÁO VIÊN"),
    ("TMBAN THƯỜNG VỤ", S.STATE, A.HEAD, "TMBAN THƯỜNG VỤ", (), "TMBAN THƯỜNG VỤ"),
]  # fmt: skip


@pytest.mark.parametrize("row", LINES, ids=lambda row: f"{row[0]} {row[1].value}")
def test_parse_signing_authority(row):
    """A printed line is read whatever its form, and its departures are named."""
    text, system, authority, principal, irregularities, regular = row
    line = parse_signing_authority(text, system=system, on=NOW)
    assert (line.authority, line.principal) == (authority, principal)
    assert (line.irregularities, line.regular) == (irregularities, regular)


@pytest.mark.parametrize("text", ["T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ", "Q. GIÁM ĐỐC"])
def test_without_a_system_any_mark_is_regular(text):
    """Whose paper it is decides which mark is right; unknown, each is."""
    assert parse_signing_authority(text).irregularities == ()
    assert parse_signing_authority(text, system=S.OTHER).irregularities == ()


@pytest.mark.parametrize("text", ["", "  ", "TM. UBND\nCHỦ TỊCH"])
def test_no_line(text):
    """An empty text and several lines are no line."""
    with pytest.raises(ParseError):
        parse_signing_authority(text)


@pytest.mark.parametrize("mark", iter_signing_marks(), ids=str)
def test_every_mark(mark):
    """Every mark of the table is read as its authority, and every spelling of it."""
    assert mark.basis
    assert mark.authority.label()
    printed = [f"{mark.mark} CHỦ TỊCH"] if mark.mark else []
    printed += [f"{spelling} CHỦ TỊCH" for spelling in mark.spellings]
    for text in printed:
        assert parse_signing_authority(text).authority is mark.authority, text


@pytest.mark.parametrize(("system", "signature", "lines"), BLOCKS)
def test_what_is_written_is_read(system, signature, lines):
    """Every line with a mark is read back as regular."""
    count = len(list(signature.authorities())) + signature.acting
    for line in lines[:count]:
        read = parse_signing_authority(line, system=system, on=NOW)
        assert (read.irregularities, read.regular) == ((), line)
        assert read.authority is not A.HEAD


@given(strategies.texts, st.sampled_from(DocumentSystem))
def test_any_text_is_read_or_refused(text, system):
    """Any text is a line, or a `ParseError`; any block is one, or a documented error."""
    try:
        line = parse_signing_authority(text, system=system, on=NOW)
    except ParseError:
        pass
    else:
        assert line.principal
    signature = Signature(post=text, name=text, on_behalf_of=text, signing_for=text)
    try:
        block = signature_block(signature, system=system, on=NOW)
    except (ParseError, SigningError, UnknownLayoutError):
        return
    assert all(found.text for found in block)
