"""Compile the heads of bodies' names and the abbreviations spelled out in them.

What the names are is decided by the package (`body_naming`); it reads the
tables just packed, so that a change in `data/` needs one run only.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from phoiho import reference
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.hierarchy.body_heads import HeadForm, counting_words
from phoiho.hierarchy.body_kinds import BodyKind, fields_of_kind, iter_body_kinds
from phoiho.hierarchy.body_naming import body_names, fill_place, names_over_time
from phoiho.hierarchy.unit_types import UnitType, unit_words
from phoiho.vietnamese.words import split_words

Rows = list[dict[str, str]]
# Kind, field, unit type, and the words up to the name of the unit.
Pattern = tuple[str, str, UnitType | None, str]
# Abbreviations of these kinds stand in names of bodies.
_LEAST_WORDS = 2
_COUNCIL = "Hội đồng nhân dân"
_CENTRE = "trung ương"
# What every mass organisation is named by besides its standing organ.
_ORGANS_OF_ALL = ("Ban Chấp hành", "Ban Thường vụ", "Thường trực", "Trung ương")
_KINDS_IN_NAMES = frozenset({"body", "topic", "level"})


def compile_heads(texts: Mapping[str, str]) -> dict[str, Rows]:
    """Return the tables of heads, organs and spellings of some compiled tables.

    Args:
        texts: The text of every other compiled table.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode(), 1))
        installed = reference._folder  # noqa: SLF001 - the one reader of the tables
        reference._folder = lambda: Path(folder)  # noqa: SLF001
        reference.clear_caches()
        try:
            spellings = list(dict.fromkeys(_spellings()))
            return {
                "body_heads": _heads(spellings),
                "body_organs": _organs(spellings),
                "body_spellings": [
                    {"first": first, "rest": rest, "form": form} for first, rest, form in spellings
                ],
            }
        finally:
            reference._folder = installed  # noqa: SLF001
            reference.clear_caches()


def _spellings() -> Iterator[tuple[str, str, str]]:
    """Yield abbreviations and unit types: first word, the others, what they are spelled to."""
    for row in reference.load_table("abbreviations").records():
        if row["kind"] in _KINDS_IN_NAMES:
            form = _plain_key(row["expansion_vi"])
            for abbreviation in _centre_spellings(row["abbreviation"]):
                first, *rest = (word.key for word in split_words(abbreviation))
                yield first, " ".join(rest), form
                if rest:  # KTXH beside KT-XH
                    yield "".join((first, *rest)), "", form
    for word, types in unit_words().items():
        for unit_type in types:
            if word != unit_type.word:
                yield word, "", unit_type.word


def _centre_spellings(abbreviation: str) -> tuple[str, ...]:
    """Return an abbreviation in the two ways in which Trung ương is written."""
    return tuple(dict.fromkeys((abbreviation, abbreviation.replace("TW", "TƯ"))))


def _heads(spellings: list[tuple[str, str, str]]) -> Rows:
    """Return the heads by their words, and all beginnings of these words without heads."""
    spelled = _by_word(spellings)
    found: dict[str, dict[tuple[str, HeadForm], None]] = {}
    for kind, field, unit_type, words in _patterns():
        for form, name in _forms(words, unit_type):
            place = unit_type.value if unit_type else ""
            found.setdefault(_spelled_key(name, spelled), {})[f"{kind}:{field}@{place}", form] = (
                None
            )
    rows: dict[str, str] = {}
    for key, heads in found.items():
        pieces = key.split(" ")
        for end in range(1, len(pieces)):
            rows.setdefault(" ".join(pieces[:end]), "")
        rows[key] = ";".join(
            # A name at the centre that no other is like counts without "Việt Nam" too.
            f"{code}/{(HeadForm.CENTRAL if _is_alone(form, heads) else form).value}"
            for code, form in heads
        )
    return [{"words": key, "heads": codes} for key, codes in sorted(rows.items())]


def _by_word(spellings: list[tuple[str, str, str]]) -> dict[str, set[str]]:
    """Return what single words are spelled out to."""
    spelled: dict[str, set[str]] = {}
    for first, rest, form in spellings:
        if not rest:
            spelled.setdefault(first, set()).add(form)
    return spelled


