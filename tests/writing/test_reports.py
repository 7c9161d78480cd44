"""The reports of all example stories, compared with files reviewed by eye."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from phoiho.dossier import resolve
from phoiho.records import load
from phoiho.rules import Severity
from phoiho.writing import format_plain, report_on, story_blocks, story_to_plain, summary

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "reports"
STORIES = sorted(path.stem for path in (ROOT / "examples").glob("*.toml"))
NEWS = ("da-nang-2018", "hoan-kiem-2019", "huyen-2017", "mong-cai-2022", "tay-ho-2024")
DAYS = ("2025-07-02", "2026-11-21")


def story(name: str, as_of: str):
    """Report on one example."""
    dossier = resolve(load(ROOT / "examples" / f"{name}.toml"))
    return report_on(dossier, as_of=dt.date.fromisoformat(as_of))


def compare(path: Path, text: str) -> None:
    """Compare with a golden file, or write it when asked to."""
    if os.environ.get("PHOIHO_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_stories_are_all_there() -> None:
    """The folder of examples holds the seven stories of the first release."""
    assert set(STORIES) >= {*NEWS, "binh-chanh-2021", "minh-hoa-xa"}


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("name", STORIES)
def test_vietnamese_report(name: str, as_of: str) -> None:
    """The Vietnamese report of a story is the one that was reviewed."""
    compare(GOLDEN / f"{name}.{as_of}.vi.txt", format_plain(story_blocks(story(name, as_of))))


@pytest.mark.parametrize("name", ["minh-hoa-xa", "tay-ho-2024"])
def test_english_report(name: str) -> None:
    """The English report of a story is the one that was reviewed."""
    blocks = story_blocks(story(name, DAYS[1]), "en")
    compare(GOLDEN / f"{name}.{DAYS[1]}.en.txt", format_plain(blocks))


@pytest.mark.parametrize("name", STORIES)
def test_plain_report(name: str) -> None:
    """The plain values of a report are JSON, and are the ones that were reviewed."""
    text = json.dumps(story_to_plain(story(name, DAYS[1])), ensure_ascii=False, indent=1)
    compare(GOLDEN / f"{name}.{DAYS[1]}.json", f"{text}\n")


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("name", NEWS)
def test_true_stories_carry_no_error(name: str, as_of: str) -> None:
    """No rule calls a true news story wrong."""
    assert story(name, as_of).count(Severity.ERROR) == 0


@pytest.mark.parametrize("name", ["hoan-kiem-2019", "mong-cai-2022", "tay-ho-2024"])
def test_day_after_the_reform(name: str) -> None:
    """On 2 July 2025 every participant of a district has ended, and wards follow."""
    report = story(name, "2025-07-02")
    for agreement in report.agreements:
        assert {e.participant.id for e in agreement.ended} == {
            p.id for p in agreement.agreement.participants
        }
        assert {e.last_day for e in agreement.ended} == {dt.date(2025, 6, 30)}
    (ended,) = report.ended_units
    assert ended.succession is not None
    assert ended.succession.units


@pytest.mark.parametrize("name", ["da-nang-2018", "huyen-2017"])
def test_unnamed_units_have_no_computable_successors(name: str) -> None:
    """A unit without a name ended all the same, but nothing can follow it."""
    (ended,) = story(name, "2025-07-02").ended_units
    assert (ended.last_day, ended.succession) == (dt.date(2025, 6, 30), None)


@pytest.mark.parametrize("name", STORIES)
def test_nothing_had_ended_the_day_before(name: str) -> None:
    """On 30 June 2025 the district bodies are still in being; some agencies ended before."""
    reform = dt.date(2025, 6, 30)
    ended = [e for a in story(name, "2025-06-30").agreements for e in a.ended]
    assert all(e.last_day < reform for e in ended)


def test_summary_counts_all_stories() -> None:
    """The last line counts stories, findings by weight, and what is overdue."""
    stories = [story("minh-hoa-xa", DAYS[1]), story("mong-cai-2022", DAYS[1])]
    assert summary(stories, locale="en") == (
        "02 records: 0 errors, 2 warnings, 3 notes; 4 overdue, 3 late."
    )
    assert summary(stories, unread=1).endswith("1 tệp không đọc được.")
