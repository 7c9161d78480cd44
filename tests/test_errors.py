"""The exception tree."""

import copy
import pickle

import pytest

from phoiho import errors
from phoiho.errors import (
    AmbiguousActError,
    AmbiguousUnitError,
    ConfigError,
    DataError,
    ParseError,
    PhoihoError,
    PluginError,
    RecordError,
    RecordIssue,
    TransitionError,
    UnknownActError,
    UnknownBodyError,
    UnknownPositionError,
    UnknownRuleError,
    UnknownUnitError,
    ValidationError,
)

ISSUE = RecordIssue(
    path="$.period.end", reason="'x' is no day", rule="PH001", suggestions=("2024-01-01",)
)


class Finding:
    """What a finding shows of itself to the error that carries it."""

    code, path = "PH101", "$.signed_on"

    def message(self, locale):
        """Return a message in one language."""
        return f"late ({locale})"

    def __eq__(self, other):
        return isinstance(other, Finding)

    __hash__ = None


# The error, its message, the built-in class it is caught as.
TABLE = [
    (PhoihoError("plain"), "plain", Exception),
    (
        ParseError("30/02/2024", expected="a day that exists", suggestions=["29/02/2024"]),
        "cannot read '30/02/2024': expected a day that exists; did you mean '29/02/2024'?",
        ValueError,
    ),
    (
        ParseError("ngày 31/4", span=(5, 9), expected="a day"),
        "cannot read '31/4' in 'ngày 31/4' at 5: expected a day",
        ValueError,
    ),
    (
        UnknownUnitError("quận Tay Ho", ["quận Tây Hồ", "phường Tây Hồ"]),
        "unknown unit 'quận Tay Ho'; did you mean 'quận Tây Hồ' or 'phường Tây Hồ'?",
        LookupError,
    ),
    (
        UnknownUnitError("x", detail="on 2025-07-01"),
        "unknown unit 'x' on 2025-07-01",
        LookupError,
    ),
    (UnknownBodyError("x"), "unknown body 'x'", LookupError),
    (UnknownPositionError("x"), "unknown position 'x'", LookupError),
    (UnknownRuleError("PH9", ["PH999"]), "unknown rule 'PH9'; did you mean 'PH999'?", LookupError),
    (UnknownActError("1/2"), "unknown act '1/2'", LookupError),
    (AmbiguousUnitError("Tây Hồ", ["a", "b"]), "'Tây Hồ' names 2 units: a; b", LookupError),
    (AmbiguousActError("Luật X", ["a", "b"]), "'Luật X' names 2 acts: a; b", LookupError),
    (
        TransitionError("expired", "signed", ["archived"]),
        "an agreement cannot pass from 'expired' to 'signed' (allowed: archived)",
        ValueError,
    ),
    (
        TransitionError("ended", "signed", []),
        "an agreement cannot pass from 'ended' to 'signed' (allowed: none: the state is final)",
        ValueError,
    ),
    (
        TransitionError("signed", "amended", [], "a later step"),
        "an agreement cannot pass from 'signed' to 'amended': a later step (allowed: none)",
        ValueError,
    ),
    (
        RecordError([ISSUE, ISSUE], "a.toml"),
        "\n".join(["a.toml: $.period.end: 'x' is no day; did you mean '2024-01-01'?"] * 2),
        ValueError,
    ),
    (RecordError([]), "", ValueError),
    (ConfigError([ISSUE]), "$.period.end: 'x' is no day; did you mean '2024-01-01'?", ValueError),
    (
        PluginError("office", "office_rules", "ImportError: no module"),
        "the rules of 'office' (office_rules) cannot be used: ImportError: no module",
        RuntimeError,
    ),
    (ValidationError([Finding()]), "PH101 $.signed_on: late (en)", ValueError),
    (DataError("units", "is damaged"), "table 'units': is damaged", RuntimeError),
]
ROWS = [pytest.param(*row, id=f"{type(row[0]).__name__}-{n}") for n, row in enumerate(TABLE)]


@pytest.mark.parametrize(("error", "message", "builtin"), ROWS)
def test_message(error, message, builtin):
    """The message states the value, what was expected and what to try."""
    assert str(error) == message
    assert isinstance(error, PhoihoError)
    assert isinstance(error, builtin)


@pytest.mark.parametrize(("error", "message", "builtin"), ROWS)
@pytest.mark.parametrize(
    "through",
    [copy.copy, copy.deepcopy, *(lambda e, n=n: pickle.loads(pickle.dumps(e, n)) for n in (2, 5))],
    ids=["copy", "deepcopy", "pickle2", "pickle5"],
)
def test_errors_travel(error, message, builtin, through):
    """Every class keeps its type, attributes and message through pickle and copy."""
    again = through(error)
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert str(again) == message


def test_every_class_is_in_the_table():
    """No public error class is forgotten here."""
    public = {getattr(errors, name) for name in errors.__all__}
    raised = {cls for cls in public if issubclass(cls, Exception) and not issubclass(cls, Warning)}
    assert raised == {type(error) for error, _, _ in TABLE}


def test_span_defaults_to_the_whole_text():
    """A parse error without a span points at the whole text."""
    assert ParseError("abc", expected="digits").span == (0, 3)


def test_issue_without_suggestions():
    """An issue prints its path and its reason."""
    assert str(RecordIssue(path="$", reason="is no table")) == "$: is no table"
