"""By which patterns are the acts of cadences found: what is due, denied or waits for an event?"""

from __future__ import annotations

from collections.abc import Iterable

from phoiho.calendar.cadence_vocabulary import any_of, cadence_words, either

__all__ = ["WORDS", "ad_hoc_patterns", "denial_patterns", "kind_patterns"]

WORDS = r"[^,;:.()\d\n]"


def kind_patterns() -> Iterable[str]:
    """Words that say what is due, not those of a session or a period: "kỳ họp", "kỳ báo cáo"."""
    reviews = either(word for word, kind in cadence_words("kind").items() if kind == "review")
    after = "|".join(f"(?<={word} kỳ )" for word in ("định", "thường", "nhiệm"))
    yield rf"(?<!đại )(?P<kind>{reviews}|(?:(?<!kỳ )|{after}){any_of('kind')})"


def denial_patterns() -> Iterable[str]:
    """What is not done: "không thực hiện", "không phải gửi"."""
    duty = (
        r"(?:thực hiện|báo cáo|gửi|nộp|lập|tổ chức|tiến hành|họp|sơ kết|tổng kết|sinh hoạt|áp dụng)"
    )
    yield rf"không (?:(?:còn|phải|cần|bắt buộc|yêu cầu) ){{0,2}}{duty}(?!\w)"
    yield any_of("deny")


def ad_hoc_patterns() -> Iterable[str]:
    """What needs an event: "đột xuất", "khi Thường trực yêu cầu"."""
    yield any_of("ad_hoc")
    yield rf"khi {WORDS}{{0,50}}?(?:yêu cầu|đề nghị)(?!\w)"
