"""The registry of rules: what ties it to its cases, pages and codes, and how it is asked."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import re
import string
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoiho.agreements import Coverage
from phoiho.documents import get_act
from phoiho.dossier import Dossier, is_resolved, resolve
from phoiho.errors import (
    AmbiguousUnitError,
    UnknownBodyError,
    UnknownRuleError,
    UnknownUnitError,
    ValidationError,
)
from phoiho.periods import Period
from phoiho.records import dumps, loads
from phoiho.reviews import ReviewEvent
from phoiho.rules import (
    Applicability,
    Basis,
    Bilingual,
    Finding,
    Fix,
    Severity,
    check,
    ensure,
    get_rule,
    iter_retired,
    iter_rules,
    registry,
    rule,
)
from phoiho.rules.findings import Fault, show
from phoiho.rules.pages import rule_page
from phoiho.rules.wording import date_words, period_words, span_words
from strategies import texts
from strategies_dossier import days, dossiers

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "rules"
AS_OF = dt.date(2026, 11, 21)
RULES = iter_rules()
by_code = pytest.mark.parametrize("known", RULES, ids=lambda known: known.code)


def record_of(code, name):
    """Return the dossier of a case."""
    cases = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))["cases"]
    return loads(next(c["record"] for c in cases if c["name"] == name), format="toml")


def parameters(template):
    """Return the names in the braces of a message."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_codes_are_golden():
    """Codes and names are promised: a change is a visible difference."""
    golden = (ROOT / "tests" / "golden" / "rule_codes.txt").read_text(encoding="utf-8")
    assert [f"{known.code} {known.name}" for known in RULES] == golden.splitlines()


def test_every_rule_has_cases_and_a_page():
    """Registry, case files and pages name the same codes."""
    codes = {known.code for known in RULES}
    assert {path.stem for path in CASES.glob("PH*.toml")} == codes
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert pages == codes | {"index", "decisions"}


def test_every_rule_is_decided():
    """The page of decisions has a row for every rule, living or retired."""
    page = (ROOT / "docs" / "rules" / "decisions.md").read_text(encoding="utf-8")
    decided = set(re.findall(r"^\| (PH\d{3}) \|", page, re.MULTILINE))
    assert {known.code for known in (*RULES, *iter_retired())} - decided == set()


def test_codes_and_names_are_never_reused():
    """What is retired is no rule any more, and goes on as one that lives."""
    living = {known.code for known in RULES} | {known.name for known in RULES}
    for retired in iter_retired():
        assert living.isdisjoint({retired.code, retired.name})
        assert retired.now is None or retired.now in living
        assert retired.now is not None or not retired.renamed
        assert retired.since
        assert retired.reason
    names = [retired.name for retired in iter_retired()]
    assert len(set(names)) == len(names)


