"""The checks: each with a code, the law behind it, and the days it judges."""

# These modules fill the registry; the list is explicit, nothing is searched for.
from phoiho.rules import (  # noqa: F401 - they register
    agreement_items,
    agreement_kinds,
    agreement_links,
    agreement_targets,
    agreement_times,
    awards,
    bodies,
    broken_words,
    cadences,
    cited_acts,
    clauses,
    dates_in_text,
    documents,
    event_days,
    figures_in_text,
    ignoring,
    legal_bases,
    legislatures,
    letters,
    number_issuers,
    numbers,
    papers,
    participant_roles,
    participants,
    ratings,
    reporting_chains,
    review_events,
    review_reports,
    reviews,
    signers,
    text,
    words_in_text,
)
from phoiho.rules.acts import Absence
from phoiho.rules.checking import Subject, check, ensure
from phoiho.rules.configuration import Config, PerFileIgnore, load_config
from phoiho.rules.context import Context, PrintedNumber
from phoiho.rules.findings import (
    Basis,
    Bilingual,
    Check,
    Fault,
    Finding,
    Rule,
    RuleStatus,
    Severity,
)
from phoiho.rules.fixes import Applicability, Fix, fixed_text
from phoiho.rules.lookup import get_rule, iter_rules
from phoiho.rules.printed_dates import PrintedDate
from phoiho.rules.printed_text import PrintedText
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.retired import RetiredRule, iter_retired
from phoiho.rules.text_stream import TextStream

__all__ = [
    "Absence",
    "Applicability",
    "Basis",
    "Bilingual",
    "Check",
    "Config",
    "Context",
    "Fault",
    "Finding",
    "Fix",
    "LOGIC",
    "PRACTICE",
    "PerFileIgnore",
    "PrintedDate",
    "PrintedNumber",
    "PrintedText",
    "RetiredRule",
    "Rule",
    "RuleStatus",
    "Severity",
    "Subject",
    "TextStream",
    "check",
    "ensure",
    "fixed_text",
    "get_rule",
    "iter_retired",
    "iter_rules",
    "load_config",
    "rule",
]
