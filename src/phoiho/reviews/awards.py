"""Commendations, as a review tells them."""

from __future__ import annotations

import attrs
from attrs.validators import optional

from phoiho.agreements.clauses import not_negative
from phoiho.hierarchy import BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Award",
    "AwardKind",
]


class AwardKind(LabelledEnum):
    """Forms of commendation and emulation titles.

    Those of the law that reviews tell of; honorary titles and prizes of the
    State are left out.

    Basis:
        Luật Thi đua, khen thưởng 06/2022/QH15; 15/2003/QH11 before 2024.
    """

    CERTIFICATE_OF_COMMENDATION = "certificate_of_commendation"
    CERTIFICATE_OF_MERIT = "certificate_of_merit"
    EMULATION_FLAG = "emulation_flag"
    COMMEMORATIVE_MEDAL = "commemorative_medal"
    ORDER = "order"
    MEDAL = "medal"
    EMULATION_FIGHTER_NATIONAL = "emulation_fighter_national"
    EMULATION_FIGHTER_PROVINCIAL = "emulation_fighter_provincial"
    EMULATION_FIGHTER_GRASSROOTS = "emulation_fighter_grassroots"
    ADVANCED_WORKER = "advanced_worker"
    ADVANCED_SOLDIER = "advanced_soldier"
    EXCELLENT_LABOUR_COLLECTIVE = "excellent_labour_collective"
    ADVANCED_LABOUR_COLLECTIVE = "advanced_labour_collective"
    UNIT_DETERMINED_TO_WIN = "unit_determined_to_win"
    ADVANCED_UNIT = "advanced_unit"
    MODEL_COMMUNE = "model_commune"
    CULTURAL_RESIDENTIAL_AREA = "cultural_residential_area"
    CULTURAL_FAMILY = "cultural_family"


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
    collectives: int | None = attrs.field(default=None, validator=optional(not_negative))
    individuals: int | None = attrs.field(default=None, validator=optional(not_negative))
