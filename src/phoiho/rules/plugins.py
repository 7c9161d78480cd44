"""Rules of other packages: modules that they name under the entry point group `phoiho.rules`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from phoiho.errors import PluginError
from phoiho.reference import load_once
from phoiho.rules.registry import registered, restore

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["ENTRY_POINTS", "load_plugins"]

ENTRY_POINTS = "phoiho.rules"
"""The entry point group; each entry names a module, which registers rules when it is imported."""


@load_once
def load_plugins() -> tuple[str, ...]:
    """Import the modules of other packages that register rules, once in the process.

    Returns:
        The names of the modules.

    Raises:
        PluginError: One of them cannot be imported, or registers a rule that
            is not well-formed; none of its rules is kept.
    """
    # Imported late: it takes longer than many a check.
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name, entry.value))
    for entry in found:
        _load(entry)
    return tuple(entry.value for entry in found)


def _load(entry: EntryPoint) -> None:
    """Import one module, and undo what it registered where it fails."""
    before = registered()
    try:
        import_module(entry.value)
    except Exception as error:
        restore(before)
        raise PluginError(entry.name, entry.value, f"{type(error).__name__}: {error}") from error
