"""Legal acts that coordination work rests on: which was in force on a day, and what changed it."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

import attrs

from phoiho.documents.systems import DocumentSystem
from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table, parse_day

__all__ = [
    "Act",
    "ActChange",
    "ActChangeKind",
    "ActKind",
    "ActState",
    "acts_by_id",
    "iter_acts",
]

_YEAR = re.compile(r"/(\d{4})/|[@-](\d{4})$")


class ActKind(LabelledEnum):
    """What an act is called.

    Examples:
        >>> ActKind.JOINT_RESOLUTION.label()
        'nghị quyết liên tịch'
    """

    CONSTITUTION = "constitution"
    CODE = "code"
    LAW = "law"
    ORDINANCE = "ordinance"
    RESOLUTION = "resolution"
    JOINT_RESOLUTION = "joint_resolution"
    DECREE = "decree"
    DECISION = "decision"
    DIRECTIVE = "directive"
    CIRCULAR = "circular"
    JOINT_CIRCULAR = "joint_circular"
    CHARTER = "charter"
    REGULATION = "regulation"
    CONCLUSION = "conclusion"
    GUIDANCE = "guidance"


class ActState(LabelledEnum):
    """Where an act stands on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    ENDED = "ended"
    UNKNOWN = "unknown"


class ActChangeKind(LabelledEnum):
    """What a later act does to an act."""

    REPLACES = "replaces"
    ENDS = "ends"
    AMENDS = "amends"
    ENDS_PART = "ends_part"
    SUSPENDS_PART = "suspends_part"

    @property
    def is_end(self) -> bool:
        """Whether the act is no longer in force after it."""
        return self in {ActChangeKind.REPLACES, ActChangeKind.ENDS}


@attrs.frozen(kw_only=True)
class ActChange:
    """What one act does to another.

    Attributes:
        kind: What it does.
        act: Id of the act that is changed.
        by: Id of the act that does it.
        from_day: First day of the change, `None` where not known.
        earliest: First day on which it can have begun: `from_day`, else the
            day on which the act that does it was issued.
        clause: Where that act says so ("Điều 51 khoản 2").
        status: How well the row is known.
        source: Where it was read.
    """

    kind: ActChangeKind
    act: str
    by: str
    from_day: dt.date | None
    earliest: dt.date | None
    clause: str
    status: str
    source: str


