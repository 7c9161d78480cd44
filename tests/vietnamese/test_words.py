"""Words of a text: what parts them, how they are folded, where they stand."""

import unicodedata

import pytest
from hypothesis import given

import strategies
from phoiho.vietnamese.text import fold_key
from phoiho.vietnamese.words import split_words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", ""),
        (" \n,;", ""),
        ("UBND TP. Móng Cái", "ubnd tp móng cái"),
        ("UB.MTTQ-HĐND/NQ_1", "ub mttq hđnd nq 1"),
        ("Cư M’gar, Ea M'Droh", "cư m'gar ea m'droh"),
        ("TT&VH 28/2", "tt vh 28 2"),
        ("Uỷ ban HOÀ Ðình", "ủy ban hòa đình"),
        ("a\u00adb x' 'y", "ab x y"),
    ],
)
def test_words(text, keys):
    """Signs part words, apostrophes inside do not; keys are folded."""
    assert [word.key for word in split_words(text)] == keys.split()


@given(strategies.texts)
def test_places(text):
    """Words stand in order, each where its letters are, composed or not."""
    words, end = split_words(text), 0
    for word in words:
        assert end <= word.start < word.end <= len(text)
        assert word.key == fold_key(text[word.start : word.end])
        end = word.end
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text))
    composed = unicodedata.normalize("NFC", text)
    assert [w.key for w in split_words(decomposed)] == [w.key for w in split_words(composed)]
