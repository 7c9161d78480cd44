"""People: names and posts in lists, tenures, order of people."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given

import strategies
from phoiho.hierarchy import (
    HowChosen,
    Level,
    Person,
    Post,
    Tenure,
    parse_people,
    person_name,
    person_order,
    split_post,
    tenures_on,
    unit_by_uid,
)
from phoiho.periods import Period

D = dt.date
ON = D(2022, 5, 20)
MONG_CAI = unit_by_uid("194-2")

# A list of people; for each, "name: post; post", the body, printed or inferred, in brackets.
TABLE = (Path(__file__).parent / "people.tsv").read_text(encoding="utf-8")
LISTS = [row.split("\t") for row in TABLE.splitlines()[1:]]


def described(person):
    """Write a person as the table does."""
    posts = (f"{p.title} [{p.best_body.id if p.best_body else '-'}]" for p in person.posts)
    return f"{person.name}: {'; '.join(posts)}"


@pytest.mark.parametrize(("text", "people"), LISTS, ids=[text for text, _ in LISTS])
def test_lists(text, people):
    """People are found with the posts printed beside the name."""
    found = parse_people(text, on=ON, unit=MONG_CAI)
    assert " // ".join(map(described, found)) == people


@pytest.mark.parametrize("text", ["", " \n", "\x00", ";,", "Bí thư"])
def test_nobody(text):
    """Where no name stands, there is no one."""
    assert parse_people(text, on=ON) == ()


@given(strategies.texts, strategies.texts)
def test_any_text_is_read(first, second):
    """No text raises anything, and names are words of the text."""
    for text in (first, f"ông {first}, Bí thư {second}", f"Bí thư Thành ủy {first}; {second}"):
        for person in parse_people(text, on=ON, unit=MONG_CAI):
            assert person.name


@pytest.mark.parametrize(
    "piece", ["đồng chí ", "Nguyễn Văn A, Bí thư; ", "Bí thư Nguyễn Văn ", "bà ", "PGS.TS. "]
)
def test_long_lists_are_cheap(piece):
    """Long texts of anything are walked once."""
    text = piece * (20_000 // len(piece))
    assert len(parse_people(text, on=ON)) <= len(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ông Lê Văn Sơn", "Lê Văn Sơn"),
        ("Đồng chí Lê Văn Sơn", "Lê Văn Sơn"),
        ("đ/c Lê Văn Sơn", "Lê Văn Sơn"),
        ("đồng chí, PGS.TS. Lê Văn Sơn", "Lê Văn Sơn"),
        ("Thiếu tướng, GS. TS Lê Văn Sơn", "Lê Văn Sơn"),
        ("Hòa thượng Thích Thiện Nhơn", "Thích Thiện Nhơn"),
        ("Lê  Văn\nSơn", "Lê Văn Sơn"),
        ("Bà", "Bà"),
        ("", ""),
    ],
)
def test_names(text, name):
    """Forms of address, titles and ranks are no part of a name."""
    assert person_name(text) == name


def tenure(title, start, end, **more):
    """Return a tenure of one person."""
    person = Person(name="Nguyễn Duy Chiên")
    return Tenure(
        person=person, post=Post(title=title), period=Period(start=start, end=end), **more
    )


def test_tenures():
    """Both ends count, open ends hold for ever, and one person has several posts at once."""
    chair = tenure(
        "Chủ tịch", D(2019, 4, 1), D(2024, 3, 31), chosen=HowChosen.CONSULTED, basis="01/QĐ-MTTQ"
    )
    member = tenure("UVTV", None, D(2025, 6, 30))
    always = Tenure(person=chair.person, post=Post(title="Đảng viên"))
    assert tenures_on([chair, member, always], D(2019, 4, 1)) == (chair, member, always)
    assert tenures_on([chair, member, always], D(2024, 3, 31)) == (chair, member, always)
    assert tenures_on([chair, member, always], D(2024, 4, 1)) == (member, always)
    assert tenures_on([chair, member, always], D(2025, 7, 1)) == (always,)
    assert chair.chosen.label() == "hiệp thương cử"


def test_a_tenure_outlives_its_body():
    """A tenure outside the life of its body can be said."""
    post = split_post("Chánh Thanh tra quận Tây Hồ", on=D(2024, 1, 1))
    late = Tenure(person=Person(name="A"), post=post, period=Period(start=D(2025, 8, 1)))
    assert late.holds_on(D(2026, 1, 1))
    assert post.body.unit.valid_to < late.period.start


# People in the order of official lists, as seed 1 and 2 print them.
PEOPLE = """\
Lê An, Tỉnh ủy viên, Phó Trưởng Ban Dân vận Tỉnh ủy
Lê Bình, Tỉnh ủy viên, Bí thư Huyện ủy
Lê Cường, Phó Bí thư Thường trực Huyện ủy, Chủ tịch HĐND huyện
Lê Dung, Phó Bí thư, Chủ tịch UBND huyện
Lê Giang, UVTV, Trưởng ban Dân vận Huyện ủy
Lê Hải, UVTV, Phó Chủ tịch UBND huyện
Lê Khánh, UVTV, Chủ tịch UBMTTQ huyện
Lê Lan, Huyện ủy viên, Chủ tịch Hội LHPN huyện
Lê Mai, Phó Chủ tịch UBND huyện
Lê Nam, Bí thư Huyện đoàn
Lê Oanh, nguyên Bí thư Huyện ủy
Lê Phú"""


def test_order_of_people():
    """The highest Party title of a person leads, then the other posts."""
    people = parse_people(PEOPLE.replace("\n", ";"), on=ON)
    keys = [person_order(person, level=Level.DISTRICT) for person in people]
    assert [person.name for person in people] == [
        line.partition(",")[0] for line in PEOPLE.splitlines()
    ]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
