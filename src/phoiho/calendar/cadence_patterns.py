"""By which patterns are the words of cadences found?

Patterns are for lower-case clean text.  A name may have several; of the
patterns that fit at a place the first counts, so the longer words come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.reference import load_once, load_table
from phoiho.vietnamese.date_words import MONTHS, NUMBERS, WEEKDAYS, either

__all__ = ["STOP", "cadence_words", "piece_patterns"]

STOP = r"[;\n]|\.(?= |\Z)"
# A number may be repeated in words: "06 (sáu)".
_WORDED = r"(?: ?\([^()\d\n]{1,40}\))?"
_NUM = rf"(?:\d{{1,3}}(?!\d)|{either(NUMBERS)})"
_MONTH = rf"(?:\d{{1,2}}(?!\d)|{either(MONTHS)})"
_YEAR = r"\d{4}(?!\d)"
_QUARTER = r"(?P<quarter>iv|i{1,3}|[1-4])(?!\w)"
_HALF = r"(?: (?P<half>đầu|cuối) năm)?"
_SIX_OR_NINE = rf"(?P<months>6|06|sáu|9|09|chín){_WORDED} tháng"
_EACH = r"(?:hằng|hàng|mỗi)"
_AFTER = (
    r"(?P<after>kể từ sau khi|kể từ khi|kể từ ngày|kể từ thời điểm|kể từ|tính từ ngày"
    r"|tính từ thời điểm|tính từ|từ khi|từ ngày|sau khi|sau ngày|sau thời điểm)"
)
_BEFORE = r"(?P<before>trước khi|trước ngày|trước thời điểm)"
_EVENT = r"(?P<event>(?!(?:ngày )?\d)[^,;:.()\n]{1,120})"


@load_once
def _words() -> dict[str, dict[str, str]]:
    """Index the table of words by role, then by words."""
    index: dict[str, dict[str, str]] = {}
    for row in load_table("cadence_words").records():
        index.setdefault(row["role"], {})[row["words"]] = row["value"]
    return index


def cadence_words(role: str) -> dict[str, str]:
    """Return the words of a role with their values.

    Examples:
        >>> cadence_words("anchor")["giữa nhiệm kỳ"]
        'term_mid'
    """
    return _words()[role]


def _any(role: str) -> str:
    """Return a pattern of the words of a role, the longest first."""
    return either(tuple(cadence_words(role)))


def piece_patterns() -> Iterator[tuple[str, str]]:
    """Yield the name and the pattern of every kind of piece, in the order of trial.

    Examples:
        >>> next(piece_patterns())[0]
        'stage'
    """
    groups = (
        ("stage", _stages()),
        ("span", _spans()),
        ("count", _counts()),
        ("offset", _offsets()),
        ("weekdays", _weekday_spans()),
        ("weekday", _weekdays()),
        ("months", _months()),
        ("day", _days()),
        ("mref", _months_of_periods()),
        ("month", (rf"tháng (?P<month>{_MONTH}){_WORDED}(?! ?[/.]\d)",)),
        ("yref", _years()),
        ("freq", _rates()),
        ("anchor", (rf"(?P<anchor>{_any('anchor')})",)),
        ("session", _sessions()),
        ("event", (rf"(?:{_AFTER}|{_BEFORE}) {_EVENT}",)),
        ("bound", (rf"(?P<bound>{_any('boundary')})(?: (?:là|vào|hết))?",)),
        ("ad_hoc", (_any("ad_hoc"),)),
        ("vague", (_any("vague"),)),
        ("kind", (rf"(?<!kỳ )(?<!đại )(?P<kind>{_any('kind')})",)),
        ("data", (_any("data"),)),
    )
    return ((name, pattern) for name, patterns in groups for pattern in patterns)


def _stages() -> Iterable[str]:
    """Stages and terms by their years."""
    yield (
        rf"(?:giai đoạn|nhiệm kỳ|thời kỳ) (?P<year>{_YEAR}) ?[-–] ?(?P<last>{_YEAR})"
        r"(?P<open> và (?:những|các) năm (?:tiếp theo|sau))?"
    )


def _spans() -> Iterable[str]:
    """Periods with their year: "quý IV/2025", "tháng 3.2014", "năm 2010"."""
    quarter = _QUARTER.removesuffix(r"(?!\w)")
    yield rf"quý {quarter}(?: ?/ ?| năm )(?P<year>{_YEAR})"
    yield rf"{_SIX_OR_NINE}{_HALF}(?: năm)? (?P<year>{_YEAR})"
    yield rf"tháng (?P<month>{_MONTH})(?: ?[/.-] ?| năm )(?P<year>{_YEAR})"
    yield rf"năm (?P<year>{_YEAR})"


def _counts() -> Iterable[str]:
    """How many times a turn: "mỗi năm ít nhất hai kỳ", "02 lần/năm", "quý/lần"."""
    turn = (
        r"(?:lần|kỳ|kì|phiên|cuộc|buổi|hội nghị|ngày(?! (?:làm việc|sau|trước|kể|từ|tính)))(?!\w)"
    )
    many = rf"(?P<times>{_NUM}){_WORDED} {turn}"
    per = rf"(?:(?P<amount>{_NUM}){_WORDED} )?(?P<unit>{_any('unit')})"
    least, later = (rf"(?:(?P<{name}>{_any('least')}) )?" for name in ("least", "later"))
    doing = r"(?:họp|tổ chức|tiến hành|sinh hoạt|giao ban|sơ kết|báo cáo|thực hiện|tiếp)"
    yield (
        rf"(?<!hằng )(?<!hàng ){least}(?:{_EACH} )?{per},?"
        rf"(?: ?/ ?| (?:{doing}[^,;:.\d\n]{{0,20}}?)?){later}{many}"
    )
    yield rf"{_EACH} {per} [^;:.\d\n]{{0,60}}?{least}{many}"
    yield rf"{least}{many}(?: ?/ ?| (?:(?:trong|trên|{_EACH}|một|1|01) ){{1,2}}){per}"
    yield rf"{least}{per} ?/ ?lần(?!\w)"


def _offsets() -> Iterable[str]:
    """Terms: "15 ngày sau khi kết thúc quý", "ngày thứ 10 kể từ ngày phát sinh"."""
    unit = r"(?P<unit>ngày làm việc|ngày|tuần|tháng|năm)"
    yield (
        rf"(?<!tháng )(?<!ngày )(?<!quý )(?<![\d/.-])(?P<amount>{_NUM}){_WORDED} {unit}"
        rf"(?: ?\([^()\n]{{0,80}}\))?,? (?:{_AFTER}|{_BEFORE}) {_EVENT}"
    )
    yield rf"ngày thứ (?P<amount>{_NUM}) {_AFTER} {_EVENT}"


def _weekday_spans() -> Iterable[str]:
    """Several days of a week, which no single rule holds."""
    day = rf"(?:thứ )?{either(tuple(WEEKDAYS))}"
    yield rf"(?:từ )?{day} (?:đến|tới) {day} {_EACH} tuần"


def _weekdays() -> Iterable[str]:
    """A day of the week, or of one week of the month."""
    yield (
        rf"(?:ngày )?(?:thứ (?P<weekday>{either(tuple(WEEKDAYS))})|chủ nhật)"
        r"(?: (?:của )?(?:hằng|hàng|mỗi|các) tuần"
        rf"| (?:của |trong )?(?:tuần (?:lễ )?)?(?P<which>{_any('which')}|1|2|3|4)"
        r"(?: (?:của|trong|hằng|hàng|mỗi|các)){0,2} tháng(?! cuối quý))"
    )


def _months() -> Iterable[str]:
    """Some months of the year: "từ tháng 02 đến tháng 9", "các tháng 1, 4, 7, 10"."""
    yield rf"từ tháng (?P<first>{_MONTH}) đến (?:hết )?tháng (?P<last>{_MONTH})"
    yield r"(?:các )?tháng (?P<list>\d{1,2}(?:(?:, | và |, và )\d{1,2}(?![\d/]))+)"


def _days() -> Iterable[str]:
    """Days, as far as they are printed: "ngày 25", "ngày 06 (sáu) tháng 06 (sáu)", "20/12"."""
    more = r"(?:(?:, | và |, và )(?:ngày )?\d{1,2}(?![\d/.-])(?! (?:tháng|lần|ngày|năm)))+"
    yield (
        rf"(?:ngày(?: thứ)? |mồng |mùng )(?P<day>cuối cùng|cuối|đầu tiên|{_NUM}){_WORDED}"
        rf"(?: ?[/.-] ?(?P<month>\d{{1,2}})(?!\d)(?: ?[/.-] ?(?P<year>{_YEAR}))?"
        rf"|,? (?:của )?tháng (?P<month2>{_MONTH}){_WORDED}"
        rf"(?:(?: năm | ?[/.-] ?)(?P<year2>{_YEAR}))?"
        rf"|(?P<more>{more}))?"
    )
    yield (
        r"(?<![\w/.-])(?P<bare>)(?P<day>[0-3]?\d)[/-](?P<month>[01]?\d)(?!\d)"
        rf"(?:[/-](?P<year>{_YEAR}))?(?![\w/-]| tháng| ngày| năm| lần)"
    )
    yield r"(?<=đến )(?P<day>\d{1,2})(?= (?:của )?tháng (?:báo cáo|cuối|thuộc))"


def _months_of_periods() -> Iterable[str]:
    """A month by its place in a period, or by its distance from the one reported on."""
    shift, kept = _any("next"), r"(?: (?:báo cáo|thống kê|định kỳ))*"
    yield (
        rf"(?:của )?tháng (?:của )?(?P<which>{_any('which')})(?: (?:của|trong|thuộc))?"
        rf"(?: (?:mỗi|hằng|hàng|từng))? (?P<of>quý|kỳ|năm)(?!\w){kept}(?: (?P<shift>{shift}))?"
        r"(?: (?:báo cáo|thống kê|đó))*"
    )
    yield rf"(?:của )?tháng (?P<shift>{shift})(?: (?:sau )?(?:kỳ|tháng) báo cáo)?"
    yield r"(?:của )?tháng (?:báo cáo|thuộc kỳ báo cáo)"
    yield r"(?:của|trong|đầu) tháng(?! (?:\d|đó|này|thứ|đầu|cuối))(?!\w)"


def _years() -> Iterable[str]:
    """A year by its distance from the one reported on."""
    yield (
        rf"(?:của )?năm (?:(?P<shift>{_any('next')})|báo cáo)(?P<back> trước| liền kề)?"
        r"(?: (?:của |thuộc )?(?:năm|kỳ) báo cáo)?"
    )
    yield r"(?:của|thuộc|trong) kỳ báo cáo"


def _rates() -> Iterable[str]:
    """How often: "hằng quý", "6 tháng đầu năm", "quý III", "báo cáo năm"."""
    unit, each = rf"(?P<unit>{_any('unit')})", _any("each")
    not_rate = rf"(?:\d|học|này|nay|qua|{_any('next')}"
    yield rf"(?:{each} )?{_SIX_OR_NINE}{_HALF}(?!\w)"
    yield r"nửa (?P<half>đầu|cuối) năm|nửa năm(?!\w)"
    yield rf"quý {_QUARTER}"
    yield rf"{each} {unit}"
    yield (
        r"(?P<lead>báo cáo|thống kê|định kỳ|hành chính|công tác|cả|sơ kết|tổng kết|1|01|một)"
        rf"{_WORDED} {unit}(?! {not_rate}|i))"
    )
    yield rf"(?P<listed>){unit}(?! {not_rate}|đó|cuối|đầu))"


def _sessions() -> Iterable[str]:
    """Before or after every session."""
    yield (
        r"(?P<after>sau|trước) (?:khi kết thúc )?(?:mỗi|các|từng)"
        r" (?:kỳ|phiên|cuộc) họp"
    )
