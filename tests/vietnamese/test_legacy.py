"""Text in the old code page TCVN3."""

import pytest
from hypothesis import given

import strategies
from phoiho.reference import load_table
from phoiho.vietnamese import decode_tcvn3
from phoiho.vietnamese.legacy import is_tcvn3

# As it looks when misread, and what was typed.
TEXTS = """\
Sè: 04/HD-L§L§|Số: 04/HD-LĐLĐ
Céng hoµ x· héi chñ nghÜa ViÖt Nam|Cộng hoà xã hội chủ nghĩa Việt Nam
§éc lËp - Tù do - H¹nh phóc|Độc lập - Tự do - Hạnh phúc
Uû ban nh©n d©n tØnh Qu¶ng Ng·i|Uỷ ban nhân dân tỉnh Quảng Ngãi
MÆt trËn Tæ quèc, 8-3|Mặt trận Tổ quốc, 8-3
Quy chÕ phèi hîp|Quy chế phối hợp
Tr\u00ad\u00ebng ban|Tr\u00ad\u00ebng ban
Tr\u00ad\u00e1ng ban Th\u00ad\u00eang trùc, n¨m 2004|Trưỏng ban Thường trực, năm 2004
Ủy ban nhân dân|Ủy ban nhân dân
décision prise dès été, clé, père|décision prise dès été, clé, père
São Paulo, Köln, Århus, smörgåsbord, mañana está|São Paulo, Köln, Århus, smörgåsbord, mañana está
Tên bà là Lê Lý, thôn Bàu Cát, NGà|Tên bà là Lê Lý, thôn Bàu Cát, NGà
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


LINES = [
    ("Ch\u00ad\u00acng tr\u00d7nh", True),
    ("k\u00d5 ho\u00b9ch", True),
    ("Quy ch\u00d5 ph\u00e8i h\u00eep ng\u00e0y 5", True),
    ("\u00a7i\u00d2u 5", False),  # two signs: a line may have them by chance
    ("§ 5, § 6, § 7 và § 8", False),
    ("UBND tỉnh, §iÒu 5, kÕ ho¹ch", False),  # letters of today in the same line
    ("Mặt trận Tổ qu\u00adốc", False),
    ("co\u00ador\u00addi\u00adna\u00adtion", False),
    ("", False),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_line(line, expected):
    """A line is of the old code page if enough tells it, soft hyphens among letters or not."""
    assert is_tcvn3(line) is expected


@given(strategies.texts)
def test_vietnamese_stays(text):
    """Text without signs of the old code page is not touched."""
    if all(char.isalpha() or char.isspace() for char in text) and "µ" not in text:
        assert decode_tcvn3(text) == text


def test_table_is_one_to_one():
    """Every sign stands for one letter, and no letter has two signs."""
    rows = load_table("tcvn3_letters").rows
    assert len({row[0] for row in rows}) == len({row[1] for row in rows}) == len(rows) > 70
