"""On which day the names of a dossier are read."""

from __future__ import annotations

import datetime as dt

import pytest

from phoiho.agreements import Agreement, Coverage, Instrument, InstrumentKind, LegalBasis
from phoiho.dossier import CitedDocument, Dossier, act_day, event_day, resolve
from phoiho.errors import RecordError
from phoiho.hierarchy import BodyRef, PostRef
from phoiho.periods import Period, YearlessDate
from phoiho.reviews import EventPerson, ReviewEvent, ReviewSubject

D = dt.date
ISSUER = BodyRef(text="UBND quận Tây Hồ, thành phố Hà Nội")
PERIOD = Period.for_year(2021)
OF_A = (ReviewSubject(agreement="a"),)


def agreement(**fields) -> Agreement:
    """Make an agreement of nobody."""
    instrument = Instrument(kind=InstrumentKind.PLAN)
    return Agreement(id="a", coverage=Coverage.REPORT, instrument=instrument, **fields)


def event(name: str, **fields) -> ReviewEvent:
    """Make an event."""
    return ReviewEvent(id=name, coverage=Coverage.REPORT, **fields)


REVIEW = event("r", held_on=D(2022, 1, 5), reviewed=OF_A)
SIGNING = event("s", held_on=D(2023, 1, 5), planned=OF_A)


@pytest.mark.parametrize(
    ("fields", "events", "day"),
    [
        ({"signed_on": D(2020, 5, 1), "effective_on": D(2020, 6, 1)}, (REVIEW,), D(2020, 5, 1)),
        ({"effective_on": D(2020, 6, 1), "period": PERIOD}, (REVIEW,), D(2020, 6, 1)),
        ({"signed_on": YearlessDate(month=5, day=1), "period": PERIOD}, (), D(2021, 1, 1)),
        ({}, (REVIEW, SIGNING), D(2023, 1, 5)),
        ({}, (REVIEW,), D(2022, 1, 5)),
        ({}, (), D(2025, 7, 1)),
    ],
)
def test_agreement(fields, events, day):
    """Its own days go first, then its signing, its review, and the record's day."""
    one = agreement(**fields)
    dossier = Dossier(title="t", agreements=(one,), events=events, reference_date=D(2025, 7, 1))
    assert act_day(dossier, one) == day


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"held_on": D(2022, 1, 5), "planned": OF_A}, D(2022, 1, 5)),
        ({"planned": (ReviewSubject(agreement="a", period=Period.for_year(2024)),),
          "reviewed": OF_A}, D(2024, 1, 1)),
        ({"reviewed": OF_A}, D(2021, 1, 1)),
        ({"reviewed": (ReviewSubject(agreement="nobody"),)}, D(2025, 7, 1)),
    ],
)  # fmt: skip
def test_event(fields, day):
    """Its own day goes first, then what it planned, what it reviewed, and the record's day."""
    one = event("e", **fields)
    dossier = Dossier(
        title="t",
        agreements=(agreement(period=PERIOD),),
        events=(one,),
        reference_date=D(2025, 7, 1),
    )
    assert event_day(dossier, one) == day


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"issued_on": D(2015, 3, 1), "cited_by": ("a",)}, D(2015, 3, 1)),
        ({"cited_by": ("nobody", "a")}, D(2021, 1, 1)),
        ({"id": "basis"}, D(2021, 1, 1)),
        ({}, D(2025, 7, 1)),
    ],
)
def test_document(fields, day):
    """Its own day goes first, then the agreements that cite it, and the record's day."""
    dossier = Dossier(
        title="t",
        agreements=(agreement(period=PERIOD, legal_bases=(LegalBasis(document="basis"),)),),
        documents=(CitedDocument(**({"id": "d", "issuer": ISSUER} | fields)),),
        reference_date=D(2025, 7, 1),
    )
    assert resolve(dossier).documents[0].issuer.resolution.on == day


def test_no_day():
    """A name that can be read on no day is told with what would give one."""
    dossier = Dossier(title="t", documents=(CitedDocument(id="d", issuer=ISSUER),))
    with pytest.raises(RecordError) as caught:
        resolve(dossier)
    (issue,) = caught.value.issues
    assert issue.path == "$.documents[0].issuer"
    assert "issued_on" in issue.reason


def test_names_outside_the_tables():
    """A name that nothing looks like is told with how one outside the tables is written."""
    person = EventPerson(name="A", posts=(PostRef(text="Bí thư Huyện ủy Qwerty"),))
    gathering = event("e", held_on=D(2022, 1, 5), people=(person,))
    letter = CitedDocument(id="d", issuer=BodyRef(text="Qwerty Zxcvb"), issued_on=D(2022, 1, 5))
    with pytest.raises(RecordError) as caught:
        resolve(Dossier(title="t", events=(gathering,), documents=(letter,)))
    post, body = (issue.reason for issue in caught.value.issues)
    assert "outside = true" in post
    assert 'kind = "other"' in body
