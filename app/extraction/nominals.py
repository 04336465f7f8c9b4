"""Happenings told by a noun alone: "Sato's visit to Peru", "the third round of talks with Oman", "a trade bill"."""

from collections.abc import Iterator, Sequence

from app.extraction.bond_fits import HOLDERS, NAMED, PLACES, TRADE_LAW, is_placed
from app.extraction.bond_roles import LISTED, Role
from app.extraction.bonds import NAME
from app.extraction.clauses import Clause
from app.extraction.event_words import Hit
from app.extraction.frames import CORE, Found, Frame
from app.extraction.lexicons import word_set

KINDS = {
    "visit": "visit",
    "meeting": "talks",
    "negotiation": "negotiation",
    "forum": "forum",
    "mission": "mission",
    "law": "policy_measure",
}
LEFT, RIGHT = 6, 13
PREPOSITIONS = word_set("prepositions")
POSSESSIVES = frozenset({"his", "her", "their", "its"})
ORDINALS = word_set("ordinals")
DEFINITE = frozenset({"the", "their", "this", "these"})
COMING = word_set("coming")
BODIES = word_set("bodies")
PENDING = word_set("pending")
SCENES = word_set("scenes")
OWNED = word_set("owned")


def nominals(found: Sequence[Clause]) -> Iterator[Found]:
    """Every noun of a happening whose complements tell who and where or when, as if a frame had found it."""
    for clause in found:
        line, offsets = clause.line, clause.line.offsets
        for hit in clause.nouns:
            if hit.kind not in KINDS:
                continue
            kind = KINDS[hit.kind]
            if (made := _roles(clause, kind, hit)) is None:
                continue
            first, last = min(one[1] for one in made), max(one[2] for one in made)
            named = tuple((role, offsets[begin], offsets[end]) for role, begin, end in made if role)
            ahead = not COMING.isdisjoint(clause.marks[max(0, hit.first - LEFT) : hit.first])
            status = "proposed" if kind == "policy_measure" else "planned" if ahead else ""
            yield Found(
                Frame(f"{NAME}nominal_{kind}", kind, status, frozenset(), ""),
                line,
                offsets[first],
                offsets[last],
                named,
            )


def _roles(clause: Clause, kind: str, hit: Hit) -> list[Role] | None:
    marks = clause.marks
    left, right = _left(marks, hit), _right(clause, hit)
    before = [at for at in left if marks[at] in NAMED]
    placed = [at for at in right if marks[at] in PLACES and is_placed(marks, at)]
    after = [at for at in right if marks[at] in NAMED and at not in placed]
    dated = [at for at in right if marks[at] == "D"]
    if kind == "visit":
        made = _visit(clause, hit, before, right)
    elif kind == "policy_measure":
        made = _law(clause, hit, left, right)
    elif kind == "mission":
        made = _mission(clause, before, right) if dated or placed else None
    else:
        made = _meeting(clause, kind, hit, before, after, bool(placed), bool(dated))
    if made is None:
        return None
    if kind != "visit":
        made += [("place", clause.at[at], clause.at[at] + 1) for at in placed[:1]]
    made += [("", clause.at[at], clause.at[at] + 1) for at in dated[:1]]
    begin = left[0] if left else hit.first
    return [*made, (CORE, clause.at[begin], clause.at[hit.last - 1] + 1)]


def _visit(clause: Clause, hit: Hit, before: list[int], right: list[int]) -> list[Role] | None:
    marks = clause.marks
    hosts = [at for at in right if marks[at] in PLACES and (marks[at] == "here" or "to" in marks[hit.last : at])]
    if not hosts and before and marks[hit.first - 1] == "E":
        hosts = [before.pop()]
    by = [at for at in right if marks[at] in NAMED and "by" in marks[hit.last : at]]
    owners = [at for at in before if at not in hosts] or by
    holder = not (POSSESSIVES | HOLDERS).isdisjoint(marks[max(0, hit.first - LEFT) : hit.first])
    if not hosts or not (owners or holder):
        return None
    made: list[Role] = [("visitor", clause.at[at], clause.at[at] + 1) for at in owners[-1:]]
    return [*made, ("host", clause.at[hosts[0]], clause.at[hosts[0]] + 1)]


def _mission(clause: Clause, before: list[int], right: list[int]) -> list[Role] | None:
    to = [at for at in right if clause.marks[at] in PLACES and "to" in clause.marks[max(0, at - 3) : at]]
    if not before or not to:
        return None
    return [
        ("visitor", clause.at[before[0]], clause.at[before[0]] + 1),
        ("host", clause.at[to[0]], clause.at[to[0]] + 1),
    ]


def _meeting(
    clause: Clause, kind: str, hit: Hit, before: list[int], after: list[int], placed: bool, dated: bool
) -> list[Role] | None:
    marks = clause.marks
    head = marks[max(0, hit.first - LEFT) : hit.first]
    opener = clause.opener
    named = [*before, *after]
    parties = {clause.item(at).start for at in named}
    two = len(parties) > 1 or any(marks[at] == "EE" for at in named) or "two" in marks[hit.last : hit.last + RIGHT]
    if kind == "forum":
        told = bool(named) and (placed or dated)
    else:
        if not (named or placed or dated) and not DEFINITE.isdisjoint(head[-2:]):
            return None
        body = not BODIES.isdisjoint(marks[hit.last : hit.last + RIGHT]) and not ORDINALS.isdisjoint(head)
        met = opener in SCENES and placed and not named and kind == "talks"
        told = met or ((two or body) and (placed or dated or not SCENES.isdisjoint((*head, opener))))
    return [("participant", clause.at[at], clause.at[at] + 1) for at in named] if told else None


def _law(clause: Clause, hit: Hit, left: list[int], right: list[int]) -> list[Role] | None:
    """A bill on trade that is before a parliament: what it would do is a measure proposed."""
    marks = clause.marks
    about = not OWNED.isdisjoint(marks[at] for at in left)
    what = not TRADE_LAW.isdisjoint(marks[at] for at in right)
    if hit.word not in {"bill", "legislation"} or not (about or what):
        return None
    if PENDING.isdisjoint(marks[hit.last : hit.last + 3]):
        return None
    return [("imposer", clause.at[at], clause.at[at] + 1) for at in left if marks[at] in NAMED]


def _left(marks: tuple[str, ...], hit: Hit) -> list[int]:
    found: list[int] = []
    for at in range(hit.first - 1, max(-1, hit.first - LEFT - 1), -1):
        if marks[at] in PREPOSITIONS or marks[at] in {",", "and"}:
            break
        found.append(at)
    return found[::-1]


def _right(clause: Clause, hit: Hit) -> list[int]:
    finite = {verb.first for verb in clause.verbs if verb.form in {"past", "s", "base"}}
    found = []
    for at in range(hit.last, min(hit.last + RIGHT, len(clause.marks))):
        if clause.marks[at] == "," and not POSSESSIVES.isdisjoint(clause.marks[at + 1 : at + 2]):
            continue
        if clause.marks[at] == "," and not {clause.marks[at - 1], *clause.marks[at + 1 : at + 2]} <= LISTED:
            break
        if at in finite and clause.marks[at] not in {"held", "set", "scheduled"}:
            break
        found.append(at)
    return found
