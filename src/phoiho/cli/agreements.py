"""The command on agreements: `compare`."""

from __future__ import annotations

from pathlib import Path

import click

from phoiho.agreements import Agreement
from phoiho.agreements import compare as compare_agreements
from phoiho.cli.console import print_blocks, print_error, print_json
from phoiho.cli.inputs import format_option, lang_option, read_all
from phoiho.dossier import Dossier
from phoiho.labels import Locale
from phoiho.writing import comparison_blocks, comparison_to_plain

__all__ = ["compare"]

_FINE, _UNREAD = 0, 2


@click.command()
@click.argument("old")
@click.argument("new")
@lang_option
@format_option
def compare(old: str, new: str, *, lang: Locale, format_: str) -> int:
    """Tell what changed between two agreements: items, roles, targets, participants, period.

    OLD and NEW are records of one agreement, or FILE#ID ("tay-ho.toml#2024").
    """
    before, after = _agreement(old), _agreement(new)
    if before is None or after is None:
        return _UNREAD
    changes = compare_agreements(before, after)
    if format_ == "json":
        print_json(comparison_to_plain(changes, lang))
    else:
        print_blocks(comparison_blocks(changes, lang))
    return _FINE


def _agreement(name: str) -> Agreement | None:
    """Return the agreement that an argument names; `None` where its file cannot be read."""
    path, agreement_id = _split(name)
    (reading,) = read_all((path,))
    if reading.dossier is not None:
        return _the_one(reading.dossier, agreement_id, name)
    for line in reading.lines():
        print_error(line)
    return None


def _split(name: str) -> tuple[Path, str]:
    """Split an argument at its last "#", unless a file has that name."""
    path = Path(name)
    if "#" not in name or path.exists():
        return _file(path), ""
    file, _, agreement_id = name.rpartition("#")
    return _file(Path(file)), agreement_id


def _file(path: Path) -> Path:
    """Return a path that is no folder."""
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder: expected a file")
    return path


def _the_one(dossier: Dossier, agreement_id: str, name: str) -> Agreement:
    """Return the agreement of that id, or the only one of a record."""
    found = [a for a in dossier.agreements if agreement_id in {"", a.id}]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(a.id for a in dossier.agreements) or "none"
    raise click.UsageError(f"{name}: say which agreement, as FILE#ID; the record has: {ids}")
