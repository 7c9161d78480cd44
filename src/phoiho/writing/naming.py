"""How do reports name bodies, participants, papers, and days known in part?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from phoiho.agreements import Agreement
from phoiho.dossier import CitedDocument, Dossier
from phoiho.hierarchy import BodyRef
from phoiho.periods import DateValue, Period, PeriodKind
from phoiho.vietnamese import fold_key
from phoiho.writing.words import Words

__all__ = [
    "agreement_name",
    "day_or_later",
    "full_name",
    "holds",
    "paper_name",
    "short_names",
    "shortened",
]


def full_name(ref: BodyRef, words: Words) -> str:
    """Return the name of a body, official where it is known."""
    return ref.body.name(words.locale) if ref.body else ref.printed_name


def short_names(agreement: Agreement, participant_ids: Iterable[str]) -> str:
    """Return the short names of participants after commas; an id that is none stays as it is."""
    return ", ".join(_short_name(agreement, ref) for ref in participant_ids)


def _short_name(agreement: Agreement, participant_id: str) -> str:
    """Return the short name of a participant."""
    participant = agreement.participant(participant_id)
    if participant is None:
        return participant_id
    body = participant.body.body
    return body.name(form="short") if body else participant.body.printed_name


def agreement_name(dossier: Dossier, agreement_id: str, words: Words) -> str:
    """Return the id of an agreement with its number, else its title or kind."""
    agreement = dossier.agreement(agreement_id)
    if agreement is None:
        return words("subject_plain", id=agreement_id)
    kind = agreement.instrument.printed or agreement.instrument.kind.label(words.locale)
    name = agreement.number or agreement.title or kind
    return words("agreement_named", id=agreement_id, name=name)


def paper_name(document: CitedDocument) -> str:
    """Return the words of a citation, with the number where they do not hold it."""
    printed, number = document.printed, document.number
    if printed and number and not holds(printed, number):
        return f"{printed} ({number})"
    return printed or number or document.id


def holds(text: str, part: str) -> bool:
    """Tell whether a text holds another, whatever the spaces and capitals."""
    return "".join(fold_key(part).split()) in "".join(fold_key(text).split())


def day_or_later(value: DateValue, words: Words) -> str:
    """Return a first day as far as it is known: "09/10/2023 trở đi", "năm 2026"."""
    if not isinstance(value, Period) or value.kind is not PeriodKind.OTHER:
        return words.date(value)
    first, last = words.day(value.start), words.day(value.end)
    if value.start is None:
        return words.date(value) if value.end is None else words("begins_by", day=last)
    if value.end is None:
        return words("begins_later", day=first)
    return words("begins_within", first=first, last=last)


def shortened(text: str, most: int) -> str:
    """Return the first words of a text in at most so many characters."""
    return textwrap.shorten(text, most, placeholder="…")