def _organs(spellings: list[tuple[str, str, str]]) -> Rows:
    """Return the organs of mass organisations by their words, and the beginnings of these."""
    organs: dict[str, list[str]] = {}
    for kind in iter_body_kinds():
        if kind.branch != "mass_organisation" and not _is_party_of_agencies(kind):
            continue
        named = (organ.partition("(")[0].strip() for organ in kind.standing_organ.split(";"))
        for organ in (*filter(None, named), *_ORGANS_OF_ALL):
            key = _spelled_key(organ, _by_word(spellings))
            # "Ban Chấp hành Trung ương Hội Nông dân Việt Nam"
            for words in (key, f"{key} {_CENTRE}"):
                organs.setdefault(words, []).append(kind.id)
    for key in [key for key in organs if " " in key]:
        pieces = key.split(" ")
        for end in range(1, len(pieces)):
            organs.setdefault(" ".join(pieces[:end]), [])
    return [{"words": key, "kinds": " ".join(kinds)} for key, kinds in sorted(organs.items())]


def _is_party_of_agencies(kind: BodyKind) -> bool:
    """Tell whether a kind is a Party committee of agencies, not of a unit."""
    unit_committees = kinds_meant("party_committee")
    return kind.branch == "party" and kind.id not in unit_committees and "Đảng ủy" in kind.name_vi


def _is_alone(form: HeadForm, heads: Mapping[tuple[str, HeadForm], None]) -> bool:
    """Tell whether a name at the centre has no other like it but for "Việt Nam"."""
    return form is HeadForm.NATIONAL and len(heads) == 1


def _forms(name: str, unit_type: UnitType | None) -> Iterator[tuple[HeadForm, str]]:
    """Yield a name with the type of the unit, and without it where two words are left."""
    if unit_type is None:
        yield (HeadForm.NATIONAL if "Việt Nam" in name else HeadForm.CENTRAL), name
        return
    yield HeadForm.TYPED, name
    for form, last in (
        (HeadForm.BARE, unit_type.word),
        (HeadForm.SHORTENED, unit_type.party_committee),
        # "Ban Pháp chế, Ban Kinh tế - Xã hội HĐND thành phố"
        (HeadForm.SHORTENED, f"{_COUNCIL} {unit_type.word}"),
    ):
        # One word is no head without the type: "Đoàn Móng Cái" may be a delegation.
        left = name.removesuffix(last).strip()
        if name.endswith(f" {last}") and len(left.split()) >= _LEAST_WORDS:
            yield form, left


def _patterns() -> Iterator[Pattern]:
    """Yield the patterns of all names and aliases."""
    types: dict[str, list[UnitType | None]] = {}
    for kind, unit_type in body_names():
        types.setdefault(kind, []).append(unit_type)
        for name in names_over_time(kind, unit_type):
            for pattern in filter(None, (name.formal, name.short)):
                yield from _with_fields(kind, unit_type, pattern)
    for row in reference.load_table("body_aliases").records():
        placed = "{" in row["form"].replace("{field}", "")
        for unit_type in types.get(row["kind"], ()):
            if unit_type is not None and placed:
                yield from _with_fields(row["kind"], unit_type, fill_place(row["form"], unit_type))
            elif unit_type is None and not placed:
                yield from _with_fields(row["kind"], None, row["form"])


def _with_fields(kind: str, unit_type: UnitType | None, pattern: str) -> Iterator[Pattern]:
    """Yield a pattern without its unit, once for every field that it has room for."""
    head, _, rest = pattern.partition("{unit}")
    words = f"{head.strip()} {rest.strip()}".strip()
    if "{field}" not in words:
        yield kind, "", unit_type, words
        return
    for field in fields_of_kind(kind):
        if field.spans_in(unit_type):
            for name in (field.name_vi, *field.aliases):
                yield kind, field.id, unit_type, words.replace("{field}", name)


def _plain_key(name: str) -> str:
    """Return the words of a name as heads are compared, abbreviations left."""
    return " ".join(word.key + comma for word, comma in counting_words(name))


def _spelled_key(name: str, spelled: Mapping[str, set[str]]) -> str:
    """Return the words of a name as heads are compared, abbreviations spelled out."""
    pieces = []
    for word, comma in counting_words(name):
        forms = spelled.get(word.key, set())
        # An abbreviation is printed in capitals: "an" of "Công an" is none.
        short = len(forms) == 1 and name[word.start : word.end].isupper()
        pieces.append((min(forms) if short else word.key) + comma)
    return " ".join(pieces)
