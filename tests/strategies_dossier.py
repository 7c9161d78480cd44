"""Hypothesis strategies of dossiers that load, good ones and bad ones."""

from __future__ import annotations

import datetime as dt

import attrs
from hypothesis import strategies as st

from phoiho.agreements import (
    Agreement,
    Clause,
    ClauseKind,
    ClauseSubject,
    Coverage,
    Instrument,
    InstrumentKind,
    LegalBasis,
    Link,
    LinkKind,
    Participant,
    ParticipantRole,
    Signature,
    State,
    StateChange,
    StatedCount,
    Structure,
    Target,
    TargetBound,
    WorkItem,
)
from phoiho.dossier import CitedDocument, DocumentRole, Dossier
from phoiho.hierarchy import BodyRef, PostRef, UnitRef, UnitType
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate
from phoiho.reviews import (
    Attendance,
    Award,
    AwardKind,
    EventPerson,
    OutcomeSection,
    PersonRole,
    Rating,
    RatingLevel,
    ReviewEvent,
    ReviewKind,
    ReviewReport,
    ReviewSubject,
)
from strategies_cadences import cadences

NAMES = (
    "UBND quận Tây Hồ, thành phố Hà Nội",
    "Thường trực HĐND quận Tây Hồ, thành phố Hà Nội",
    "HĐND huyện Bình Chánh, Thành phố Hồ Chí Minh",
    "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Bình Chánh, Thành phố Hồ Chí Minh",
    "Thường trực HĐND phường Bưởi, quận Tây Hồ, thành phố Hà Nội",
    "UBND phường Tây Hồ, thành phố Hà Nội",
    "UBND tỉnh Hòa Bình",
    "Uỷ ban nhân dân tỉnh Hoà Bình",
    "UBND tỉnh Khánh Hòa",
    "Công an tỉnh Khánh Hòa",
    "Tỉnh đoàn Bến Tre",
    "Liên đoàn Lao động tỉnh Lạng Sơn",
    "UBND xã Nghi Lộc, tỉnh Nghệ An",
    "Chính phủ",
)
NUMBERS = ("69/QCPH-HĐND-UBND-MTTQ", "4/QC-UBND-UBMTTQ", "04-NQ/TU", "QCPH/UBND-01", "không số", "")
TITLES = (
    "Chương trình phối hợp công tác năm 2024",
    "Quy chế phối hợp ký ngày 4 tháng 3 năm 2021",
    "Chương trình phối hợp đến năm 2030",
)
AGREEMENTS = ("a", "b")
PARTICIPANTS = ("p", "q", "r")

# The days around which the law changed.
_TURNS = ("2020-03-05", "2021-06-30", "2021-07-01", "2025-06-30", "2025-07-01")
days = st.sampled_from([dt.date.fromisoformat(day) for day in _TURNS]) | st.dates(
    dt.date(1995, 1, 1), dt.date(2035, 12, 31)
)


@st.composite
def periods(draw):
    """Return a period, an end left open or not."""
    start, end = sorted((draw(days), draw(days)))
    bounds = draw(st.sampled_from([(start, end), (start, None), (None, end), (None, None)]))
    kind = draw(st.sampled_from(PeriodKind))
    return draw(
        st.sampled_from([Period(start=bounds[0], end=bounds[1], kind=kind)])
        | st.builds(Period.for_year, st.integers(1995, 2035))
    )


dates = st.one_of(
    days,
    st.builds(Period.for_month, st.integers(1995, 2035), st.integers(1, 12)),
    periods(),
    st.just(YearlessDate(month=5, day=20)),
    st.just(LunarDate(month=1, day=3)),
)
refs = st.one_of(
    st.builds(BodyRef, text=st.sampled_from(NAMES)),
    st.just(BodyRef(kind="other", name="Công ty A")),
    st.just(BodyRef(kind="people_committee")),
    st.just(BodyRef(kind="red_cross", unit=UnitRef(text="huyện Bình Chánh"))),
    st.builds(
        BodyRef,
        kind=st.sampled_from(["people_committee", "people_council_standing"]),
        unit=st.builds(UnitRef, type=st.sampled_from(UnitType)),
    ),
)


