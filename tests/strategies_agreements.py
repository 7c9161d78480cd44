"""Agreements of resolved records, made by hand or drawn."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

import strategies_dossier
from phoiho.agreements import Agreement, Coverage, Instrument, InstrumentKind, Participant
from phoiho.dossier import Dossier, resolve
from phoiho.errors import RecordError
from phoiho.hierarchy import BodyRef


def made(*bodies: str, **fields) -> Agreement:
    """Make an agreement of some bodies, ids `p0`, `p1` and so on."""
    given = {
        "id": "a",
        "coverage": Coverage.INSTRUMENT,
        "instrument": Instrument(kind=InstrumentKind.PROGRAMME),
        "participants": tuple(
            Participant(id=f"p{i}", body=BodyRef(text=body)) for i, body in enumerate(bodies)
        ),
    }
    return Agreement(**(given | fields))


def resolved(*agreements: Agreement, on: dt.date = dt.date(2024, 1, 1)) -> tuple[Agreement, ...]:
    """Return agreements of one record, resolved."""
    return resolve(Dossier(title="t", agreements=agreements, reference_date=on)).agreements


def resolved_or_not(dossier: Dossier) -> tuple[Agreement, ...]:
    """Return the agreements of a record, resolved where its names allow it."""
    try:
        return resolve(dossier).agreements
    except RecordError:
        return dossier.agreements


agreements = st.lists(strategies_dossier.dossiers.map(resolved_or_not), min_size=1, max_size=3).map(
    lambda drawn: tuple(agreement for several in drawn for agreement in several)
)
