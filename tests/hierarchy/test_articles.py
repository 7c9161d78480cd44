"""The bodies and units of annotated articles, where these stand beside the project."""

import datetime as dt
import json
from pathlib import Path

import pytest

from phoiho.hierarchy import find_bodies, find_units, parse_posts, unit_by_uid

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not here")

# The article, its day, the unit whose bodies it tells of (of two no name is printed).
SETTINGS = [
    ("seed_0", dt.date(2017, 12, 15), "490-1"),
    ("seed_1", dt.date(2019, 2, 21), "002-1"),
    ("seed_2", dt.date(2017, 2, 17), "534-1"),
    ("seed_3", dt.date(2024, 2, 28), "003-1"),
    ("seed_4", dt.date(2022, 5, 20), "194-2"),
]
# What the annotation calls the parties; the bloc agency of Quảng Ninh is two of them.
KINDS = {
    "ban_dang": {"party_building_commissions_collective"},
    "btt_mttq": {"front_standing_board"},
    "doan_the": {"socio_political_organisations_collective", "front_bloc_agency"},
    "mttq": {"fatherland_front_committee", "front_bloc_agency"},
    "thanh_tra": {"district_inspectorate"},
    "tt_hdnd": {"people_council_standing"},
    "ubnd": {"people_committee"},
}


@pytest.mark.parametrize(("name", "day", "uid"), SETTINGS)
def test_parties_and_units(name, day, uid):
    """Every party is found where it stands, of the unit of the article, and so is the unit."""
    text = (ARTICLES / f"{name}.txt").read_bytes().decode()
    gold = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))
    bodies = find_bodies(text, on=day, unit=unit_by_uid(uid))
    for party in gold["parties"]:
        for start, end in party["spans"]:
            found = [m.body for m in bodies if m.span[0] < end and start < m.span[1]]
            assert [body.unit.uid for body in found] == [uid]
            assert found[0].kind.id in KINDS[party["kind"]]
    units = find_units(text, on=day)
    for unit in gold["units"]:
        spans = unit["spans"] if unit["name"] else []
        for start, end in spans:
            assert uid in {m.unit.uid for m in units if m.span[0] < end and start < m.span[1]}


@pytest.mark.parametrize(("name", "day", "uid"), SETTINGS)
def test_posts(name, day, uid):
    """Every post of the people of an article is cut as annotated, and its body is found."""
    gold = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))
    for person in gold["people"]:
        for position in person["positions"]:
            printed = f"{position['title']} {position['body'] or ''}".strip()
            (post,) = parse_posts(printed, on=day, unit=unit_by_uid(uid))
            assert post.title == position["title"]
            assert post.best_body is not None or position["body"] is None
