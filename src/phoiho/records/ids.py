"""Ids of a record: each stands once in its list, and refers to something.

They are checked on the plain values, so that they are told together with
every other fault.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias

from phoiho.records.issues import Fault, Steps
from phoiho.records.wire import WireError, closest, read_text, shorten

__all__ = ["id_faults"]

_Table: TypeAlias = dict[str, Any]
_Reference: TypeAlias = tuple[Steps, object]

# Lists of an agreement whose entries name participants, with the fields that do.
_ROLES = {"items": ("lead", "coordinators"), "cadences": ("owed_by", "owed_to")}


def id_faults(values: _Table) -> Iterator[Fault]:
    """Yield ids that stand twice, and ids that refer to nothing.

    What has the wrong type is passed over: reading the record names it.

    Args:
        values: The plain values of a record.
    """
    agreements = _tables(values, "agreements")
    documents = _tables(values, "documents")
    events = _tables(values, "events")
    for name, tables in (("agreements", agreements), ("documents", documents), ("events", events)):
        yield from _repeated((name,), _ids(tables))
    agreement_ids, document_ids = set(_ids(agreements)), set(_ids(documents))
    participant_ids: set[str] = set()
    for i, agreement in enumerate(agreements):
        own_ids = _ids(_tables(agreement, "participants"))
        own = set(own_ids)
        participant_ids |= own
        steps: Steps = ("agreements", i)
        yield from _repeated((*steps, "participants"), own_ids)
        yield from _dangling("participant", own, _to_participants(agreement), steps)
        yield from _dangling("document", document_ids, _to_documents(agreement), steps)
        yield from _dangling(
            "agreement", agreement_ids, _inside(agreement, "links", "agreement"), steps
        )
        made_by = _inside(agreement, "history", "agreement")
        yield from _dangling("agreement", agreement_ids, made_by, steps)
    for i, document in enumerate(documents):
        cited = _entries(document, "cited_by")
        yield from _dangling("agreement", agreement_ids, cited, ("documents", i))
    for i, event in enumerate(events):
        for name in ("reviewed", "planned"):
            subjects = _inside(event, name, "agreement")
            yield from _dangling("agreement", agreement_ids, subjects, ("events", i))
        hosts = _entries(event, "hosts")
        yield from _dangling("participant", participant_ids, hosts, ("events", i))
        conclusions = _entries(event, "conclusions")
        yield from _dangling("document", document_ids, conclusions, ("events", i))


def _to_participants(agreement: _Table) -> Iterator[_Reference]:
    """Yield what names participants of an agreement."""
    yield from _listed(agreement)
    for j, change in enumerate(_tables(agreement, "history")):
        for steps, ref in _listed(change):
            yield ("history", j, *steps), ref
    yield from _inside(agreement, "signatures", "participant")
    yield from _inside(agreement, "funding", "payer")


def _listed(table: _Table) -> Iterator[_Reference]:
    """Yield what the items and cadences of an agreement, or of a version of it, list."""
    for name, roles in _ROLES.items():
        for j, entry in enumerate(_tables(table, name)):
            for role in roles:
                for steps, ref in _entries(entry, role):
                    yield (name, j, *steps), ref


def _to_documents(agreement: _Table) -> Iterator[_Reference]:
    """Yield what names documents in an agreement."""
    yield from _inside(agreement, "legal_bases", "document")
    yield from _inside(agreement, "links", "document")
    yield from _inside(agreement, "history", "document")


def _tables(table: _Table, key: str) -> list[_Table]:
    """Return the tables of a list; what is none is taken for an empty one."""
    entries = table.get(key)
    if not isinstance(entries, list):
        return []
    return [entry if isinstance(entry, dict) else {} for entry in entries]


def _ids(tables: list[_Table]) -> list[str]:
    """Return the ids of tables; empty where there is none."""
    return [_normal(table.get("id")) for table in tables]


def _normal(ref: object) -> str:
    """Return an id as the models hold it; empty where it is none."""
    try:
        return read_text(ref)
    except WireError:
        return ""


def _entries(table: _Table, key: str) -> Iterator[_Reference]:
    """Yield the entries of a list, each with the way to it."""
    entries = table.get(key)
    if isinstance(entries, list):
        for k, entry in enumerate(entries):
            yield (key, k), entry


def _inside(table: _Table, key: str, name: str) -> Iterator[_Reference]:
    """Yield one field of every table of a list, each with the way to it."""
    for j, entry in enumerate(_tables(table, key)):
        if name in entry:
            yield (key, j, name), entry[name]


def _repeated(steps: Steps, ids: list[str]) -> Iterator[Fault]:
    """Yield every id that stood before."""
    if len(set(ids)) == len(ids):
        return
    seen: set[str] = set()
    for i, ref in enumerate(ids):
        if ref and ref in seen:
            reason = f"the id {shorten(ref)!r} stands twice: ids are unique in their list"
            yield Fault((*steps, i, "id"), reason)
        seen.add(ref)


def _dangling(
    noun: str, known: Collection[str], references: Iterable[_Reference], before: Steps
) -> Iterator[Fault]:
    """Yield references to an id that nothing has."""
    for steps, ref in references:
        if not isinstance(ref, str) or ref in known:
            continue
        normal = _normal(ref)
        if normal and normal not in known:
            ids = sorted(set(known) - {""})
            similar = closest(normal, ids)
            listed = f": the ids are {', '.join(ids[:10])}" if ids and not similar else ""
            yield Fault(
                (*before, *steps), f"no {noun} has the id {shorten(normal)!r}{listed}", similar
            )
