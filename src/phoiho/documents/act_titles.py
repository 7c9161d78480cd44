"""What a citation of an act says: its number, its title, its day, its year.

"Căn cứ Luật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015;" says a title
and a day; "Luật số 72/2025/QH15" a number.  Nothing is looked up here.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

import attrs

from phoiho.documents.clean_text import PLAIN_SIGNS
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import fold_key

__all__ = ["ActWords", "number_key", "read_act_words", "short_number_key", "title_key"]

_TYPES = (
    r"hiến pháp|bộ luật|luật|pháp lệnh|nghị quyết liên tịch|nghị quyết|nghị định|quyết định"
    r"|quy định|quy chế|chỉ thị|thông tư liên tịch|thông tư|hướng dẫn|kết luận|điều lệ"
)
_TYPE = re.compile(rf"\b(?:{_TYPES})\b")
# What may stand before the act that is cited: the article, or a word that leads in.
_LEAD = re.compile(
    r"\W*(?:(?:căn(?: cứ)?|theo|thực hiện|xem|trên cơ sở|quy định tại|quy định của|tại|của|vào"
    r"|và|các"
    r"|điểm [a-zđ]|khoản \d{1,3}[a-zđ]?"
    r"|điều \d{1,3}[a-zđ]?|(?:mục|chương) [ivxlc\d]{1,6})\W+)*",
)
_DAY = re.compile(
    r"\bngày (\d{1,2}) ?(?:tháng|[/.-]) ?(\d{1,2}) ?(?:năm|[/.-]) ?(\d{4})\b"
    r"|\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b"
)
_LAST_YEAR = re.compile(r"\W*(?:\bnăm )?\b((?:19|20)\d\d)\W*$")
_YEAR_WORDS = re.compile(r"\bnăm ((?:19|20)\d\d)\b")
# A title ends where it says that it was amended, or a bracket, an article or another act follows.
_AFTER_TITLE = re.compile(r"[(;]|\b(?:đã )?được sửa đổi\b|, ?(?:điều|khoản|chương|mục) \d")
_NUMBER_WORD = re.compile(r"\bsố\b\W*$")
# "Quy chế ... ban hành kèm theo Quyết định số": the number is that of the act all the same.
_ISSUED_BY = re.compile(rf"\b(?:ban hành|theo) (?:{_TYPES})(?: số)?\W*$")
_NUMBER = re.compile(
    r"(?<![^\W_])(?<![/.-])\d{1,5}[a-zđ]?(?: ?[/-] ?| (?=[^\W\d_]{1,6}/))(?:\d{4} ?[/-] ?)?"
    r"[^\W\d_][\w.]*(?: ?[/-] ?[^\W_][\w.]*)*"
)
_SHORT_NUMBER = re.compile(rf"({_TYPES}) (?:số )?0*(\d{{1,5}}/\d{{4}})(?![\w/-])")
_NOT_IN_KEY = re.compile(r"[\W_]+")
_LAST_GROUP = re.compile(r" ?[/-] ?[^/-]*$")
_CODE_LETTERS = str.maketrans("đư", "du")


@attrs.frozen(kw_only=True)
class ActWords:
    """The parts of a citation, folded.

    Attributes:
        numbers: Keys that its first number may have, the longest first; none
            where it gives no number, or one without a symbol.
        short_number: Key of a number without a symbol ("luật 72/2025"), else
            empty.
        names_other: Whether the number may be that of another act, which this
            one amends or carries out.
        titles: Keys of what may be its title, the longest first.
        day: The day of issue that it gives.
        year: The year that it gives.
    """

    numbers: tuple[str, ...]
    short_number: str
    names_other: bool
    titles: tuple[str, ...]
    day: dt.date | None
    year: int | None

    @property
    def names_number(self) -> bool:
        """Whether it gives a number."""
        return bool(self.numbers or self.short_number)


# Several rules ask for the same bases of a paper.
@functools.lru_cache(1024)
def read_act_words(text: str) -> ActWords:
    """Return what a citation of an act says.

    Args:
        text: One citation, with or without "Căn cứ" and the article before
            the act.

    Examples:
        >>> words = read_act_words("Căn cứ Luật Công đoàn ngày 20 tháng 6 năm 2012;")
        >>> words.titles[-1], words.day
        ('luật công đoàn', datetime.date(2012, 6, 20))
        >>> read_act_words("Luật số 72/2025/QH15").numbers[0]
        '722025qh15'
    """
    folded = fold_key(text.translate(PLAIN_SIGNS))
    whole = _without_lead(folded)
    number = _first_number(whole)
    short = _SHORT_NUMBER.match(whole)
    first = _first_act(whole)
    day = _day(whole)
    year = _LAST_YEAR.search(first) or _YEAR_WORDS.search(first)
    titles = (title_key(title) for words in (whole, first) for title in _titles(words))
    return ActWords(
        numbers=tuple(_number_keys(number.group())) if number else (),
        short_number=f"{short[1]} {short[2]}" if short else "",
        names_other=_names_other(whole),
        titles=tuple(dict.fromkeys(filter(None, titles))),
        day=day,
        year=int(year[1]) if year else day.year if day else None,
    )


def _without_lead(folded: str) -> str:
    """Cut what leads to the act."""
    lead = _LEAD.match(folded)
    return folded[lead.end() :] if lead else folded


def _names_other(words: str) -> bool:
    """Tell whether a second act is named before the first number."""
    start = _number_start(words)
    if start is None or _ISSUED_BY.search(words, 0, start):
        return False
    own = _TYPE.match(words)
    return _TYPE.search(words, own.end() if own else 0, start) is not None


def _first_number(words: str) -> re.Match[str] | None:
    """Return the first number that has a symbol."""
    return next((match for match in _NUMBER.finditer(words) if "/" in match.group()), None)


def _number_start(words: str) -> int | None:
    """Return where the first number begins, with the word "số" before it."""
    number = _first_number(words)
    if number is None:
        return None
    word = _NUMBER_WORD.search(words, max(0, number.start() - 8), number.start())
    return word.start() if word else number.start()


def _titles(words: str) -> Iterator[str]:
    """Yield what may be the title: up to the end, the day or the number, with or without a year."""
    day = _DAY.search(words)
    for end in (None, day.start() if day else None, _number_start(words)):
        yield words[:end]
        yield _LAST_YEAR.sub("", words[:end])


def _first_act(words: str) -> str:
    """Cut a citation before what follows the act: an amendment, a bracket, an article."""
    match = _AFTER_TITLE.search(words)
    return words[: match.start()] if match else words


def _day(words: str) -> dt.date | None:
    """Return the first day that is given, if there is such a day."""
    match = _DAY.search(words)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups() if part is not None)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _number_keys(number: str) -> Iterator[str]:
    """Yield the keys of a number, and of it without its last groups, one by one."""
    for _ in range(number.count("/") + number.count("-")):
        yield number_key(number)
        number = _LAST_GROUP.sub("", number)


def number_key(number: str) -> str:
    """Return what all prints of a number share: no signs, no zeros before it, no đ and ư.

    Examples:
        >>> number_key("04-NQ/TW") == number_key("4 – NQ/TƯ")
        True
    """
    key = _NOT_IN_KEY.sub("", fold_key(number)).replace("tư", "tw")
    return key.translate(_CODE_LETTERS).lstrip("0")


def short_number_key(title: str, number: str) -> str:
    """Return the type and the number without its symbol, empty where it has no year.

    Examples:
        >>> short_number_key("Nghị định về công tác văn thư", "30/2020/NĐ-CP")
        'nghị định 30/2020'
    """
    parts = number.split("/")
    kind = _TYPE.match(fold_key(title))
    if kind is None or len(parts) < 3 or not parts[1].isdigit():
        return ""
    return f"{kind.group()} {parts[0].lstrip('0')}/{parts[1]}"


def title_key(title: str) -> str:
    """Return what all prints of a title share: no signs, no abbreviations.

    Examples:
        >>> title_key("Luật MTTQ Việt Nam;")
        'luật mặt trận tổ quốc việt nam'
    """
    words = _NOT_IN_KEY.sub(" ", fold_key(title)).split()
    expansions = _expansions()
    return " ".join(expansions.get(word, word) for word in words)


@load_once
def _expansions() -> dict[str, str]:
    """Return what the abbreviations with one reading stand for."""
    readings: dict[str, set[str]] = {}
    for row in load_table("abbreviations").records():
        if row["abbreviation"].isalpha() and row["abbreviation"].isupper():
            words = _NOT_IN_KEY.sub(" ", fold_key(row["expansion_vi"])).strip()
            readings.setdefault(row["abbreviation"].lower(), set()).add(words)
    return {key: words.pop() for key, words in readings.items() if len(words) == 1}
