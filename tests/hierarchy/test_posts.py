"""Posts: printed lines, titles and bodies, what is inferred; positions and their order."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given

import strategies
from phoiho.errors import AmbiguousUnitError, UnknownPositionError, UnknownUnitError
from phoiho.hierarchy import (
    HowChosen,
    Level,
    Post,
    PostStatus,
    get_position,
    iter_body_kinds,
    iter_positions,
    list_order,
    parse_posts,
    split_post,
    unit_by_uid,
)

D = dt.date
ON = D(2024, 2, 28)
TAY_HO = unit_by_uid("003-1")

# A line as papers print it, the day, the unit of the paper, and its posts: title (with the
# status before it), words for the body, body, inferred body, position ("?" for several).
TABLE = (Path(__file__).parent / "posts.tsv").read_text(encoding="utf-8")
LINES = [row.split("\t") for row in TABLE.splitlines()[1:]]


def printed(post):
    """Write a post as the table does."""
    position = post.position.id if post.position else "?" if post.positions else "-"
    bodies = [body.id if body else "-" for body in (post.body, post.inferred_body)]
    title = f"{post.status.value} [{post.title}]" if post.status else post.title
    return " | ".join([title, post.body_text or "-", *bodies, position])


@pytest.mark.parametrize(("line", "day", "unit", "posts"), LINES, ids=[row[0] for row in LINES])
def test_lines(line, day, unit, posts):
    """Every post of a line is found, with what is printed and what is inferred."""
    found = parse_posts(line, on=D.fromisoformat(day), unit=unit_by_uid(unit))
    assert " // ".join(map(printed, found)) == posts
    for post in found:
        start, end = post.span
        assert line[start:end] == post.printed
    decomposed = unicodedata.normalize("NFD", line)
    again = parse_posts(decomposed, on=D.fromisoformat(day), unit=unit_by_uid(unit))
    assert list(map(printed, again)) == list(map(printed, found))


@pytest.mark.parametrize(("line", "day", "unit", "posts"), LINES, ids=[row[0] for row in LINES])
def test_printed_posts_are_read_alike(line, day, unit, posts):
    """A post alone says what it said in its line, but for what the others told."""
    for post in parse_posts(line, on=D.fromisoformat(day)):
        [alone] = parse_posts(post.printed, on=D.fromisoformat(day))
        assert (alone.title, alone.body_text, alone.status) == (
            post.title,
            post.body_text,
            post.status,
        )
        assert alone.body == post.body
        assert set(alone.positions) >= set(post.positions)


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        ("UVTV, Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV; Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV\nChủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV ‒ Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV—Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV (Chủ tịch UBMTTQ quận)", ["UVTV", "Chủ tịch"]),
        ("UVTV/Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV kiêm nhiệm Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV, đồng thời giữ chức Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("UVTV và Chủ tịch UBMTTQ quận", ["UVTV", "Chủ tịch"]),
        ("PCT  HĐND\tquận", ["PCT"]),
        ("PHÓ CHỦ TỊCH UBND QUẬN", ["PHÓ CHỦ TỊCH"]),
        ("phó chủ tịch ubnd quận", ["phó chủ tịch"]),
        ("Phó Chánh Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh", ["Phó Chánh Văn phòng"]),
        ("Trưởng phòng Tài chính - Kế hoạch huyện", ["Trưởng phòng"]),
        ("Nguyễn Văn A, Bí thư Quận ủy", ["Bí thư"]),
        ("Chuyên viên Phòng Nội vụ", []),
        ("TP", []),
        ("CTHU", []),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ["PHÓ CHỦ TỊCH"]),
        ("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH", ["CHỦ TỊCH"]),
        ("Chủ tịch UBND quận, phát biểu tại hội nghị", ["Chủ tịch"]),
        ("Chủ tịch thường trực chuyên trách lâm thời HĐND quận",
         ["Chủ tịch thường trực chuyên trách"]),
        ("Chủ tịch UBND phường, TP Hà Nội", ["Chủ tịch"]),
        ("", []),
        (" \n\t", []),
        ("\x00", []),
        ("Chủ tịch\x00UBND quận", ["Chủ tịch"]),
    ],
)  # fmt: skip
def test_cuts(line, titles):
    """A line is cut where a title begins, never inside the name of a body."""
    assert [post.title for post in parse_posts(line, on=ON, unit=TAY_HO)] == titles


@pytest.mark.parametrize(
    ("line", "body"),
    [
        # Nothing says the kind.
        ("Bí thư", None),
        ("Chủ tịch, Bí thư Quận ủy Tây Hồ", None),
        ("Phó Bí thư, Chủ tịch UBND quận Tây Hồ", None),
        ("Trưởng phòng, Chủ tịch UBND quận Tây Hồ", None),
        # The kind is said, and one unit.
        ("UVTV, Chủ tịch UBND quận Tây Hồ", "district_party_committee@003-1"),
        ("Chánh Thanh tra, UVTV Quận ủy Tây Hồ", "district_inspectorate@003-1"),
        ("Chủ tịch HĐND, Bí thư Quận ủy Tây Hồ", "people_council@003-1"),
        ("Thành ủy viên, Bí thư Quận ủy Tây Hồ", "provincial_party_committee@01-1"),
        # Two units would do.
        ("UVTV, Bí thư Quận ủy Tây Hồ, Trưởng đoàn ĐBQH tỉnh Hà Tĩnh", None),
        # A ward has no inspectorate.
        ("Chánh Thanh tra, Bí thư Đảng ủy phường Bưởi", None),
    ],
)
def test_inference(line, body):
    """A body is taken from the other posts where the position says its kind, else it is open."""
    first = parse_posts(line, on=ON)[0]
    assert first.body is None
    assert (first.inferred_body.id if first.inferred_body else None) == body
    assert first.best_body == first.inferred_body


@pytest.mark.parametrize(
    ("line", "words", "body"),
    [
        # A whole name is cut from other words after a sign; one that may go on is not.
        ("Chủ tịch UBND quận, phát biểu", "UBND quận", "people_committee@003-1"),
        ("Chủ tịch UBND quận Tây Hồ - chủ trì", "UBND quận Tây Hồ", "people_committee@003-1"),
        ("Trưởng Ban Tổ chức - Kiểm tra", "Tổ chức - Kiểm tra", None),
        ("Trưởng phòng Kinh tế, Quy hoạch", "Kinh tế, Quy hoạch", None),
        # A superior unit is never cut off.
        ("Chủ tịch UBND quận Tây Hồ, tỉnh Không Có", "UBND quận Tây Hồ, tỉnh Không Có", None),
    ],
)
def test_where_a_name_ends(line, words, body):
    """What stands behind the name of a body is left out only where the name is whole."""
    [post] = parse_posts(line, on=ON, unit=TAY_HO)
    assert post.body_text == words
    assert (post.best_body.id if post.best_body else None) == body


def test_printed_units_count_more_than_the_context():
    """A unit named in the line is meant, not that of the paper."""
    line = "Bí thư Huyện ủy Hương Sơn, Chủ tịch HĐND huyện"
    other = unit_by_uid("534-1")
    _, chair = parse_posts(line, on=ON, unit=other)
    assert chair.best_body.id == "people_council@439-1"
    assert chair.body.id == "people_council@?rural_district"
    assert parse_posts("Chủ tịch HĐND huyện", on=ON, unit=other)[0].body.unit == other


def test_many_units_are_no_line():
    """A text with posts in more units than a person has leaves bodies open."""
    line = ", ".join(["UVTV", *(f"Chủ tịch UBND Quận {n}" for n in (1, 3, 4, 5, 6, 7, 8, 10, 11))])
    first, *others = parse_posts(line, on=ON)
    assert first.inferred_body is None
    assert len({post.body.unit for post in others}) == 9


def test_two_kinds_of_city():
    """Without a context "Thành ủy" is of no one type, so its body is open."""
    [post] = parse_posts("Bí thư Thành ủy", on=ON)
    assert (post.body, post.best_body) == (None, None)
    assert {p.id for p in post.positions} == {"district_secretary", "provincial_secretary"}
    [later] = parse_posts("Bí thư Thành ủy", on=D(2025, 8, 1))
    assert later.body.id == "provincial_party_committee@?centrally_run_city"


def test_split_post_keeps_one_post():
    """One post is not cut, and a unit that is not known is an error."""
    post = split_post("nguyên Chủ tịch HĐND quận Tây Hồ", on=ON)
    assert (post.title, post.status, post.body.unit) == ("Chủ tịch", PostStatus.FORMER, TAY_HO)
    assert split_post("Nguyễn  Văn A", on=ON).title == "Nguyễn Văn A"
    assert split_post("", on=ON) == Post(title="")
    with pytest.raises(UnknownUnitError):
        split_post("Chủ tịch UBND quận Không Có", on=ON)
    with pytest.raises(AmbiguousUnitError):
        split_post("Chủ tịch UBND huyện Châu Thành", on=ON)


@given(strategies.texts, strategies.texts)
@example("Chủ tịch UBND quận ", "(")
@example("TP", "\x00")
def test_any_text_is_read(first, second):
    """No text raises anything, and every span lies inside it."""
    for text in (first, f"Chủ tịch {first}", f"{first}, Phó Bí thư {second}", f"TP. {first}"):
        for post in parse_posts(text, on=ON, unit=TAY_HO):
            start, end = post.span
            assert 0 <= start < end <= len(text)
            assert text[start:end] == post.printed
            [again] = parse_posts(post.printed, on=ON)
            assert (again.title, again.status) == (post.title, post.status)


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "UVTV, ",
        "Phó ",
        "kiêm ",
        "đồng chí ",
        "(",
        ",",
        "Chủ tịch UBND, ",
        "nhiệm kỳ ",
        "Bí thư ",
    ],
)
def test_long_texts_are_cheap(piece):
    """Long texts of anything are walked once."""
    text = piece * (20_000 // len(piece))
    assert len(parse_posts(text, on=ON)) <= len(text)


POSITIONS = [pytest.param(p, id=p.id) for p in iter_positions()]
KINDS = {kind.id for kind in iter_body_kinds()}
FILLED = {
    "{party_committee}": "",
    "{body}": "UBND tỉnh",
    "{unit}": "tỉnh",
    "{name}": "Chữ thập đỏ",
}
FIELDS = {"division": "Nội vụ", "council_board": "Pháp chế", "department_board": "Dân tộc"}


@pytest.mark.parametrize("position", POSITIONS)
def test_every_position(position):
    """Every row is whole, and is found by its title and by its abbreviations."""
    assert KINDS.issuperset(position.body_kinds)
    assert position.levels
    assert position.title_en
    assert position.status in {"confirmed", "partly", "from memory", "unconfirmed"}
    assert get_position(position.id) == position
    assert all(how.label("vi") and how.label("en") for how in position.how_chosen)
    field = next((f for start, f in FIELDS.items() if position.id.startswith(start)), "")
    title = position.titles[0].replace("{field}", field)
    for placeholder, words in FILLED.items():
        title = title.replace(placeholder, words)
    for text in (title, *position.abbreviations):
        # "TP" alone is a city.
        [post, *_] = parse_posts("TP Nội vụ" if text == "TP" else text, on=ON)
        assert position in post.positions


@pytest.mark.parametrize(
    ("position", "how"),
    [
        ("committee_chair", "elected appointed"),
        ("front_chair", "consulted"),
        ("council_permanent_deputy_chair", "assigned"),
        ("police_chief", "appointed"),
        ("women_chair", "elected appointed"),
        ("council_standing_member", ""),
    ],
)
def test_how_chosen(position, how):
    """The four verbs are kept apart; who serves ex officio is not chosen."""
    assert get_position(position).how_chosen == tuple(map(HowChosen, how.split()))


@pytest.mark.parametrize(
    ("position", "day", "holds"),
    [
        ("district_secretary", D(2025, 6, 30), True),
        ("district_secretary", D(2025, 7, 1), False),
        ("party_building_head", D(2025, 6, 30), False),
        ("party_building_head", D(2025, 7, 1), True),
        # Its own dates are those of no kind: the commissions merged in February 2025.
        ("mobilisation_head", D(2025, 3, 1), False),
        ("hamlet_head", D(2025, 7, 1), True),
    ],
)
def test_a_position_lives_no_longer_than_its_bodies(position, day, holds):
    """A position stands as long as its row and one of its kinds of body do."""
    assert get_position(position).holds_on(day) is holds
    assert (position in [p.id for p in iter_positions(on=day)]) is holds


def test_unknown_position():
    """An unknown code is refused with what is like it."""
    with pytest.raises(UnknownPositionError, match="did you mean 'front_chair'"):
        get_position("front_chairs")


# Posts of one place, in the order of official lists.
ORDERED = """\
Ủy viên Bộ Chính trị
Ủy viên Trung ương Đảng
Bí thư Tỉnh ủy
Tỉnh ủy viên
Bí thư Huyện ủy
Phó Bí thư Thường trực Huyện ủy
Phó Bí thư Huyện ủy
UVTV Huyện ủy
Huyện ủy viên
Chủ nhiệm UBKT Huyện ủy
Trưởng Ban Dân vận Huyện ủy
Chủ tịch HĐND huyện
Phó Chủ tịch HĐND huyện
Chủ tịch UBND huyện
Phó Chủ tịch Thường trực UBND huyện
Phó Chủ tịch UBND huyện
Chủ tịch UBMTTQ huyện
Chủ tịch LĐLĐ huyện
Chủ tịch Hội Nông dân huyện
Bí thư Huyện đoàn
Chủ tịch Hội LHPN huyện
Chủ tịch Hội CCB huyện
Giám đốc Công ty ABC
Chủ tịch UBND xã
nguyên Bí thư Huyện ủy""".splitlines()


def test_order():
    """Upper levels, Party titles, council, committee, Front, organisations; former posts last."""
    posts = [split_post(line, on=ON) for line in ORDERED]
    keys = [list_order(post, level=Level.DISTRICT) for post in posts]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
