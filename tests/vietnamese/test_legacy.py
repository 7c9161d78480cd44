"""Text in the old code page TCVN3."""

import pytest
from hypothesis import given

import strategies
from phoiho.reference import load_table
from phoiho.vietnamese import decode_tcvn3

# As it looks when misread, and what was typed.
TEXTS = """\
Sè: 04/HD-L§L§|Số: 04/HD-LĐLĐ
Céng hoµ x· héi chñ nghÜa ViÖt Nam|Cộng hoà xã hội chủ nghĩa Việt Nam
§éc lËp - Tù do - H¹nh phóc|Độc lập - Tự do - Hạnh phúc
Uû ban nh©n d©n tØnh Qu¶ng Ng·i|Uỷ ban nhân dân tỉnh Quảng Ngãi
MÆt trËn Tæ quèc, 8-3|MÆt trËn Tæ quèc, 8-3
Tr\u00ad\u00e1ng ban Th\u00ad\u00eang trùc, n¨m 2004|Trưỏng ban Thường trực, năm 2004
Ủy ban nhân dân|Ủy ban nhân dân
điều § 5, 20 °C, ± 3|điều § 5, 20 °C, ± 3
café, naïve, Zürich|café, naïve, Zürich
5 µm, 1¼, «Nhân Dân», chú thích¹, Windows®|5 µm, 1¼, «Nhân Dân», chú thích¹, Windows®
|
""".splitlines()


@pytest.mark.parametrize("row", TEXTS)
def test_decode(row):
    """Misread text is mended where a sign tells it; other text stays, letters of the West too."""
    misread, _, typed = row.partition("|")
    assert decode_tcvn3(misread) == typed
    assert decode_tcvn3(typed) == typed


@given(strategies.texts)
def test_vietnamese_stays(text):
    """Text without signs of the old code page is not touched."""
    if all(char.isalpha() or char.isspace() for char in text) and "µ" not in text:
        assert decode_tcvn3(text) == text


def test_table_is_one_to_one():
    """Every sign stands for one letter, and no letter has two signs."""
    rows = load_table("tcvn3_letters").rows
    assert len({row[0] for row in rows}) == len({row[1] for row in rows}) == len(rows) > 70
