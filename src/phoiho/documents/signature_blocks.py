"""Who signs a paper, on whose behalf: written by system and day, and read as printed.

The State writes TM., KT., TL., TUQ. and Q. before the collective or the post
that is signed for, the Party T/M, K/T, T/L and Q.

Basis: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, phần II, mục 7; Hướng
dẫn 36-HD/VPTW, mục II.1.7, and 05-HD/VPTW (Party).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from phoiho.documents.layouts import PageLayout, PaperElement, page_layout
from phoiho.documents.paper_lines import PaperLine, make_line, readable
from phoiho.documents.signing_marks import SigningAuthority, SigningMark, marks_of
from phoiho.documents.systems import DocumentSystem
from phoiho.errors import ParseError, PhoihoError
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import fold_key, title_case

__all__ = ["Signature", "SigningError", "signature_block", "signature_columns"]


class SigningError(PhoihoError, ValueError):
    """Nobody signs that way in the papers of a system.

    Attributes:
        reason: What is wrong, and what was expected.
        basis: The text that says so.
    """

    def __init__(self, reason: str, basis: str) -> None:
        self.reason = reason
        self.basis = basis
        super().__init__(reason, basis)

    def __str__(self) -> str:
        return f"{self.reason} ({self.basis})"


@attrs.frozen(kw_only=True)
class Signature:
    """Who signs, and in whose place.

    Attributes:
        post: Post of the signer ("Phó Chủ tịch"), without the name of the
            body, except in joint papers; empty where the guide wants none,
            as for members who sign for a Party committee.  Posts that the
            guide leaves out ("Phó Chủ tịch Thường trực") are not refused.
        name: Name of the signer; empty in a draft.
        on_behalf_of: The collective for which the paper is signed (TM., T/M).
        signing_for: The post of the head for whom a deputy signs (KT., K/T).
        by_order_of: The post, or in the Party the body, that orders it (TL., T/L).
        authorised_by: The post that gave the authority (TUQ.).
        acting: The signer acts as holder of the post (Q.).
        with_titles: Ranks and degrees may stand before the name, as armed
            forces and schools, hospitals and institutes are allowed.
    """

    post: str = ""
    name: str = ""
    on_behalf_of: str = ""
    signing_for: str = ""
    by_order_of: str = ""
    authorised_by: str = ""
    acting: bool = False
    with_titles: bool = False

    def authorities(self) -> Iterator[tuple[SigningAuthority, str]]:
        """Yield in whose place it is signed, in the order of the lines."""
        for authority, principal in (
            (SigningAuthority.COLLECTIVE, self.on_behalf_of),
            (SigningAuthority.DEPUTY, self.signing_for),
            (SigningAuthority.ORDER, self.by_order_of),
            (SigningAuthority.AUTHORISED, self.authorised_by),
        ):
            if principal:
                yield authority, principal


def signature_block(
    signature: Signature, *, system: DocumentSystem, on: dt.date
) -> tuple[PaperLine, ...]:
    r"""Return the lines above and below a signature.

    Args:
        signature: Who signs, and in whose place.
        system: The system of the paper.
        on: The day of the paper.

    Returns:
        Authority, post and name, as far as given; a name in capitals is
        written as names are.

    Raises:
        SigningError: The papers of the system know no such form, or two forms
            that exclude each other.
        ParseError: A text is not printable, nobody's post is given, or a
            title stands before the name.
        UnknownLayoutError: No layout is known for that day.

    Examples:
        >>> signature = Signature(
        ...     on_behalf_of="Ủy ban nhân dân",
        ...     signing_for="Chủ tịch",
        ...     post="Phó Chủ tịch",
        ...     name="Nguyễn Văn A",
        ... )
        >>> print(*signature_block(signature, system=DocumentSystem.STATE,
        ...                        on=dt.date(2026, 3, 2)), sep="\n")
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Nguyễn Văn A
        >>> signature = Signature(on_behalf_of="Ban Thường vụ", post="Phó Bí thư")
        >>> [(line.text, line.layout.bold) for line in signature_block(
        ...     signature, system=DocumentSystem.PARTY, on=dt.date(2026, 6, 1))]
        [('T/M BAN THƯỜNG VỤ', True), ('PHÓ BÍ THƯ', False)]
    """
    page = page_layout(system, on=on)
    marks = marks_of(page.signing)
    authorities = list(signature.authorities())
    _check(authorities, marks)
    lines = [
        make_line(page, PaperElement.AUTHORITY, marks[authority].before(_post(principal)))
        for authority, principal in authorities
    ]
    if signature.post:
        post = _post(signature.post)
        acting = marks[SigningAuthority.ACTING].before(post) if signature.acting else post
        # The post of one who signs in his own right stands where the authority else does.
        element = PaperElement.POST if lines else PaperElement.AUTHORITY
        lines.append(make_line(page, element, acting))
    if not lines or (signature.acting and not signature.post):
        raise ParseError(signature.post, expected="the post of the signer, or a collective")
    if signature.name:
        lines.append(_name_line(page, signature))
    return tuple(lines)


def signature_columns(
    signatures: Iterable[Signature], *, system: DocumentSystem, on: dt.date
) -> tuple[tuple[PaperLine, ...], ...]:
    """Return the blocks of those who sign a joint paper, in the order given, from the left.

    The guides seen do not say on which side the leading body signs.

    Args:
        signatures: Who signs; in a joint paper posts bear the name of the body.
        system: The system of the paper.
        on: The day of the paper.

    Raises:
        SigningError: As for `signature_block`.
        ParseError: As for `signature_block`.
        UnknownLayoutError: No layout is known for that day.

    Examples:
        >>> blocks = signature_columns(
        ...     [
        ...         Signature(on_behalf_of="Ban Thường trực UBMTTQ Việt Nam xã", post="Chủ tịch"),
        ...         Signature(on_behalf_of="Ủy ban nhân dân xã", post="Chủ tịch"),
        ...     ],
        ...     system=DocumentSystem.JOINT,
        ...     on=dt.date(2026, 3, 2),
        ... )
        >>> [block[0].text for block in blocks]
        ['TM. BAN THƯỜNG TRỰC UBMTTQ VIỆT NAM XÃ', 'TM. ỦY BAN NHÂN DÂN XÃ']
    """
    return tuple(signature_block(signature, system=system, on=on) for signature in signatures)


def _post(text: str) -> str:
    """Return a post or the name of a collective, normalized."""
    return readable(text, "a post or the name of a collective")


def _check(
    authorities: list[tuple[SigningAuthority, str]],
    marks: dict[SigningAuthority, SigningMark],
) -> None:
    """Refuse what the guide of the system excludes."""
    given = [authority for authority, _ in authorities]
    for authority in given:
        if not marks[authority].mark:
            order = marks[SigningAuthority.ORDER]
            raise SigningError(
                f"nobody signs {authority.label()!r} in these papers: use {order.mark!r}",
                marks[authority].basis,
            )
    single = [authority for authority in given if authority is not SigningAuthority.COLLECTIVE]
    if len(single) > 1:
        labels = " and ".join(repr(authority.label()) for authority in single)
        raise SigningError(f"{labels} exclude each other", marks[single[0]].basis)
    deputy = marks[SigningAuthority.DEPUTY]
    if SigningAuthority.COLLECTIVE in given and single and deputy.signing == "party":
        raise SigningError(
            "who signs for a collective signs for nobody else: give the signer's own post",
            deputy.basis,
        )


@load_once
def _titles() -> tuple[tuple[str, ...], ...]:
    """Return the titles that may stand before a name, the longest first."""
    titles = {tuple(fold_key(row["title"]).split()) for row in load_table("name_titles").records()}
    return tuple(sorted(titles, key=len, reverse=True))


def _name_line(page: PageLayout, signature: Signature) -> PaperLine:
    """Write the name; a title before it only where it is allowed."""
    name = readable(signature.name, "the name of the signer")
    if not signature.with_titles:
        bare = _without_titles(name)
        if bare != name:
            raise ParseError(
                signature.name,
                expected="a name without degrees, ranks and honours"
                " (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7; Hướng dẫn 36-HD/VPTW, II.1.7)",
                suggestions=[bare] if bare else [],
            )
        name = title_case(name) if name.isupper() else name
    return make_line(page, PaperElement.SIGNER, name)


def _without_titles(name: str) -> str:
    """Return a name without the titles before it."""
    words = name.replace(".", ". ").split()
    keys = [fold_key(word).rstrip(".") for word in words]
    at, length = 0, 1
    while length:
        length = next((len(t) for t in _titles() if tuple(keys[at : at + len(t)]) == t), 0)
        at += length
    return " ".join(words[at:]) if at else name
