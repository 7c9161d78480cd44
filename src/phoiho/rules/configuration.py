"""The configuration: which rules run on which files, as `phoiho.toml` or `pyproject.toml` say."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from os import PathLike
from pathlib import Path
from typing import TypeAlias, TypeVar, cast, get_args

import attrs

from phoiho.errors import ConfigError, RecordIssue, UnknownRuleError
from phoiho.labels import Locale
from phoiho.rules.lookup import choose_rules

__all__ = ["Config", "PerFileIgnore", "load_config"]

_Table: TypeAlias = Mapping[str, object]
T = TypeVar("T")

OWN_FILE = "phoiho.toml"
SHARED_FILE = "pyproject.toml"


@attrs.frozen(kw_only=True)
class PerFileIgnore:
    """Rules that do not run on some files.

    Attributes:
        pattern: Name or path of the files, from the folder of the
            configuration; `*` stands for anything, a folder for all in it.
        codes: Codes, names, or beginnings of codes.
    """

    pattern: str
    codes: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Config:
    """Which rules run on which files.

    Attributes:
        select: Codes, names, or beginnings of codes; `None` for all rules.
        ignore: The same, to leave out.
        preview: Whether rules in preview run.
        per_file_ignores: What is left out of some files.
        lang: Language of the output, where it is chosen.
        source: The file that it was read from; `None` where there is none.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    preview: bool = False
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    lang: Locale | None = None
    source: Path | None = None

    def ignored_for(self, path: Path) -> tuple[str, ...]:
        """Return all that is to be left out of a file: the `ignore` of `check`.

        Args:
            path: The file; a path that is not absolute begins in the working folder.

        Examples:
            >>> old = PerFileIgnore(pattern="old/*", codes=("PH4",))
            >>> config = Config(ignore=("PH210",), per_file_ignores=(old,))
            >>> config.ignored_for(Path("old/2019.toml"))
            ('PH210', 'PH4')
            >>> config.ignored_for(Path("2026.toml"))
            ('PH210',)
        """
        root = self.source.absolute().parent if self.source else Path.cwd()
        path = path.absolute()
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        codes = [
            code
            for entry in self.per_file_ignores
            if _matches(name, entry.pattern)
            for code in entry.codes
        ]
        return (*self.ignore, *codes)


def _matches(name: str, pattern: str) -> bool:
    """Tell whether a path from the root, or its last part, is what a pattern means."""
    pattern = pattern.removeprefix("./").removesuffix("/")
    patterns = (pattern, f"{pattern}/*", pattern.removeprefix("**/"))
    return fnmatchcase(name.rpartition("/")[2], pattern) or any(
        fnmatchcase(name, wanted) for wanted in patterns
    )


def load_config(start: str | PathLike[str]) -> Config:
    """Return the nearest configuration, upwards from a file or folder.

    In each folder `phoiho.toml` comes before the table `[tool.phoiho]` of
    `pyproject.toml`; the first one found is taken alone.

    Args:
        start: A file or a folder.

    Returns:
        The configuration; one that leaves everything at its default where there is none.

    Raises:
        ConfigError: It cannot be read, has unknown keys or codes, or values
            of a wrong kind; all at once.
    """
    absolute = Path(start).absolute()
    for folder in (absolute, *absolute.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return _read_config(_read_toml(own), own, "$")
        if shared.is_file():
            values = _table(_table(_read_toml(shared).get("tool")).get("phoiho"))
            if values:
                return _read_config(values, shared, "$.tool.phoiho")
    return Config()


def _read_toml(path: Path) -> _Table:
    """Return the plain values of a file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = f"this file cannot be read: {error}"
        raise ConfigError([RecordIssue(path="$", reason=reason)], str(path)) from None


def _table(value: object) -> _Table:
    """Return a table; what is none is taken for an empty one."""
    return cast("_Table", value) if isinstance(value, dict) else {}


def _read_config(values: _Table, source: Path, path: str) -> Config:
    """Read a configuration, or raise all its faults."""
    reader = _Reader(values, path)
    config = Config(
        select=reader.read("select", _codes, None),
        ignore=reader.read("ignore", _codes, ()),
        preview=reader.read("preview", _truth, default=False),
        per_file_ignores=reader.read("per-file-ignores", _per_file, ()),
        lang=reader.read("lang", _language, None),
        source=source,
    )
    if issues := [*reader.issues, *reader.unknown_keys()]:
        raise ConfigError(issues, str(source))
    return config


class _Reader:
    """Takes the keys of a table one by one, and gathers what is wrong with them."""

    def __init__(self, values: _Table, path: str) -> None:
        self.issues: list[RecordIssue] = []
        self._values = values
        self._path = path
        self._known: list[str] = []

    def read(self, key: str, read: Callable[[object, str, list[RecordIssue]], T], default: T) -> T:
        """Return the value of a key; its default where there is none."""
        self._known.append(key)
        if key not in self._values:
            return default
        return read(self._values[key], f"{self._path}.{key}", self.issues)

    def unknown_keys(self) -> Iterator[RecordIssue]:
        """Yield the keys that nobody asked for."""
        for key in self._values:
            if key not in self._known:
                similar = difflib.get_close_matches(key.replace("_", "-"), self._known, n=2)
                known = "" if similar else f": the keys here are {', '.join(self._known)}"
                yield RecordIssue(
                    path=f"{self._path}.{key}",
                    reason=f"unknown key {key!r}{known}",
                    suggestions=tuple(similar),
                )


def _codes(value: object, path: str, issues: list[RecordIssue]) -> tuple[str, ...]:
    """Read a list of codes; each must choose a rule."""
    if not isinstance(value, list):
        issues.append(RecordIssue(path=path, reason='expected a list of codes such as ["PH2"]'))
        return ()
    codes: list[str] = []
    for place, code in enumerate(value):
        where = f"{path}[{place}]"
        if not isinstance(code, str):
            issues.append(RecordIssue(path=where, reason='expected a code in quotes, as "PH210"'))
            continue
        try:
            choose_rules([code], None, preview=True)
        except UnknownRuleError as error:
            reason = f"unknown rule {code!r} {error.detail}".rstrip()
            issues.append(RecordIssue(path=where, reason=reason, suggestions=error.suggestions))
        codes.append(code)
    return tuple(codes)


def _truth(value: object, path: str, issues: list[RecordIssue]) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        issues.append(RecordIssue(path=path, reason="expected true or false without quotes"))
    return value is True


def _language(value: object, path: str, issues: list[RecordIssue]) -> Locale | None:
    """Read a language."""
    known: tuple[Locale, ...] = get_args(Locale)
    for locale in known:
        if value == locale:
            return locale
    issues.append(RecordIssue(path=path, reason=f"expected one of {', '.join(known)}"))
    return None


def _per_file(value: object, path: str, issues: list[RecordIssue]) -> tuple[PerFileIgnore, ...]:
    """Read a table from patterns to codes."""
    if not isinstance(value, dict):
        reason = 'expected a table such as { "old/*.toml" = ["PH4"] }'
        issues.append(RecordIssue(path=path, reason=reason))
        return ()
    return tuple(
        PerFileIgnore(pattern=pattern, codes=_codes(codes, f'{path}["{pattern}"]', issues))
        for pattern, codes in value.items()
    )
