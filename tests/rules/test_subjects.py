"""What can be checked: a dossier, a part of one, a number, a text; and what a record ignores."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.documents import parse_document_number
from phoiho.dossier import Dossier, IgnoredRule, resolve
from phoiho.errors import RecordError, ValidationError
from phoiho.records import dumps, loads
from phoiho.rules import Applicability, Fix, check, ensure, get_rule
from strategies_dossier import dossiers

ROOT = Path(__file__).resolve().parents[2]
AS_OF = dt.date(2026, 11, 21)
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
NUMBER = """
format = "phoiho/1"
title = "Huyện Bình Chánh"
[[agreements]]
id = "1"
coverage = "instrument"
instrument = { kind = "regulation" }
number = "4/QC-UBND-UBMTTQ"
signed_on = "2021-03-10"
"""


def records():
    """Yield every record of the case files, and the examples."""
    for path in sorted((ROOT / "tests" / "rules").glob("PH*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]:
            if "record" in case:
                yield pytest.param(case["record"], id=f"{path.stem}-{case['name']}")
    for path in EXAMPLES:
        yield pytest.param(path.read_text(encoding="utf-8"), id=path.stem)


def places(findings, root="$"):
    """Return the codes and paths of findings as they stand in the dossier."""
    return {(finding.code, f"{root}{finding.path.removeprefix('$')}") for finding in findings}


@pytest.mark.parametrize("record", list(records()))
def test_a_part_alone_shows_no_more_than_the_whole(record):
    """Nothing is said of an agreement or event alone that its dossier would not show."""
    dossier = resolve(loads(record, format="toml"))
    whole = places(check(attrs.evolve(dossier, ignore=()), as_of=AS_OF))
    for i, agreement in enumerate(dossier.agreements):
        if agreement.signed_on is None:  # the dossier tells its day
            continue
        assert places(check(agreement, as_of=AS_OF), f"$.agreements[{i}]") <= whole
    for i, event in enumerate(dossier.events):
        assert places(check(event, as_of=AS_OF), f"$.events[{i}]") <= whole


def test_paths_begin_at_the_part():
    """Paths and fixes of an agreement point into it, whether it is resolved or not."""
    (agreement,) = loads(NUMBER, format="toml").agreements
    (finding,) = check(agreement, as_of=AS_OF, select=["PH402"])
    assert finding.path == "$.number"
    assert finding.fix == Fix(
        path="$.number",
        replacement="04/QC-UBND-UBMTTQ",
        applicability=Applicability.SUGGESTED,
    )
    resolved = resolve(loads(NUMBER, format="toml")).agreements[0]
    assert check(resolved, as_of=AS_OF, select=["PH402"]) == (finding,)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("4/QC-UBND-UBMTTQ", [("PH402", "$")]), ("04/QC-UBND-UBMTTQ", []), ("4-NQ/TU", [])],
)
def test_numbers(number, expected):
    """The number of a paper is judged alone, as it was printed."""
    findings = check(parse_document_number(number), as_of=AS_OF, select=["PH401", "PH402"])
    assert [(finding.code, finding.path) for finding in findings] == expected


@pytest.mark.parametrize("wrong", [None, 5, b"text", ["text"]])
def test_what_cannot_be_checked(wrong):
    """Anything else is refused by its type."""
    with pytest.raises(TypeError, match="check takes a Dossier"):
        check(wrong, as_of=AS_OF)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n\t ",
        "\0",
        "\0ngày 4 tháng 3",
        "\ufeff",
        "¦ày 4 th¸ng 3",
        "ngày 4 tháng 3 " * 50_000,
    ],
    ids=["empty", "blank", "nul", "nul before a date", "mark", "tcvn3", "a megabyte"],
)
def test_clumsy_texts(text):
    """Any text is judged."""
    for finding in check(text, as_of=AS_OF):
        assert finding.path == "$"


def test_ensure_takes_what_check_takes():
    """`ensure` chooses rules as `check` does, and raises errors alone."""
    record = NUMBER + '[[agreements.participants]]\nid = "a"\nbody = "UBND huyện Bình Chánh"\n'
    (agreement,) = loads(record, format="toml").agreements
    with pytest.raises(ValidationError) as caught:
        ensure(agreement, as_of=AS_OF, select=["PH201", "PH402"])
    assert [finding.code for finding in caught.value.findings] == ["PH201"]
    ensure(agreement, as_of=AS_OF, select=["PH201"], ignore=["PH201"])
    ensure(agreement, as_of=AS_OF, select=["PH402"], preview=True)


entries = st.builds(
    IgnoredRule,
    code=st.sampled_from(("PH201", "PH402", "PH218", "PH111", "no-such-rule", "PH001")),
    reason=st.just("as printed"),
    path=st.sampled_from((None, "$", "$.agreements[0]", "$.agreements[1].items", "[")),
)


def ignoring(*entries):
    """Return the codes and paths found in a record that ignores something."""
    dossier = attrs.evolve(loads(NUMBER, format="toml"), ignore=entries)
    findings = check(dossier, as_of=AS_OF, select=["PH0", "PH402"])
    return [(finding.code, finding.path) for finding in findings]


FOUND = ("PH402", "$.agreements[0].number")


@pytest.mark.parametrize(
    ("code", "path", "expected"),
    [
        ("PH402", None, []),
        ("ph402", None, []),
        ("number-not-padded", None, []),
        ("PH402", "$", []),
        ("PH402", "$.agreements[0]", []),
        ("PH402", "$.agreements[0].number", []),
        ("PH402", "$.agreements[0].num", [FOUND, ("PH001", "$.ignore[0]")]),
        ("PH402", "$.agreements[1]", [FOUND, ("PH001", "$.ignore[0]")]),
        ("PH402", "", [FOUND, ("PH001", "$.ignore[0]")]),
        ("PH4", None, [FOUND, ("PH001", "$.ignore[0]")]),
        ("PH401", None, [FOUND, ("PH001", "$.ignore[0]")]),
        ("", None, [FOUND, ("PH001", "$.ignore[0]")]),
        ("PH001", None, [FOUND]),
    ],
)
def test_ignored_in_a_record(code, path, expected):
    """An entry leaves out its rule at its path and below; one that leaves out nothing is told."""
    assert ignoring(IgnoredRule(code=code, reason="as printed", path=path)) == expected


def test_the_rule_on_entries_can_be_ignored():
    """An entry for PH001 accepts entries that ignore nothing."""
    unused = IgnoredRule(code="PH401", reason="once")
    assert ignoring(unused, IgnoredRule(code="PH001", reason="kept for later")) == [FOUND]


def test_an_entry_is_judged_by_its_own_rule():
    """Whether an entry is used does not depend on what is selected."""
    entry = IgnoredRule(code="PH402", reason="as printed")
    dossier = attrs.evolve(loads(NUMBER, format="toml"), ignore=(entry,))
    assert check(dossier, as_of=AS_OF, select=["PH001"]) == ()


@given(dossiers, st.lists(entries, max_size=3))
def test_any_entries(dossier, ignored):
    """Entries only ever take away what their rules find, and add PH001."""
    before = check(dossier, as_of=AS_OF, ignore=["PH001"])
    after = check(attrs.evolve(dossier, ignore=tuple(ignored)), as_of=AS_OF)
    told = [finding for finding in after if finding.code != "PH001"]
    codes = {entry.code for entry in ignored}
    assert all(finding in before for finding in told)
    assert all(finding.code in codes for finding in before if finding not in told)


def test_entries_are_written_and_read():
    """An entry stands in the record, and needs a reason."""
    entry = IgnoredRule(code="PH402", reason="as printed", path="$.agreements[0]")
    dossier = Dossier(title="x", ignore=(entry,))
    for form in ("toml", "json"):
        assert loads(dumps(dossier, format=form), format=form) == dossier
    assert '[[ignore]]\ncode = "PH402"' in dumps(dossier, format="toml")
    head = 'format = "phoiho/1"\ntitle = "x"\n[[ignore]]\ncode = "PH402"\n'
    for reason in ("", 'reason = ""\n', 'reason = "  "\n'):
        with pytest.raises(RecordError) as caught:
            loads(head + reason, format="toml")
        assert "reason" in str(caught.value)


@pytest.mark.parametrize("as_of", ["2026-01-01", None, dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC)])
@pytest.mark.parametrize("subject", ["ngày 4 tháng 3", Dossier(title="Hồ sơ")])
def test_day_of_the_question_is_a_date(subject, as_of):
    """A text, nothing or a time of day is refused for every subject."""
    with pytest.raises(TypeError, match="as_of takes a date, not"):
        check(subject, as_of=as_of)


@pytest.mark.parametrize("codes", [[203], [None], [b"PH203"]])
def test_codes_are_texts(codes):
    """What is no text chooses no rule."""
    for options in ({"select": codes}, {"ignore": codes}):
        with pytest.raises(TypeError, match="by their codes or names"):
            check("", as_of=AS_OF, **options)
    with pytest.raises(TypeError, match="by their codes or names"):
        get_rule(codes[0])
