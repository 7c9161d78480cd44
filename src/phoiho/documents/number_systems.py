"""Whose paper a number can be by its issuers, and what the guides say of its order."""

from __future__ import annotations

from collections.abc import Iterable

from phoiho.documents.guides import Guide, find_habit
from phoiho.documents.issuer_readings import lookup_issuer_codes, paired_codes
from phoiho.documents.number_codes import CodeRole, lookup_document_types
from phoiho.documents.systems import DocumentSystem

__all__ = ["common_systems", "has_type", "shared_habit"]


def common_systems(codes: Iterable[str]) -> tuple[DocumentSystem, ...]:
    """Return the systems whose paper the issuers can sign, in the order of the enum.

    Of a leading issuer that no table has nothing is known, other such codes say
    nothing, nor do those of drafting units; a code that
    can be the unit of the issuer before it is that ("TWĐTN-BTC").  Issuers without
    a system in common make a joint paper.
    """
    common: set[DocumentSystem] | None = None
    for i, code in enumerate(paired_codes(codes)):
        meanings = lookup_issuer_codes(code)
        if not meanings and not i:
            return ()
        units = {m.system for m in meanings if i and m.role is CodeRole.UNIT}
        systems = {m.system for m in meanings if m.role is not CodeRole.UNIT} - units
        if systems and not (common and units & common):
            common = systems if common is None else common & systems
    if common is None:
        return ()
    return tuple(s for s in DocumentSystem if s in common) or (DocumentSystem.JOINT,)


def shared_habit(systems: Iterable[DocumentSystem]) -> Guide | None:
    """Return the guide or the habit of today that the systems share, if their order is one."""
    habits = [
        None if system is DocumentSystem.JOINT else find_habit(system, on=None)
        for system in systems
    ]
    styles = {habit.number_style for habit in habits if habit}
    return habits[0] if len(styles) == 1 and None not in habits else None


def has_type(habit: Guide, code: str) -> bool:
    """Tell whether a type can stand in the numbers of a system.

    Types of joint papers have no guide and stand in every system's numbers.
    """
    systems = {document_type.system for document_type in lookup_document_types(code)}
    return not habit.closed_types or bool(systems & {habit.system, DocumentSystem.JOINT})
