"""Levels of ratings as printed, and the rules by which they were given on a day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.calendar import Boundary, parse_cadence
from phoiho.errors import ParseError
from phoiho.reference import load_table
from phoiho.reviews import RatingLevel, RatingScope, parse_rating_level, rating_regimes
from phoiho.vietnamese import strip_diacritics

DAY = dt.date
ONE_DAY = dt.timedelta(days=1)

PRINTED = [
    # As papers, tables and news print them; the sources stand behind.
    ("hoàn thành xuất sắc nhiệm vụ", "excellent"),
    ("Hoàn thành tốt nhiệm vụ", "good"),
    ("Hoàn thành nhiệm vụ", "completed"),
    ("Không hoàn thành nhiệm vụ", "not_completed"),
    ("“Hoàn thành xuất sắc nhiệm vụ”", "excellent"),  # baomoi.com c38264772
    ("xếp loại chất lượng hoàn thành tốt nhiệm vụ", "good"),  # lite.baomoi.com c51476475
    ("được xếp loại hoàn thành xuất sắc nhiệm vụ", "excellent"),  # cualo.vn
    ("Hoàn thành tốt chức trách, nhiệm vụ", "good"),
    ("hoàn thành xuất sắc chức trách, nhiệm vụ được giao", "excellent"),
    ("đủ tư cách, hoàn thành tốt nhiệm vụ", "good"),  # baodongthap.vn 29592
    ("hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực", "completed"),
    ("chưa hoàn thành nhiệm vụ", "not_completed"),
    ("HTXSNV", "excellent"),
    ("HTTNV", "good"),
    ("HTNV", "completed"),
    ("KHTNV", "not_completed"),
    ("Không HTNV", "not_completed"),
    ("mức: HTXSNV", "excellent"),
    ("Hoàn thành xuất sắc nhiệm vụ (HTXSNV)", "excellent"),
    ("HOÀN THÀNH TỐT NHIỆM VỤ.", "good"),
    ("hoan thanh xuat sac nhiem vu", "excellent"),
    ("khong hoan thanh nhiem vu", "not_completed"),
    ("hoàn  thành\ntốt nhiệm vụ", "good"),
]


@pytest.mark.parametrize(("text", "code"), PRINTED)
def test_printed_levels(text: str, code: str) -> None:
    """A printed level is read, composed or decomposed."""
    assert parse_rating_level(text) is RatingLevel(code)
    assert parse_rating_level(unicodedata.normalize("NFD", text)) is RatingLevel(code)


@pytest.mark.parametrize(
    "row", list(load_table("rating_words").records()), ids=lambda r: r["words"]
)
def test_every_word(row: dict[str, str]) -> None:
    """Every name of a level is read, also without marks; words around it alone are none."""
    if row["role"] == "level":
        level = RatingLevel(row["rating"])
        assert parse_rating_level(row["words"]) is level
        assert parse_rating_level(strip_diacritics(row["words"])) is level
    else:
        with pytest.raises(ParseError):
            parse_rating_level(row["words"])
        assert parse_rating_level(f"{row['words']} HTNV") is RatingLevel.COMPLETED


@pytest.mark.parametrize(
    ("text", "part", "suggestion"),
    [
        ("hoàn thành khá", "khá", "hoàn thành nhiệm vụ"),
        ("tốt", "tốt", "hoàn thành tốt nhiệm vụ"),
        ("xếp loại xuất sắc", "xuất", "hoàn thành xuất sắc nhiệm vụ"),
        ("hoàn thành tốt nhiệm vụ trở lên", "trở", "hoàn thành tốt nhiệm vụ"),
        ("trong sạch, vững mạnh tiêu biểu", "trong", None),  # the Party's scale until 2017
        ("yếu kém", "yếu", None),
        ("", "", None),
        (" \n ", " \n ", None),
        ("\0", "\0", None),
        ("hoµn thµnh tèt nhiÖm vô", "hoµn", None),
        ("nhiệm vụ", "nhiệm vụ", None),
    ],
)
def test_what_is_no_level(text: str, part: str, suggestion: str | None) -> None:
    """Other scales, ranges and rubbish are refused, with the place and what may be meant."""
    with pytest.raises(ParseError) as caught:
        parse_rating_level(text)
    assert text[slice(*caught.value.span)] == part
    if suggestion is not None:
        assert suggestion in caught.value.suggestions


def test_a_long_text_is_not_guessed_at() -> None:
    """A page of text is refused without suggestions."""
    with pytest.raises(ParseError) as caught:
        parse_rating_level("hoàn thành tốt nhiệm vụ và " * 9)
    assert caught.value.suggestions == ()


def test_two_levels() -> None:
    """Two levels in one text are no level; both are offered, the highest first."""
    with pytest.raises(ParseError) as caught:
        parse_rating_level("HTTNV, HTXSNV")
    assert caught.value.suggestions == (
        "hoàn thành xuất sắc nhiệm vụ",
        "hoàn thành tốt nhiệm vụ",
    )


@given(st.text(max_size=60))
def test_only_the_documented_error(text: str) -> None:
    """Any text gives a level or a `ParseError`."""
    spans = []
    try:
        assert parse_rating_level(text) in RatingLevel
    except ParseError as error:
        spans.append(error.span)
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@given(st.sampled_from(RatingLevel))
def test_labels_are_read(level: RatingLevel) -> None:
    """The label of a level reads as that level."""
    assert parse_rating_level(level.label()) is level


ACTS = [
    # scope, first day, act, what stood the day before
    ("party_and_political_system", DAY(2018, 3, 8), "132-QĐ/TW", None),
    ("party_and_political_system", DAY(2023, 10, 4), "124-QĐ/TW", "132-QĐ/TW"),
    ("party_and_political_system", DAY(2025, 8, 30), "366-QĐ/TW", "124-QĐ/TW"),
    ("civil_servants", DAY(2015, 8, 1), "56/2015/NĐ-CP", None),
    ("civil_servants", DAY(2020, 8, 20), "90/2020/NĐ-CP", "56/2015/NĐ-CP"),
    ("civil_servants", DAY(2023, 9, 15), "90/2020/NĐ-CP", "90/2020/NĐ-CP"),
    ("civil_servants", DAY(2026, 1, 1), "335/2025/NĐ-CP", "90/2020/NĐ-CP"),
    ("officials", DAY(2020, 8, 20), "90/2020/NĐ-CP", "56/2015/NĐ-CP"),
    ("public_employees", DAY(2020, 8, 20), "90/2020/NĐ-CP", "56/2015/NĐ-CP"),
    ("administrative_agencies", DAY(2026, 1, 1), "335/2025/NĐ-CP", None),
]


@pytest.mark.parametrize(("scope", "first", "act", "before"), ACTS)
def test_first_days(scope: str, first: dt.date, act: str, before: str | None) -> None:
    """On its first day a regime stands, on the day before the one it follows."""
    (regime,) = rating_regimes(on=first, scope=RatingScope(scope))
    assert (regime.act, regime.valid_from) == (act, first)
    earlier = rating_regimes(on=first - ONE_DAY, scope=RatingScope(scope))
    assert [r.act for r in earlier] == ([before] if before else [])


@pytest.mark.parametrize("scope", RatingScope)
def test_regimes_do_not_overlap(scope: RatingScope) -> None:
    """Of each scope at most one regime stands on a day, and none is missing between two."""
    rows = [r for r in load_table("rating_regimes").records() if r["scope"] == scope.value]
    assert rows
    for earlier, later in pairwise(rows):
        assert DAY.fromisoformat(earlier["valid_to"]) + ONE_DAY == DAY.fromisoformat(
            later["valid_from"]
        )


@pytest.mark.parametrize(
    "row",
    list(load_table("rating_regimes").records()),
    ids=lambda r: f"{r['scope']}-{r['valid_from']}",
)
def test_every_regime(row: dict[str, str]) -> None:
    """Every regime has four levels, the highest first, and says how well it is known."""
    on = DAY.fromisoformat(row["valid_from"])
    (regime,) = rating_regimes(on=on, scope=RatingScope(row["scope"]))
    assert regime.levels == tuple(RatingLevel)
    assert regime.periods
    assert regime.status
    assert regime.source
    assert [parse_rating_level(band.label) for band in regime.bands] == list(RatingLevel)
    assert regime.label_of(RatingLevel.GOOD) == "hoàn thành tốt nhiệm vụ"
    if regime.cap is not None:
        assert regime.cap.words
        assert (regime.cap.share is None) is (regime.cap.of is None)


@pytest.mark.parametrize(
    ("score", "code"),
    [
        (100, "excellent"), (90, "excellent"), ("89.99", "good"), (70, "good"),
        ("69.99", "completed"), (50, "completed"), ("49.99", "not_completed"), (0, "not_completed"),
    ],
)  # fmt: skip
def test_bands(score: int | str, code: str) -> None:
    """Bands take their lowest points and leave their upper bound to the next."""
    for scope in ("civil_servants", "administrative_agencies", "party_and_political_system"):
        (regime,) = rating_regimes(on=DAY(2026, 6, 1), scope=RatingScope(scope))
        assert regime.level_for(Decimal(score)) is RatingLevel(code)


@pytest.mark.parametrize("score", [Decimal("-0.01"), Decimal("100.01"), Decimal("NaN"), 10**9])
def test_points_outside_the_scale(score: Decimal | int) -> None:
    """Points outside 0 to 100 have no level."""
    (regime,) = rating_regimes(on=DAY(2026, 6, 1), scope=RatingScope.CIVIL_SERVANTS)
    with pytest.raises(ValueError, match="outside"):
        regime.level_for(score)


@given(st.decimals(min_value=0, max_value=100, places=3))
def test_one_band_for_all_points(score: Decimal) -> None:
    """Any points from 0 to 100 lie in one band."""
    (regime,) = rating_regimes(on=DAY(2026, 6, 1), scope=RatingScope.CIVIL_SERVANTS)
    assert [band.level for band in regime.bands if band.holds(score)] == [regime.level_for(score)]


def test_no_points_before_2025() -> None:
    """Acts before 2025 give no points, and none is made up."""
    (regime,) = rating_regimes(on=DAY(2018, 12, 10), scope=RatingScope.PARTY_AND_POLITICAL_SYSTEM)
    assert not regime.has_points
    with pytest.raises(ValueError, match="132-QĐ/TW gives no points"):
        regime.level_for(92)


def test_due_words_are_cadences() -> None:
    """The words on when ratings are made are read as clauses."""
    (regime,) = rating_regimes(on=DAY(2026, 1, 1), scope=RatingScope.CIVIL_SERVANTS)
    assert regime.due is not None
    assert regime.late_due is not None
    (due,), (late,) = parse_cadence(regime.due), parse_cadence(regime.late_due)
    assert (due.boundary, due.month, due.day) == (Boundary.BEFORE, 12, 15)
    assert (late.month, late.day, late.in_next_period) == (1, 15, True)


def test_caps() -> None:
    """The decree of 2023 points to the Party's share, that of 2025 names its own."""
    civil = RatingScope.CIVIL_SERVANTS
    (old,) = rating_regimes(on=DAY(2025, 12, 31), scope=civil)
    (new,) = rating_regimes(on=DAY(2026, 1, 1), scope=civil)
    assert old.cap is not None
    assert old.cap.share is None
    assert new.cap is not None
    assert (new.cap.share, new.cap.of, new.cap.status) == (
        Decimal(20), RatingLevel.GOOD, "confirmed",
    )  # fmt: skip
