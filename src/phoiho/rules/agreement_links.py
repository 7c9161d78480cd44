"""Rules on how agreements stand to one another: what implements, replaces and renews what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

import attrs

from phoiho.agreements import Agreement, LinkKind, RenewalTiming, renewal_chains, version_on
from phoiho.agreements.renewal_lines import draw_lines
from phoiho.agreements.renewal_timing import timing_between
from phoiho.dossier import CitedDocument, DocumentRole
from phoiho.periods import DateValue, Period, first_day, last_day
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import date_words, period_words
from phoiho.vietnamese import fold_key


@attrs.frozen
class _Tie:
    """An agreement and an earlier paper that it is tied to, with where the record says so."""

    path: str
    agreement: Agreement
    other: Agreement | CitedDocument

    @property
    def name(self) -> str:
        """How a message names the earlier paper."""
        other = self.other
        if isinstance(other, Agreement):
            return _name(other)
        return other.number or other.printed or other.id

    @property
    def day(self) -> DateValue | None:
        """Its day."""
        other = self.other
        return other.signed_on if isinstance(other, Agreement) else other.issued_on


def _ties(context: Context, kinds: Collection[LinkKind]) -> Iterator[_Tie]:
    """Yield the papers that agreements link to in one of some ways."""
    by_id = {agreement.id: agreement for _, agreement in context.agreements}
    for path, agreement in context.agreements:
        for i, link in enumerate(agreement.links):
            if link.kind not in kinds:
                continue
            other = by_id.get(link.agreement or "") or context.dossier.document(link.document or "")
            if other is not None and other is not agreement:
                yield _Tie(f"{path}.links[{i}]", agreement, other)


def _parent_documents(context: Context) -> Iterator[_Tie]:
    """Yield the papers of a superior that agreements cite as their parent."""
    for i, document in enumerate(context.dossier.documents):
        if document.role is not DocumentRole.PARENT:
            continue
        for _, agreement in context.agreements:
            if agreement.id in document.cited_by:
                yield _Tie(f"$.documents[{i}].issued_on", agreement, document)


def _made_before(ties: Iterator[_Tie]) -> Iterator[Fault]:
    """Yield a fault for every agreement signed before the paper that it is tied to."""
    for tie in ties:
        signed, made = tie.agreement.signed_on, tie.day
        last, first = last_day(signed), first_day(made)
        if signed is not None and made is not None and last and first and last < first:
            yield Fault(
                path=tie.path,
                params={
                    "date": date_words(signed),
                    "other": tie.name,
                    "made": date_words(made),
                },
                on=last,
            )


@rule(
    "PH213",
    "replacement-before-what-it-replaces",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="signed {date}, before what it amends or replaces ({other}, {made})",
    why="What is not there yet can be neither amended nor replaced: a day or the link is wrong. "
    "Days known in part count only where they are surely earlier.",
)
def replacement_before_what_it_replaces(context: Context) -> Iterator[Fault]:
    """Find agreements that are older than what they amend or replace."""
    yield from _made_before(_ties(context, {LinkKind.AMENDS, LinkKind.REPLACES}))


@rule(
    "PH228",
    "signed-before-parent",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="signed {date}, before what it implements ({other}, {made})",
    why="A paper cannot carry out what is not agreed yet: a day or the link is wrong.",
)
def signed_before_parent(context: Context) -> Iterator[Fault]:
    """Find agreements that are older than what they implement."""
    yield from _made_before(_ties(context, {LinkKind.IMPLEMENTS}))
    yield from _made_before(_parent_documents(context))


@rule(
    "PH227",
    "period-outside-parent",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="its period ({period}) reaches outside that of what it implements ({other}: {parent})",
    why="What implements a paper runs as long as that does. Judged by calendar years, since most "
    "periods are named by years; a paper that was extended counts as extended.",
)
def period_outside_parent(context: Context) -> Iterator[Fault]:
    """Find agreements whose period reaches outside that of what they implement."""
    for tie in _ties(context, {LinkKind.IMPLEMENTS}):
        period = tie.agreement.period
        if not isinstance(tie.other, Agreement) or period is None:
            continue
        parent = version_on(tie.other, last_day(period) or first_day(period) or context.as_of)
        if parent.period is None or parent.open_ended:
            continue
        if _begins_earlier(period, parent.period) or _ends_later(period, parent.period):
            yield Fault(
                path=tie.path,
                params={
                    "period": period_words(period),
                    "other": tie.name,
                    "parent": period_words(parent.period),
                },
                on=context.act_day(tie.agreement),
            )


def _begins_earlier(one: Period, other: Period) -> bool:
    """Tell whether a period begins in an earlier year than another."""
    return bool(one.start and other.start and one.start.year < other.start.year)


def _ends_later(one: Period, other: Period) -> bool:
    """Tell whether a period ends in a later year than another."""
    return bool(one.end and other.end and one.end.year > other.end.year)


@rule(
    "PH214",
    "periods-overlap",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="of the same kind and participants as {other}, for the same time ({period}), and the record "
    "does not say how the two are tied",
    why="Of two such papers the later one usually amends or replaces the earlier one, which the "
    "record should say. Papers whose titles name different matters stand side by side, and "
    "periods named by years share the year in which one follows the other.",
)
def periods_overlap(context: Context) -> Iterator[Fault]:
    """Find agreements of one kind between the same bodies that run at the same time."""
    agreements = [agreement for _, agreement in context.agreements]
    together = list(_running_together(agreements))
    lines = draw_lines(agreements).of if together else {}
    for one, two in together:
        earlier, later = agreements[one], agreements[two]
        timing, between = timing_between(earlier, later)
        if timing is not RenewalTiming.OVERLAP or between is None:
            continue
        of_one_line = one in lines and lines[one] == lines.get(two)
        if of_one_line and not _are_tied(earlier, later) and _may_be_one_matter(earlier, later):
            yield Fault(
                path=f"{context.agreements[two][0]}.period",
                params={"other": _name(earlier), "period": period_words(between)},
                on=context.act_day(later),
            )


def _running_together(agreements: Sequence[Agreement]) -> Iterator[tuple[int, int]]:
    """Yield agreements of one kind that have days in common, the one that begins first ahead."""
    spans = sorted(
        (agreement.instrument.kind.value, start, end, place)
        for place, agreement in enumerate(agreements)
        if (start := first_day(agreement.period)) is not None
        and (end := last_day(agreement.period)) is not None
    )
    for i, (kind, _, end, one) in enumerate(spans):
        for other_kind, start, _, two in spans[i + 1 :]:
            if other_kind != kind or start > end:
                break
            yield one, two


def _name(agreement: Agreement) -> str:
    """Name an agreement in a message."""
    return agreement.number or agreement.title or agreement.id


def _are_tied(one: Agreement, other: Agreement) -> bool:
    """Tell whether one of two agreements links to the other."""
    pairs = ((one, other), (other, one))
    return any(link.agreement == to.id for of, to in pairs for link in of.links)


_FIGURES = re.compile(r"[\W\d_]+")


def _may_be_one_matter(one: Agreement, other: Agreement) -> bool:
    """Tell whether two titles, their years apart, are alike or not both known."""
    titles = [_FIGURES.sub(" ", fold_key(a.title)) for a in (one, other) if a.title]
    return len(titles) < 2 or titles[0].split() == titles[1].split()


@rule(
    "PH237",
    "years-between-periods",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="between this agreement and the one before ({other}) there is none for {years}",
    why="A chain of renewals that leaves whole years out may lack an agreement in the record, or "
    "in life: real chains have such gaps.",
)
def years_between_periods(context: Context) -> Iterator[Fault]:
    """Find renewals that leave whole calendar years to neither agreement."""
    if not _may_leave_years_out(context):
        return
    paths = {id(agreement): path for path, agreement in context.agreements}
    for chain in renewal_chains(agreement for _, agreement in context.agreements):
        for step in chain.steps_with(RenewalTiming.GAP):
            years = step.missed_years
            if years:
                yield Fault(
                    path=f"{paths[id(step.later)]}.period",
                    params={
                        "other": _name(step.earlier),
                        "years": ", ".join(map(str, years)),
                    },
                    on=context.act_day(step.later),
                )


def _may_leave_years_out(context: Context) -> bool:
    """Tell whether whole years can lie between two agreements: to draw the chains takes time."""
    periods = [agreement.period for _, agreement in context.agreements]
    ends = [end.year for period in periods if (end := last_day(period)) is not None]
    starts = [start.year for period in periods if (start := first_day(period)) is not None]
    return bool(ends and starts) and max(starts) > min(ends) + 1


@rule(
    "PH242",
    "links-in-a-circle",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the links between the agreements run in a circle: {circle}",
    why="What implements, amends, replaces or succeeds another is later than it, so nothing can "
    "come round to itself. The first circle of a record is told.",
)
def links_in_a_circle(context: Context) -> Iterator[Fault]:
    """Find the first agreement whose links lead back to it."""
    earlier = {
        agreement.id: [
            link.agreement
            for link in agreement.links
            if link.agreement is not None and link.kind is not LinkKind.ACCOMPANIES
        ]
        for _, agreement in context.agreements
        if agreement.links
    }
    if not earlier:
        return
    try:
        TopologicalSorter(earlier).prepare()
    except CycleError as error:
        # What stands before an id in the circle is what it links to.
        circle: list[str] = list(reversed(error.args[1]))
        path, agreement = next(
            (path, agreement) for path, agreement in context.agreements if agreement.id in circle
        )
        turn = circle.index(agreement.id)
        ordered = [*circle[turn:-1], *circle[:turn], agreement.id]
        yield Fault(
            path=f"{path}.links",
            params={"circle": " → ".join(ordered)},
            on=context.act_day(agreement),
        )