@by_code
def test_a_rule_is_complete(known):
    """A rule has a code, a name, a reason, a basis, and messages with the same parameters."""
    assert re.fullmatch(r"PH\d{3}", known.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", known.name)
    assert parameters(known.message("vi")) == parameters(known.message("en")) != set()
    assert known.message() == known.message("vi") != known.message("en")
    assert known.why.endswith(".")
    assert known.reason("en").endswith(".")
    assert known.reason() == known.reason("vi") != known.reason("en")
    assert known.reason("vi").endswith(".")
    assert known.basis.vi
    assert known.basis.en
    assert not known.message("en").endswith(".")


@by_code
def test_cases_at_the_boundary(known):
    """Where a rule judges acts of some days only, its cases have the first and the day before."""
    cases = (CASES / f"{known.code}.toml").read_text(encoding="utf-8")
    if (start := known.in_force.start) is not None:
        assert str(start) in cases
        assert str(start - dt.timedelta(days=1)) in cases
    if (end := known.in_force.end) is not None:
        assert str(end) in cases
        assert str(end + dt.timedelta(days=1)) in cases


@by_code
def test_errors_rest_on_law_or_logic(known):
    """What only usage states is no error, and acts are found in their table."""
    for basis in (known.basis, *known.basis.earlier):
        if basis is registry.PRACTICE:
            assert known.severity is not Severity.ERROR
        if basis.act is not None:
            act = get_act(basis.act)
            assert basis.act in {act.id, act.number}
            assert re.split("[/-]", act.number)[0] in basis.vi


def boundary_days(known):
    """Return the days on which what a rule rests on can change, with their neighbours."""
    acts = [get_act(basis.act) for basis in (known.basis, *known.basis.earlier) if basis.act]
    ends = [day for act in acts for day in (act.issued_on, act.in_force_from, act.in_force_to)]
    ends += [known.in_force.start, known.in_force.end, dt.date(1976, 7, 2), AS_OF]
    steps = [dt.timedelta(days=step) for step in (-1, 0, 1)]
    return sorted({day + step for day in ends if day is not None for step in steps})


@by_code
def test_the_basis_is_of_the_day(known):
    """On every day that a rule judges it rests on what was in force, as far as that is known."""
    for day in boundary_days(known):
        if day in known.in_force:
            basis = known.basis.of_day(day)
            assert basis.in_force(day) is not False, (day, basis.vi)
            assert basis in (known.basis, *known.basis.earlier)
    assert known.basis.of_day(None) is known.basis


def test_what_was_not_read_weighs_little():
    """A finding that rests on words that nobody read is a note, whatever its rule weighs."""
    unread = Basis(vi="x", en="x", seen=False)
    changed = attrs.evolve(
        get_rule("PH101"),
        check=lambda _: iter([Fault(path="$", basis=unread), Fault(path="$")]),
        english="x",
    )
    before = registry.registered()
    registry.restore({**before, "PH101": changed})
    try:
        findings = check(Dossier(title=""), as_of=AS_OF, select=["PH101"])
    finally:
        registry.restore(before)
    assert [finding.severity for finding in findings] == [Severity.INFO, Severity.ERROR]


@by_code
def test_pages(known):
    """The page has its sections in both languages, examples where they are given."""
    page = (ROOT / "docs" / "rules" / f"{known.code}.md").read_text(encoding="utf-8")
    headings = ["What it checks", "Why", "Fails", "Passes", "In force", "Since"]
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == headings
    bare = re.findall(r"^## (.*)$", rule_page(known), re.MULTILINE)
    assert bare == ["What it checks", "Why", "In force", "Since"]
    vietnamese = rule_page(known, locale="vi", fails="x", passes="y")
    assert "## Căn cứ" not in vietnamese
    assert "Căn cứ: " in vietnamese
    assert "## Không đạt\n\nx\n\n## Đạt\n\ny\n" in vietnamese


@pytest.mark.parametrize("code", ["PH101", "ph101", "Ph101", "district-unit-after-reform"])
def test_get_rule(code):
    """A rule is found by its code in any case, or by its name."""
    assert get_rule(code).code == "PH101"
    assert get_rule(code.upper()).code == "PH101"


@pytest.mark.parametrize(
    ("wrong", "suggestion"),
    [("PH10", "PH101"), ("PH999", None), ("review-over-due", "review-overdue"), ("", None)],
)
def test_unknown_rules(wrong, suggestion):
    """An unknown code or name raises, with what may have been meant."""
    with pytest.raises(UnknownRuleError) as caught:
        get_rule(wrong)
    assert caught.value.name == wrong
    assert suggestion is None or suggestion in caught.value.suggestions


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PH101", "a-new-name"),
        ("PH999", "district-unit-after-reform"),
        ("PH9", "a-new-name"),
        ("ph999", "a-new-name"),
        ("PH999", "NewName"),
        ("PH999", "name"),
        ("P999", "a-new-name"),
        ("ABCDEF999", "a-new-name"),
    ],
)
def test_malformed_or_taken(code, name):
    """A code or name that is malformed or taken is refused when the rule is made."""
    with pytest.raises(ValueError, match=r"taken|is called like"):
        rule(code, name, severity=Severity.INFO, basis=registry.LOGIC, vi="", en="", why="")


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (None, None, {"PH101", "PH204"}),
        (["PH1"], None, {"PH101"}),
        (["ph1", "PH204"], None, {"PH101", "PH204"}),
        (["district-unit-after-reform"], None, {"PH101"}),
        ("PH1", None, {"PH101"}),
        ([], None, set()),
        (None, ["PH1"], {"PH204"}),
        (None, "PH", set()),
        (["PH1"], ["PH101"], set()),
        (None, [], {"PH101", "PH204"}),
    ],
)
def test_select_and_ignore(select, ignore, expected):
    """Rules are chosen by codes, beginnings of codes and names."""
    dossier = record_of("PH101", "signed a year after the districts ended")
    council = attrs.evolve(dossier.agreements[0].participants[0], signing_organ="Văn phòng")
    front = attrs.evolve(dossier.agreements[0].participants[1], signing_organ="Văn phòng")
    council = attrs.evolve(council, body=attrs.evolve(council.body, text="HĐND quận Tây Hồ"))
    agreement = attrs.evolve(dossier.agreements[0], participants=(council, front))
    dossier = attrs.evolve(dossier, agreements=(agreement,))
    findings = check(dossier, as_of=AS_OF, select=select, ignore=ignore)
    assert {finding.code for finding in findings} == expected


