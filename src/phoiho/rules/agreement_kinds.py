"""Rules on what kind of paper an agreement is, and on who may make such a one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from phoiho.agreements import Agreement, Coverage, InstrumentKind
from phoiho.hierarchy import Body, Level
from phoiho.periods import Period
from phoiho.reference import load_once
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.fixes import Applicability, Fix
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_names
from phoiho.vietnamese import fold_key


@rule(
    "PH205",
    "kind-not-told",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the record does not tell the kind of the paper, though its name does: “{name}”",
    why="Much is judged by the kind of a paper: its usual time, who signs, which clauses it has. "
    "A record leaves the kind open only where no paper is named.",
)
def kind_not_told(context: Context) -> Iterator[Fault]:
    """Find papers without a kind whose name says what they are."""
    for path, agreement in context.agreements:
        name = agreement.instrument.printed
        if agreement.instrument.kind is not InstrumentKind.UNNAMED or name is None:
            continue
        meant = _kinds_named(name)
        if meant:
            place = f"{path}.instrument.kind"
            yield Fault(
                path=place,
                params={"name": name},
                on=context.act_day(agreement),
                fix=_kind_meant(place, meant),
            )


@rule(
    "PH241",
    "kind-differs-from-name",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the kind is given as {kind}, but the paper is called “{name}”",
    why="A paper is what it calls itself; where the name of its kind stands anywhere in its own, "
    "it is let be. Judged on whole papers only: news often print another kind than the paper has.",
)
def kind_differs_from_name(context: Context) -> Iterator[Fault]:
    """Find whole papers whose own name is that of another kind."""
    for path, agreement in context.agreements:
        kind, name = agreement.instrument.kind, agreement.instrument.printed
        if agreement.coverage is not Coverage.INSTRUMENT or name is None:
            continue
        meant = _kinds_named(name)
        if meant and kind not in meant and not _may_be_called(kind, name):
            place = f"{path}.instrument.kind"
            yield Fault(
                path=place,
                params={"kind": kind, "name": name},
                on=context.act_day(agreement),
                fix=_kind_meant(place, meant),
            )


_JOINT = frozenset(
    {InstrumentKind.JOINT_PROGRAMME, InstrumentKind.JOINT_RESOLUTION, InstrumentKind.JOINT_RULE}
)


def _may_be_called(kind: InstrumentKind, name: str) -> bool:
    """Tell whether a name of other first words may be that of a kind, or of one left open."""
    words = fold_key(name)
    joint = kind in _JOINT and "liên" in words
    return joint or kind is InstrumentKind.UNNAMED or fold_key(kind.label("vi")) in words


def _kind_meant(path: str, kinds: frozenset[InstrumentKind]) -> Fix | None:
    """Return the one kind that a name can mean, to be looked at by somebody."""
    if len(kinds) > 1:
        return None
    (kind,) = kinds
    return Fix(path=path, replacement=kind.value, applicability=Applicability.SUGGESTED)


def _kinds_named(name: str) -> frozenset[InstrumentKind]:
    """Return the kinds that the first words of a name can mean; none where they say nothing."""
    return _by_first_words().get(_first_words(name), frozenset())


def _first_words(name: str) -> str:
    """Return the two words that tell kinds apart: "quy chế", "kế hoạch"."""
    return " ".join(fold_key(name).split(maxsplit=2)[:2])


@load_once
def _by_first_words() -> dict[str, frozenset[InstrumentKind]]:
    """Return the kinds by the first words of their labels."""
    kinds: dict[str, set[InstrumentKind]] = {}
    for kind in InstrumentKind:
        if kind is not InstrumentKind.UNNAMED:
            kinds.setdefault(_first_words(kind.label("vi")), set()).add(kind)
    return {words: frozenset(found) for words, found in kinds.items()}


@rule(
    "PH206",
    "local-joint-normative-paper",
    severity=Severity.ERROR,
    basis=Basis(
        vi="Điều 4 và Điều 49 Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
        en="Law 64/2025/QH15 on the promulgation of legal documents, articles 4 and 49",
        act="64/2025/QH15",
        earlier=(
            Basis(
                vi="Điều 4 Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13",
                en="Law 80/2015/QH13 on the promulgation of legal documents, article 4",
                act="80/2015/QH13",
            ),
        ),
    ),
    en="a joint paper can be normative only where central bodies make it, not {bodies}",
    why="The law lists the joint papers that are law: resolutions of the National Assembly's "
    "Standing Committee, the Government and the Presidium of the Front, and joint circulars of "
    "central bodies. What local bodies sign together binds them and nobody else; a regulation "
    "that one of them issues by its decision is another matter.",
    in_force=Period(start=dt.date(2016, 7, 1)),
)
def local_joint_normative_paper(context: Context) -> Iterator[Fault]:
    """Find normative papers that local bodies made together."""
    for path, agreement in context.agreements:
        joint = agreement.instrument.kind is InstrumentKind.JOINT_RESOLUTION or agreement.co_signed
        if not agreement.normative or not joint:
            continue
        local = [body for body in _bodies(agreement) if body.level is not Level.CENTRAL]
        day = context.act_day(agreement)
        if local and day is not None:
            yield Fault(path=f"{path}.normative", params={"bodies": body_names(local)}, on=day)


def _bodies(agreement: Agreement) -> Iterator[Body]:
    """Yield the participants that are known, each with its place."""
    for participant in agreement.participants:
        body = participant.body.body
        if body is not None and (body.unit is not None or Level.CENTRAL.value in body.kind.levels):
            yield body


@rule(
    "PH231",
    "treaty-name-with-foreign-side",
    severity=Severity.ERROR,
    basis=Basis(
        vi="Điều 6 Luật Thỏa thuận quốc tế số 70/2020/QH14",
        en="Law 70/2020/QH14 on international agreements, article 6",
        act="70/2020/QH14",
    ),
    en="“{name}” is a name of treaties: a paper with a foreign side ({side}) is called otherwise, "
    "such as agreement or memorandum",
    why="Localities, ministries and organisations make international agreements, which may bear "
    "any name but those kept for treaties. A side is taken for foreign where the name of a "
    "country ends what is written of it; what central bodies sign may be a treaty.",
    in_force=Period(start=dt.date(2021, 7, 1)),
)
def treaty_name_with_foreign_side(context: Context) -> Iterator[Fault]:
    """Find papers with a foreign side that bear the name of a treaty."""
    for path, agreement in context.agreements:
        name = agreement.instrument.printed or agreement.title or ""
        if not name.lower().startswith(_TREATIES):
            continue
        central = any(body.level is Level.CENTRAL for body in _bodies(agreement))
        foreign = [p.body.name for p in agreement.participants if _is_foreign(p.body.name)]
        if foreign and not central:
            yield Fault(
                path=f"{path}.instrument",
                params={"name": name, "side": foreign[0] or ""},
                on=context.act_day(agreement),
            )


_TREATIES = ("công ước", "hiệp ước", "định ước", "hiệp định")


_BEFORE_COUNTRY = re.compile(r"[(,]|\bnước\b")
_FORM_OF_STATE = re.compile(
    r"^(?:CHDCND|CHND|Vương quốc|(?:Cộng hòa|Cộng hoà)(?: [Dd]ân chủ)?(?: [Nn]hân dân)?) "
)


def _is_foreign(name: str | None) -> bool:
    """Tell whether the name of a side ends with that of another country: "... (Lào)"."""
    if name is None:
        return False
    _, *rest = _BEFORE_COUNTRY.split(name)
    if not rest:
        return False
    return _FORM_OF_STATE.sub("", rest[-1].strip(" .)")) in _countries()


@load_once
def _countries() -> frozenset[str]:
    """Return the Vietnamese names of all countries but Vietnam."""
    from babel import Locale  # loaded late: hardly any paper needs it

    names = Locale.parse("vi").territories
    return frozenset(name for code, name in names.items() if code.isalpha() and code != "VN")


@rule(
    "PH236",
    "issued-alone-or-co-signed",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="{fact}, but by the record {recorded}",
    why="Who is bound by its own signature and who by the decision of another is not the same. A "
    "number with the code of a decision and of one issuer is that of a paper issued alone; so a "
    "record that holds it for co-signed, or names signatures under it, has one of the two wrong. "
    "What contradicts itself within the record is a warning.",
)
def issued_alone_or_co_signed(context: Context) -> Iterator[Fault]:
    """Find agreements of which the record says both that one issued them and that all signed."""
    decisions = {
        number.path
        for number in context.numbers
        if number.parsed is not None
        and number.parsed.type_code == _DECISION
        and len(number.parsed.issuer_codes) == 1
    }
    for path, agreement in context.agreements:
        signed = _signed_by_several(agreement)
        if agreement.issued_by is not None and (agreement.co_signed or signed):
            fact, place, severity = _ISSUED, "issued_by", Severity.WARNING
        elif agreement.co_signed is False and signed:
            fact, place, severity = _NOT_CO_SIGNED, "co_signed", Severity.WARNING
        elif f"{path}.number" in decisions and (agreement.co_signed or signed):
            fact, place, severity = _NUMBERED, "number", None
        else:
            continue
        yield Fault(
            path=f"{path}.{place}",
            params={"fact": fact, "recorded": _SEVERAL if signed else _ALL},
            on=context.act_day(agreement),
            severity=severity,
        )


_DECISION = "QĐ"
_ISSUED = Bilingual(vi="Có cơ quan tự ban hành văn bản", en="one body issued the paper")
_NOT_CO_SIGNED = Bilingual(vi="Văn bản không do các bên cùng ký", en="the paper is not co-signed")
_NUMBERED = Bilingual(
    vi="Số, ký hiệu là của quyết định do một cơ quan ban hành",
    en="the number is that of a decision of one body",
)
_SEVERAL = Bilingual(vi="nhiều bên đã ký", en="several participants signed")
_ALL = Bilingual(vi="các bên cùng ký", en="it is co-signed")


def _signed_by_several(agreement: Agreement) -> bool:
    """Tell whether more than one participant signed."""
    signed = {signature.participant for signature in agreement.signatures}
    signed.update(p.id for p in agreement.participants if p.signed is True)
    return len(signed) > 1
