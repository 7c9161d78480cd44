"""How papers are set on the page."""

import copy
import datetime as dt
import pickle

import pytest

from phoiho.documents import (
    Alignment,
    DocumentSystem,
    DrawnLine,
    Length,
    LengthUnit,
    PaperElement,
    UnknownLayoutError,
    find_habit,
    page_layout,
)
from phoiho.errors import PhoihoError
from phoiho.reference import load_table

D = dt.date
E = PaperElement
STATE, PARTY = DocumentSystem.STATE, DocumentSystem.PARTY
NOW = D(2026, 6, 1)

# Element, letters and size in points: Phụ lục I of 30/2020/NĐ-CP, part V.
STATE_LETTERS = [
    (E.NATION, "caps bold", (12, 13)),
    (E.MOTTO, "bold", (13, 14)),
    (E.SUPERIOR, "caps", (12, 13)),
    (E.ISSUER, "caps bold", (12, 13)),
    (E.NUMBER, "", (13, 13)),
    (E.PLACE_DATE, "italic", (13, 14)),
    (E.TYPE_NAME, "caps bold", (13, 14)),
    (E.SUBJECT, "bold", (13, 14)),
    (E.LETTER_SUBJECT, "", (12, 13)),
    (E.BASIS, "italic", (13, 14)),
    (E.BODY, "", (13, 14)),
    (E.AUTHORITY, "caps bold", (13, 14)),
    (E.POST, "caps bold", (13, 14)),
    (E.SIGNER, "bold", (13, 14)),
    (E.RECEIVERS, "bold italic", (12, 12)),
    (E.RECEIVER_LIST, "", (11, 11)),
]
# Phụ lục 3 of 36-HD/VPTW, the same in 05-HD/VPTW.
PARTY_LETTERS = [
    (E.ORGANISATION, "caps bold", (15, 15)),
    (E.SUPERIOR, "caps", (14, 14)),
    (E.ISSUER, "caps bold", (14, 14)),
    (E.NUMBER, "", (14, 14)),
    (E.PLACE_DATE, "italic", (14, 14)),
    (E.TYPE_NAME, "caps bold", (15, 16)),
    (E.SUBJECT, "bold", (14, 15)),
    (E.LETTER_SUBJECT, "italic", (12, 12)),
    (E.BASIS, "", (14, 15)),
    (E.AUTHORITY, "caps bold", (14, 14)),
    (E.POST, "caps", (14, 14)),
    (E.SIGNER, "bold", (14, 14)),
    (E.RECEIVERS, "underlined", (14, 14)),
    (E.RECEIVER_LIST, "", (12, 12)),
]


def letters(layout):
    """Name what an element's letters are."""
    names = ("caps", "bold", "italic", "underlined")
    return " ".join(name for name in names if getattr(layout, name))


@pytest.mark.parametrize(
    ("system", "on", "element", "style", "size"),
    [
        *((STATE, NOW, *row) for row in STATE_LETTERS),
        *((PARTY, NOW, *row) for row in PARTY_LETTERS),
        *((PARTY, D(2020, 1, 1), *row) for row in PARTY_LETTERS),
    ],
)
def test_letters(system, on, element, style, size):
    """Each element has the letters and the size of the guide."""
    layout = page_layout(system, on=on).get(element)
    assert (letters(layout), (layout.size.low, layout.size.high)) == (style, size)


@pytest.mark.parametrize(
    ("system", "margins", "twips"),
    [
        (STATE, [(20, 25), (20, 25), (30, 35), (15, 20)], [(1134, 1417)] * 2),
        (PARTY, [(20, 20), (20, 20), (30, 30), (15, 15)], [(1134, 1134)] * 2),
    ],
)
def test_page(system, margins, twips):
    """Paper, margins and font are those of the guide, in millimetres and in twips."""
    layout = page_layout(system, on=NOW)
    found = layout.margins
    sides = (found.top, found.bottom, found.left, found.right)
    assert [(side.low, side.high) for side in sides] == margins
    assert [side.twips for side in sides[:2]] == twips
    assert (layout.width.twips, layout.height.twips) == ((11906, 11906), (16838, 16838))
    assert layout.font == "Times New Roman"
    assert found.mirrored is (system is PARTY)


