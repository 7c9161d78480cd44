"""Rules that hold what is said of a cited act against the act: its day and its number."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator

import attrs

from phoiho.documents import Act, ActKind, CitationMention, find_citations, iter_acts
from phoiho.documents.act_titles import number_key, read_act_words, title_key
from phoiho.periods import DateValue, first_day, last_day
from phoiho.reference import load_once
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.fixes import Applicability, Fix
from phoiho.rules.legislatures import misfit
from phoiho.rules.printed_text import Span
from phoiho.rules.registry import LOGIC, rule
from phoiho.vietnamese import find_dates, format_date

_PROMULGATED = frozenset({ActKind.CODE, ActKind.CONSTITUTION, ActKind.LAW, ActKind.ORDINANCE})
_DAYS_TO_PROMULGATE = 15

_ONE_DAY = Basis(
    vi="Suy luận lô-gic: mỗi văn bản chỉ có một ngày ban hành; luật được công bố chậm nhất 15 ngày "
    "kể từ ngày thông qua (khoản 1 Điều 43 Luật số 64/2025/QH15)",
    en="plain logic: an act has one day; a law is promulgated within 15 days of its adoption (Law "
    "64/2025/QH15, article 43(1))",
)


@attrs.frozen(kw_only=True)
class _Cited:
    """What a record or a text says of an act.

    Attributes:
        words: How it names the act.
        title: The words among which the title stands.
        number: The number; empty where none is given.
        number_path: Where the number stands.
        day: The day, as far as it is given.
        day_path: Where the day stands.
        mention: The citation in a text; `None` for the values of a record.
    """

    words: str
    title: str
    number: str
    number_path: str
    day: DateValue | None
    day_path: str
    mention: CitationMention | None = None

    @property
    def number_span(self) -> Span | None:
        """Where the number stands in the text."""
        return None if self.mention is None else _place(self.mention, self.number)

    @property
    def day_span(self) -> Span | None:
        """Where the day stands in the text."""
        mention = self.mention
        if mention is None:
            return None
        dates = find_dates(mention.text)
        same = (date.span for date in dates if date.reading.value == mention.citation.issued_on)
        start, end = next(same, (0, len(mention.text)))
        return mention.start + start, mention.start + end

    @property
    def acts_of_title(self) -> tuple[Act, ...]:
        """The acts that bear its title; none where another act is named before the number."""
        words = read_act_words(self.title)
        if words.names_other:
            return ()
        return next((_titles()[key] for key in words.titles if key in _titles()), ())

    def is_of(self, act: Act) -> bool:
        """Tell whether its day is, or may be, that of an act: of adoption or promulgation."""
        first, last = first_day(self.day), last_day(self.day)
        issued = act.issued_on
        if first is None or last is None or issued is None:
            return True
        late = _DAYS_TO_PROMULGATE if act.kind in _PROMULGATED else 0
        return first <= issued + dt.timedelta(days=late) and issued <= last


@load_once
def _numbers() -> dict[str, Act]:
    """Return the acts that are confirmed, by the keys of numbers that are given but once."""
    return {
        number_key(printed): act
        for act in iter_acts()
        if act.status == "confirmed" and not act.number_repeats
        for printed in (act.number, *act.aliases)
        if printed[:1].isdigit()
    }


@functools.lru_cache(1024)
def _act_of_number(number: str) -> Act | None:
    """Return the act of a number, in any print; `None` where the table does not surely know it."""
    return _numbers().get(number_key(number)) if number else None


@load_once
def _titles() -> dict[str, tuple[Act, ...]]:
    """Return all acts by their titles."""
    found: dict[str, list[Act]] = {}
    for act in iter_acts():
        for title in (act.name, *act.aliases):
            if not title[0].isdigit():
                found.setdefault(title_key(title), []).append(act)
    return {key: tuple(acts) for key, acts in found.items()}


def _cited(context: Context) -> Iterator[_Cited]:
    """Yield what cites an act that may be one of the table."""
    if context.text is not None:
        yield from _cited_in("$", context.text, None, context.citations)
    for i, document in enumerate(context.dossier.documents):
        path, number, day = f"$.documents[{i}]", document.number, document.issued_on
        if number is not None and (day is not None or not document.printed):
            yield _Cited(
                words=document.printed or number,
                title=document.printed or "",
                number=number,
                number_path=f"{path}.number",
                day=day,
                day_path=f"{path}.issued_on",
            )
        elif document.printed is not None and _is_known(document.printed):
            words = document.printed
            yield from _cited_in(f"{path}.printed", words, day, _mentions(words))
    for path, agreement in context.agreements:
        for i, basis in enumerate(agreement.legal_bases):
            cited = context.dossier.document(basis.document)
            says_all = cited is not None and (cited.number or cited.printed)
            if basis.printed is not None and not says_all and _is_known(basis.printed):
                place, words = f"{path}.legal_bases[{i}].printed", basis.printed
                yield from _cited_in(place, words, None, _mentions(words))


def _is_known(words: str) -> bool:
    """Tell whether words name an act of the table, by number or title."""
    read = read_act_words(words)
    return any(key in _numbers() for key in read.numbers) or any(
        key in _titles() for key in read.titles
    )


def _cited_in(
    path: str, text: str, day: DateValue | None, mentions: Iterable[CitationMention]
) -> Iterator[_Cited]:
    """Yield what a text cites; the day on record is that of the first act, if that has none."""
    for i, mention in enumerate(mentions):
        if _ends_another_title(text, mention.start):
            continue
        number = mention.citation.number
        yield _Cited(
            words=mention.text,
            title=mention.text,
            number=number.printed or "" if number is not None else "",
            number_path=path,
            day=_printed_day(mention) or (None if i else day),
            day_path=path,
            mention=mention,
        )


@functools.lru_cache(16)
def _mentions(text: str) -> tuple[CitationMention, ...]:
    """Return what the words of a record cite; two rules ask for it one after the other."""
    return find_citations(text)


_LONGEST_LEAD = 300
_TITLE_OF_ANOTHER = re.compile(
    r"\b(?:luật|nghị định|nghị quyết|thông tư|pháp lệnh|quyết định)\b[^;\n/]*"
    r"\b(?:sửa đổi|bổ sung|thay thế|chi tiết|thi hành|hướng dẫn|bãi bỏ)\b[^;\n/]*\Z",
    re.IGNORECASE,
)


def _ends_another_title(text: str, start: int) -> bool:
    """Tell whether an act is named in the title of another, whose number and day may follow."""
    return _TITLE_OF_ANOTHER.search(text, max(0, start - _LONGEST_LEAD), start) is not None


def _printed_day(mention: CitationMention) -> DateValue | None:
    """Return the day of a citation, `None` where a comma may begin another sentence with it."""
    if _AFTER_COMMA.search(mention.text):
        return None
    return mention.citation.issued_on


_AFTER_COMMA = re.compile(r",\s*ngày\s", re.IGNORECASE)


def _place(mention: CitationMention, words: str) -> Span:
    """Return where words of a citation stand in the text; the whole citation where unknown."""
    at = mention.text.find(words) if words else -1
    start = mention.start + at
    return (start, start + len(words)) if at >= 0 else (mention.start, mention.end)


@rule(
    "PH418",
    "cited-act-of-another-day",
    severity=Severity.WARNING,
    basis=_ONE_DAY,
    en="{document} is cited with another day: {act} is of {issued}",
    why="A number is that of one act, and an act has one day: who looks for the day that is cited "
    "finds nothing. The day of adoption and that of promulgation are both cited of laws, so the "
    "15 days after the adoption pass. Only acts of the table are judged whose day is confirmed; by "
    "its title alone an act is told where but the day, the month or the year differs.",
)
def cited_act_of_another_day(context: Context) -> Iterator[Fault]:
    """Find citations of known acts with a day that is not theirs."""
    for cited in _cited(context):
        act = _act_of_another_day(cited)
        if act is None or act.issued_on is None:
            continue
        yield Fault(
            path=cited.day_path,
            params={"document": cited.words, "act": _named(act), "issued": act.issued_on},
            span=cited.day_span,
            fix=_fix_of_day(cited, act.issued_on),
        )


def _act_of_another_day(cited: _Cited) -> Act | None:
    """Return the act that is surely meant, if the day is not one of its days."""
    if cited.day is None:
        return None
    act = _act_of_number(cited.number)
    if act is not None and (cited.is_of(act) or _is_of_another_kind(cited.words, act)):
        return None
    named = cited.acts_of_title
    if cited.number:
        # Of a number and a title that do not belong together PH419 tells.
        return act if not named or act in named else None
    if not isinstance(cited.day, dt.date) or any(map(cited.is_of, named)):
        return None
    near = [one for one in named if one.issued_on and _is_near(one.issued_on, cited.day)]
    return near[0] if len(near) == 1 and near[0].status == "confirmed" else None


def _is_of_another_kind(words: str, act: Act) -> bool:
    """Tell whether a citation begins with another kind of act.

    The National Assembly numbers laws and resolutions apart: each has a 15/2003/QH11.
    """
    named = [kind.label() for kind in ActKind if words.lower().startswith(f"{kind.label()} ")]
    return bool(named) and act.kind.label() not in named


def _is_near(first: dt.date, second: dt.date) -> bool:
    """Tell whether two days differ in one field only."""
    return sum(a != b for a, b in zip(first.timetuple()[:3], second.timetuple(), strict=False)) == 1


def _fix_of_day(cited: _Cited, right: dt.date) -> Fix | None:
    """Return the fix of a day: as a record writes it, or as the text does."""
    span = cited.day_span
    if span is None or cited.mention is None:
        return _suggested(cited.day_path, right.isoformat(), span)
    if cited.mention.citation.issued_on is None:
        return None
    start = cited.mention.start
    printed = cited.mention.text[span[0] - start : span[1] - start]
    replacement = format_date(right)
    sign = next((mark for mark in "/-." if mark in printed), "")
    if sign:
        replacement = replacement.replace(" tháng ", sign).replace(" năm ", sign)
    if not printed.lower().startswith("ngày"):
        replacement = replacement.removeprefix("ngày ")
    return _suggested(cited.day_path, replacement, span)


def _suggested(path: str, replacement: str, span: Span | None) -> Fix:
    """Return a fix that somebody should look at."""
    return Fix(path=path, replacement=replacement, span=span, applicability=Applicability.SUGGESTED)


def _named(act: Act) -> Bilingual:
    """Name an act by its title and number."""
    words = f"{act.name} số {act.number}" if act.number else act.name
    return Bilingual(vi=words, en=words)


@rule(
    "PH419",
    "cited-act-of-another-number",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="{document} is cited with another number: {act} has the number {number}",
    why="Title and number name one act. Told where the number is that of another act of the table, "
    "or where the day, or the digits and the year, show which act of that title is meant. A title "
    "may be borne by acts that the table lacks, so an unknown number alone says nothing; a "
    "legislature that does not fit the year is PH420.",
)
def cited_act_of_another_number(context: Context) -> Iterator[Fault]:
    """Find citations whose number is not that of the act whose title they give."""
    for cited in _cited(context):
        act = _act_of_another_number(cited) if cited.number else None
        if act is None:
            continue
        path, span = cited.number_path, cited.number_span
        is_right = number_key(act.number) != number_key(cited.number)
        yield Fault(
            path=path,
            params={"document": cited.title, "act": act.name, "number": act.number},
            span=span,
            fix=_suggested(path, act.number, span) if is_right else None,
        )


def _act_of_another_number(cited: _Cited) -> Act | None:
    """Return the act that is meant by title and day or digits, else that whose number it is."""
    known, named = _act_of_number(cited.number), cited.acts_of_title
    if not named or known in named or misfit(cited.number, cited.day) is not None:
        return None
    if any(number_key(cited.number) == number_key(act.number) for act in named):
        return None
    kind, digits = _kind(cited.number), _digits(cited.number)
    alike = [act for act in named if act.number and _kind(act.number) == kind]
    meant = [
        act
        for act in alike
        if act.status == "confirmed"
        and (_digits(act.number) == digits or (cited.day is not None and cited.is_of(act)))
    ]
    if len(meant) == 1 and not meant[0].number_repeats:
        return meant[0]
    return known if alike else None


def _kind(number: str) -> str:
    """Return what a number says of the type and the issuer, without any digit."""
    return "".join(char for char in number_key(number) if not char.isdigit())


def _digits(number: str) -> str:
    """Return the number and the year; empty where a number has no year."""
    match = _NUMBER_AND_YEAR.match(number)
    return f"{match[1]}/{match[2]}" if match is not None else ""


_NUMBER_AND_YEAR = re.compile(r"\s*0*([0-9]+)/((?:19|20)[0-9]{2})/")
