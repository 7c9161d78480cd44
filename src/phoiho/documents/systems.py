"""Which system a paper belongs to, and the orders in which the systems write numbers."""

from __future__ import annotations

from phoiho.labels import LabelledEnum

__all__ = ["DocumentSystem", "NumberStyle"]


class DocumentSystem(LabelledEnum):
    """A system of papers with rules or habits of its own.

    Examples:
        >>> DocumentSystem.FRONT.label()
        'Mặt trận Tổ quốc'
    """

    STATE = "state"
    PARTY = "party"
    FRONT = "front"
    YOUTH = "youth"
    UNION = "union"
    FARMERS = "farmers"
    WOMEN = "women"
    VETERANS = "veterans"
    JOINT = "joint"
    OTHER = "other"


class NumberStyle(LabelledEnum):
    """In which order number, type and issuers stand.

    Examples:
        >>> NumberStyle.PARTY.label("en")
        'Party: number-type/issuers'
    """

    STATE = "state"
    PARTY = "party"
    UNTYPED = "untyped"
    HISTORIC = "historic"