@attrs.frozen(kw_only=True)
class Act:
    """A legal act, or a paper of the Party, the Front or an organisation that binds its own.

    Attributes:
        id: Its name in the table: the number; the number and the year where
            numbers begin anew every term ("217-QĐ/TW@2013"); a name where
            there is no number ("hien-phap-2013").
        number: Number and symbol as printed ("72/2025/QH15"), empty without.
        kind: What it is called.
        system: The system that issued it.
        name: Title in Vietnamese, as it is cited.
        aliases: Other titles and prints of the number.
        issuer: Who issued it, several with semicolons between.
        issued_on: Day of issue or adoption, if known.
        in_force_from: First day in force, if known.
        changes: What later acts did to it, the oldest first.
        status: How well the row is known.
        source: Where it was read.
        note: What is left to say.
    """

    id: str
    number: str
    kind: ActKind
    system: DocumentSystem
    name: str
    aliases: tuple[str, ...] = ()
    issuer: str = ""
    issued_on: dt.date | None
    in_force_from: dt.date | None
    changes: tuple[ActChange, ...] = ()
    status: str
    source: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(filter(None, (self.number, str(self.year or ''))))})"

    @property
    def year(self) -> int | None:
        """The year of issue or adoption, which titles are told apart by."""
        if self.issued_on is not None:
            return self.issued_on.year
        match = _YEAR.search(self.id)
        return int(match[1] or match[2]) if match else None

    @property
    def number_repeats(self) -> bool:
        """Whether its number is given again, since numbers begin anew every term or year."""
        return bool(self.number) and self.number != self.id

    @property
    def ending(self) -> ActChange | None:
        """What put the act out of force, `None` while nothing is known to have."""
        ends = [change for change in self.changes if change.kind.is_end]
        return min(ends, key=lambda change: change.from_day or dt.date.max, default=None)

    @property
    def in_force_to(self) -> dt.date | None:
        """Last day in force, `None` while in force or where not known."""
        ending = self.ending
        if ending is None or ending.from_day is None:
            return None
        return ending.from_day - dt.timedelta(days=1)

    @property
    def replaced_by(self) -> str:
        """Id of the act that replaced it, or ended it, empty while none did."""
        return self.ending.by if self.ending else ""

    def state_on(self, on: dt.date) -> ActState:
        """Return where the act stands on a day, the first and the last day in force included.

        An act whose end is known but not its day counts as in force until the
        act that ended it was issued, as ended once that act surely took
        effect; between them the answer is unknown.

        Args:
            on: The day.

        Examples:
            >>> from phoiho.documents import get_act
            >>> law = get_act("65/2025/QH15")
            >>> [law.state_on(dt.date(2025, month, 1)).value for month in (2, 3, 6, 7)]
            ['not_yet', 'in_force', 'in_force', 'ended']
        """
        end = self._end_by(on)
        if end is True:
            return ActState.ENDED
        start = self.in_force_from or self.issued_on
        if start is not None and on < start:
            return ActState.NOT_YET
        return ActState.UNKNOWN if end is None or not self.in_force_from else ActState.IN_FORCE

    def _end_by(self, on: dt.date) -> bool | None:
        """Tell whether the act had ended by a day, `None` where that is not known."""
        ending = self.ending
        if ending is None or (ending.earliest is not None and on < ending.earliest):
            return False
        if ending.status == "unconfirmed":
            return None
        if ending.from_day is not None:
            return True
        state = acts_by_id()[ending.by].state_on(on)
        return True if state in {ActState.IN_FORCE, ActState.ENDED} else None

    def in_force(self, on: dt.date) -> bool | None:
        """Tell whether the act is in force on a day, its first and last day included.

        Args:
            on: The day.

        Returns:
            `None` where it is not known.

        Examples:
            >>> from phoiho.documents import get_act
            >>> get_act("72/2025/QH15").in_force(dt.date(2025, 6, 15))
            False
        """
        state = self.state_on(on)
        return None if state is ActState.UNKNOWN else state is ActState.IN_FORCE

    def amendments(self, *, on: dt.date) -> tuple[ActChange, ...]:
        """Return the amendments in effect on a day, the oldest first.

        Those whose first day is not known are left out.

        Args:
            on: The day.

        Examples:
            >>> from phoiho.documents import get_act
            >>> front_law = get_act("75/2015/QH13")
            >>> [change.by for change in front_law.amendments(on=dt.date(2025, 7, 1))]
            ['97/2025/QH15']
        """
        return tuple(
            change
            for change in self.changes
            if change.kind is ActChangeKind.AMENDS
            and change.from_day is not None
            and change.from_day <= on
        )

    def amended_by(self, *, on: dt.date) -> tuple[Act, ...]:
        """Return the acts that had amended this one by a day, the oldest first.

        Args:
            on: The day.

        Examples:
            >>> from phoiho.documents import get_act
            >>> [act.number for act in get_act("57/2014/QH13").amended_by(on=dt.date(2025, 3, 1))]
            ['65/2020/QH14', '62/2025/QH15']
        """
        return tuple(acts_by_id()[change.by] for change in self.amendments(on=on))


@load_once
def acts_by_id() -> dict[str, Act]:
    """Read the acts with their changes, by id."""
    rows = {row["id"]: row for row in load_table("acts").records()}
    changes: defaultdict[str, list[ActChange]] = defaultdict(list)
    for row in load_table("act_changes").records():
        issued_on = parse_day(rows[row["by"]]["issued_on"])
        changes[row["act"]].append(_change(row, issued_on))
    return {act_id: _act(row, changes[act_id]) for act_id, row in rows.items()}


def _change(row: dict[str, str], issued_on: dt.date | None) -> ActChange:
    """Make a change of its row, given the day on which the act that does it was issued."""
    from_day = parse_day(row["from_day"])
    return ActChange(
        kind=ActChangeKind(row["change"]),
        act=row["act"],
        by=row["by"],
        from_day=from_day,
        earliest=from_day or issued_on,
        clause=row["clause"],
        status=row["status"],
        source=row["source"],
    )


def _act(row: dict[str, str], changes: list[ActChange]) -> Act:
    """Make an act of its row."""
    return Act(
        id=row["id"],
        number=row["number"],
        kind=ActKind(row["kind"]),
        system=DocumentSystem(row["system"]),
        name=row["name_vi"],
        aliases=tuple(filter(None, row["aliases"].split(";"))),
        issuer=row["issuer"],
        issued_on=parse_day(row["issued_on"]),
        in_force_from=parse_day(row["in_force_from"]),
        changes=tuple(sorted(changes, key=lambda change: change.from_day or dt.date.max)),
        status=row["status"],
        source=row["source"],
        note=row["note"],
    )


def iter_acts() -> tuple[Act, ...]:
    """Return every act of the table, by id.

    Examples:
        >>> [act.year for act in iter_acts() if act.kind is ActKind.CONSTITUTION]
        [1946, 1959, 1980, 1992, 2013]
    """
    return tuple(acts_by_id().values())
