"""Rules on who reports to whom, and whether there is time enough in between."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from phoiho.agreements import Agreement
from phoiho.calendar import Boundary, Cadence, CadenceKind, Every, iter_due_days
from phoiho.documents import find_citations
from phoiho.hierarchy import Body, Level, UnitType
from phoiho.periods import Period
from phoiho.reference import load_once
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.printed_text import PrintedText
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_words

_DUE = frozenset({Boundary.BY, Boundary.ON, Boundary.BEFORE})
_COUNTED = frozenset({Every.MONTH, Every.QUARTER, Every.HALF, Every.NINE_MONTHS, Every.YEAR})
_LEVELS = tuple(Level)


def _year(context: Context, agreement: Agreement) -> Period:
    """Return a year by whose days the clauses of an agreement are compared."""
    day = context.act_day(agreement) or context.as_of
    return Period.for_year(min(max(day.year, 1900), 9000))


def _dated(agreement: Agreement) -> Iterator[tuple[int, Cadence]]:
    """Yield the clauses on reports that name a day of every period, with their places."""
    for i, cadence in enumerate(agreement.cadences):
        named = cadence.boundary in _DUE and cadence.every in _COUNTED
        if cadence.kind is CadenceKind.REPORT and named and cadence.day is not None:
            yield i, cadence


def _last_days(context: Context, cadence: Cadence, year: Period) -> dict[Period, dt.date]:
    """Return the last day for every period of a year."""
    dues = iter_due_days(cadence, within=year, calendar=context.calendar)
    return {due.period: due.last for due in dues if due.last is not None}


@rule(
    "PH511",
    "due-too-close-to-cut-off",
    severity=Severity.INFO,
    basis=Basis(
        vi="Điểm b khoản 5 Điều 8 Nghị định số 09/2019/NĐ-CP",
        en="Decree 09/2019/NĐ-CP, article 8(5)(b)",
        act="09/2019/NĐ-CP",
        earlier=(PRACTICE,),
    ),
    en="the report is due by {due}, less than one working day after its figures close on {end}",
    why="Figures that close on the day of the report cannot be in it. Administrative reports "
    "have at least one working day in between; an agreement may set its own days, so this is a "
    "note.",
)
def due_too_close_to_cut_off(context: Context) -> Iterator[Fault]:
    """Find reports due before, on or too soon after the last day of their figures."""
    for path, agreement in context.agreements:
        ranges = [c for c in agreement.cadences if c.boundary is Boundary.RANGE and c.day]
        if not ranges:
            continue
        year = _year(context, agreement)
        closing = {c.every: _last_days(context, c, year) for c in ranges if c.every in _COUNTED}
        for i, cadence in _dated(agreement):
            ends = closing.get(cadence.every, {})
            for period, due in _last_days(context, cadence, year).items():
                end = ends.get(period)
                if end is not None and due < context.calendar.add_working_days(end, 1):
                    yield Fault(
                        path=f"{path}.cadences[{i}]",
                        params={"due": due, "end": end},
                        on=context.act_day(agreement),
                    )
                    break


@rule(
    "PH513",
    "superior-reports-first",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="{lower} has to report by {lower_due}, no earlier than {upper} by {upper_due}",
    why="Who sums up the reports of a lower level needs them first: Thông tư 01/2020/TT-VPCP, "
    "article 11, asks the commune for 17 December, the district for the 19th and the province for "
    "the 22nd.",
)
def superior_reports_first(context: Context) -> Iterator[Fault]:
    """Find reports to a superior body that is to report on the same day or before."""
    for path, agreement in context.agreements:
        for i, first, second in _passed_on(agreement):
            year = _year(context, agreement)
            due, onward = _last_days(context, first, year), _last_days(context, second, year)
            late = [p for p in due if p in onward and due[p] >= onward[p]]
            levels = _lower_and_upper(agreement, first, second)
            if late and levels is not None:
                yield Fault(
                    path=f"{path}.cadences[{i}]",
                    params={
                        "lower": body_words(levels[0]),
                        "lower_due": due[late[0]],
                        "upper": body_words(levels[1]),
                        "upper_due": onward[late[0]],
                    },
                    on=context.act_day(agreement),
                )


def _passed_on(agreement: Agreement) -> Iterator[tuple[int, Cadence, Cadence]]:
    """Yield reports with the report in which who receives them reports on to others."""
    clauses = list(_dated(agreement))
    by_owner: dict[str, list[Cadence]] = {}
    for _, cadence in clauses:
        for owner in cadence.owed_by:
            by_owner.setdefault(owner, []).append(cadence)
    for i, first in clauses:
        for receiver in first.owed_to:
            for second in by_owner.get(receiver, ()):
                back = set(second.owed_to) <= {*first.owed_by, *first.owed_to}
                if first.owed_by and second.every is first.every and not back:
                    yield i, first, second


def _lower_and_upper(
    agreement: Agreement, first: Cadence, second: Cadence
) -> tuple[Body, Body] | None:
    """Return a body that reports and its superior that reports on, where there are such."""
    for lower in _bodies(agreement, set(first.owed_by)):
        for upper in _bodies(agreement, set(first.owed_to) & set(second.owed_by)):
            if _LEVELS.index(lower.level) > _LEVELS.index(upper.level):
                return lower, upper
    return None


def _bodies(agreement: Agreement, ids: set[str]) -> Iterator[Body]:
    """Yield the bodies of participants, in the order of the paper."""
    for participant in agreement.participants:
        if participant.id in ids and participant.body.body is not None:
            yield participant.body.body


@rule(
    "PH514",
    "clause-names-district-level",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Khoản 3 Điều 51 Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
        en="Law 72/2025/QH15 on local government, article 51(3)",
        act="72/2025/QH15",
    ),
    in_force=Period(start=dt.date(2025, 7, 1)),
    en="the paper still names “{words}”, though there are no units of that type since {since}",
    why="Since 1 July 2025 communes report to the province, and there is neither a district level "
    "nor a thị trấn. A step in between is mostly copied from an older paper, and nobody is there "
    "to take the report. Clauses, articles and items count. What tells of the time before (“cũ”, "
    "“nguyên”, “trước đây”) and the titles of older acts are let be, as is a mere place.",
)
def clause_names_district_level(context: Context) -> Iterator[Fault]:
    """Find clauses and items that name units of a type that had ended."""
    since = max(_ended_words().values()) + dt.timedelta(days=1)
    for path, agreement in context.agreements:
        on = context.act_day(agreement)
        if on is None or on < since:
            continue
        for place, words in _worded(agreement):
            small = words.lower()
            if not any(word in small for word in _first_words()):
                continue
            text = PrintedText(path=f"{path}.{place}", text=words, day=on)
            found = next(text.find(_ended_units()), None)
            if found is None or _PAST.search(found.string) or _is_cited(found):
                continue
            if _is_of_older_paper(found, since):
                continue
            yield Fault(
                path=text.path,
                params={"words": found[0], "since": since},
                on=on,
                span=text.span(*found.span()),
            )


def _worded(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Yield the clauses and items of a paper in words, with their places."""
    for i, cadence in enumerate(agreement.cadences):
        if cadence.printed is not None:
            yield f"cadences[{i}].printed", cadence.printed
    for i, clause in enumerate(agreement.clauses):
        if clause.text is not None:
            yield f"clauses[{i}].text", clause.text
    for i, item in enumerate(agreement.items):
        yield f"items[{i}].text", item.text