@pytest.mark.parametrize("wrong", ["PH9", "X", "", "no-such-rule"])
@pytest.mark.parametrize("keyword", ["select", "ignore"])
def test_unknown_choice(keyword, wrong):
    """Choosing what is no rule raises instead of checking nothing."""
    with pytest.raises(UnknownRuleError):
        check("", as_of=AS_OF, **{keyword: [wrong]})


def test_check_resolves():
    """A dossier that was only loaded is resolved, and the result is the same."""
    dossier = record_of("PH101", "signed a year after the districts ended")
    assert not is_resolved(dossier)
    assert check(dossier, as_of=AS_OF) == check(resolve(dossier), as_of=AS_OF) != ()


def test_ensure():
    """Errors are raised, with errors only; anything less is not."""
    dossier = record_of("PH203", "three participants, two signatures")
    assert {f.severity for f in check(dossier, as_of=AS_OF)} > {Severity.ERROR}
    with pytest.raises(ValidationError) as caught:
        ensure(dossier, as_of=AS_OF)
    assert [finding.code for finding in caught.value.findings] == ["PH203"]
    assert "PH203 $.agreements[0].participants[2]: nobody has signed" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).findings == caught.value.findings
    ensure(record_of("PH210", "Móng Cái: 20 May 2022 for 2022"), as_of=AS_OF)
    ensure("ngày 4 tháng 3", as_of=AS_OF)


def test_order():
    """Findings stand in the order of the record: rooms, numbers as numbers, spans, codes."""
    text = "U\u0309y ban, ngày 1 tháng 3, ngày 2 tháng 3"
    findings = check(text, as_of=AS_OF)
    assert [finding.code for finding in findings] == ["PH601", "PH504", "PH504"]
    assert [finding.span for finding in findings] == [(0, 2), (9, 23), (25, 39)]
    items = "".join(f'[[agreements.items]]\ntext = "{i}"\n' for i in range(12))
    record = f"""
format = "phoiho/1"
title = "Hồ sơ"
[[agreements]]
id = "a"
coverage = "instrument"
instrument = {{ kind = "plan" }}
{items}
[[documents]]
id = "d"
number = "không số"
[[events]]
id = "e"
coverage = "report"
report = {{ number = "không số" }}
"""
    paths = [f.path for f in check(loads(record, format="toml"), as_of=AS_OF, select=["PH"])]
    assert paths == [
        *(f"$.agreements[0].items[{i}].lead" for i in range(12)),
        "$.agreements[0].participants",
        "$.documents[0].number",
        "$.events[0].report.number",
    ]


