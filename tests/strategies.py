"""Hypothesis strategies that tests of several floors share."""

from __future__ import annotations

import calendar
import datetime as dt
import unicodedata

from hypothesis import reject
from hypothesis import strategies as st

from phoiho.documents import (
    DocumentNumber,
    NumberStyle,
    Provision,
    ProvisionKind,
    ProvisionPart,
)
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate
from phoiho.reference import load_table

# Room for arithmetic with years at both ends.
days = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@st.composite
def periods(draw, kinds=tuple(PeriodKind)):
    """Return any period, either end open or not."""
    start, end = sorted(draw(st.tuples(days, days)))
    opened = draw(st.sampled_from(["closed", "start", "end", "both"]))
    return Period(
        start=None if opened in {"start", "both"} else start,
        end=None if opened in {"end", "both"} else end,
        kind=draw(st.sampled_from(kinds)),
    )


@st.composite
def yearless_dates(draw):
    """Return any day without a year."""
    month = draw(st.integers(1, 12))
    return YearlessDate(month=month, day=draw(st.integers(1, calendar.monthrange(2000, month)[1])))


lunar_dates = st.builds(
    LunarDate,
    month=st.integers(1, 12),
    day=st.integers(1, 30),
    year=st.none() | st.integers(1000, 9999),
    leap=st.booleans(),
)
date_values = st.one_of(days, periods(), yearless_dates(), lunar_dates)

_VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
_ODD = "\u00ad\u200b\u00a0\ufeff\u2019ðÐɖİΣßǰﬁ한\u0301\u0323 \n\t,.()/-–@0123456789"
texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=_VIETNAMESE + _VIETNAMESE.upper() + _ODD, max_size=60),
).flatmap(
    lambda text: st.sampled_from(
        [text, unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)]
    )
)

_TYPES = sorted({row["abbreviation"] for row in load_table("document_types").records()} - {""})
_CODES_KNOWN = list(load_table("issuer_codes").records())
_OF_OLD = sorted(row["code"] for row in _CODES_KNOWN if row["stood_alone"])
_TYPE_LIKE = st.text(alphabet="ABCDĐHKLNQTXtr", min_size=1, max_size=5)
_CODE_LIKE = st.from_regex(r"\A[A-ZĐƯ][A-ZĐ0-9&]{0,7}(\.[A-ZĐ]{1,4})?\Z")
_ISSUERS = st.lists(st.sampled_from([row["code"] for row in _CODES_KNOWN]) | _CODE_LIKE, max_size=4)


@st.composite
def document_numbers(draw):
    """Return any number of a document: every style, type and issuer, known or not."""
    style = draw(st.sampled_from(NumberStyle))
    bare = style in {NumberStyle.UNTYPED, NumberStyle.HISTORIC}
    undated = style in {NumberStyle.PARTY, NumberStyle.HISTORIC}
    types = st.sampled_from(_TYPES)
    if style is NumberStyle.PARTY:
        types |= _TYPE_LIKE
    alone = st.sampled_from(_OF_OLD).map(lambda code: [code])
    try:
        return DocumentNumber(
            number=(number := draw(st.just("") | st.integers(0, 999999).map("{:02}".format))),
            suffix=draw(st.sampled_from(["", "", "c", "A", "đ"])) if number else "",
            year=None if undated else draw(st.none() | st.integers(1945, 2099)),
            type_code="" if bare else draw(types),
            issuer_codes=draw(alone if style is NumberStyle.HISTORIC else _ISSUERS),
            style=style,
        )
    except ValueError:  # parts that no number can have together
        reject()


_NUMBERS_OF_PROVISIONS = {
    ProvisionKind.INDENT: ["thứ nhất", "thứ hai", "3"],
    ProvisionKind.PARAGRAPH: ["1", "thứ ba", "cuối"],
    ProvisionKind.SUBPOINT: ["a", "đ", "1"],
    ProvisionKind.POINT: ["a", "b", "đ", "aa", "g", "2.1"],
    ProvisionKind.CLAUSE: ["1", "2", "12", "3a"],
    ProvisionKind.ARTICLE: ["5", "15", "107", "10a"],
    ProvisionKind.SUBSECTION: ["1", "II"],
    ProvisionKind.SECTION: ["2", "III", "A"],
    ProvisionKind.CHAPTER: ["I", "IV", "3"],
    ProvisionKind.PART: ["I", "thứ nhất", "B"],
    ProvisionKind.APPENDIX: ["", "I", "2", "A"],
}


@st.composite
def _provision(draw):
    """Return any provision."""
    kinds = draw(st.sets(st.sampled_from(list(ProvisionKind)), min_size=1, max_size=4))
    parts = []
    for kind in ProvisionKind:
        if kind in kinds:
            number = draw(st.sampled_from(_NUMBERS_OF_PROVISIONS[kind]))
            last = draw(st.just("") | st.sampled_from(_NUMBERS_OF_PROVISIONS[kind]))
            parts.append(ProvisionPart(kind=kind, number=number, last=last if number else ""))
    return Provision(parts=tuple(parts))


def provisions(max_size=4):
    """Return any provisions, one at least."""
    return st.lists(_provision(), min_size=1, max_size=max_size).map(tuple)
