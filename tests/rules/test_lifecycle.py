"""The life of a rule: preview, deprecated, renamed, removed; and rules of other packages."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import warnings
from importlib.metadata import EntryPoint
from pathlib import Path

import attrs
import pytest

from phoiho.errors import PhoihoDeprecationWarning, PluginError, UnknownRuleError
from phoiho.periods import Period
from phoiho.reference import Table, clear_caches
from phoiho.rules import (
    Context,
    Fault,
    RetiredRule,
    Rule,
    RuleStatus,
    Severity,
    check,
    get_rule,
    iter_retired,
    iter_rules,
    rule,
)
from phoiho.rules.registry import LOGIC, registered, restore

ROOT = Path(__file__).resolve().parents[2]
AS_OF = dt.date(2026, 11, 21)
TEXT = "ngày 4 tháng 3"


@pytest.fixture(autouse=True)
def _rules_as_they_are():
    """Leave the registry as it was."""
    before = registered()
    yield
    restore(before)
    clear_caches()


def set_status(code, status):
    """Give a rule another status."""
    known = registered()
    restore({**known, code: attrs.evolve(known[code], status=status)})


@pytest.mark.parametrize(
    ("select", "preview", "runs"),
    [
        (None, False, False),
        (None, True, True),
        (["PH5"], False, False),
        (["PH5"], True, True),
        (["PH504"], False, True),
        (["date-not-padded"], False, True),
        (["PH5", "ph504"], False, True),
    ],
)
def test_preview(select, preview, runs):
    """A rule in preview runs where previews are asked for, or its own code is."""
    set_status("PH504", RuleStatus.PREVIEW)
    findings = check(TEXT, as_of=AS_OF, select=select, preview=preview)
    assert ("PH504" in {finding.code for finding in findings}) is runs


def test_deprecated():
    """A deprecated rule runs, and warns who names it."""
    set_status("PH504", RuleStatus.DEPRECATED)
    assert [finding.code for finding in check(TEXT, as_of=AS_OF, select=["PH5"])] == ["PH504"]
    with pytest.warns(PhoihoDeprecationWarning, match="PH504 .* is deprecated") as caught:
        assert check(TEXT, as_of=AS_OF, select=["PH504"])
    assert caught[0].filename == __file__
    with pytest.warns(PhoihoDeprecationWarning, match="deprecated"):
        assert check(TEXT, as_of=AS_OF, select=["PH5"], ignore=["date-not-padded"]) == ()


@pytest.fixture
def retired(monkeypatch):
    """Retire some rules of a smaller past."""
    rows = (
        ("PH901", "old-name", "renamed", "PH504", "26.2.0", "the new name says what is wrong"),
        ("PH902", "gone-rule", "removed", "", "26.3.0", "the law no longer asks for it"),
        ("PH903", "merged-rule", "removed", "PH504", "26.3.0", "merged"),
    )
    columns = ("code", "name", "fate", "now", "since", "reason")
    table = Table(name="retired_rules", columns=columns, rows=rows)
    clear_caches()
    monkeypatch.setattr("phoiho.rules.retired.load_table", lambda _: table)


@pytest.mark.parametrize("old", ["PH901", "ph901", "old-name", "Old-Name"])
def test_renamed(retired, old):
    """A rule is found under what it was called before; who selects it so is told once."""
    assert get_rule(old).code == "PH504"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(3):
            assert check(TEXT, as_of=AS_OF, select=[old]) != ()
    (warning,) = caught
    assert warning.category is PhoihoDeprecationWarning
    assert str(warning.message) == f"the rule {old} is called PH504 (date-not-padded) now"
    assert warning.filename == __file__


@pytest.mark.parametrize("gone", ["PH902", "gone-rule", "ph902"])
def test_removed(retired, gone):
    """A removed rule is not found, and the error says when and why."""
    with pytest.raises(UnknownRuleError) as caught:
        get_rule(gone)
    assert str(caught.value) == (
        f"unknown rule {gone!r} (removed in phoiho 26.3.0: the law no longer asks for it)"
    )
    for choice in ({"select": [gone]}, {"ignore": [gone]}):
        with pytest.raises(UnknownRuleError, match="removed"):
            check(TEXT, as_of=AS_OF, **choice)


def test_removed_with_another_near(retired):
    """Where another rule comes nearest, it is suggested."""
    with pytest.raises(UnknownRuleError) as caught:
        get_rule("merged-rule")
    assert caught.value.suggestions == ("PH504",)


def test_retired_rules_are_listed(retired):
    """Every retired rule is listed once, by code."""
    assert [known.code for known in iter_retired()] == ["PH901", "PH902", "PH903"]
    assert iter_retired()[0] == RetiredRule(
        code="PH901",
        name="old-name",
        renamed=True,
        now="PH504",
        since="26.2.0",
        reason="the new name says what is wrong",
    )


def test_a_removed_rule_has_no_function():
    """What is removed is a row, and cannot be registered."""
    with pytest.raises(ValueError, match="a row of the retired rules"):
        register("OF001", status=RuleStatus.REMOVED)


def register(code="OF001", name="rule-of-an-office", faults=(), **more):
    """Register a rule as another package does."""

    @rule(
        code,
        name,
        severity=Severity.INFO,
        basis=LOGIC,
        vi="Sai: {what}",
        en="wrong: {what}",
        why="An office asks for it.",
        **more,
    )
    def function(context: Context):
        yield from faults

    return function


@pytest.mark.parametrize(
    "told",
    [
        {},
        {
            "in_force": Period.for_year(2024),
            "status": RuleStatus.PREVIEW,
            "since": "1.2.0",
            "whole_story": True,
        },
    ],
)
def test_what_a_rule_is_registered_as(told):
    """A rule is what its decorator was told, and else stable and in force on every day."""
    untold = {
        "in_force": Period(),
        "status": RuleStatus.STABLE,
        "since": "26.1.0",
        "whole_story": False,
    }
    function = register(**told)
    assert get_rule("OF001") == Rule(
        code="OF001",
        name="rule-of-an-office",
        severity=Severity.INFO,
        basis=LOGIC,
        english="wrong: {what}",
        vietnamese="Sai: {what}",
        why="An office asks for it.",
        check=function,
        **{**untold, **told},
    )


FEW = (
    "district-unit-after-reform",
    "review-before-its-period",
    "review-of-nothing",
    "review-overdue",
)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("ph", ("PH101", "PH301")),
        ("ph1o1", ("PH101", "PH321")),
        ("PH-3-7", ("PH321", "PH303")),
        ("review-over-due", ("review-overdue", "review-before-its-period")),
        ("", ()),
    ],
)
def test_what_may_have_been_meant(wrong, expected):
    """Two codes at most are suggested, those that begin so before those alike; and two names."""
    restore({known.code: known for known in map(get_rule, FEW)})
    with pytest.raises(UnknownRuleError) as caught:
        get_rule(wrong)
    assert caught.value.suggestions == expected


@pytest.mark.parametrize("code", ["PH999", "PHX01", "PHX999"])
def test_codes_of_phoiho_are_its_own(code):
    """Another package cannot have codes that begin as those of phoiho do."""
    with pytest.raises(ValueError, match=r"those of phoiho|is called like"):
        register(code)


def test_rules_of_others_are_rules():
    """A rule of another package is found, selected and told like those of phoiho."""
    register(faults=[Fault(path="$", params={"what": 5})])
    assert get_rule("of001").name == "rule-of-an-office"
    assert get_rule("OF001").reason() == "An office asks for it."
    assert "OF001" in {known.code for known in iter_rules()}
    (finding,) = check("", as_of=AS_OF, select=["OF"])
    assert (finding.message("vi"), finding.message("en")) == ("Sai: 5", "wrong: 5")


def test_a_rule_of_others_that_raises():
    """A rule of another package that raises is named."""

    def fail():
        yield Fault(path="$", params={"what": "x"})
        raise ZeroDivisionError("no day")

    register(faults=fail())
    with pytest.raises(PluginError, match=r"'OF001' .*ZeroDivisionError: no day"):
        check("", as_of=AS_OF)


def test_a_fault_without_a_parameter():
    """A fault of another package that leaves out what its message says is named."""
    register(faults=[Fault(path="$", params={"which": 5})])
    with pytest.raises(PluginError, match=r"'OF001' .*KeyError: 'what'"):
        check("", as_of=AS_OF)


def test_a_rule_of_phoiho_that_raises():
    """An error inside phoiho is not blamed on a package."""

    def fail(_):
        raise ZeroDivisionError

    known = registered()
    restore({**known, "PH504": attrs.evolve(known["PH504"], check=fail)})
    with pytest.raises(ZeroDivisionError):
        check("", as_of=AS_OF, select=["PH504"])


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Offer modules under the entry point group."""

    def offer(**sources):
        for name, source in sources.items():
            (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        entries = [EntryPoint(f"of-{name}", name, "phoiho.rules") for name in sources]
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: entries)
        clear_caches()

    yield offer
    for path in tmp_path.glob("*.py"):
        sys.modules.pop(path.stem, None)


