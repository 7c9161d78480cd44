"""Groups of kinds: what several kinds have in common where a rule speaks of them.

"The organisations" of an agreement are the five socio-political organisations,
"the party committee" that of whatever level.
"""

from __future__ import annotations

from phoiho.reference import load_once, load_table

__all__ = ["cells", "kinds_meant"]


@load_once
def _groups() -> dict[str, frozenset[str]]:
    """Read the table of groups."""
    groups: dict[str, set[str]] = {}
    for group, kind in load_table("body_groups").rows:
        groups.setdefault(group, set()).add(kind)
    return {group: frozenset(kinds) for group, kinds in groups.items()}


def cells(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds a list.

    Examples:
        >>> cells("province;district"), cells("")
        (('province', 'district'), ())
    """
    return tuple(filter(None, cell.split(";")))


def kinds_meant(cell: str) -> frozenset[str]:
    """Return the codes of the kinds that a list of kinds and groups means.

    Args:
        cell: Codes of kinds or groups, separated by semicolons.

    Examples:
        >>> sorted(kinds_meant("people_committee;police"))
        ['commune_police', 'district_police', 'people_committee', 'provincial_police']
    """
    groups = _groups()
    if cell in groups:
        return groups[cell]
    return frozenset[str]().union(*(groups.get(code, (code,)) for code in cells(cell)))
