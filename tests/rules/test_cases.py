"""Every case of every rule, one file a code."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from phoiho.records import loads
from phoiho.rules import check, iter_rules

FOLDER = Path(__file__).parent
AS_OF = dt.date(2026, 11, 21)


def read_cases(code):
    """Return the cases of a rule."""
    with (FOLDER / f"{code}.toml").open("rb") as file:
        return tomllib.load(file)["cases"]


def subject_of(case):
    """Return what a case checks: a text, or a dossier as loaded."""
    return case["text"] if "text" in case else loads(case["record"], format="toml")


CASES = [
    pytest.param(rule, case, id=f"{rule.code}-{case['name']}")
    for rule in iter_rules()
    for case in read_cases(rule.code)
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule, case):
    """A rule finds exactly what its case says, and says it in both languages."""
    as_of = case.get("as_of", AS_OF)
    findings = check(subject_of(case), as_of=as_of, select=[rule.code])
    assert [f"{finding.code} {finding.path}" for finding in findings] == case["expect"]
    for finding in findings:
        assert finding.severity.value == case.get("severity", rule.severity.value)
        for locale in ("vi", "en"):
            message = finding.message(locale)
            assert message
            assert "{" not in message
            assert "None" not in message


@pytest.mark.parametrize("rule", iter_rules(), ids=lambda rule: rule.code)
def test_enough_cases(rule):
    """A rule has at least one case that passes and two that fail, by names of their own."""
    cases = read_cases(rule.code)
    assert sum(not case["expect"] for case in cases) >= 1
    assert sum(bool(case["expect"]) for case in cases) >= 2
    assert len({case["name"] for case in cases}) == len(cases)
