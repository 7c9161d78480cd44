"""The codes inside the number of a paper: types ("QĐ") and issuers ("UBND").

There is no national register of codes: every head of a body fixes its own.  So the
tables hold what is seen in use, and a code outside them is kept as printed.
"""

from __future__ import annotations

import attrs

from phoiho.documents.systems import DocumentSystem
from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table

__all__ = [
    "CodeForm",
    "CodeRole",
    "DocumentType",
    "IssuerCode",
    "document_types",
    "issuer_codes",
    "issuers_by_code",
    "joint_type_codes",
    "letter_codes",
    "list_cell",
    "lookup_document_types",
]

_LETTER = "công văn"
_JOINT_WORDS = frozenset({"liên", "phối"})


class CodeRole(LabelledEnum):
    """What a code in the symbol stands for.

    An `officer` is the head of a body who issues papers of his own ("TTg"); he
    signs alone, so that in a joint paper the same letters mean a body.
    """

    ISSUER = "issuer"
    OFFICER = "officer"
    ORGAN = "organ"
    UNIT = "unit"


class CodeForm(LabelledEnum):
    """How a code is to be seen beside the one in use today."""

    REGULAR = "regular"
    VARIANT = "variant"
    MISPRINT = "misprint"
    HISTORIC = "historic"
    HYPHENATED = "hyphenated"


@attrs.frozen(kw_only=True)
class DocumentType:
    """A type of paper in one system.

    Attributes:
        system: Whose papers.
        code: Abbreviation in the symbol; empty for papers without one.
        name: Name in Vietnamese ("nghị quyết"), in small letters.
        name_en: Name in English.
        scope: What the same name and code are divided by ("cá biệt", "quy phạm"),
            else empty.
        legal_basis: The guide that names it, or how it was seen.
    """

    system: DocumentSystem
    code: str
    name: str
    name_en: str
    scope: str
    legal_basis: str


@attrs.frozen(kw_only=True)
class IssuerCode:
    """One meaning of the code of an issuer, an organ or a drafting unit.

    Attributes:
        system: Whose papers bear it.
        code: The code in its own letters ("TTg").
        name: What it stands for.
        kinds: Codes of the kinds of bodies it can mean, with the field where it
            says so (`department:home_affairs`); none for what is no such body.
        unit_types: Types of the units where they stand by the code, `country`
            for the centre; none where the code does not say.
        role: Issuer, officer, organ of an issuer, or drafting unit and field.
        form: Regular, or what else.
        stands_for: The regular code in place of a variant, a misprint or a
            historic code; empty where none is known.
        stood_alone: It once followed the number without a type ("222/HĐBT").
        status: How well the row is known.
        note: What else is to know.
    """

    system: DocumentSystem
    code: str
    name: str
    kinds: tuple[str, ...]
    unit_types: frozenset[str]
    role: CodeRole
    form: CodeForm
    stands_for: str
    stood_alone: bool
    status: str
    note: str


@load_once
def document_types() -> tuple[DocumentType, ...]:
    """Read every type of paper."""
    return tuple(
        DocumentType(
            system=DocumentSystem(row["system"]),
            code=row["abbreviation"],
            name=row["name_vi"].partition(" (")[0],
            name_en=row["name_en"].partition(" (")[0],
            scope=row["name_vi"].partition(" (")[2].rstrip(")"),
            legal_basis=row["legal_basis"],
        )
        for row in load_table("document_types").records()
    )


@load_once
def _types_by_code() -> dict[str, tuple[DocumentType, ...]]:
    """Return the types of every code."""
    found: dict[str, list[DocumentType]] = {}
    for document_type in document_types():
        if document_type.code:
            found.setdefault(document_type.code, []).append(document_type)
    return {code: tuple(types) for code, types in found.items()}


@load_once
def letter_codes() -> dict[DocumentSystem, str]:
    """Return the type of official letters in the systems where they bear one."""
    return {t.system: t.code for t in document_types() if t.name == _LETTER and t.code}


@load_once
def joint_type_codes() -> frozenset[str]:
    """Return the codes that only joint papers bear ("QCPH"), for which no guide has an order."""
    joint = {t.code for t in document_types() if t.system is DocumentSystem.JOINT}
    alone = {t.code for t in document_types() if not _JOINT_WORDS.intersection(t.name.split())}
    return frozenset(joint - alone)


def list_cell(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds a list."""
    return tuple(filter(None, cell.split(";")))


@load_once
def issuer_codes() -> tuple[IssuerCode, ...]:
    """Read every meaning of every code."""
    places = {
        (row["system"], row["code"]): frozenset(list_cell(row["unit_types"]))
        for row in load_table("issuer_levels").records()
    }
    return tuple(
        IssuerCode(
            system=DocumentSystem(row["system"]),
            code=row["code"],
            name=row["body"],
            kinds=list_cell(row["kind"]),
            unit_types=places.get((row["system"], row["code"]), frozenset()),
            role=CodeRole(row["role"]),
            form=CodeForm(row["form"]),
            stands_for=row["stands_for"],
            stood_alone=row["stood_alone"] == "yes",
            status=row["status"],
            note=row["note"],
        )
        for row in load_table("issuer_codes").records()
    )


@load_once
def issuers_by_code() -> dict[str, tuple[IssuerCode, ...]]:
    """Return the meanings of every code."""
    found: dict[str, list[IssuerCode]] = {}
    for meaning in issuer_codes():
        found.setdefault(meaning.code, []).append(meaning)
    return {code: tuple(meanings) for code, meanings in found.items()}


def lookup_document_types(
    code: str, *, system: DocumentSystem | None = None
) -> tuple[DocumentType, ...]:
    """Return the types of paper that a code can mean.

    Args:
        code: The abbreviation as the symbol prints it, in its own letters.
        system: Only the types of this system.

    Examples:
        >>> [t.name for t in lookup_document_types("QĐ", system=DocumentSystem.PARTY)]
        ['quy định', 'quyết định']
        >>> lookup_document_types("XYZ")
        ()
    """
    types = _types_by_code().get(code, ())
    return types if system is None else tuple(t for t in types if t.system is system)
