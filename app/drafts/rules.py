"""The rules between the fields of a fact, which hold for whoever proposes it.

Each rule names the fields that it looks at, so that it is told also where other fields are wrong. An entry of a list
that is wrong by itself is None.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from app.drafts.evidence import Evidence, digest
from app.drafts.fact import Relation
from app.drafts.facts import KINDS
from app.drafts.party import Party
from app.errors import Reason
from app.vocabulary.units import fits, unit_hint, unit_sort

Rule = Callable[..., Iterator[tuple[str, str]]]
CHANGES = {"change_pct", "change_abs", "change_factor"}
SIGNED = {"signed", "in_force", "extended", "suspended", "terminated"}
DIGEST_NEEDED = "is needed while no text of the article is attached"
RULES: list[tuple[tuple[str, ...], tuple[str, ...], Rule]] = []


def broken(kind: str, fields: Mapping[str, Any], text: str | None) -> Iterator[Reason]:
    """Every rule that facts of this kind break; `fields` are those that are right by themselves."""
    for names, rule in _rules(kind):
        try:
            faults = rule(*map(fields.__getitem__, names))
        except KeyError:
            continue
        for pointer, detail in faults:
            yield Reason("body", pointer, detail)
    if "evidence" in fields:
        yield from (Reason("body", where, detail) for where, detail in _evidence(kind, fields["evidence"], text))


@cache
def _rules(kind: str) -> list[tuple[tuple[str, ...], Rule]]:
    return [(names, rule) for kinds, names, rule in RULES if kind in kinds]


def rule(*names: str, kinds: tuple[str, ...] = tuple(KINDS)) -> Callable[[Rule], Rule]:
    """Marks a rule of these kinds, which takes the named fields and gives pointers and what is wrong there."""

    def add(found: Rule) -> Rule:
        RULES.append((kinds, names, found))
        return found

    return add


@rule("parties", kinds=("event", "agreement"))
def _somebody(parties: Sequence[Party | None]) -> Iterator[tuple[str, str]]:
    if not parties:
        yield "/parties", "an event or agreement has at least one party"


@rule("parties")
def _once(parties: Sequence[Party | None]) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for index, party in enumerate(parties):
        if party is None:
            continue
        if (party.id, party.role) in seen:
            yield f"/parties/{index}", f"{party.id} stands twice in the role {party.role}"
        seen.add((party.id, party.role))


@rule("parties", "status", kinds=("figure",))
@rule("parties", "status", kinds=("agreement",))
def _signed(parties: Sequence[Party | None], status: str) -> Iterator[tuple[str, str]]:
    if status not in SIGNED:
        yield from _no_signature(parties, status)


@rule("parties", "status", "type", kinds=("event",))
def _signing(parties: Sequence[Party | None], status: str, kind: str) -> Iterator[tuple[str, str]]:
    if kind != "signing" or status not in {"occurred", "ongoing"}:
        yield from _no_signature(parties, status)


def _no_signature(parties: Sequence[Party | None], status: str) -> Iterator[tuple[str, str]]:
    for index, party in enumerate(parties):
        if party is not None and party.role == "signatory":
            yield f"/parties/{index}/role", f"status {status} tells no signature: use the role party"


@rule("relations")
def _tied_once(relations: Sequence[Relation | None]) -> Iterator[tuple[str, str]]:
    ties = [tie for tie in relations if tie is not None]
    if len(set(ties)) < len(ties):
        yield "/relations", "a relation stands twice"


@rule("unit", kinds=("figure",))
def _known_unit(unit: str) -> Iterator[tuple[str, str]]:
    if unit_sort(unit) is None:
        yield "/unit", f"{unit!r} is no unit; {unit_hint(unit)}"


@rule("unit", "indicator", "measure", kinds=("figure",))
def _fitting_unit(unit: str, indicator: str, measure: str) -> Iterator[tuple[str, str]]:
    if unit_sort(unit) is not None and not fits(indicator, measure, unit):
        yield "/unit", f"{unit} does not fit {measure} of {indicator}"


@rule("comparator", "value_max", kinds=("figure",))
def _range(comparator: str, value_max: object) -> Iterator[tuple[str, str]]:
    if comparator == "range" and value_max is None:
        yield "/value_max", "a range has value_max"
    if comparator != "range" and value_max is not None:
        yield "/value_max", "only a range has value_max"


@rule("value", "value_max", kinds=("figure",))
def _ordered(value: Any, value_max: Any) -> Iterator[tuple[str, str]]:
    if value_max is not None and value_max <= value:
        yield "/value_max", "value_max is more than value"


@rule("direction", "measure", kinds=("figure",))
def _direction(direction: str | None, measure: str) -> Iterator[tuple[str, str]]:
    if direction and measure not in CHANGES:
        yield "/direction", "only a change has a direction"


@rule("balance", "flow", kinds=("figure",))
def _balance(balance: str | None, flow: str | None) -> Iterator[tuple[str, str]]:
    if balance and flow != "balance":
        yield "/balance", "surplus and deficit go with flow balance"


@rule("flow", "reporter", kinds=("figure",))
def _reported(flow: str | None, reporter: str | None) -> Iterator[tuple[str, str]]:
    if flow in {"export", "import"} and reporter is None:
        yield "/reporter", "exports and imports are somebody's: name the reporter"


@rule("parties", "reporter", "partner", kinds=("figure",))
def _agreeing(parties: Sequence[Party | None], reporter: str | None, partner: str | None) -> Iterator[tuple[str, str]]:
    fields = {"reporter": reporter, "partner": partner}
    for index, party in enumerate(parties):
        if party is not None and party.id != fields.get(party.role, party.id):
            yield f"/parties/{index}", f"the {party.role} is the field {party.role}: they must agree"


def _evidence(kind: str, evidence: Sequence[Evidence | None], text: str | None) -> Iterator[tuple[str, str]]:
    if evidence[0] and evidence[0].supports != "fact":
        yield "/evidence/0/supports", "the first evidence is the fact's main stretch: it supports `fact`"
    for index, stretch in enumerate(evidence):
        if stretch is None:
            continue
        where = f"/evidence/{index}"
        if stretch.supports != "fact" and stretch.supports not in KINDS[kind].model_fields:
            yield f"{where}/supports", f"a {kind} has no field {stretch.supports}"
        if text is None:
            if stretch.sha256 is None:
                yield f"{where}/sha256", DIGEST_NEEDED
            continue
        found = text[stretch.start : stretch.end]
        if stretch.end > len(text):
            yield f"{where}/end", f"the article ends at {len(text)}"
            continue
        if stretch.sha256 and stretch.sha256 != digest(found):
            yield f"{where}/sha256", "the article reads differently there: its stretch has another digest"
        if stretch.quote is not None and stretch.quote != found:
            yield f"{where}/quote", "the article reads differently there"