WELL = """
from phoiho.rules import LOGIC, Fault, Severity, rule
@rule("{code}", "{name}", severity=Severity.INFO, basis=LOGIC, vi="{{x}}", en="{{x}}", why="W.")
def function(context):
    yield Fault(path="$", params={{"x": 1}})
"""


def test_modules_are_loaded_once(install):
    """The modules of the group are imported at the first question, and once."""
    install(office_a=WELL.format(code="OF001", name="rule-a"), office_b="")
    assert [finding.code for finding in check("", as_of=AS_OF, select=["OF"])] == ["OF001"]
    assert [finding.code for finding in check("", as_of=AS_OF)] == ["OF001"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import no_such_module_at_all", "ModuleNotFoundError"),
        ("1 +", "SyntaxError"),
        (WELL.format(code="PH998", name="rule-a"), "codes that begin with PH"),
        (WELL.format(code="of1", name="rule-a"), "a rule is called like"),
        (WELL.format(code="OF001", name="date-not-padded"), "is taken"),
        (
            WELL.format(code="OF001", name="rule-a").replace('en="{x}"', 'en="{y}"'),
            "have not the same parameters: '{x}' and '{y}'",
        ),
        (WELL.format(code="OF001", name="rule-a") + "raise ValueError('late')", "late"),
    ],
)
def test_broken_packages(install, source, reason):
    """A package that cannot be loaded is named, every time, and leaves nothing behind."""
    before = registered()
    install(broken_office=source)
    for _ in range(2):
        with pytest.raises(PluginError, match=reason) as caught:
            check("", as_of=AS_OF)
        assert (caught.value.name, caught.value.module) == ("of-broken_office", "broken_office")
        assert registered() == before
        sys.modules.pop("broken_office", None)
    assert get_rule("PH504").code == "PH504"


def test_the_documented_example(tmp_path):
    """The package of the how-to page is installed as it stands, and its rule runs."""
    source = ROOT / "docs" / "examples" / "phoiho-rules-example"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--target", str(tmp_path)]
    subprocess.run([*pip, *options, str(source)], check=True, capture_output=True)
    code = """
import datetime as dt
from phoiho import check, get_rule, loads
record = '''
format = "phoiho/1"
title = "Huyện Bình Chánh"
[[agreements]]
id = "1"
coverage = "instrument"
title = "Quy chế phối hợp"
instrument = { kind = "regulation" }
'''
(finding,) = check(loads(record, format="toml"), as_of=dt.date(2026, 1, 1), select=["VP"])
assert get_rule("no-number").code == finding.code
print(finding.path, finding.message("vi"))
"""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout == "$.agreements[0].number Văn bản “Quy chế phối hợp” chưa ghi số, ký hiệu\n"
