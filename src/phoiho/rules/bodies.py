"""Rules on bodies: did whoever acted exist on that day?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from phoiho.hierarchy import ExistenceReason, Level
from phoiho.periods import Period
from phoiho.rules.acts import Absence, place_is_known
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, rule
from phoiho.rules.wording import body_words, label_words, span_words

_END_OF_DISTRICTS = Basis(
    vi="Khoản 3 Điều 51 Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
    en="Law 72/2025/QH15 on local government, article 51(3)",
    act="72/2025/QH15",
)


def _is_end_of_districts(absence: Absence) -> bool:
    """Tell whether a body is absent because the district level had ended."""
    ended = absence.existence.reason is ExistenceReason.LEVEL_ENDED
    return ended and absence.body.level is Level.DISTRICT


def _is_without_council(absence: Absence) -> bool:
    """Tell whether a council is absent because its unit had none."""
    return absence.existence.reason is ExistenceReason.NO_COUNCIL


def _weight(absence: Absence) -> Severity | None:
    """Lower the severity where the fact, or the year of the act, is not certain.

    The tables name where a kind stands, not every place where one may have stood.
    """
    unconfirmed = absence.existence.status != "confirmed"
    if unconfirmed or absence.existence.reason is ExistenceReason.NOT_ON_LEVEL:
        return Severity.INFO
    return Severity.WARNING if absence.inferred else None


@rule(
    "PH101",
    "district-unit-after-reform",
    severity=Severity.ERROR,
    basis=_END_OF_DISTRICTS,
    en="the district level ended on 2025-06-30, but {body} acts {when}",
    why="The district level of government ended on 30 June 2025. A paper of a later day cannot be "
    "an act of a district body: the wrong body or the wrong date was written.",
    in_force=Period(start=dt.date(2025, 7, 1)),
)
def district_unit_after_reform(context: Context) -> Iterator[Fault]:
    """Find bodies of district units that act after the level ended."""
    for absence in context.absences:
        if _is_end_of_districts(absence):
            yield Fault(
                path=absence.path,
                params={
                    "body": body_words(absence.body),
                    "when": span_words(absence.first, absence.last),
                },
                on=absence.first,
                severity=_weight(absence),
            )


@rule(
    "PH102",
    "body-not-in-being",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="there was no {body} {when}: {why}",
    why="A body can act only while it exists. The finding names the fact that decides: the unit or "
    "the kind of body began later or ended earlier. Of a day known in part, the body must have "
    "been absent on all of it. District bodies after the reform are PH101, councils in units "
    "without one PH114: no fault is told twice. What rests on an unconfirmed fact is a note, "
    "what rests on an inferred year a warning.",
)
def body_not_in_being(context: Context) -> Iterator[Fault]:
    """Find bodies that act while they are not in being."""
    for absence in context.absences:
        if _is_end_of_districts(absence) or _is_without_council(absence):
            continue
        existence = absence.existence
        yield Fault(
            path=absence.path,
            params={
                "body": body_words(absence.body),
                "when": span_words(absence.first, absence.last),
                "why": Bilingual(vi=existence.explain("vi"), en=existence.explain("en")),
            },
            on=absence.first,
            severity=_weight(absence),
        )


@rule(
    "PH106",
    "participants-of-different-levels",
    severity=Severity.INFO,
    basis=Basis(
        vi="Thực tiễn văn bản phối hợp: các bên thường cùng cấp, có ngoại lệ",
        en="practice: participants are usually of one level, with exceptions",
    ),
    en="the participants are of different levels: {levels}",
    why="Bodies that coordinate usually stand on one level. Real exceptions exist (a border post "
    "with a district union), so this is a note and no fault.",
)
def participants_of_different_levels(context: Context) -> Iterator[Fault]:
    """Find agreements between bodies of different levels."""
    for path, agreement in context.agreements:
        bodies = [b for p in agreement.participants if (b := p.body.body) is not None]
        levels = list(dict.fromkeys(body.level for body in bodies if place_is_known(body)))
        if len(levels) > 1:
            yield Fault(
                path=f"{path}.participants",
                params={"levels": label_words(levels)},
                on=context.act_day(agreement),
            )


@rule(
    "PH114",
    "council-in-unit-without-one",
    severity=Severity.ERROR,
    basis=Basis(
        vi="Các nghị quyết số 97/2019/QH14 (phường của Hà Nội), số 119/2020/QH14 (Đà Nẵng), số "
        "131/2020/QH14 (Thành phố Hồ Chí Minh); Điều 28 Luật Tổ chức chính quyền địa phương số "
        "72/2025/QH15 (đặc khu)",
        en="Resolutions 97/2019/QH14 (wards of Hà Nội), 119/2020/QH14 (Đà Nẵng), "
        "131/2020/QH14 (Hồ Chí Minh City); Law 72/2025/QH15 on local government, article 28 "
        "(special zones)",
    ),
    en="{unit} had no People's Council {when}, so there was no {body} ({source})",
    why="Some units had a People's Committee but no People's Council: wards of Hà Nội, urban "
    "districts and wards of Hồ Chí Minh City and Đà Nẵng from 1 July 2021 to 30 June 2025, and "
    "special zones with fewer than 1,000 permanent residents since.",
)
def council_in_unit_without_one(context: Context) -> Iterator[Fault]:
    """Find councils and their standing bodies in units that had none."""
    for absence in context.absences:
        if not _is_without_council(absence) or absence.body.unit is None:
            continue
        yield Fault(
            path=absence.path,
            params={
                "unit": absence.body.unit.full_name,
                "body": body_words(absence.body),
                "when": span_words(absence.first, absence.last),
                "source": absence.existence.source,
            },
            on=absence.first,
            severity=_weight(absence),
        )
