"""Papers that set agreements: their kinds, their size, what they rest on."""

from __future__ import annotations

import attrs

from phoiho.labels import LabelledEnum

__all__ = [
    "Coverage",
    "Instrument",
    "InstrumentKind",
    "LegalBasis",
    "Link",
    "LinkKind",
]


class Coverage(LabelledEnum):
    """What a record was made from.

    What a report or an excerpt leaves out is not a fault of the paper: rules
    about missing parts judge `instrument` only.
    """

    INSTRUMENT = "instrument"
    EXCERPT = "excerpt"
    REPORT = "report"


class InstrumentKind(LabelledEnum):
    """What kind of paper sets the agreement.

    Examples:
        >>> InstrumentKind.PROGRAMME.label()
        'chương trình phối hợp'
    """

    REGULATION = "regulation"
    PROGRAMME = "programme"
    FRONT_ACTION_PROGRAMME = "front_action_programme"
    PLAN = "plan"
    JOINT_RESOLUTION = "joint_resolution"
    JOINT_PROGRAMME = "joint_programme"
    JOINT_RULE = "joint_rule"
    EMULATION_PLEDGE = "emulation_pledge"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    UNNAMED = "unnamed"


@attrs.frozen(kw_only=True)
class Instrument:
    """The paper that sets an agreement.

    Attributes:
        kind: Its kind; a headline is no evidence of it.
        printed: Its name as printed.
    """

    kind: InstrumentKind
    printed: str | None = None


@attrs.frozen(kw_only=True)
class LegalBasis:
    """A paper that the agreement rests on.

    Attributes:
        document: Id of the cited document in the record.
        printed: The words of the citation.
    """

    document: str
    printed: str | None = None


class LinkKind(LabelledEnum):
    """How an agreement stands to another paper."""

    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    SUCCEEDS = "succeeds"
    ACCOMPANIES = "accompanies"


@attrs.frozen(kw_only=True)
class Link:
    """How an agreement stands to another.

    Attributes:
        kind: The tie.
        agreement: Id of the other agreement in the record.
        document: Id of a cited document, where the other is no agreement here.
    """

    kind: LinkKind
    agreement: str | None = None
    document: str | None = None
