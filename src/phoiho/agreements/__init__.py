"""Coordination agreements: their parts, their life, their renewals.

The names below load their modules at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.agreements.agreement import Agreement
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
    from phoiho.agreements.clause_comparison import ClauseChange
    from phoiho.agreements.clauses import (
        Clause,
        ClauseKind,
        ClauseSubject,
        Funding,
        FundingSource,
        StatedCount,
        Structure,
    )
    from phoiho.agreements.comparison import Comparison, ParticipantChange, compare
    from phoiho.agreements.identities import ParticipantTie
    from phoiho.agreements.instruments import (
        Coverage,
        Instrument,
        InstrumentKind,
        LegalBasis,
        Link,
        LinkKind,
    )
    from phoiho.agreements.item_comparison import ItemChange, ResponsibilityChange, TargetChange
    from phoiho.agreements.life import State, StateChange
    from phoiho.agreements.pairing import ChangeKind
    from phoiho.agreements.participant_ends import EndedParticipant, ended_participants
    from phoiho.agreements.participants import Participant, ParticipantRole, Signature
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
        StateGround,
        state_on,
        state_with_reason,
    )
    from phoiho.agreements.transitions import allowed_transitions, irregular_steps, transition
    from phoiho.agreements.versioning import AgreementVersion, version_on, versions
    from phoiho.agreements.work_items import (
        Assignment,
        AssignmentRole,
        Target,
        TargetBound,
        WorkItem,
    )

_MODULES = {
    "Agreement": "agreement",
    "AgreementVersion": "versioning",
    "AloneReason": "renewal",
    "Assignment": "work_items",
    "AssignmentRole": "work_items",
    "CarriedItem": "carrying",
    "CarriedParticipant": "carrying",
    "CarryOver": "carrying",
    "ChangeKind": "pairing",
    "Clause": "clauses",
    "ClauseChange": "clause_comparison",
    "ClauseKind": "clauses",
    "ClauseSubject": "clauses",
    "Comparison": "comparison",
    "Coverage": "instruments",
    "DerivedState": "states",
    "EndedParticipant": "participant_ends",
    "Funding": "clauses",
    "FundingSource": "clauses",
    "Instrument": "instruments",
    "InstrumentKind": "instruments",
    "ItemChange": "item_comparison",
    "ItemOwnership": "carrying",
    "LegalBasis": "instruments",
    "Link": "instruments",
    "LinkKind": "instruments",
    "PaperStanding": "carrying",
    "Participant": "participants",
    "ParticipantChange": "comparison",
    "ParticipantRole": "participants",
    "ParticipantTie": "identities",
    "RenewalChain": "renewal",
    "RenewalGround": "renewal",
    "RenewalStep": "renewal",
    "RenewalTiming": "renewal_timing",
    "ResponsibilityChange": "item_comparison",
    "Signature": "participants",
    "SigningAnswer": "carrying",
    "SigningReason": "carrying",
    "State": "life",
    "StateChange": "life",
    "StateGround": "states",
    "StatedCount": "clauses",
    "Structure": "clauses",
    "Target": "work_items",
    "TargetBound": "work_items",
    "TargetChange": "item_comparison",
    "WorkItem": "work_items",
    "allowed_transitions": "transitions",
    "carry_over": "carrying",
    "compare": "comparison",
    "ended_participants": "participant_ends",
    "irregular_steps": "transitions",
    "renewal_chains": "renewal",
    "state_on": "states",
    "state_with_reason": "states",
    "transition": "transitions",
    "version_on": "versioning",
    "versions": "versioning",
}

__all__ = [
    "Agreement",
    "AgreementVersion",
    "AloneReason",
    "Assignment",
    "AssignmentRole",
    "CarriedItem",
    "CarriedParticipant",
    "CarryOver",
    "ChangeKind",
    "Clause",
    "ClauseChange",
    "ClauseKind",
    "ClauseSubject",
    "Comparison",
    "Coverage",
    "DerivedState",
    "EndedParticipant",
    "Funding",
    "FundingSource",
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
    "ParticipantRole",
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
    "StateGround",
    "StatedCount",
    "Structure",
    "Target",
    "TargetBound",
    "TargetChange",
    "WorkItem",
    "allowed_transitions",
    "carry_over",
    "compare",
    "ended_participants",
    "irregular_steps",
    "renewal_chains",
    "state_on",
    "state_with_reason",
    "transition",
    "version_on",
    "versions",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
