"""Records in and out: TOML and JSON to dossiers and back.

Reading never resolves names (see `phoiho.resolve`); writing is canonical and
byte-stable: one dossier gives one text.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from phoiho.dossier.stories import FORMAT, Dossier
from phoiho.errors import PhoihoError, RecordError
from phoiho.records.converter import make_converter
from phoiho.records.files import RecordFormat, decode, format_of, parse_text, read_bytes
from phoiho.records.ids import id_faults
from phoiho.records.issues import Fault, faults_of, issues_in_order
from phoiho.records.wire import expected
from phoiho.reference import load_once

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["dump", "dumps", "load", "loads"]


@load_once
def _fast() -> Converter:
    """Return the converter that stops at the first fault: the common case has none."""
    return make_converter(detailed=False)


@load_once
def _detailed() -> Converter:
    """Return the converter that collects every fault with its path."""
    return make_converter()


def load(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier that a file holds.

    UTF-8 with or without BOM and UTF-16 with BOM are read, any line ends, any
    normal form; the dossier holds NFC without invisible marks, but for soft hyphens
    in lines of the old code page TCVN3, where they are letters.  Names are not resolved.

    Args:
        path: A `.toml` or `.json` file of at most 10,000,000 bytes.

    Raises:
        RecordError: The file is no such record; all faults at once, each with
            its path.
    """
    path = Path(path)
    try:
        format_ = format_of(path)
        return loads(decode(read_bytes(path)), format=format_)
    except RecordError as error:
        raise RecordError(error.issues, source=str(path)) from None


def loads(text: str, *, format: RecordFormat) -> Dossier:  # noqa: A002 - the word of the contract
    """Return the dossier that *text* writes; the inverse of `dumps`.

    Args:
        text: The record.
        format: `toml` or `json`.

    Raises:
        RecordError: The text is no such record; all faults at once.

    Examples:
        >>> loads('{"format": "phoiho/1", "title": "Quận Tây Hồ"}', format="json").title
        'Quận Tây Hồ'
    """
    values = parse_text(text, format)
    faults = list(_format_faults(values))
    if not isinstance(values, dict) or _is_newer(values.get("format")):
        raise RecordError(issues_in_order(faults, values))
    fields = {key: value for key, value in values.items() if key != "format"}
    faults += id_faults(fields)
    if not faults:
        with contextlib.suppress(Exception):  # whatever is wrong, a second reading names it
            dossier: Dossier = _fast().structure(fields, Dossier)
            return dossier
    faults += _shape_faults(fields)
    raise RecordError(issues_in_order(faults, values))


def _format_faults(values: object) -> Iterator[Fault]:
    """Yield what is wrong with the version of the format."""
    first_line = f'a record begins with format = "{FORMAT}"'
    if not isinstance(values, dict):
        yield Fault((), f"{expected('a table of keys', values).reason}: {first_line}")
    elif "format" not in values:
        yield Fault((), f"the key 'format' is missing: {first_line}")
    elif _is_newer(values["format"]):
        reason = (
            f"{values['format']!r} is newer than this phoiho, which reads {FORMAT!r}: update it"
        )
        yield Fault(("format",), reason)
    elif values["format"] != FORMAT:
        error = expected(f"the version of the format, {FORMAT!r}", values["format"], (FORMAT,))
        yield Fault(("format",), error.reason, error.suggestions)


def _is_newer(version: object) -> bool:
    """Tell whether a version of the format is one that may come after this one."""
    name, _, number = FORMAT.partition("/")
    match = re.fullmatch(rf"{name}/([0-9]{{1,3}})", version) if isinstance(version, str) else None
    return match is not None and int(match[1]) > int(number)


def _shape_faults(fields: Mapping[str, object]) -> list[Fault]:
    """Return every fault of the values' shape, by a reading that is slower and more thorough."""
    try:
        _detailed().structure(fields, Dossier)
    except Exception as error:  # noqa: BLE001 - validators may raise anything; all become issues
        return list(faults_of(error))
    return []


def dumps(obj: Dossier, *, format: RecordFormat = "toml") -> str:  # noqa: A002 - as in loads
    """Return the canonical text of a dossier; the inverse of `loads`.

    Keys stand in the order of the models; what is not on record is left out.

    Args:
        obj: The dossier; resolutions are not written.
        format: `toml` (needs the extra `phoiho[cli]`) or `json`.

    Raises:
        PhoihoError: TOML without tomlkit.

    Examples:
        >>> print(dumps(Dossier(title="Quận Tây Hồ"), format="json"))
        {
          "format": "phoiho/1",
          "title": "Quận Tây Hồ"
        }
        <BLANKLINE>
    """
    values = {"format": obj.format, **_fast().unstructure(obj)}
    if format == "json":
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    try:
        from phoiho.records.toml import format_toml
    except ModuleNotFoundError:
        msg = "writing TOML needs tomlkit: pip install 'phoiho[cli]'"
        raise PhoihoError(msg) from None
    return format_toml(values)


def dump(obj: Dossier, path: str | os.PathLike[str]) -> None:
    """Write the canonical text of a dossier to a file.

    The text goes to a temporary file beside it, which then replaces it: the
    file is never half-written.

    Args:
        obj: The dossier.
        path: A file ending in `.toml` or `.json`.

    Raises:
        RecordError: Another ending.
        OSError: The file cannot be written.
        PhoihoError: TOML without tomlkit.
    """
    path = Path(path)
    write_text(path, dumps(obj, format=format_of(path)))


def write_text(path: Path, text: str) -> None:
    """Replace a file by a text in UTF-8 with plain line ends, or leave it whole."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file by some bytes, or leave it whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".phoiho-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the permissions of a file, of a new one those that the system gives."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