def _is_of_older_paper(found: re.Match[str], since: dt.date) -> bool:
    """Tell whether words name who issued a paper of an earlier year, who is called so in it."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    year = _YEAR_AFTER.match(after)
    is_older = year is not None and int(year[1]) < since.year
    return is_older and _PAPER_BEFORE.search(before) is not None


_PAPER_BEFORE = re.compile(
    r"\b(?:quyết định|nghị quyết|kế hoạch|chương trình|quy chế|quy định|công văn|thông báo|báo cáo"
    r"|chỉ thị|văn bản|bản án)\b[^.;]*\bcủa\s\Z",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"[^.;]{0,60}?(?:năm |[/-])((?:19|20)[0-9]{2})\b")


def _is_cited(found: re.Match[str]) -> bool:
    """Tell whether words stand in the title of an act that is cited."""
    return any(
        mention.start <= found.start() < mention.end
        for mention in find_citations(found.string)
        if mention.citation.is_law or mention.citation.number is not None
    )


@load_once
def _ended_words() -> dict[str, dt.date]:
    """Return the last day of types of unit that ended, by words that none in being shares.

    "thành phố" is also what a city in being is called.
    """
    kept = {kind.word for kind in UnitType if kind.valid_to is None}
    return {
        kind.word: kind.valid_to
        for kind in UnitType
        if kind.valid_to is not None and kind.word not in kept
    }


@load_once
def _first_words() -> frozenset[str]:
    """Return the first words of the types of unit that ended: without one none is named."""
    return frozenset(word.split()[0] for word in _ended_words())


@load_once
def _ended_units() -> re.Pattern[str]:
    """Return a pattern of the bodies, and of the lists, of units of a type that ended."""
    ended = _any_of(_ended_words())
    unit = _any_of({"thị", "thành", *(kind.word for kind in UnitType)})
    between = r"(?:, | và | hoặc |/)"
    listed = rf"(?:{unit}{between}){{0,6}}{ended}(?:{between}{unit}){{0,6}}"
    # "Huyện ủy", "Thị đoàn"
    first = _any_of(_first_words())
    return re.compile(
        rf"\b(?:{_BODIES}(?: việt nam)?(?: của| cấp| các){{0,2}} {listed}"
        rf"|(?:cấp|các) {listed}|(?:{unit}{between}){{1,6}}{ended}|{ended}{between}{unit}"
        rf"|{first} ?(?:ủy|uỷ|đoàn))\b",
        re.IGNORECASE,
    )


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


_BODIES = (
    r"(?:ubnd|hđnd|ubmttq|mttq|mặt trận(?: tổ quốc)?|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân"
    r"|đảng (?:ủy|uỷ)|thường trực|công an|tòa án(?: nhân dân)?|toà án(?: nhân dân)?"
    r"|viện kiểm sát(?: nhân dân)?|ban chỉ huy quân sự|liên đoàn lao động|công đoàn"
    r"|đoàn thanh niên|hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ|lhpn|phụ nữ|chữ thập đỏ"
    r"|người cao tuổi|khuyến học)|phòng (?!chống|ngừa|giao dịch)\w+(?: \w+){0,5}?"
    r"|phòng \w+ (?:- |và |, )\w+(?: \w+){0,5}?)"
)
_PAST = re.compile(
    r"\b(?:cũ|trước đây|nay (?:là|thuộc)|không còn|không tổ chức|kết thúc|chấm dứt"
    r"|trước khi sắp xếp|sau (?:khi )?sắp xếp|sáp nhập|chuyển (?:giao|về|từ)|thay (?:cho|thế)|bỏ"
    r"|nguyên (?!tắc|nhân|liệu|đán|trạng|vẹn))\b",
    re.IGNORECASE,
)