def test_paragraphs():
    """The State counts lines, the Party points."""
    state, party = page_layout(STATE, on=NOW), page_layout(PARTY, on=NOW)
    assert state.line_spacing == Length(1, 1.5, LengthUnit.LINE)
    assert party.line_spacing == Length(18, 22, LengthUnit.POINT)
    assert state.line_spacing.twips == (240, 360)
    assert state.indent.twips == (567, 720)
    assert state.paragraph_gap.low == party.paragraph_gap.low == 6


def test_lines_drawn():
    """The motto is underlined as a whole, the issuer and the subject in part."""
    layout = page_layout(STATE, on=NOW)
    drawn = {e.element: e.line_below for e in layout.elements if e.line_below.share[1]}
    assert drawn == {
        E.MOTTO: DrawnLine.FULL,
        E.ISSUER: DrawnLine.PART,
        E.SUBJECT: DrawnLine.PART,
    }
    assert DrawnLine.PART.share == pytest.approx((1 / 3, 1 / 2))
    assert layout.get(E.BODY).alignment is Alignment.JUSTIFY


def test_guide_of_the_layout():
    """A layout names its guide; that of a habit has none."""
    assert page_layout(STATE, on=NOW).guide.number == "30/2020/NĐ-CP"
    assert page_layout(DocumentSystem.FARMERS, on=NOW).guide is None


def test_what_is_taken_over_is_known_no_better_than_its_form():
    """Rows of the farmers' papers taken from the State's are unconfirmed."""
    farmers = page_layout(DocumentSystem.FARMERS, on=NOW)
    assert {element.status for element in farmers.elements} == {"unconfirmed"}


@pytest.mark.parametrize(
    ("system", "on"),
    [
        (DocumentSystem.OTHER, NOW),
        (STATE, D(1976, 7, 1)),
        (PARTY, D(1976, 12, 19)),
        (DocumentSystem.YOUTH, D(2006, 6, 22)),
    ],
)
def test_unknown_layout(system, on):
    """Where nothing is known, an error says so and survives a pickle."""
    with pytest.raises(UnknownLayoutError, match=system.value) as raised:
        page_layout(system, on=on)
    for twin in (copy.copy(raised.value), pickle.loads(pickle.dumps(raised.value))):
        assert (twin.system, twin.on, str(twin)) == (system, on, str(raised.value))
        assert isinstance(twin, PhoihoError)
        assert isinstance(twin, LookupError)


@pytest.mark.parametrize("row", list(load_table("document_layout").records()), ids=str)
def test_every_row_of_elements(row):
    """Every row stands in the layout of its form."""
    habits = [
        find_habit(system, on=on)
        for system in DocumentSystem
        for on in (D(1990, 1, 1), D(2010, 1, 1), D(2012, 1, 1), D(2019, 1, 1), NOW)
    ]
    habit, on = next(
        (habit, max(habit.valid_from, D(1990, 1, 1)))
        for habit in habits
        if habit is not None and habit.form == row["form"]
    )
    layout = page_layout(habit.system, on=on, normative=habit.normative or False)
    element = layout.get(PaperElement(row["element"]))
    assert (element.text, element.source) == (row["text"], row["source"])
    assert element.size.low <= element.size.high
    assert element.element.label()
    assert element.element.label("en")


def test_every_layout_has_what_every_paper_has():
    """No layout lacks a number, a date, a title or a signature."""
    always = {E.ISSUER, E.NUMBER, E.PLACE_DATE, E.TYPE_NAME, E.SUBJECT, E.LETTER_SUBJECT}
    always |= {E.AUTHORITY, E.POST, E.SIGNER, E.BODY, E.RECEIVERS}
    for system in DocumentSystem:
        for year in (1992, 2007, 2012, 2019, 2022, 2027):
            if find_habit(system, on=D(year, 1, 1)) is not None:
                layout = page_layout(system, on=D(year, 1, 1))
                assert always <= {element.element for element in layout.elements}