def test_fields_of_a_finding():
    """A finding carries the rule, the place, the basis and the fix."""
    (finding,) = check(
        record_of("PH402", "4/QC-UBND-UBMTTQ"), as_of=AS_OF, select=["number-not-padded"]
    )
    assert finding == Finding(
        code="PH402",
        name="number-not-padded",
        severity=Severity.INFO,
        path="$.agreements[0].number",
        span=None,
        params={"number": "4/QC-UBND-UBMTTQ", "regular": "04/QC-UBND-UBMTTQ"},
        basis=get_rule("PH402").basis,
        basis_in_force=True,
        fix=Fix(
            path="$.agreements[0].number",
            replacement="04/QC-UBND-UBMTTQ",
            applicability=Applicability.SUGGESTED,
        ),
        templates=get_rule("PH402").templates,
    )
    assert finding.message() == (
        "Số nhỏ hơn 10 ghi thêm số 0 phía trước: 4/QC-UBND-UBMTTQ cần ghi là 04/QC-UBND-UBMTTQ"
    )
    assert copy.deepcopy(finding) == finding
    assert pickle.loads(pickle.dumps(finding)) == finding


@pytest.mark.parametrize(
    ("act", "on", "expected"),
    [
        ("72/2025/QH15", dt.date(2025, 6, 15), False),
        ("72/2025/QH15", dt.date(2025, 6, 16), True),
        ("72/2025/QH15", None, None),
        ("97/2019/QH14", dt.date(2022, 1, 1), None),
        ("1/1000/XX", dt.date(2022, 1, 1), None),
        (None, dt.date(2022, 1, 1), None),
    ],
)
def test_basis_in_force(act, on, expected):
    """Whether the basis was in force is told by the day; not known is `None`."""
    assert Basis(vi="x", en="x", act=act).in_force(on) is expected


def test_acts_before_the_rule():
    """Acts outside the days in force of a rule are passed by, those without a day are not."""
    days_of_acts = (dt.date(2025, 6, 30), dt.date(2025, 7, 1), None)
    params = dict.fromkeys(get_rule("PH101").parameters, "x")
    faults = [Fault(path=f"$.{day}", params=params, on=day) for day in days_of_acts]
    changed = attrs.evolve(get_rule("PH101"), check=lambda _: iter(faults))
    before = registry.registered()
    registry.restore({**before, "PH101": changed})
    try:
        findings = check(Dossier(title=""), as_of=AS_OF, select=["PH101"])
    finally:
        registry.restore(before)
    assert [finding.path for finding in findings] == ["$.2025-07-01", "$.None"]
    assert [finding.basis_in_force for finding in findings] == [True, None]


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (dt.date(2024, 2, 8), "08/02/2024", "2024-02-08"),
        (Severity.ERROR, "lỗi", "error"),
        (Bilingual(vi="có", en="yes"), "có", "yes"),
        (6, "6", "6"),
        ("06 nội dung", "06 nội dung", "06 nội dung"),
    ],
)
def test_show(value, vi, en):
    """A parameter is printed in the language of the message."""
    assert (show(value, "vi"), show(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("words", "vi", "en"),
    [
        (date_words(dt.date(2024, 2, 8)), "ngày 08/02/2024", "on 2024-02-08"),
        (date_words(Period.for_month(2025, 10)), "trong tháng 10/2025", "in 2025-10"),
        (date_words(Period(start=dt.date(2025, 1, 2))), "từ ngày 02/01/2025", "from 2025-01-02 on"),
        (date_words(Period(end=dt.date(2025, 1, 2))), "đến ngày 02/01/2025", "up to 2025-01-02"),
        (
            span_words(dt.date(2025, 1, 2), dt.date(2025, 1, 5)),
            "trong thời gian từ 02/01/2025 đến 05/01/2025",
            "between 2025-01-02 and 2025-01-05",
        ),
        (
            span_words(dt.date(2025, 1, 2), dt.date(2025, 1, 2)),
            "vào ngày 02/01/2025",
            "on 2025-01-02",
        ),
        (period_words(Period.for_year(2024)), "năm 2024", "2024-01-01 to 2024-12-31"),
        (period_words(Period(start=dt.date(2025, 1, 2))), "từ 02/01/2025", "2025-01-02/.."),
    ],
)
def test_words_of_days(words, vi, en):
    """Days are named as exactly as they are known."""
    assert words == Bilingual(vi=vi, en=en)


# What a rule is never asked elsewhere it meets here: five times as many stories.
@settings(max_examples=5 * settings.default.max_examples)
@given(dossiers, days)
def test_rules_never_raise(dossier, as_of):
    """Whatever loads is judged, and every finding can be said in both languages."""
    as_loaded = loads(dumps(dossier, format="json"), format="json")
    findings = check(as_loaded, as_of=as_of)
    for finding in findings:
        assert get_rule(finding.code).name == finding.name
        assert finding.basis_in_force is not False
        assert "{" not in finding.message("vi") + finding.message("en")


@pytest.mark.parametrize("as_of", [dt.date(1000, 1, 1), dt.date(2026, 11, 21)])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("0001-01-01", "2026-12-31"),
        ("0001-01-01", "9999-12-31"),
        ("2026-01-01", "9999-12-31"),
        ("9999-12-01", "9999-12-31"),
    ],
)
def test_the_ends_of_time(start, end, as_of):
    """The first and the last day that can be written are judged too."""
    record = f"""
format = "phoiho/1"
title = "Hồ sơ"
[[agreements]]
id = "a"
coverage = "instrument"
instrument = {{ kind = "programme" }}
signed_on = "{end}"
period = {{ kind = "other", start = "{start}", end = "{end}" }}
participants = [{{ id = "p", body = "UBND huyện Bình Chánh, Thành phố Hồ Chí Minh" }}]
[[events]]
id = "e"
coverage = "report"
kinds = ["final_review"]
held_on = "{start}"
reviewed = [{{ agreement = "a" }}]
hosts = ["p"]
"""
    assert check(loads(record, format="toml"), as_of=as_of)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (AmbiguousUnitError("Quận 2", ["a", "b"]), []),
        (UnknownUnitError("Quận 2"), ["PH102"]),
        (UnknownBodyError("Quận 2"), ["PH102"]),
    ],
)
def test_names_that_cannot_be_read_again(monkeypatch, error, expected):
    """A name that may mean a body in being is no fault; one that means nothing changes nothing."""
    dossier = record_of("PH102", "Quận 2, whose code went to thành phố Thủ Đức: a host of 2022")
    dossier = resolve(dossier)

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr("phoiho.rules.acts.resolve_body", refuse)
    assert [f.code for f in check(dossier, as_of=AS_OF, select=["PH102"])] == expected


