"""Coordination agreements: their parts, their life, their renewals.

The names below load their modules at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.agreements.carrying import (
        CarriedItem,
        CarriedParticipant,
        CarryOver,
        ItemOwnership,
        PaperStanding,
        SigningAnswer,
        SigningReason,
        carry_over,
    )
    from phoiho.agreements.comparison import (
        CadenceChange,
        Comparison,
        ParticipantChange,
        compare,
    )
    from phoiho.agreements.identities import ParticipantTie
    from phoiho.agreements.item_comparison import ItemChange, ResponsibilityChange, TargetChange
    from phoiho.agreements.models import (
        Agreement,
        Assignment,
        AssignmentRole,
        Coverage,
        Instrument,
        InstrumentKind,
        LegalBasis,
        Link,
        LinkKind,
        Participant,
        Signature,
        State,
        StateChange,
        StatedCount,
        Structure,
        Target,
        WorkItem,
    )
    from phoiho.agreements.pairing import ChangeKind
    from phoiho.agreements.renewal import (
        AloneReason,
        RenewalChain,
        RenewalGround,
        RenewalStep,
        renewal_chains,
    )
    from phoiho.agreements.renewal_timing import RenewalTiming
    from phoiho.agreements.states import (
        DerivedState,
        EndedParticipant,
        ended_participants,
        state_on,
        state_with_reason,
        transition,
    )

_MODULES = {
    "Agreement": "models",
    "AloneReason": "renewal",
    "Assignment": "models",
    "AssignmentRole": "models",
    "CadenceChange": "comparison",
    "CarriedItem": "carrying",
    "CarriedParticipant": "carrying",
    "CarryOver": "carrying",
    "ChangeKind": "pairing",
    "Comparison": "comparison",
    "Coverage": "models",
    "DerivedState": "states",
    "EndedParticipant": "states",
    "Instrument": "models",
    "InstrumentKind": "models",
    "ItemChange": "item_comparison",
    "ItemOwnership": "carrying",
    "LegalBasis": "models",
    "Link": "models",
    "LinkKind": "models",
    "PaperStanding": "carrying",
    "Participant": "models",
    "ParticipantChange": "comparison",
    "ParticipantTie": "identities",
    "RenewalChain": "renewal",
    "RenewalGround": "renewal",
    "RenewalStep": "renewal",
    "RenewalTiming": "renewal_timing",
    "ResponsibilityChange": "item_comparison",
    "Signature": "models",
    "SigningAnswer": "carrying",
    "SigningReason": "carrying",
    "State": "models",
    "StateChange": "models",
    "StatedCount": "models",
    "Structure": "models",
    "Target": "models",
    "TargetChange": "item_comparison",
    "WorkItem": "models",
    "carry_over": "carrying",
    "compare": "comparison",
    "ended_participants": "states",
    "renewal_chains": "renewal",
    "state_on": "states",
    "state_with_reason": "states",
    "transition": "states",
}

__all__ = [
    "Agreement",
    "AloneReason",
    "Assignment",
    "AssignmentRole",
    "CadenceChange",
    "CarriedItem",
    "CarriedParticipant",
    "CarryOver",
    "ChangeKind",
    "Comparison",
    "Coverage",
    "DerivedState",
    "EndedParticipant",
    "Instrument",
    "InstrumentKind",
    "ItemChange",
    "ItemOwnership",
    "LegalBasis",
    "Link",
    "LinkKind",
    "PaperStanding",
    "Participant",
    "ParticipantChange",
    "ParticipantTie",
    "RenewalChain",
    "RenewalGround",
    "RenewalStep",
    "RenewalTiming",
    "ResponsibilityChange",
    "Signature",
    "SigningAnswer",
    "SigningReason",
    "State",
    "StateChange",
    "StatedCount",
    "Structure",
    "Target",
    "TargetChange",
    "WorkItem",
    "carry_over",
    "compare",
    "ended_participants",
    "renewal_chains",
    "state_on",
    "state_with_reason",
    "transition",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
