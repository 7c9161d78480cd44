"""By which patterns are the words of cadences found?

Patterns are for lower-case clean text.  A name may have several; of the
patterns that fit at a place the first counts, so the longer words come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.calendar.cadence_act_patterns import (
    WORDS,
    ad_hoc_patterns,
    denial_patterns,
    kind_patterns,
)
from phoiho.calendar.cadence_vocabulary import HIGH_NUMBERS, any_of, cadence_words, either
from phoiho.vietnamese.date_words import MONTHS, NUMBERS, WEEKDAYS

__all__ = ["ENDED", "STOP", "piece_patterns"]

STOP = r"[;\n]|\.(?= |\Z)"
# A number may be repeated in words or in digits: "06 (sáu)", "mười (10)".
_DIGIT_WORDS = "|".join(sorted({word for words in NUMBERS for word in words.split()}))
_WORDED = rf"(?: ?\((?:(?:(?:{_DIGIT_WORDS}|trăm) ?){{1,5}}|\d{{1,3}})\))?"
_NUM = rf"(?:\d{{1,3}}(?!\d)|{either(NUMBERS)})"
_MONTH = rf"(?:\d{{1,2}}(?!\d)|{either(MONTHS)})"
_YEAR = r"\d{4}(?!\d)"
_QUARTER = r"(?P<quarter>iv|i{1,3}|[1-4])(?!\w)"
_HALF = r"(?: (?P<half>đầu|cuối) năm)?"
_SIX_OR_NINE = rf"(?P<months>6|06|sáu|9|09|chín){_WORDED} tháng"
_EACH = r"(?:hằng|hàng|mỗi)"
# What may stand between a day, a week or a weekday and the period that it is of.
_OF = r"(?:(?:của|trong|thuộc|hằng|hàng|mỗi|các) ){0,2}"
_AMOUNT = rf"(?P<amount>{_NUM}|{either(HIGH_NUMBERS)}){_WORDED}"
_TERM = rf"{_AMOUNT} (?P<unit>ngày làm việc|ngày|tuần|tháng|năm)"
_SESSIONS = r"(?= (?:(?:mỗi|các|từng) )?(?:kỳ|phiên|cuộc) họp)"
_AFTER = (
    r"(?P<after>kể từ sau khi|kể từ khi|kể từ ngày|kể từ thời điểm|kể từ|tính từ ngày"
    r"|tính từ thời điểm|tính từ|từ khi|từ ngày|sau khi|sau ngày|sau thời điểm"
    rf"|sau{_SESSIONS})"
)
_BEFORE = rf"(?P<before>trước khi|trước ngày|trước thời điểm|trước{_SESSIONS})"
# "Ngày cuối cùng" and "ngày làm việc thứ 5" are days, not events.
_NO_DAY = r"(?!(?:ngày )?(?:\d|cuối|đầu|làm việc|thứ))"
# A period whose end a term is counted from, and several: "kết thúc tháng, quý và 06 tháng".
_UNIT = (
    r"(?:tháng|quý(?: (?:iv|i{1,3})(?!\w))?|năm(?: (?:dương lịch|ngân sách))?"
    r"|(?:0?[69]|sáu|chín) tháng(?: (?:đầu|cuối) năm)?)(?!\w)"
    r"(?! (?:đầu|cuối|thứ|tiếp|kế|sau|trước|học|tài chính|\d{1,4}(?!\d| (?:ngày|tuần|tháng))))"
)
_PERIOD = (
    r"(?:(?:mỗi|từng|các) )?"
    rf"(?:{_UNIT}|kỳ (?:báo cáo|thống kê)(?: (?:báo cáo|thống kê|định kỳ))?(?: {_UNIT})?)"
)
ENDED = rf"(?:kết thúc|hết) {_PERIOD}(?:(?:, | và |, và | hoặc | hay |/){_PERIOD}){{0,4}}"
_EVENT = rf"(?P<event>{_NO_DAY}(?:(?:ngày )?{ENDED}(?=[,;:.()\n]|\Z)|[^,;:.()\n]{{1,120}}))"
_SESSION = rf"(?P<event>(?:(?:mỗi|các|từng) )?(?:kỳ|phiên|cuộc) họp{WORDS}{{0,40}}?)"
_HOUR = r"\d{1,2} ?(?:giờ|h|g|:)(?![^\W\d])(?: ?\d{2})?(?: phút)?(?: (?:sáng|trưa|chiều|tối))?"


def _next() -> str:
    """Return a pattern of the words that point to the period before or after."""
    return rf"{any_of('next')}(?! (?:ngày |hạn )?\d)"


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
        ("since", _years_since()),
        ("offset", _offsets()),
        ("weekdays", _weekday_spans()),
        ("weekday", _weekdays()),
        ("week", _weeks()),
        ("months", _months()),
        ("plan", _plans()),
        ("day", _days()),
        ("mref", _months_of_periods()),
        ("month", (rf"tháng (?P<month>{_MONTH}){_WORDED}(?! ?[/.]\d)",)),
        ("yref", _years()),
        ("anchor", (rf"(?P<anchor>{any_of('anchor')})",)),
        ("term", _limited()),
        ("freq", _rates()),
        ("session", _sessions()),
        ("event", (rf"(?:{_AFTER}|{_BEFORE}) {_EVENT}",)),
        ("purpose", (rf"{any_of('purpose')}(?! (?:ngày|mùng|mồng|vào|\d))",)),
        ("deny", denial_patterns()),
        ("except", (any_of("except"),)),
        ("instead", (any_of("instead"),)),
        ("bound", _bounds()),
        ("term", (rf"{_TERM}(?! (?:đầu|cuối)(?!\w))",)),
        ("ad_hoc", ad_hoc_patterns()),
        ("vague", (any_of("vague"),)),
        ("kind", kind_patterns()),
        ("data", (any_of("data"),)),
        ("citing", (r"căn cứ(?!\w)",)),
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
    yield rf"quý {quarter}(?: ?[/-] ?| năm )(?P<year>{_YEAR})"
    yield rf"{_SIX_OR_NINE}{_HALF}(?: năm)? (?P<year>{_YEAR})"
    yield rf"tháng (?P<month>{_MONTH})(?: ?[/.-] ?| năm )(?P<year>{_YEAR})"
    yield rf"năm (?P<year>{_YEAR})"


def _counts() -> Iterable[str]:
    """How many times a turn: "mỗi năm ít nhất hai kỳ", "02 lần/năm", "quý/lần"."""
    turn = (
        r"(?:lần|kỳ|phiên|cuộc|buổi|đợt|hội nghị"
        r"|ngày(?! (?:làm việc|sau|trước|kể|từ|tính|đầu|cuối)))(?!\w)"
    )
    many = rf"(?P<times>{_NUM}){_WORDED} {turn}"
    per = rf"(?:(?P<amount>{_NUM}){_WORDED} )?(?P<unit>{any_of('unit')})"
    least, later = (rf"(?:(?P<{name}>{any_of('least')}) )?" for name in ("least", "later"))
    doing = (
        rf"(?:(?:(?:tổ chức|tiến hành|thực hiện) )?(?P<kind>{any_of('kind')})"
        r"|tổ chức|tiến hành|thực hiện|tiếp|kiểm tra|gặp)"
    )
    yield (
        rf"(?<!hằng )(?<!hàng ){least}(?:(?:{_EACH}|cứ) )?{per},?"
        rf"(?: ?/ ?| (?:{doing}[^,;:.\d\n]{{0,20}}?)?){later}{many}"
    )
    words = rf"(?:(?!{_EACH} {any_of('unit')})[^;:.\d\n]){{0,60}}?"
    yield rf"{_EACH} {per} {words}{least}{many}"
    yield (
        rf"{least}{many}(?: ?/ ?| (?:(?:trong|trên|{_EACH}|một|1|01) ){{1,2}}){per}"
        r"(?! (?:đầu|cuối|thứ)(?!\w))"
    )
    yield rf"{least}(?:{_EACH} )?{per} ?/ ?lần(?!\w)"
    unit = rf"(?P<unit>{any_of('unit')})"
    six = _SIX_OR_NINE.replace("?P<months>", "?:")
    later = rf",?(?: ?/ ?| (?:{doing}[^,;:.\d\n]{{0,20}}?)?)(?:{any_of('least')} )?{many}"
    yield rf"(?P<turn>định kỳ) (?!{six}){_AMOUNT} {unit}(?! (?:đầu|cuối)| ?/|{later})"
    yield rf"(?P<turn>mỗi|cứ) (?P<amount>{_NUM}){_WORDED} {unit}(?! (?:đầu|cuối))"
    yield rf"(?P<least>{any_of('least')}) {any_of('each')} {unit}"


def _years_since() -> Iterable[str]:
    """Years after which an agreement is reviewed: "sau 3 năm sơ kết"."""
    yield (
        rf"(?<!cứ )sau {_AMOUNT} (?P<unit>năm)(?: thực hiện)?"
        rf"(?= (?:tổ chức |tiến hành )?(?:sơ kết|tổng kết)(?!{WORDS}{{0,40}} lần))"
    )


def _offsets() -> Iterable[str]:
    """Terms: "15 ngày sau khi kết thúc quý", "trước ngày họp ít nhất 05 ngày"."""
    yield (
        rf"(?<!tháng )(?<!ngày )(?<!quý )(?<![\d/.-]){_TERM}"
        rf"(?: ?\([^()\n]{{0,80}}\))?,? (?:{_AFTER}|{_BEFORE}) {_EVENT}"
    )
    yield rf"ngày thứ (?P<amount>{_NUM}) {_AFTER} {_EVENT}"
    post = rf"(?:(?P<post>{either(tuple(cadence_words('least') | cadence_words('boundary')))}) )"
    side = r"(?:(?P<after>sau (?:khi|ngày))|(?P<before>trước (?:khi|ngày|thời điểm)))"
    rest = r"(?! (?:đầu|cuối|kể|từ|tính|sau|trước)(?!\w))"
    event = rf"(?P<event>{ENDED}|{_NO_DAY}{WORDS}{{1,100}}?)"
    yield rf"{side} {event}(?:, (?={post.replace('?P<post>', '?:')})| ){post}?{_TERM}{rest}"
    limit = r"(?:(?P<limit>chậm nhất|muộn nhất)(?: là)? )?(?:(?P<after>sau)|(?P<before>trước))"
    yield rf"{limit} {_SESSION},? {post}?{_TERM}{rest}"
    least = rf"(?P<post>{any_of('min_gap')})"
    yield (
        rf"(?P<before>trước) (?P<event>(?!khi |ngày |mỗi ){WORDS}{{1,60}}?) {least} {_TERM}{rest}"
    )
    happens = any_of("happens")
    yield rf"{limit} {_TERM} (?P<event>{happens}[^,;:.()\n]{{0,100}})"


def _weekday_spans() -> Iterable[str]:
    """Several days of a week, which no single rule holds."""
    day = rf"(?:thứ )?{either(tuple(WEEKDAYS))}"
    yield rf"(?:từ )?{day} (?:đến|tới) {day} {_EACH} tuần"


def _weekdays() -> Iterable[str]:
    """A day of the week: "sáng thứ Hai", "mỗi thứ Sáu", "thứ Sáu đầu tiên của tháng"."""
    yield (
        r"(?<!tháng )(?<!lần )(?<!năm )(?<!quý )(?<!khóa )(?<!kỳ họp )(?<!phiên họp )"
        r"(?:(?P<always>các|mọi|mỗi|những) )?(?P<part>(?:(?:buổi|sáng|trưa|chiều|tối|ngày) ){1,2})?"
        rf"(?:thứ (?P<weekday>{either(tuple(WEEKDAYS))})(?! (?:của )?tháng)|(?P<sunday>chủ nhật))"
        r"(?! tuần (?:trước|này|sau|qua|tới)(?!\w))"
        rf"(?:(?: của)? (?P<week>{any_of('which')})(?= {_OF}tháng))?"
    )


def _weeks() -> Iterable[str]:
    """A week of a month: "tuần đầu", "tuần lễ thứ ba", "tuần thứ nhất và thứ ba"."""
    which = rf"(?:{any_of('which')}|[1-4](?![\d/.]))"
    yield rf"tuần (?:lễ |làm việc )?(?P<week>{which})(?P<more>(?:(?:, | và |, và ){which})*)"


def _months() -> Iterable[str]:
    """Some months of the year: "từ tháng 02 đến tháng 9", "các tháng 1, 4, 7, 10"."""
    yield rf"từ tháng (?P<first>{_MONTH}) đến (?:hết )?tháng (?P<last>{_MONTH})"
    yield r"(?:các )?tháng (?P<list>\d{1,2}(?:(?:, | và |, và )\d{1,2}(?![\d/]))+)"


def _days() -> Iterable[str]:
    """Days, as far as they are printed: "ngày 25", "ngày 06 (sáu) tháng 06 (sáu)", "20/12"."""
    edge, of = r"cuối cùng|cuối|đầu tiên", rf"(?= {_OF}(?:từ )?(?:tháng|quý|năm|kỳ)(?!\w))"
    yield rf"(?P<working>)ngày làm việc (?:thứ )?(?P<day>{edge}|đầu|{_NUM}){of}"
    yield rf"(?P<first>)(?P<day>{_NUM}){_WORDED} ngày(?P<working> làm việc)? (?:đầu tiên|đầu){of}"
    more = r"(?:(?:, | và |, và )(?:ngày )?\d{1,2}(?![\d/.-])(?! (?:tháng|lần|ngày|năm)))+"
    monthly = (
        rf"(?: {_EACH} tháng| của (?:{_EACH} )?tháng| tháng (?:sau|kế|tiếp|liền|cuối|đầu|báo))"
    )
    yield (
        rf"(?!(?<=\d )ngày (?:{edge}))(?:ngày(?: thứ)? |mồng |mùng )(?P<day>{edge}|{_NUM}){_WORDED}"
        rf"(?:(?: ?- ?| (?:đến|tới) )(?P<until>\d{{1,2}})(?={monthly})"
        rf"| ?[/.-] ?(?P<month>\d{{1,2}})(?!\d)(?: ?[/.-] ?(?P<year>{_YEAR}))?"
        rf"|,? (?:của )?tháng (?P<month2>{_MONTH}){_WORDED}"
        r"(?!(?:, | và )\d{1,2}(?:[,;.)]|\Z| (?:và|hằng|hàng|mỗi|của)))"
        rf"(?:(?: năm | ?[/.-] ?)(?P<year2>{_YEAR}))?"
        rf"|(?P<more>{more}))?"
    )
    around = r"(?! ?\d|[\w/-]| (?:tháng|ngày|lần)(?!\w)| năm(?! (?:báo|đó)(?!\w)| \d{4}| NEXT))"
    around = around.replace("NEXT", any_of("next"))
    yield (
        r"(?<![\w/.-])(?P<bare>)(?P<day>[0-3]?\d) ?/ ?(?P<month>[01]?\d)(?!\d)"
        rf"(?:(?: ?[/-] ?| năm )(?P<year>{_YEAR}))?{around}"
    )
    # With a dash or a dot they may as well be other numbers: "5 - 7 người".
    yield (
        r"(?<![\w/.-])(?P<bare>)(?P<day>[0-3]?\d)(?:\.| ?- ?)(?P<month>[01]?\d)"
        rf"(?:(?:\.| ?- ?)(?P<year>{_YEAR})"
        r"|(?=,? (?:và|hằng|hàng|mỗi|của|năm|đối) |[,;)]|\.?\Z))"
    )
    yield (
        r"(?:(?<=và )|(?<=, )|(?<=trước )|(?<=nhất ))(?P<bare>)(?P<day>[0-3]?\d)"
        rf" tháng (?P<month>{_MONTH})(?! lần)"
    )
    words = ("trước", "nhất", "vào", "từ", "đến", "tới", "hết")
    leads = "|".join(f"(?<={word} )" for word in words)
    on = rf"(?:{monthly}| tháng thuộc| (?:đến|tới) \d{{1,2}}{monthly})"
    yield rf"(?:{leads})(?P<day>\d{{1,2}})(?={on})"


def _months_of_periods() -> Iterable[str]:
    """A month by its place in a period, or by its distance from the one reported on."""
    shift, kind = _next(), r"(?: (?:báo cáo|thống kê|định kỳ))*"
    which = rf"tháng (?:của )?(?P<which>{any_of('which')})"
    yield (
        rf"(?:của )?{which},? (?:kể từ|tính từ|sau) (?:(?:khi|ngày|thời điểm) )?(?:kết thúc|hết)"
        r" (?P<of>quý|năm)(?P<later>)(?: dương lịch)?(?! (?:tài chính|học))"
    )
    yield (
        rf"(?:của )?{which}(?: (?:của|trong|thuộc))?"
        rf"(?: (?:mỗi|hằng|hàng|từng))? (?P<of>quý|kỳ|năm)(?!\w){kind}(?: (?P<shift>{shift}))?"
        r"(?: (?:báo cáo|thống kê|đó))*"
    )
    happens = (
        rf"(?P<happening>(?:có (?=kỳ|phiên|cuộc|hội|báo)|{any_of('happens')} ){WORDS}{{1,60}})"
    )
    yield rf"(?:của )?tháng (?:{shift} (?:của )?tháng )?{happens}"
    yield (
        rf"(?:của )?tháng (?P<shift>{shift})(?: (?:sau|của))? (?P<of>kỳ)(?= (?:báo|thống)){kind}"
    )
    yield rf"(?:của )?tháng (?P<shift>{shift})(?: (?:sau )?(?P<of>quý|năm)(?= (?:báo|phát|tính)))"
    yield rf"(?:của )?tháng (?P<shift>{shift})(?: (?:sau )?(?:kỳ|tháng) báo cáo)?"
    yield r"(?:của )?(?:tháng (?:báo cáo|thuộc kỳ báo cáo|(?P<this>này))|cùng tháng)"
    yield rf"(?:của|thuộc) {which}"
    yield r"(?:của|trong) tháng(?! (?:\d|đó|này|thứ|đầu|cuối))(?!\w)"


def _years() -> Iterable[str]:
    """A year by its distance from the one reported on."""
    yield (
        rf"(?:của )?năm (?:dương lịch )?(?:(?P<shift>{_next()})|báo cáo|đó|hiện tại|hiện hành)"
        r"(?:(?P<back> trước)| liền kề)?(?: (?:của |thuộc |sau )?(?:năm|kỳ) báo cáo)?"
    )
    yield rf"của năm(?! (?:\d|học|tài chính|này|nay|{_next()}))"
    yield r"(?:của|thuộc|trong) kỳ báo cáo"


def _rates() -> Iterable[str]:
    """How often: "hằng quý", "6 tháng đầu năm", "quý III", "báo cáo năm", "cuối năm"."""
    unit, each = rf"(?P<unit>{any_of('unit')})", any_of("each")
    not_rate = rf"(?:\d|học|này|nay|qua|tài chính|năm|{either(MONTHS)}|{_next()}"
    goods = "".join(
        rf"(?<!{word} )" for word in ("ngân", "khách", "cửa", "mặt", "đơn", "giao", "nghỉ")
    )
    yield rf"(?:{each} )?{_SIX_OR_NINE}{_HALF}(?!\w)"
    yield r"nửa (?P<half>đầu|cuối) năm|nửa năm(?!\w)"
    yield rf"quý {_QUARTER}(?P<more>(?:(?:, | và |, và )(?:iv|i{{1,3}})(?!\w))*)"
    yield rf"{goods}{each} {unit}(?! (?:học|\d)(?!\w))"
    yield r"(?:hằng|hàng) (?P<unit>năm)(?= \d{1,2} [^\W\d])"
    yield rf"(?P<lead>{any_of('lead')}){_WORDED} \(?{unit}(?! {not_rate}|i))"
    yield rf"(?:đầu|giữa|cuối) {_OF}{unit}(?! {not_rate}|i|đó|đầu|cuối|thứ))"
    yield rf"(?P<listed>){unit}(?! {not_rate}|đó|cuối|đầu))"


def _limited() -> Iterable[str]:
    """Terms of months that would be a frequency elsewhere: "trong vòng 06 tháng"."""
    leads = "|".join(f"(?<={words} )" for words in ("vòng", "thời hạn", "không quá", "tối đa"))
    yield rf"(?:{leads}){_AMOUNT} (?P<unit>tháng)(?! (?:đầu|cuối|một|1|01)(?!\w))"


def _plans() -> Iterable[str]:
    """Periods to come that a report or a meeting speaks of: "nhiệm vụ 6 tháng cuối năm"."""
    aim = rf"{any_of('plan')}(?: thực hiện)?(?:,| và)? "
    tasks = r"(?:(?:nhiệm vụ|kế hoạch|giải pháp|công tác|trọng tâm|chủ yếu)(?:,| và)? ){0,4}"
    part = rf"(?:{_SIX_OR_NINE}{_HALF}|quý {_QUARTER}|(?:tháng|quý|năm) {any_of('next')})"
    yield rf"(?<!hình )(?<!quả ){aim}{tasks}{part}"
    yield rf"{_SIX_OR_NINE} (?:tiếp theo|kế tiếp|tới|còn lại|qua|vừa qua)(?!\w)"


def _sessions() -> Iterable[str]:
    """Before or after every session."""
    yield (
        r"(?P<after>sau|trước)(?: và (?:trước|sau))? (?:khi kết thúc )?(?:(?P<each>mỗi|các|từng) )?"
        r"(?:kỳ|phiên|cuộc) họp(?! (?:thứ|\d))"
    )


def _bounds() -> Iterable[str]:
    """Words that tie an act to the day after them, also by the hour: "trước 17 giờ ngày"."""
    yield (
        rf"(?P<bound>{any_of('boundary')})(?: (?:là|vào|hết|lúc|thời điểm))?"
        rf"(?P<hour> {_HOUR})?(?:,? (?:các|những|đúng)(?= ngày))?"
    )