def maybe(strategy):
    """Return a value or nothing: what is not on record."""
    return st.none() | strategy


def some(strategy, most=3):
    """Return a few values, or none."""
    return st.lists(strategy, max_size=most).map(tuple)


participants = st.builds(
    Participant,
    id=st.sampled_from(PARTICIPANTS),
    body=refs,
    signing_organ=maybe(st.sampled_from(["Ban Thường trực", "Ban Chấp hành", "Văn phòng", ""])),
    signed=maybe(st.booleans()),
    focal_organ=maybe(st.just("Văn phòng")),
    role=maybe(st.sampled_from(ParticipantRole)),
    role_period=maybe(periods()),
    members=some(refs, 2),
    members_complete=maybe(st.booleans()),
)
figures = maybe(st.decimals(-200, 200, places=1))
targets = st.builds(
    Target,
    indicator=st.just("Tổ dân phố đạt tiên tiến"),
    value=figures,
    upper=figures,
    out_of=figures,
    bound=maybe(st.sampled_from(TargetBound)),
    unit=maybe(st.sampled_from(["%", "phần trăm", "cuộc", ""])),
    population=maybe(st.sampled_from(["tổ dân phố", ""])),
    due=maybe(dates),
    reached=figures,
    printed=maybe(st.sampled_from(["75% tổ dân phố", "phấn đấu 75", "120% kế hoạch"])),
)
items = st.builds(
    WorkItem,
    number=maybe(st.integers(0, 9)),
    text=st.just("Nội dung"),
    lead=some(st.sampled_from(PARTICIPANTS), 1),
    coordinators=some(st.sampled_from(PARTICIPANTS), 2),
    targets=some(targets, 2),
    due=maybe(dates),
)
clauses = st.builds(
    Clause,
    kind=st.sampled_from(ClauseKind),
    number=maybe(st.sampled_from(["1", "2", "7", "I", "III", "3a", ""])),
    heading=maybe(st.sampled_from(["Phạm vi điều chỉnh", "Cơ quan đầu mối"])),
    subject=maybe(st.sampled_from(ClauseSubject)),
)
structures = st.builds(
    Structure, chapters=maybe(st.integers(0, 3)), articles=maybe(st.integers(0, 3))
)
links = st.builds(
    Link,
    kind=st.sampled_from(LinkKind),
    agreement=maybe(st.sampled_from(AGREEMENTS)),
    document=maybe(st.just("d")),
)


changes = st.builds(
    StateChange,
    state=st.sampled_from(State),
    on=dates,
    basis=maybe(st.sampled_from(TITLES)),
    document=maybe(st.just("d")),
    period=maybe(periods()),
    items=some(items, 2),
    cadences=some(cadences, 1),
)


def agreements(agreement_id):
    """Return any agreement of that id."""
    return st.builds(
        Agreement,
        id=st.just(agreement_id),
        coverage=st.sampled_from(Coverage),
        instrument=st.builds(
            Instrument,
            kind=st.sampled_from(InstrumentKind),
            printed=maybe(st.sampled_from(TITLES)),
        ),
        number=maybe(st.sampled_from(NUMBERS)),
        title=maybe(st.sampled_from(TITLES)),
        period=maybe(periods()),
        open_ended=st.booleans(),
        signed_on=maybe(dates),
        effective_on=maybe(dates),
        co_signed=maybe(st.booleans()),
        issued_by=maybe(refs),
        normative=maybe(st.booleans()),
        participants=st.lists(participants, max_size=3, unique_by=lambda p: p.id).map(tuple),
        signatures=some(st.builds(Signature, participant=st.sampled_from(PARTICIPANTS)), 2),
        stated_items=maybe(st.builds(StatedCount, count=st.integers(0, 3))),
        items=some(items),
        items_complete=maybe(st.booleans()),
        legal_bases=some(st.just(LegalBasis(document="d", printed=TITLES[1])), 1),
        structure=maybe(structures),
        clauses=some(clauses),
        cadences=some(cadences, 1),
        focal_bodies=some(refs, 1),
        links=some(links, 2),
        history=some(changes, 3),
    )


