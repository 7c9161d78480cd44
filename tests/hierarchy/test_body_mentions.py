"""Bodies in running prose: the articles of the truth table, and what is none."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

import strategies
from phoiho.hierarchy import find_bodies, unit_by_uid

D = dt.date
MONG_CAI = unit_by_uid("194-2")

# The text, with every mention in brackets and its id after it; the day; the context.
PROSE = Path(__file__).with_name("body_mentions.txt").read_text(encoding="utf-8").splitlines()


def cut(marked):
    """Return the text without its marks, and the mentions: words and id, in order."""
    text, mentions = "", []
    for piece in marked.split("["):
        words, bracket, rest = piece.partition("]")
        if not bracket:
            text += piece
            continue
        body_id, blank, after = rest.partition(" ")
        mark = body_id.rstrip(",;")
        mentions.append(((len(text), len(text) + len(words)), mark.removeprefix("-")))
        text += words + body_id[len(mark) :] + blank + after
    return text, mentions


@pytest.mark.parametrize("row", PROSE)
def test_prose(row):
    """Every body is found where it stands, with its unit, and nothing else."""
    marked, day, unit = row.split("|")
    text, expected = cut(marked)
    found = find_bodies(text, on=D.fromisoformat(day), unit=unit_by_uid(unit))
    assert [(m.span, m.body.id if m.body else "") for m in found] == expected
    assert [m.printed for m in found] == [text[slice(*span)] for span, _ in expected]


def test_spans_count_the_characters_given():
    """Decomposed letters shift the spans, not what is found."""
    text = unicodedata.normalize("NFD", "Hội nghị của Uỷ ban nhân dân quận Tây Hồ")
    (mention,) = find_bodies(text, on=D(2024, 2, 28))
    assert unicodedata.normalize("NFC", mention.printed) == "Uỷ ban nhân dân quận Tây Hồ"
    assert mention.body.id == "people_committee@003-1"


def test_mention_without_unit_says_its_kinds():
    """What the text leaves open is open, not guessed."""
    (mention,) = find_bodies("Báo cáo của UBND gửi đi", on=D(2024, 2, 28))
    assert (mention.kinds, mention.body) == (("people_committee",), None)


@given(strategies.texts)
def test_any_text_can_be_searched(text):
    """No text raises; spans lie inside, in order, and do not overlap."""
    end = 0
    for mention in find_bodies(f"{text} UBND quận {text}, HĐND", on=D(2024, 2, 28), unit=MONG_CAI):
        assert end <= mention.span[0] < mention.span[1]
        end = mention.span[1]


@pytest.mark.parametrize(
    "piece", ["UBND ", "HĐND, ", "ủy ban ", "và ", "UBND quận Tây Hồ, ", "1/-"]
)
def test_long_texts_are_searched_once(piece):
    """A long text of anything is walked in one pass."""
    text = piece * (100_000 // len(piece))
    mentions = find_bodies(text, on=D(2024, 2, 28), unit=MONG_CAI)
    assert len(mentions) in {0, 100_000 // len(piece)}
