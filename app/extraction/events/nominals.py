"""Happenings told by a noun alone: "Sato's visit to Peru", "the third round of talks with Oman", "a trade bill"."""

from collections.abc import Iterator, Sequence

from app.extraction.deeds.frames import CORE, Found, Frame
from app.extraction.events.bond import HOLDERS, PLACES
from app.extraction.events.bond_nouns import is_just
from app.extraction.events.bond_roles import LISTED, Role
from app.extraction.events.bond_visits import TEAM_KINDS
from app.extraction.events.bonds import NAME
from app.extraction.events.clauses import Clause
from app.extraction.events.meeting_fits import BARGAINING, NAMED, SIDELINES, beside, is_placed
from app.extraction.events.nominal_measures import law, probe
from app.extraction.events.nominal_meetings import LEFT, RIGHT, gathering, goes_on, is_aimed_at, is_topic
from app.extraction.events.words import POSSESSIVES, Hit
from app.extraction.lexicons import word_set
from app.extraction.times.scanning import Time

KINDS = {
    "visit": "visit",
    "meeting": "talks",
    "negotiation": "negotiation",
    "summit": "summit",
    "forum": "forum",
    "mission": "mission",
    "law": "policy_measure",
    "probe": "policy_measure",
}
FAR, NEAR = 18, 4
# "After a visit to Lima": the subject of the sentence made it.
IN_PASSING = frozenset({"during", "after", "following", "on", "for"})
PREPOSITIONS = word_set("prepositions")
STATUS = {"law": "proposed", "probe": "ongoing"}
TOURS = frozenset({"tour", "swing", "trip", "journey", "visit"})
# "A mission to Lima organised by the ministry": the participle belongs to the noun.
HELD = frozenset(
    "organised organized hosted planned arranged led headed staged sponsored mounted coordinated made paid undertaken"
    " being".split()
)
AFTER_HELD = frozenset({"by", "in", "for", "D", "jointly", "at", "made", "paid"})
# "In Dubai, where he is on a visit", "into Peru, where she was paying a visit".
BEING, ON_IT = frozenset({"is", "was"}), frozenset({"on", "paying", "making"})
ARTICLES = {("a",), ("an",), ("the",)}
NAMING = {("the",), ("this",), ("that",)}
STAYS = frozenset({"stay", "stopover", "stops", "stopovers"})
# Whose visits are counted, not told.
TRAVELLERS = frozenset("tourists holidaymakers visitors travellers travelers pilgrims shoppers students".split())
COMING = word_set("coming")
VISITED = frozenset("country kingdom nation island republic neighbour neighbor sultanate emirate archipelago".split())
# "The meeting reviewed trade in 2023": that was the time of the trade.
TREATING = frozenset(
    "highlighted reviewed discussed addressed focused focussed touched covered stressed underlined noted examined"
    " tackled considered dealt explored assessed emphasised emphasized".split()
)
DEPARTING = frozenset({"left", "departed"})
TO_OPEN = frozenset("opening starting beginning due scheduled slated planned set".split())


def nominals(found: Sequence[Clause]) -> Iterator[Found]:
    """Every noun of a happening whose complements tell who and where or when, as if a frame had found it."""
    for clause in found:
        line = clause.line
        for hit in (*clause.nouns, *(_forums(clause) if "F" in clause.marks else ())):
            if hit.kind not in KINDS or hit.word in BARGAINING or (hit.word == "fair" and is_just(clause, hit)):
                continue
            going = goes_on(clause.marks, hit)
            kind = "negotiation" if going else KINDS[hit.kind]
            if hit.kind == "mission" and not DEPARTING.isdisjoint(clause.marks[hit.last : hit.last + 1]):
                continue  # a frame tells whom it left
            if (made := _roles(clause, kind, hit, going=going)) is None:
                continue
            first, last, offsets = min(one[1] for one in made), max(one[2] for one in made), line.offsets
            named = tuple((role, offsets[begin], offsets[end]) for role, begin, end in made if role)
            ahead = not COMING.isdisjoint(clause.marks[max(0, hit.first - LEFT) : hit.first])
            ahead = ahead or (kind == "forum" and is_aimed_at(clause.marks[: hit.first]))
            ahead = ahead or (kind == "talks" and _is_purpose(clause.marks[: hit.first]))
            ahead = ahead or not TO_OPEN.isdisjoint(clause.marks[hit.last : hit.last + 1])
            status = STATUS.get(hit.kind, "planned" if ahead else "ongoing" if going else "")
            yield Found(
                Frame(f"{NAME}nominal_{kind}", kind, status, frozenset(), ""),
                line,
                offsets[first],
                offsets[last],
                named,
            )


def _forums(clause: Clause) -> Iterator[Hit]:
    """Forums named where nobody said that they were held: "at its opening, the Lima Trade Forum on May 3"."""
    yield from (Hit(at, at + 1, "forum", mark) for at, mark in enumerate(clause.marks) if mark == "F")