def test_dangling_ids():
    """Ids that refer to nothing, which only a program can make, are passed by."""
    dossier = record_of("PH226", "issued two years after the signing")
    event = ReviewEvent(id="e", coverage=Coverage.REPORT, hosts=("nobody",), held_on=AS_OF)
    dossier = attrs.evolve(dossier, documents=(), events=(event,))
    assert check(dossier, as_of=AS_OF, select=["PH1", "PH226"]) == ()
    dossier = record_of("PH213", "an amendment older than a cited paper")
    assert check(attrs.evolve(dossier, documents=()), as_of=AS_OF, select=["PH213"]) == ()


BODY_RULES = ("PH101", "PH102", "PH114")


@given(dossiers)
def test_no_fault_is_told_twice(dossier):
    """Of the rules on existence at most one speaks of a body at one place."""
    findings = check(dossier, as_of=AS_OF, select=BODY_RULES)
    paths = [finding.path for finding in findings]
    assert len(set(paths)) == len(paths)


# What rules look for, put together in every way.
PIECES = (
    *"0123456789()[].,;:/–-%…_ÐưỦ\u0301\u0323\xad\u200b \t\r\n",
    *("ngày", " tháng ", " năm ", "Thứ hai", "chủ nhật", "quý ", "hằng ", "hàng ", "âm lịch"),
    *("số ", "QĐ", "UBND", "HĐND", "TW", "NQ", "CTrPH", "Luật ", "Điều ", "khoản ", "QH15"),
    *("bốn", "mươi", "phần trăm", "đồng", "người", "đạt ", "hòa", "hoà", "UBND quận ", "Hà Nội"),
)


@settings(max_examples=5 * settings.default.max_examples)
@given(st.one_of(texts, st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_texts_never_raise(text):
    """Any text is judged; spans lie inside it."""
    for finding in check(text, as_of=AS_OF):
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.message("vi")
        assert finding.message("en")
