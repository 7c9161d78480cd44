"""Commendations, as a review tells them."""

from __future__ import annotations

import attrs

from phoiho.hierarchy import BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Award",
    "AwardKind",
]


class AwardKind(LabelledEnum):
    """Forms of commendation."""

    CERTIFICATE_OF_COMMENDATION = "certificate_of_commendation"
    CERTIFICATE_OF_MERIT = "certificate_of_merit"
    EMULATION_FLAG = "emulation_flag"
    COMMEMORATIVE_MEDAL = "commemorative_medal"


@attrs.frozen(kw_only=True)
class Award:
    """A commendation.

    Attributes:
        kinds: Its forms; several where a paper names them together.
        title: Its name as printed ("Cờ đơn vị thi đua xuất sắc").
        grantors: Who gave it.
        recipients: Who received it.
        period: For which time.
        number: Number of the decision, as printed.
        decided_on: Its day.
        collectives: How many collectives received it ("08 tập thể").
        individuals: How many persons did.
    """

    kinds: tuple[AwardKind, ...]
    title: str | None = None
    grantors: tuple[BodyRef, ...] = ()
    recipients: tuple[BodyRef, ...] = ()
    period: Period | None = None
    number: str | None = None
    decided_on: DateValue | None = None
    collectives: int | None = None
    individuals: int | None = None