def _roles(clause: Clause, kind: str, hit: Hit, *, going: bool) -> list[Role] | None:
    marks = clause.marks
    left, right = _left(marks, hit), _right(clause, hit)
    before = [at for at in (range(hit.first) if going else left) if marks[at] in NAMED]
    placed = [at for at in right if marks[at] in PLACES and is_placed(marks, at)]
    after = [at for at in right if marks[at] in NAMED and at not in placed and not is_topic(marks, hit.last, at)]
    if kind in {"talks", "negotiation"} and not SIDELINES.isdisjoint(marks):
        after = [at for at in after if at < beside(marks, hit.last)]
    dated = [at for at in right if marks[at] == "D"] or [at for at in left if marks[at : at + 2] == ("D", "'s")]
    dated = dated or [at for at in left[-2:] if marks[at] == "D" and _is_short(clause, at)]
    if kind == "visit":
        made = _visit(clause, hit, before, right)
    elif hit.kind == "probe":
        made = probe(clause, hit)
    elif kind == "policy_measure":
        made = law(clause, hit, left, right)
    elif kind == "mission":
        own = "'s" in (marks[at] for at in left) and not TEAM_KINDS.isdisjoint(marks[left[0] : hit.last])
        sent = _mission(clause, hit, before, right, bool(dated)) if dated or placed or own else None
        made = sent or _delegation(clause, hit)
    else:
        made = gathering(clause, kind, hit, [*before, *after], bool(placed), bool(dated))
    if made is None:
        return None
    if kind != "visit":
        made += [("place", clause.at[at], clause.at[at] + 1) for at in placed[:1]]
    made += [("", clause.at[at], clause.at[at] + 1) for at in dated[:1]]
    begin = left[0] if left else hit.first
    return [*made, (CORE, clause.at[begin], clause.at[hit.last - 1] + 1)]


def _is_purpose(ahead: tuple[str, ...]) -> bool:
    """Whether it is that for which somebody will go somewhere: "will fly to Lima for talks with Sato"."""
    return "for" in ahead[-NEAR:] and not {"will", "would", "to", "due"}.isdisjoint(ahead[:-NEAR])


def _is_short(clause: Clause, at: int) -> bool:
    """Whether a time ahead of a noun is its day or month: "a May 3 meeting", not "the 1987 price talks"."""
    time = clause.item(at).reference
    return isinstance(time, Time) and time.grain in {"day", "month"}


def _visit(clause: Clause, hit: Hit, before: list[int], right: list[int]) -> list[Role] | None:
    marks = clause.marks
    # "Sato's state visit in Peru", "the visit of Sato in Peru".
    to = {"to", "in"} if hit.word in STAYS or marks[hit.last : hit.last + 1] in {("in",), ("of",)} else {"to"}
    to = to | {"of"} if hit.word == "tour" and marks[hit.last : hit.last + 1] == ("of",) else to
    if hit.word == "stay" and marks[hit.last : hit.last + 1] in ARTICLES:
        return None  # "during his stay a fair was held in Lima on Monday": the fair was
    hosts = [at for at in right if marks[at] in PLACES and (marks[at] == "here" or to & {*marks[hit.last : at]})]
    if not hosts and before and marks[hit.first - 1] == "E":
        hosts = [before.pop()]
    by = [at for at in right if marks[at] in NAMED and at not in hosts and "by" in marks[hit.last : at]]
    if not TRAVELLERS.isdisjoint(marks[hit.last : hit.last + LEFT]):
        return None
    whose = [at for at in right if marks[at] == "P" and "of" in marks[hit.last : at]][:1]
    owners = [at for at in before if at not in hosts] or by or [at for at in whose if hosts and at < hosts[0]]
    near = marks[max(0, hit.first - LEFT) : hit.first]
    holder = not (POSSESSIVES | HOLDERS).isdisjoint(marks[: hit.first] if "on" in near else near)
    if by and any(noun.kind == "mission" and noun.first > hit.last for noun in clause.nouns):
        return None
    on_it = not BEING.isdisjoint(marks[: hit.first]) and not ON_IT.isdisjoint(marks[: hit.first])
    spots = [clause.at[at] for at in _listed(marks, hosts)] or (_where(clause) if on_it else [])
    around = hit.word in TOURS and "R" in marks[hit.last : hit.last + LEFT]
    somewhere = spots or around or any(marks[at] == "P" for at in by) or _to_a_land(marks, hit)
    if whose and not hosts and "D" in marks[whose[0] : hit.last + LEFT]:
        owners, somewhere = whose, True  # "the planned visit of President Sato in August"
    led = {*marks[max(0, hit.first - NEAR) : hit.first], clause.opener}
    in_passing = bool(spots) and not IN_PASSING.isdisjoint(led)
    if not somewhere or not (owners or holder or on_it or in_passing):
        return None
    # "Of President Sato of Chile".
    made: list[Role] = [
        ("visitor", clause.at[at], clause.at[at] + (3 if marks[at + 1 : at + 3] == ("of", "E") else 1))
        for at in owners[-1:]
    ]
    return [*made, *(("host", at, at + 1) for at in spots)]


