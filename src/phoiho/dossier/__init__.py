"""Dossiers: one coordination story each, and what its printed names mean."""

from phoiho.dossier.resolving import is_resolved, resolve
from phoiho.dossier.stories import (
    CitedDocument,
    DocumentRole,
    Dossier,
    IgnoredRule,
    Source,
    act_day,
    event_day,
)

__all__ = [
    "CitedDocument",
    "DocumentRole",
    "Dossier",
    "IgnoredRule",
    "Source",
    "act_day",
    "event_day",
    "is_resolved",
    "resolve",
]
