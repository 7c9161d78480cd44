"""The names of types of papers, and the codes that a paper so named may bear."""

from __future__ import annotations

from phoiho.documents.number_codes import document_types
from phoiho.reference import load_once, load_table

__all__ = ["type_codes", "type_names"]


@load_once
def type_names() -> dict[str, frozenset[str]]:
    """Return the codes of every name of a type, in small letters.

    The empty code stands for papers without one.  Names that no table of types
    has, and codes of another type that such papers are issued with ("quy chế"
    by a decision, QĐ), come from the words of citations.
    """
    names: dict[str, set[str]] = {}
    for document_type in document_types():
        name = document_type.name.partition(" của ")[0]
        if name.islower():
            names.setdefault(name, set()).add(document_type.code)
    for row in load_table("citation_words").records():
        if row["role"] == "type":
            names.setdefault(row["words"], set())
        elif row["role"] == "code":
            names.setdefault(row["words"], set()).add(row["value"])
    return {name: frozenset(codes) for name, codes in names.items()}


def type_codes(name: str) -> frozenset[str]:
    """Return the abbreviations that papers of a type bear.

    A type named more exactly may bear those of the plain one ("kế hoạch liên
    tịch": KHLT, KH).  The empty one is among them where a paper of the type may
    bear none.

    Args:
        name: Name of a type in small letters.

    Examples:
        >>> sorted(type_codes("quy chế phối hợp"))
        ['QC', 'QCPH', 'QCPHCT', 'QCPHLN', 'QĐ']
    """
    words = name.split()
    parts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    return frozenset().union(*(type_names().get(part, ()) for part in parts))
