"""What the steps on record say of an agreement, gathered step by step."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.life import BEFORE_SIGNING, CHANGING, DatedStep, State, steps_until
from phoiho.agreements.versioning import changed_by

__all__ = ["RecordedLife", "life_before_steps", "recorded_life"]

_TELLING = BEFORE_SIGNING | {State.SIGNED, State.IN_FORCE}
_GOING_ON = CHANGING | {State.IN_FORCE}


@attrs.frozen(kw_only=True)
class RecordedLife:
    """What some steps on record leave of an agreement.

    Attributes:
        version: The agreement as it stands after them.
        last: The last step; the first final one where there is one.
        went_on: Last day on which a step says that the agreement was not over:
            an end before that does not count.
        tells_beginning: Whether a step says how it came into force.
    """

    version: Agreement
    last: DatedStep | None = None
    went_on: dt.date | None = None
    tells_beginning: bool = False

    def after(self, step: DatedStep) -> RecordedLife:
        """Return the life with a step more; after a final one nothing changes.

        Args:
            step: A step on the day of the last one, or later.
        """
        if self.last is not None and self.last.change.state.is_final:
            return self
        state = step.change.state
        return RecordedLife(
            version=changed_by(self.version, step.change),
            last=step,
            went_on=step.day if state in _GOING_ON else self.went_on,
            tells_beginning=self.tells_beginning or state in _TELLING,
        )


def life_before_steps(agreement: Agreement) -> RecordedLife:
    """Return the life of an agreement before its first step.

    Args:
        agreement: The agreement; its whole history, steps without a day
            too, says whether it tells of the beginning.
    """
    tells_beginning = any(change.state in _TELLING for change in agreement.history)
    return RecordedLife(version=agreement, tells_beginning=tells_beginning)


def recorded_life(agreement: Agreement, date: dt.date) -> RecordedLife:
    """Return what the steps up to a day leave of an agreement.

    Args:
        agreement: The agreement.
        date: The day.
    """
    life = life_before_steps(agreement)
    for step in steps_until(agreement.history, date):
        life = life.after(step)
    return life
