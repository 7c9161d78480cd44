"""The forms of commendation that a clause names, and who granted them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from phoiho.reviews.award_vocabulary import Clause, read_digits
from phoiho.reviews.awards import AwardKind

__all__ = ["Forms", "REACH", "find_forms"]

REACH = 160
"""How far the parts of one award stand from one another, in letters."""

_QUOTED = re.compile(r'\s?[“"][^“”"]{1,120}[”"]')
_UNQUOTED = re.compile(r'[^“”"]{0,120}[”"]')
_CLAUSE = re.compile(r"[,;:()“”\"]")
_WITH_CLASS = frozenset({AwardKind.ORDER, AwardKind.MEDAL})


@attrs.frozen(kw_only=True)
class Forms:
    """Forms named together, with their grantor."""

    start: int
    end: int
    kinds: tuple[AwardKind, ...]
    pieces: int | None = None
    grantor: tuple[int, int] | None = None

    @property
    def tail(self) -> int:
        """Where its words end, those of a grantor behind it included."""
        return max(self.end, self.grantor[1]) if self.grantor else self.end


def find_forms(clause: Clause) -> list[Forms]:
    """Return the forms that a clause names, those named together as one."""
    groups: list[Forms] = []
    for form in _single_forms(clause):
        if groups and _goes_on(clause, groups[-1], form):
            kinds = tuple(dict.fromkeys(groups[-1].kinds + form.kinds))
            groups[-1] = attrs.evolve(groups[-1], end=form.end, kinds=kinds)
        else:
            groups.append(form)
    starts = [*(group.start for group in groups[1:]), len(clause.plain)]
    behind = [_grantor(clause, group, start) for group, start in zip(groups, starts, strict=False)]
    # Who hands over what others granted is no grantor of the rest either.
    handed = any(behind)
    floors = [0, *(group.end for group in groups)]
    return [
        attrs.evolve(group, grantor=named or _giver(clause, group, floor, handed=handed))
        for group, named, floor in zip(groups, behind, floors, strict=False)
    ]


def _single_forms(clause: Clause) -> Iterator[Forms]:
    """Yield every name of a form, with the rest of its title."""
    plain, words = clause.plain, clause.words
    reached = 0
    for match in words.kind.finditer(plain):
        start, name = match.start(), match.group()
        if start < reached or name not in words.kinds:
            continue
        kind = words.kinds[name]
        rest = (_UNQUOTED if name.count("“") + name.count('"') else _QUOTED).match(
            plain, match.end()
        )
        if rest is None and kind in _WITH_CLASS:
            rest = words.named_class.match(plain, match.end())
        reached = rest.end() if rest else match.end()
        number = words.pieces.search(plain, max(start - 20, 0), start)
        yield Forms(
            start=start,
            end=reached,
            kinds=(kind,) if kind else (),
            pieces=read_digits(number[1]) if number else None,
        )


def _goes_on(clause: Clause, group: Forms, form: Forms) -> bool:
    """Tell whether a form is named together with those before it."""
    if not group.kinds or not form.kinds or form.pieces is not None:
        return False
    return clause.words.joined.fullmatch(clause.plain, group.end, form.start) is not None


def _grantor(clause: Clause, group: Forms, limit: int) -> tuple[int, int] | None:
    """Return where the grantor of a group is named behind it."""
    plain, words = clause.plain, clause.words
    lead = words.of.match(plain, group.end)
    if lead is not None:
        start = lead.end()
    elif group.kinds and words.direct.match(plain, group.end):
        start = group.end + 1
    else:
        return None
    return _trimmed(plain, start, _grantor_end(clause, start, min(limit, start + REACH)))


def _grantor_end(clause: Clause, start: int, limit: int) -> int:
    """Return where the words of a grantor end: at a stop, or a number that is no name."""
    for match in clause.words.stop.finditer(clause.plain, start, limit):
        number = match.start("number")
        if number < 0 or not clause.words.numbered.search(clause.plain, start, number):
            return match.start()
    return limit


def _giver(clause: Clause, group: Forms, floor: int, *, handed: bool) -> tuple[int, int] | None:
    """Return who gives, before the verb of giving that leads to a form."""
    plain, words = clause.plain, clause.words
    floor = max(floor, group.start - REACH)
    verb = words.gives.search(plain, floor, group.start)
    if verb is None and group.kinds:
        return None
    stop = verb.start() if verb else group.start
    behalf = words.behalf.search(plain, floor, stop)
    if behalf is not None:
        end = _CLAUSE.search(plain, behalf.end(), stop)
        return _trimmed(plain, behalf.end() + 1, end.start() if end else stop)
    while (auxiliary := words.auxiliary.search(plain, floor, stop)) is not None:
        stop = auxiliary.start()
    floor = _subject(clause, floor, stop)
    head = _head(clause, floor, stop)
    if head is None or _is_part(clause, floor, head.start()):
        return None
    hands = verb is not None and verb[1] in words.hands
    if hands and (handed or head[0] in words.posts):
        return None
    return _trimmed(plain, head.start(), stop)


def _subject(clause: Clause, floor: int, stop: int) -> int:
    """Return where the subject of a verb begins: behind a sign, or behind "được".

    A comma goes on with it in "UBND phường Bưởi, quận Tây Hồ" and "UBND, Hội
    Nông dân xã".
    """
    plain, words = clause.plain, clause.words
    for match in _CLAUSE.finditer(plain, floor, stop):
        before = plain[floor : match.start()].strip()
        goes_on = words.unit.match(plain, match.end()) or words.giver.fullmatch(before)
        if match[0] != "," or not goes_on:
            floor = match.end()
    for match in words.passive.finditer(plain, floor, stop):
        floor = match.end()
    return floor


def _head(clause: Clause, floor: int, stop: int) -> re.Match[str] | None:
    """Return the first word that can begin a grantor: with a capital, and no meeting."""
    for match in clause.words.giver.finditer(clause.plain, floor, stop):
        first = clause.place(match.start(), match.end())[0]
        if clause.text[first].isupper() and match[0] not in clause.words.not_bodies:
            return match
    return None


def _is_part(clause: Clause, floor: int, start: int) -> bool:
    """Tell whether words before a head make it somebody else's ("Phó Giám đốc")."""
    if clause.words.deputy.search(clause.plain, floor, start):
        return True
    before = clause.plain[floor:start].rstrip()
    last = before.rfind(" ") + 1
    return bool(before) and clause.text[clause.place(floor + last, start)[0]].isupper()


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a span without the blanks and joints at its end."""
    words = plain[start:end].rstrip(" .,-–")
    return (start, start + len(words)) if words else None
