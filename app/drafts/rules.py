"""The rules between the fields of a fact, which hold for whoever proposes it.

Each rule names the fields that it looks at, so that it is told also where other fields are wrong. An entry of a list
that is wrong by itself is None.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from app.drafts.evidence import Evidence, digest
from app.drafts.fact import Relation
from app.drafts.facts import DRAFTS, KINDS
from app.drafts.party import Party
from app.errors import Reason
from app.vocabulary.units import fits, unit_hint, unit_sort

Faults = list[tuple[str, str]]
Rule = Callable[..., Faults]
CHANGES = {"change_pct", "change_abs", "change_factor"}
SIGNED = {"signed", "in_force", "extended", "suspended", "terminated"}
DIGEST_NEEDED = "is needed while no text of the article is attached"
RULES: list[tuple[tuple[str, ...], tuple[str, ...], Rule]] = []


def broken(kind: str, fields: Mapping[str, Any], text: str | None) -> list[Reason]:
    """Every rule that facts of this kind break; `fields` are those that are right by themselves."""
    faults: Faults = []
    for names, rule in _rules(kind):
        try:
            told = tuple(map(fields.__getitem__, names))
        except KeyError:
            continue
        faults += rule(*told)
    if "evidence" in fields:
        faults += _evidence(kind, fields["evidence"], text)
    return [Reason("body", pointer, detail) for pointer, detail in faults]


@cache
def _rules(kind: str) -> list[tuple[tuple[str, ...], Rule]]:
    return [(names, rule) for kinds, names, rule in RULES if kind in kinds]


@cache
def _fields(kind: str) -> frozenset[str]:
    return frozenset(DRAFTS[kind].model_fields)


def rule(*names: str, kinds: tuple[str, ...] = KINDS) -> Callable[[Rule], Rule]:
    """Marks a rule of these kinds, which takes the named fields and gives pointers and what is wrong there."""

    def add(found: Rule) -> Rule:
        RULES.append((kinds, names, found))
        return found

    return add


@rule("parties", kinds=("event", "agreement"))
def _somebody(parties: Sequence[Party | None]) -> Faults:
    return [] if parties else [("/parties", "an event or agreement has at least one party")]


@rule("parties")
def _once(parties: Sequence[Party | None]) -> Faults:
    faults: Faults = []
    seen: set[tuple[str, str]] = set()
    for index, party in enumerate(parties):
        if party is None:
            continue
        if (party.id, party.role) in seen:
            faults.append((f"/parties/{index}", f"{party.id} stands twice in the role {party.role}"))
        seen.add((party.id, party.role))
    return faults


@rule("parties", "status", kinds=("figure",))
@rule("parties", "status", kinds=("agreement",))
def _signed(parties: Sequence[Party | None], status: str) -> Faults:
    return [] if status in SIGNED else _no_signature(parties, status)


@rule("parties", "status", "type", kinds=("event",))
def _signing(parties: Sequence[Party | None], status: str, kind: str) -> Faults:
    return [] if kind == "signing" and status in {"occurred", "ongoing"} else _no_signature(parties, status)


def _no_signature(parties: Sequence[Party | None], status: str) -> Faults:
    return [
        (f"/parties/{index}/role", f"status {status} tells no signature: use the role party")
        for index, party in enumerate(parties)
        if party is not None and party.role == "signatory"
    ]


@rule("relations")
def _tied_once(relations: Sequence[Relation | None]) -> Faults:
    ties = [tie for tie in relations if tie is not None]
    return [("/relations", "a relation stands twice")] if len(set(ties)) < len(ties) else []


@rule("unit", kinds=("figure",))
def _known_unit(unit: str) -> Faults:
    return [("/unit", f"{unit!r} is no unit; {unit_hint(unit)}")] if unit_sort(unit) is None else []


@rule("unit", "indicator", "measure", kinds=("figure",))
def _fitting_unit(unit: str, indicator: str, measure: str) -> Faults:
    if not fits(indicator, measure, unit) and unit_sort(unit) is not None:
        return [("/unit", f"{unit} does not fit {measure} of {indicator}")]
    return []


@rule("comparator", "value_max", kinds=("figure",))
def _range(comparator: str, value_max: object) -> Faults:
    if comparator == "range" and value_max is None:
        return [("/value_max", "a range has value_max")]
    if comparator != "range" and value_max is not None:
        return [("/value_max", "only a range has value_max")]
    return []


@rule("value", "value_max", kinds=("figure",))
def _ordered(value: Any, value_max: Any) -> Faults:
    return [("/value_max", "value_max is more than value")] if value_max is not None and value_max <= value else []


@rule("direction", "measure", kinds=("figure",))
def _direction(direction: str | None, measure: str) -> Faults:
    return [("/direction", "only a change has a direction")] if direction and measure not in CHANGES else []


@rule("balance", "flow", kinds=("figure",))
def _balance(balance: str | None, flow: str | None) -> Faults:
    return [("/balance", "surplus and deficit go with flow balance")] if balance and flow != "balance" else []


@rule("flow", "reporter", kinds=("figure",))
def _reported(flow: str | None, reporter: str | None) -> Faults:
    if flow in {"export", "import"} and reporter is None:
        return [("/reporter", "exports and imports are somebody's: name the reporter")]
    return []


@rule("parties", "reporter", "partner", kinds=("figure",))
def _agreeing(parties: Sequence[Party | None], reporter: str | None, partner: str | None) -> Faults:
    fields = {"reporter": reporter, "partner": partner}
    return [
        (f"/parties/{index}", f"the {party.role} is the field {party.role}: they must agree")
        for index, party in enumerate(parties)
        if party is not None and party.id != fields.get(party.role, party.id)
    ]


def _evidence(kind: str, evidence: Sequence[Evidence | None], text: str | None) -> Faults:
    faults: Faults = []
    if evidence[0] and evidence[0].supports != "fact":
        faults.append(("/evidence/0/supports", "the first evidence is the fact's main stretch: it supports `fact`"))
    for index, stretch in enumerate(evidence):
        if stretch is None:
            continue
        where = f"/evidence/{index}"
        if stretch.supports != "fact" and stretch.supports not in _fields(kind):
            faults.append((f"{where}/supports", f"a {kind} has no field {stretch.supports}"))
        if text is None:
            if stretch.sha256 is None:
                faults.append((f"{where}/sha256", DIGEST_NEEDED))
            continue
        found = text[stretch.start : stretch.end]
        if stretch.end > len(text):
            faults.append((f"{where}/end", f"the article ends at {len(text)}"))
            continue
        if stretch.sha256 and stretch.sha256 != digest(found):
            wrong = "the article reads differently there: its stretch has another digest"
            faults.append((f"{where}/sha256", wrong))
        if stretch.quote is not None and stretch.quote != found:
            faults.append((f"{where}/quote", "the article reads differently there"))
    return faults
