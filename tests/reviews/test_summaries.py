"""What was kept under many agreements."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs

from phoiho.agreements import Participant
from phoiho.dossier import resolve
from phoiho.hierarchy import BodyRef
from phoiho.periods import Period
from phoiho.records import load
from phoiho.reviews import DueStatus, compliance_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WARD = resolve(load(EXAMPLES / "minh-hoa-xa.toml"))
DISTRICT = resolve(load(EXAMPLES / "tay-ho-2024.toml"))


def test_rows_by_agreement() -> None:
    """Every agreement has a row, also one that asks for nothing."""
    summary = compliance_of([WARD, DISTRICT], as_of=dt.date(2026, 11, 22))
    rows = summary.by_agreement()
    assert [row.key for row in rows] == ["2025", "2026", "2023", "2024"]
    assert rows[2].obligations == ()
    for status in DueStatus:
        assert sum(row.count(status) for row in rows) == summary.count(status)


def test_one_body_under_several_agreements_is_one_row() -> None:
    """The ward's committee owes under two agreements and has one row, named in both languages."""
    summary = compliance_of([WARD], as_of=dt.date(2026, 11, 22))
    rows = {row.key: row for row in summary.by_body()}
    committee = next(row for key, row in rows.items() if key.startswith("people_committee@"))
    agreements = {obligation.due.agreement for obligation in committee.obligations}
    assert agreements == {"2025", "2026"}
    assert committee.name == "Ủy ban nhân dân phường Tây Hồ"
    english = {row.name for row in summary.by_body("en")}
    assert "People's Committee of Tây Hồ Ward" in english


def test_bodies_outside_the_tables_go_by_their_printed_name() -> None:
    """A bank that owes something has a row by its name."""
    first = WARD.agreements[0]
    bank = Participant(id="bank", body=BodyRef(kind="other", name="Ngân hàng Chính sách xã hội"))
    made = attrs.evolve(first, participants=(bank,), cadences=first.cadences[:1])
    ward = resolve(attrs.evolve(WARD, agreements=(made,), documents=(), events=()))
    (row,) = compliance_of([ward], as_of=dt.date(2026, 11, 22)).by_body()
    assert (row.key, row.name) == ("Ngân hàng Chính sách xã hội",) * 2


def test_who_is_not_on_record_goes_by_the_id() -> None:
    """A clause may lay something on one whom the record does not list."""
    first = WARD.agreements[0]
    cadence = attrs.evolve(first.cadences[0], owed_by=("police",))
    ward = attrs.evolve(WARD, agreements=(attrs.evolve(first, cadences=(cadence,)),))
    summary = compliance_of([ward], as_of=dt.date(2026, 11, 22))
    assert [(row.key, row.name) for row in summary.by_body()] == [("police", "police")]


def test_rows_by_year_and_days_asked_for() -> None:
    """Rows by year stand in the order of the years; `within` narrows what is counted."""
    summary = compliance_of([WARD], as_of=dt.date(2026, 11, 22))
    assert [row.key for row in summary.by_year()] == ["2025", "2026"]
    narrow = compliance_of([WARD], as_of=dt.date(2026, 11, 22), within=Period.for_year(2025))
    assert [row.key for row in narrow.by_year()] == ["2025"]
