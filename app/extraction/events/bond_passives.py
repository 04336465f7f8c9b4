"""Who does what is told in the passive, and to whom it is done: "banned by Peru", "the visit of Sato begins"."""

from app.extraction.deeds.outline import codes
from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit

HEADED = frozenset({"headed", "led", "accompanied", "joined", "represented", "chaired"})
# "Irish beef is barred from Peru", "shut out of the Peruvian market": Peru does that.
BARRING, GOODS = frozenset({"bar", "let_in"}), frozenset({"named_goods", "any_goods"})
# "Imposed by Peru on Omani goods": not by whoever stands behind it.
ONTO = frozenset({"on", "against", "upon"})
KEPT_OUT = {("from",), ("from", "the"), ("from", "entering"), ("of",), ("of", "the"), ("of", "entering")}


def passive(
    clause: Clause, verb: Hit, noun: Hit, subjects: list[int], others: list[int], placed: list[int]
) -> tuple[list[int], list[int], list[int]]:
    """Subjects and others of a passive, and those of the others who do it: "banned by Peru", "barred from Peru"."""
    marks = clause.marks
    by = [at for at in others if _is_by(marks, at) or _is_who(marks, verb, noun, at) or _is_paying(marks, noun, at)]
    by = by or [at for at in others if verb.kind in BARRING and marks[verb.last : at] in KEPT_OUT]
    if by:  # "Fiji spoke of duties imposed by Peru"
        who = codes([clause.item(at) for at in by])[:1]
        aside = [at for at in (*subjects, *others) if at not in by and codes([clause.item(at)])[:1] != who]
        return [], [*aside, *by], by
    if kept_out := [at for at in subjects if _is_origin(marks, verb, noun, at)]:
        by = [at for at in placed if marks[at] == "E"]
        return [at for at in subjects if at not in kept_out], [*others, *kept_out, *by], by
    return subjects, others, []


def _is_origin(marks: tuple[str, ...], verb: Hit, noun: Hit, at: int) -> bool:
    """Whether an adjective only says where barred goods are from: "Irish beef was banned"."""
    imported = noun.word.startswith("import") and at + 1 < noun.first
    return verb.kind in BARRING and marks[at] == "A" and (noun.kind in GOODS or imported)


def _is_by(marks: tuple[str, ...], at: int) -> bool:
    """Whether it is done by a name: "imposed by Peru", not "a delegation headed by Sato visited Peru"."""
    near = marks[max(0, at - 3) : at]
    return "by" in near and ONTO.isdisjoint(near) and marks[at - len(near) + near.index("by") - 1] not in HEADED


def _is_paying(marks: tuple[str, ...], noun: Hit, at: int) -> bool:
    """Whether it is whose visit it is: "the visit of Sato to Lima begins"."""
    return noun.kind == "visit" and at == noun.last + 1 and marks[at - 1 : at + 1] == ("of", "P")


def _is_who(marks: tuple[str, ...], verb: Hit, noun: Hit, at: int) -> bool:
    """Whether a name is the subject of a relative clause: "the duties that Peru imposed", "the duties Peru imposed"."""
    bare = at == noun.last and marks[at + 1 : verb.first] in {(), ("has",), ("have",), ("had",)}
    return marks[at - 1 : at] in {("that",), ("which",)} or bare
