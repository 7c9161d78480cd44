"""Fixes: what they hold, and that they leave nothing to find."""

from __future__ import annotations

import datetime as dt
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.agreements import Agreement, Coverage, Instrument, InstrumentKind
from phoiho.rules import Applicability, Fix, check, fixed_text
from phoiho.rules.findings import Fault
from phoiho.rules.registry import registered, restore
from strategies import texts

AS_OF = dt.date(2026, 11, 21)
FINDING = check("ngày 4 tháng 3", as_of=AS_OF, select=["PH504"])[0]


def found(start, end, replacement, applicability=Applicability.SAFE):
    """Return a finding with a fix."""
    fix = Fix(path="$", replacement=replacement, span=(start, end), applicability=applicability)
    return attrs.evolve(FINDING, fix=fix)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Ngày 4 tháng 3", "Ngày 04 tháng 3"),
        ("ngày  14  tháng 2", "ngày 14 tháng 02"),
        ("U\u0309y", "Ủy"),
        ("a U\u0309y ban nha\u0302n", "a Ủy ban nhân"),
        ("từ ngày 1 tháng 3 đến ngày 9 tháng 12", "từ ngày 01 tháng 3 đến ngày 09 tháng 12"),
    ],
)
def test_a_fixed_text_has_nothing_left(text, fixed):
    """Put in place of their spans, the fixes leave nothing to find."""
    rules = ["PH504", "PH601"]
    assert fixed_text(text, check(text, as_of=AS_OF, select=rules)) == fixed
    assert check(fixed, as_of=AS_OF, select=rules) == ()


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], "abcdef"),
        ([attrs.evolve(FINDING, fix=None)], "abcdef"),
        ([found(0, 1, "X"), found(5, 6, "Y")], "XbcdeY"),
        ([found(5, 6, "Y"), found(0, 1, "X")], "XbcdeY"),
        ([found(0, 3, "X"), found(2, 4, "Y")], "Xdef"),
        ([found(0, 3, "X"), found(3, 4, "Y")], "XYef"),
        ([found(1, 2, "X"), found(1, 2, "X")], "aXcdef"),
        ([found(2, 2, "+")], "ab+cdef"),
        ([attrs.evolve(FINDING, fix=Fix(path="$", replacement="new"))], "new"),
        ([found(0, 1, "X", Applicability.SUGGESTED)], "abcdef"),
    ],
)
def test_fixes_that_meet(findings, expected):
    """Fixes are applied from the left; of those that overlap the first one counts."""
    assert fixed_text("abcdef", findings) == expected


def test_suggested_fixes_are_asked_for():
    """What somebody should look at is applied on demand only."""
    finding = found(0, 1, "X", Applicability.SUGGESTED)
    assert fixed_text("abc", [finding], suggested=True) == "Xbc"


def test_a_rule_may_give_the_whole_fix(monkeypatch):
    """A text stands for a safe fix at the place of the fault; a fix is taken as it is."""
    before = registered()
    fix = Fix(path="$.elsewhere", replacement="x", applicability=Applicability.SUGGESTED)
    params = {"text": "x", "fix": "x"}
    faults = [
        Fault(path="$.a", params=params, span=(1, 2), fix="x"),
        Fault(path="$.b", params=params, fix=fix),
        Fault(path="$.c", params=params),
    ]
    changed = attrs.evolve(before["PH504"], check=lambda _: iter(faults))
    try:
        restore({**before, "PH504": changed})
        fixes = [finding.fix for finding in check("", as_of=AS_OF, select=["PH504"])]
    finally:
        restore(before)
    assert fixes == [Fix(path="$.a", replacement="x", span=(1, 2)), fix, None]


@given(st.one_of(texts, st.text(alphabet="ngàytháng 0123456789\u0301\u0323")))
def test_fixes_lead_to_an_end(text):
    """Applied again and again, the fixes of a text come to an end soon."""
    for _ in range(4):
        findings = check(text, as_of=AS_OF, select=["PH504", "PH601"])
        text = fixed_text(text, findings)
    assert check(text, as_of=AS_OF, select=["PH504", "PH601"]) == ()
    assert unicodedata.is_normalized("NFC", text)


PRINTED = [
    # as printed, as it is right, what a program may do in a text and in a record
    ("ngày 4 tháng 3", "ngày 04 tháng 3", "safe", "suggested"),
    ("U\u0309y ban", "Ủ", "safe", "safe"),
    ("Ðảng ủy", "Đảng", "safe", "safe"),
    ("Ủy\u200b ban", "", "safe", "safe"),
    ("đạt 98.43%", "98,43", "safe", "suggested"),
    ("63,000 đồng", "63.000", "suggested", "suggested"),
    ("tổchức", "tổ chức", "suggested", "suggested"),
    ("ngày 03/13/2021", "13/03/2021", "suggested", "suggested"),
]


@pytest.mark.parametrize(("words", "right", "in_text", "in_record"), PRINTED)
def test_what_is_printed_stays(words, right, in_text, in_record):
    """A record keeps what a paper prints: there only what nobody sees is mended unseen."""
    agreement = Agreement(
        id="a",
        coverage=Coverage.INSTRUMENT,
        instrument=Instrument(kind=InstrumentKind.PLAN),
        title=f"Kế hoạch {words}",
    )
    for subject, expected in ((f"Kế hoạch {words}", in_text), (agreement, in_record)):
        findings = check(subject, as_of=AS_OF, select=["PH5", "PH6"])
        fixes = [finding.fix for finding in findings if finding.fix is not None]
        assert [fix.applicability.value for fix in fixes] == [expected]
        assert right in fixes[0].replacement


NUMBERS = [
    ("4/KH-UBND", "04/KH-UBND", "suggested"),
    ("04 /KH - UBND", "04/KH-UBND", "safe"),
    ("04/KH\u2013UBND", "04/KH-UBND", "safe"),
    ("04/kh-ubnd", "04/KH-UBND", "suggested"),
]


@pytest.mark.parametrize(("number", "right", "applicability"), NUMBERS)
def test_printed_number_stays(number, right, applicability):
    """The number of a record is the one printed: blanks and dashes are mended, no more."""
    agreement = Agreement(
        id="a",
        coverage=Coverage.INSTRUMENT,
        instrument=Instrument(kind=InstrumentKind.PLAN),
        number=number,
    )
    fixes = [finding.fix for finding in check(agreement, as_of=AS_OF, select=["PH4"])]
    assert [(f.replacement, f.applicability.value) for f in fixes if f] == [(right, applicability)]


OTHERS = [
    ([found(0, 7, "X")], "outside the text of 6 characters"),
    ([found(6, 9, "X", Applicability.SUGGESTED)], "outside the text of 6 characters"),
    ([found(-1, 2, "X")], "outside the text"),
    ([found(3, 2, "X")], "outside the text"),
    (
        [attrs.evolve(FINDING, fix=Fix(path=f"$.{field}", replacement="x")) for field in "ab"],
        r"several values \(\$\.a, \$\.b\)",
    ),
]


@pytest.mark.parametrize(("findings", "reason"), OTHERS)
def test_findings_of_another_text_are_refused(findings, reason):
    """A span that the text does not have, or fixes of several values, replace nothing."""
    with pytest.raises(ValueError, match=reason):
        fixed_text("abcdef", findings)


def test_the_end_of_a_text_is_in_it():
    """The last character, and the place after it, may be changed."""
    assert fixed_text("abcdef", [found(5, 6, "Y")]) == "abcdeY"
    assert fixed_text("abcdef", [found(6, 6, "!")]) == "abcdef!"
