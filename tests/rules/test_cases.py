"""Every case of every rule, one file a code.

A case names a text or a record, and in `expect` all that its rule finds there. It
may add `severity` where that is lower than the rule's own, `as_of`, the words that
the messages hold in one language or the other (`says`), the act that the findings
rest on (`rests_on`; empty for none), and the day of the act (`on`).
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import attrs
import pytest

from phoiho.periods import Period
from phoiho.records import loads
from phoiho.rules import check, iter_rules
from phoiho.rules.registry import registered, restore

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
        assert finding.basis_in_force is not False
        assert (finding.basis.act or "") == case.get("rests_on", finding.basis.act or "")
        for locale in ("vi", "en"):
            message = finding.message(locale)
            assert message
            assert "{" not in message
            assert "None" not in message
    messages = [finding.message(locale) for finding in findings for locale in ("vi", "en")]
    for words in case.get("says", ()):
        assert any(words in message for message in messages), (words, messages)


@pytest.mark.parametrize(("rule", "case"), [case for case in CASES if "on" in case.values[1]])
def test_day_of_the_act(rule, case):
    """What a case finds is an act of the day that it says: rules of other days pass it by."""
    day = dt.timedelta(days=1)
    known = registered()
    found = []
    try:
        for on in (case["on"] - day, case["on"], case["on"] + day):
            in_force = Period(start=on, end=on)
            restore({**known, rule.code: attrs.evolve(rule, in_force=in_force)})
            findings = check(subject_of(case), as_of=AS_OF, select=[rule.code])
            found.append([f"{finding.code} {finding.path}" for finding in findings])
    finally:
        restore(known)
    assert found == [[], case["expect"], []]


@pytest.mark.parametrize("rule", iter_rules(), ids=lambda rule: rule.code)
def test_enough_cases(rule):
    """A rule has at least one case that passes and two that fail, by names of their own."""
    cases = read_cases(rule.code)
    assert sum(not case["expect"] for case in cases) >= 1
    assert sum(bool(case["expect"]) for case in cases) >= 2
    assert len({case["name"] for case in cases}) == len(cases)
