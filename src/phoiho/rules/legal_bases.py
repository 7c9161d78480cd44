"""Rules on the papers that an agreement rests on: were they in force, are they rightly cited?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.agreements import Agreement, Coverage
from phoiho.documents import Act, ActChange, ActChangeKind, ActState, get_act, lookup_acts
from phoiho.documents.act_titles import number_key, read_act_words
from phoiho.dossier import CitedDocument, DocumentRole
from phoiho.periods import first_day, last_day
from phoiho.rules.bases import VALID_BASES
from phoiho.rules.context import Context
from phoiho.rules.findings import Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import date_words
from phoiho.vietnamese import format_date


@attrs.frozen
class _CitedBasis:
    """A paper that an agreement rests on, with where the record says so."""

    path: str
    document: CitedDocument
    words: str | None

    @property
    def shown(self) -> str:
        """How a message names it."""
        return self.text or self.document.id

    @property
    def text(self) -> str:
        """What it is looked up by."""
        return self.document.number or self.document.printed or self.words or ""

    @property
    def says_which(self) -> bool:
        """Whether it gives more than a title, which acts outside the table may share."""
        words = read_act_words(self.text)
        dated = self.document.issued_on is not None or words.year is not None
        return dated or words.names_number

    def acts(self, on: dt.date) -> tuple[Act, ...]:
        """Return the acts that it may be, none where the table does not surely know it."""
        text = self.text
        found = lookup_acts(text, on=on)
        repeats = any(act.number_repeats for act in found) and self.document.number is not None
        first, last = first_day(self.document.issued_on), last_day(self.document.issued_on)
        if first is None or last is None:
            return () if repeats else found
        issued_then = tuple(
            act
            for act in lookup_acts(text)
            if act.issued_on is not None and first <= act.issued_on <= last
        )
        # A number with its year is that act whatever day is printed; a title is not.
        sure = self.document.number is not None and not repeats
        return issued_then or (found if sure else ())


@rule(
    "PH225",
    "basis-no-longer-in-force",
    severity=Severity.WARNING,
    basis=VALID_BASES,
    en="the basis {document} was no longer in force ({since}) at the signing {date}; {after}",
    why="A paper rests on law that is in force. Only acts of the table are judged, by the last day "
    "known of them; where that day is not confirmed the finding is a note. A number of the Party "
    "is judged only with its day, since numbers begin anew every term.",
)
def basis_no_longer_in_force(context: Context) -> Iterator[Fault]:
    """Find legal bases that had surely ended before the signing."""
    for agreement, basis in _all_bases(context):
        signed = first_day(agreement.signed_on)
        if signed is None or agreement.signed_on is None:
            continue
        acts = basis.acts(signed)
        endings = [
            act.ending for act in acts if act.ending and act.state_on(signed) is ActState.ENDED
        ]
        if not endings or len(endings) < len(acts):
            continue
        ending = endings[-1]
        yield Fault(
            path=basis.path,
            params={
                "document": basis.shown,
                "since": _since(ending),
                "date": date_words(agreement.signed_on),
                "after": _after(ending, signed),
            },
            on=signed,
            severity=None if ending.status == "confirmed" else Severity.INFO,
        )


def _since(ending: ActChange) -> Bilingual:
    """Say from which day an act was no longer in force."""
    day = ending.from_day
    if day is None:
        return Bilingual(vi="không rõ từ ngày nào", en="from a day not known")
    return Bilingual(vi=f"từ ngày {format_date(day, 'slash')}", en=f"from {day}")


def _after(ending: ActChange, on: dt.date) -> Bilingual:
    """Say what replaced an act, or what put it out of force without replacing it."""
    following = _in_its_place(ending, on)
    if ending.kind is ActChangeKind.REPLACES:
        return Bilingual(vi=f"văn bản thay thế: {following}", en=f"in its place: {following}")
    return Bilingual(vi=f"hết hiệu lực theo: {following}", en=f"ended by: {following}")


def _in_its_place(ending: ActChange, on: dt.date) -> Act:
    """Return what followed an act, step by step, until one that had not ended by a day."""
    act = get_act(ending.by)
    while act.state_on(on) is ActState.ENDED:
        act = get_act(act.replaced_by)
    return act


@rule(
    "PH226",
    "basis-after-signing",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the basis {document} was issued {issued}, after the signing {date}",
    why="A paper cannot rest on what was not there yet.",
)
def basis_after_signing(context: Context) -> Iterator[Fault]:
    """Find legal bases issued after the signing."""
    for agreement, basis in _all_bases(context):
        signed, issued = agreement.signed_on, basis.document.issued_on
        if signed is None or issued is None or (last := last_day(signed)) is None:
            continue
        if (first_day(issued) or dt.date.min) > last:
            yield Fault(
                path=basis.path,
                params={
                    "document": basis.shown,
                    "issued": date_words(issued),
                    "date": date_words(signed),
                },
                on=last,
            )


@rule(
    "PH238",
    "basis-not-yet-in-force",
    severity=Severity.WARNING,
    basis=VALID_BASES,
    en="the basis {document} is in force from {start}, after the paper was signed {date} "
    "and took effect",
    why="A basis may be cited before it is in force, if it takes effect before the paper does or "
    "with it: the day of effect of the paper and the first day of its period count too. A title "
    "without a number, a day or a year is not judged: an older act may bear it.",
)
def basis_not_yet_in_force(context: Context) -> Iterator[Fault]:
    """Find legal bases that surely took effect only after the paper."""
    for agreement, basis in _all_bases(context):
        signed = agreement.signed_on
        last = _last_day_to_begin(agreement)
        if signed is None or last is None:
            continue
        acts = basis.acts(last) if basis.says_which else ()
        starts = [act.in_force_from for act in acts if act.in_force_from is not None]
        if not acts or len(starts) < len(acts) or min(starts) <= last:
            continue
        certain = all(act.status == "confirmed" for act in acts)
        yield Fault(
            path=basis.path,
            params={"document": basis.shown, "start": min(starts), "date": date_words(signed)},
            on=last_day(signed),
            severity=None if certain else Severity.INFO,
        )


def _last_day_to_begin(agreement: Agreement) -> dt.date | None:
    """Return the latest day on which a paper can have taken effect, `None` where not known."""
    signed = last_day(agreement.signed_on)
    if signed is None:
        return None
    start = agreement.period.start if agreement.period else None
    days = (signed, last_day(agreement.effective_on), start)
    return max(day for day in days if day is not None)


@rule(
    "PH239",
    "basis-amended",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the basis {document} had been amended before the signing {date} by {amendments}, which the "
    "paper does not say",
    why="Papers cite a law with the acts that amended it, so that the reader takes the text in "
    "force. Judged on whole papers only; a citation that says anything of an amendment is let be.",
)
def basis_amended(context: Context) -> Iterator[Fault]:
    """Find legal bases cited by whole papers without the acts that had amended them."""
    for path, agreement in context.agreements:
        signed = first_day(agreement.signed_on)
        if signed is None or agreement.signed_on is None:
            continue
        if agreement.coverage is not Coverage.INSTRUMENT:
            continue
        bases = [(basis, basis.acts(signed)) for basis in _bases(context, path, agreement)]
        cited = {act.id for _, acts in bases for act in acts}
        for basis, acts in bases:
            if len(acts) != 1 or _speaks_of_amendment(basis):
                continue
            # What had ended is told by PH225.
            if acts[0].state_on(signed) is ActState.ENDED:
                continue
            amending = [act for act in acts[0].amended_by(on=signed) if act.id not in cited]
            if amending:
                yield Fault(
                    path=basis.path,
                    params={
                        "document": basis.shown,
                        "date": date_words(agreement.signed_on),
                        "amendments": "; ".join(act.number for act in amending),
                    },
                    on=signed,
                )


def _speaks_of_amendment(basis: _CitedBasis) -> bool:
    """Tell whether the words of a citation name an amendment."""
    return any("sửa đổi" in words for words in (basis.words, basis.document.printed) if words)


@rule(
    "PH411",
    "basis-is-the-paper-itself",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the paper {number} names itself as its basis",
    why="A paper cannot rest on itself. Numbers begin anew every year, so the same number with "
    "another day is another paper; without a day the finding is a warning.",
)
def basis_is_the_paper_itself(context: Context) -> Iterator[Fault]:
    """Find agreements that name their own number among their legal bases."""
    for agreement, basis in _all_bases(context):
        own, number, issued = agreement.number, basis.document.number, basis.document.issued_on
        if own is None or number is None or number_key(number) != number_key(own):
            continue
        if issued is not None and issued != agreement.signed_on:
            continue
        yield Fault(
            path=basis.path,
            params={"number": own},
            on=first_day(agreement.signed_on),
            severity=None if issued is not None else Severity.WARNING,
        )


def _all_bases(context: Context) -> Iterator[tuple[Agreement, _CitedBasis]]:
    """Yield every agreement with each paper that it rests on."""
    for path, agreement in context.agreements:
        for basis in _bases(context, path, agreement):
            yield agreement, basis


def _bases(context: Context, path: str, agreement: Agreement) -> Iterator[_CitedBasis]:
    """Yield the papers that an agreement rests on, with where it says so."""
    listed = set()
    for i, basis in enumerate(agreement.legal_bases):
        document = context.dossier.document(basis.document)
        if document is not None:
            listed.add(document.id)
            yield _CitedBasis(f"{path}.legal_bases[{i}]", document, basis.printed)
    for i, document in enumerate(context.dossier.documents):
        cites = agreement.id in document.cited_by and document.id not in listed
        if cites and document.role is DocumentRole.LEGAL_BASIS:
            yield _CitedBasis(f"$.documents[{i}].issued_on", document, None)
