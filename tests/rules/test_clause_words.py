"""Clauses on record against their own words: what is kept as it is read has no fault."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.agreements import Agreement, Coverage, Instrument, InstrumentKind
from phoiho.calendar import format_cadence, parse_cadence
from phoiho.dossier import Dossier
from phoiho.rules import check
from strategies import texts
from strategies_cadences import cadences

WORDS = ("PH515", "PH516", "PH517", "PH518", "PH531")
AS_OF = dt.date(2026, 11, 21)
CLAUSES = Path(__file__).parents[1] / "calendar" / "clauses.tsv"


def found(*clauses):
    """Return what the rules on words find in an agreement of these clauses."""
    agreement = Agreement(
        id="a",
        coverage=Coverage.EXCERPT,
        instrument=Instrument(kind=InstrumentKind.REGULATION),
        signed_on=dt.date(2022, 1, 21),
        cadences=clauses,
    )
    return check(Dossier(title="Hồ sơ", agreements=(agreement,)), as_of=AS_OF, select=WORDS)


def real_clauses():
    """Return the clauses of real papers."""
    with CLAUSES.open(encoding="utf-8", newline="") as file:
        return [row["clause"] for row in csv.DictReader(file, delimiter="\t")]


@given(cadences)
def test_its_own_words(cadence):
    """A clause in the words that phoiho gives it has no fault."""
    assert found(attrs.evolve(cadence, printed=format_cadence(cadence))) == ()


@pytest.mark.parametrize("clause", real_clauses())
def test_real_clauses(clause):
    """What is read from a real clause, kept with the whole sentence, has no fault."""
    assert found(*(attrs.evolve(rule, printed=clause) for rule in parse_cadence(clause))) == ()


@given(cadences, st.one_of(texts, cadences.map(format_cadence)))
def test_other_words(cadence, words):
    """Any words beside any clause are judged, and the finding can be said."""
    findings = found(attrs.evolve(cadence, printed=words))
    assert len(findings) <= 1
    for finding in findings:
        assert words in finding.message("vi")
        assert words in finding.message("en")


@pytest.mark.parametrize(
    "words", ["", " ", "\x00", "ngày " * 200_000, "tr\u01b0\u01a1\u0301c ngày"]
)
def test_clumsy_words(words):
    """Words that say nothing, or far too much, change nothing."""
    (monthly,) = parse_cadence("giao ban hằng tháng, chậm nhất ngày 25")
    assert found(attrs.evolve(monthly, printed=words)) == ()