def _listed(marks: tuple[str, ...], hosts: list[int]) -> list[int]:
    """The first host and those listed with it: "a tour to Peru, Chile and the Philippines"."""
    found = hosts[:1]
    for at in hosts[1:]:
        if not {*marks[found[-1] + 1 : at]} <= {",", "and", "the"}:
            break
        found.append(at)
    return found


def _to_a_land(marks: tuple[str, ...], hit: Hit) -> bool:
    """Whether it goes to what only the discourse names: "a visit to the island nation"."""
    near = marks[hit.last : hit.last + LEFT]
    return near[:1] == ("to",) and near[1:2] in NAMING and not VISITED.isdisjoint(near)


def _where(clause: Clause) -> list[int]:
    """The spot that a clause with "where" is about: "in Dubai, where he is on a visit"."""
    items, first = clause.line.items, clause.at[0]
    ahead = range(first - 2, max(first - 5, 0) - 1, -1) if clause.opener == "where" else range(0)
    return [at for at in ahead if items[at].mark in PLACES][:1]


def _mission(clause: Clause, hit: Hit, before: list[int], right: list[int], dated: bool) -> list[Role] | None:
    """A mission of somebody to some land; of trade and dated, its senders may be those of whom the article speaks."""
    marks, by = clause.marks, [at for at in right if "by" in clause.marks[hit.last : at]]
    to = [at for at in right if marks[at] in PLACES and at not in by and "to" in marks[max(hit.last, at - 3) : at]]
    before = before or [at for at in by if marks[at] in NAMED]
    if not to or not (before or (dated and hit.last - hit.first > 1)):
        return None
    visitor: list[Role] = [("visitor", clause.at[at], clause.at[at] + 1) for at in before[:1]]
    return [*visitor, ("host", clause.at[to[0]], clause.at[to[0]] + 1)]


def _delegation(clause: Clause, hit: Hit) -> list[Role] | None:
    """A delegation that will do something somewhere on a day, whatever it is: "will seek partners in Lima in May"."""
    marks = clause.marks
    rest = range(hit.last, min(hit.last + FAR, len(marks)))
    will = next((at for at in rest if marks[at] == "will"), None)
    if will is None or "D" not in marks[will:]:
        return None
    own = [at for at in range(max(0, hit.first - LEFT), will) if marks[at] in NAMED]
    spots = [at for at in range(will, len(marks)) if marks[at] in PLACES and is_placed(marks, at)]
    if not own or not spots:
        return None
    day = marks.index("D", will)
    made: list[Role] = [("visitor", clause.at[own[0]], clause.at[own[0]] + 1)]
    return [*made, ("host", clause.at[spots[0]], clause.at[spots[0]] + 1), ("", clause.at[day], clause.at[day] + 1)]


def _left(marks: tuple[str, ...], hit: Hit) -> list[int]:
    found: list[int] = []
    for at in range(hit.first - 1, max(-1, hit.first - LEFT - 1), -1):
        paired = marks[at] == "and" and marks[at + 1] in TEAM_KINDS and marks[at - 1] in TEAM_KINDS
        if marks[at] in PREPOSITIONS or (marks[at] in {",", "and"} and not paired):
            break
        found.append(at)
    return found[::-1]


def _right(clause: Clause, hit: Hit) -> list[int]:
    finite = {verb.first for verb in clause.verbs if verb.form in {"past", "s", "base"}}
    # "The visit of Sato, the minister of Chile, to Peru".
    beyond = POSSESSIVES | {"to"} if hit.kind == "visit" else POSSESSIVES
    found = []
    for at in range(hit.last, min(hit.last + RIGHT, len(clause.marks))):
        if clause.marks[at] == "," and not beyond.isdisjoint(clause.marks[at + 1 : at + 2]):
            continue
        after = clause.marks[at + 1 : at + 3]
        following = after[1:] if after[:1] == ("and",) else after[:1]
        if clause.marks[at] == "," and not {clause.marks[at - 1], *following} <= LISTED:
            break
        if clause.marks[at] == "since" or (at == hit.last and clause.marks[at] in TREATING):
            break
        told = clause.marks[at] in HELD and not AFTER_HELD.isdisjoint(clause.marks[at + 1 : at + 2])
        if at in finite and clause.marks[at] not in {"held", "set", "scheduled"} and not told:
            break
        found.append(at)
    return found