subjects = st.builds(ReviewSubject, agreement=st.sampled_from(AGREEMENTS), period=maybe(periods()))
ratings = st.builds(
    Rating,
    recipients=some(refs, 2),
    level=st.sampled_from(RatingLevel),
    period=maybe(periods()),
    score=maybe(st.decimals(-1, 120, places=1)),
    decided_on=maybe(dates),
)
awards = st.builds(
    Award,
    kinds=some(st.sampled_from(AwardKind), 2),
    title=maybe(st.sampled_from(["Giấy khen", "Bằng danh dự", ""])),
    grantors=some(refs, 2),
    recipients=some(refs, 2),
    period=maybe(periods()),
    decided_on=maybe(dates),
    collectives=maybe(st.integers(0, 3)),
)
reports = st.builds(
    ReviewReport,
    number=maybe(st.sampled_from(NUMBERS)),
    dated=maybe(dates),
    printed=maybe(st.sampled_from(["Báo cáo sơ kết 01 năm", "Báo cáo tổng kết mười năm", ""])),
    sections=some(st.sampled_from(OutcomeSection)),
    data_period=maybe(periods()),
    estimated=maybe(st.booleans()),
)


def events(event_id):
    """Return any event of that id."""
    people = st.builds(
        EventPerson,
        name=st.just("Nguyễn Văn A"),
        posts=some(st.builds(PostRef, text=st.sampled_from([f"Chủ tịch {n}" for n in NAMES])), 1),
        roles=some(st.sampled_from(PersonRole), 1),
    )
    return st.builds(
        ReviewEvent,
        id=st.just(event_id),
        coverage=st.sampled_from(Coverage),
        kinds=some(st.sampled_from(ReviewKind)),
        held_on=maybe(dates),
        year_inferred=st.booleans(),
        reviewed=some(subjects, 2),
        planned=some(subjects, 2),
        hosts=some(st.sampled_from(PARTICIPANTS), 2),
        attending=some(
            st.builds(Attendance, body=refs, role=maybe(st.sampled_from(PersonRole))), 1
        ),
        people=some(people, 1),
        report=maybe(reports),
        conclusions=some(st.just("d"), 1),
        ratings=some(ratings, 2),
        awards=some(awards, 2),
    )


documents = st.builds(
    CitedDocument,
    id=st.just("d"),
    number=maybe(st.sampled_from(NUMBERS)),
    printed=maybe(st.sampled_from(TITLES)),
    issued_on=maybe(dates),
    issuer=maybe(refs),
    role=maybe(st.sampled_from(DocumentRole)),
    cited_by=some(st.sampled_from(AGREEMENTS), 2),
)


def _without_dangling_ids(dossier):
    """Return a dossier whose ids all refer to something, as records must."""
    agreements = tuple(map(_with_known_participants, dossier.agreements))
    known = {p.id for agreement in agreements for p in agreement.participants}
    return attrs.evolve(
        dossier,
        agreements=agreements,
        events=tuple(
            attrs.evolve(event, hosts=tuple(host for host in event.hosts if host in known))
            for event in dossier.events
        ),
    )


def _with_known_participants(agreement):
    """Return an agreement whose signatures and items name its participants only."""
    known = {participant.id for participant in agreement.participants}

    def of_known(ids):
        return tuple(ref for ref in ids if ref in known)

    def led_by_known(items):
        return tuple(
            attrs.evolve(item, lead=of_known(item.lead), coordinators=of_known(item.coordinators))
            for item in items
        )

    return attrs.evolve(
        agreement,
        signatures=tuple(s for s in agreement.signatures if s.participant in known),
        items=led_by_known(agreement.items),
        history=tuple(
            attrs.evolve(change, items=led_by_known(change.items)) for change in agreement.history
        ),
    )


# A reference date, so that every name has a day on which it is read.
dossiers = st.builds(
    Dossier,
    title=st.just("Hồ sơ"),
    reference_date=days,
    agreements=st.tuples(*map(agreements, AGREEMENTS)),
    documents=st.tuples(documents),
    events=st.lists(st.integers(1, 3), max_size=2, unique=True).flatmap(
        lambda ids: st.tuples(*(events(f"e{i}") for i in ids))
    ),
).map(_without_dangling_ids)
