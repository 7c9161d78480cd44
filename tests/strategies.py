"""Hypothesis strategies that tests of several floors share."""

from __future__ import annotations

import calendar
import datetime as dt
import unicodedata

from hypothesis import strategies as st

from phoiho.documents import DocumentNumber, NumberStyle
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate

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

_ISSUERS = ("UBND", "HĐND", "UBMTTQ", "MTTW", "ĐCT", "CP", "QH15", "VPTW", "TU", "ĐU", "HU", "BNV")
_TYPES = ("QĐ", "QCPH", "CTPH", "KH", "NQ", "TTr", "BC", "HD", "CT", "TB")


@st.composite
def document_numbers(draw):
    """Return any regular number of a document in the styles in use today."""
    style = draw(st.sampled_from([NumberStyle.STATE, NumberStyle.PARTY, NumberStyle.UNTYPED]))
    rules = style is not NumberStyle.PARTY and draw(st.booleans())
    issuers = st.lists(st.sampled_from(_ISSUERS), min_size=1, max_size=3).map(tuple)
    return DocumentNumber(
        number=f"{draw(st.integers(1, 99999)):02}",
        year=draw(st.integers(1946, 2099)) if rules else None,
        type_code="" if style is NumberStyle.UNTYPED else draw(st.sampled_from(_TYPES)),
        issuer_codes=draw(issuers),
        style=style,
    )
