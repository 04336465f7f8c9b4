"""How far a happening has come by the form of its verb."""

from app.extraction.events.bond_denials import is_asked_for, is_caused, is_wished
from app.extraction.events.bond_nouns import PARTIES
from app.extraction.events.clauses import Clause
from app.extraction.events.words import HAVE, Hit
from app.extraction.lexicons import word_set
from app.extraction.times.scanning import Time

# Their past is like the base: "Sato set off on Monday".
PUT, NEAR = frozenset({"put", "set", "hit", "cut"}), 3
MEETING = frozenset({"visit", "talks", "summit", "forum", "negotiation", "mission"})
# It is merely possible.
MODAL = word_set("modal")
# What somebody has in mind: "his readiness to host a fair", "provisions for hosting".
INTENT = frozenset(
    "intention intentions intent readiness willingness desire wish interest determination commitment plan plans"
    " proposal proposals offer aim decision pledge promise invitation hope hopes ready willing eager keen"
    " provisions provision possibility idea prospect interested preparations arrangements".split()
)
# "Sato shakes hands with Diaz on Friday": below a picture the present tells what was.
PICTURED = ("shak", "greet", "hug", "embrac", "pose")
# "Sought a ban on Chilean wine".
SOUGHT = ("seek", "sought", "demand")
BEING = frozenset({"is", "are"})
# "Completed a project to build a dam": it is there.
COMPLETED = ("completed", "finished", "concluded")
# What is approved is still to be built.
APPROVED = ("approv", "green", "give", "gave", "sign")
ARRIVING = ("arriv", "landed", "flew in")
WENT = ("visit", "went", "travel", "flew")
# "Visiting Lima, the minister said".
VISITING = frozenset({"visiting", "touring"})
# Who is asked, or is to do it.
ADDRESSED = PARTIES | word_set("authorities")
ASKING, FAR = frozenset("ask asks asked asking request requests requested".split()), 7
TOWARDS = {"base": ("to",), "ing": ("for", "of", "in", "on", "about")}


def told_by_verb(clause: Clause, verb: Hit, kind: str) -> str:
    """The status that the verb itself tells; empty where the words around it do."""
    if plain := _told_plainly(clause, verb, kind):
        return plain
    headed = verb.form == "s" and (clause.line.kind == "headline" or "D" not in clause.marks[verb.last :])
    arrived = verb.word.startswith(("arriv", "land")) and (verb.form == "past" or headed)
    there = verb.word in {"is", "are"} or (verb.word in VISITING and not verb.first and not clause.opener)
    ahead = clause.marks[: verb.first]
    # "Peru is holding talks with Chile".
    holding = kind in MEETING and verb.form == "ing" and not BEING.isdisjoint(ahead[-1:])
    if (kind in {"visit", "mission"} and (arrived or there)) or (holding and not _is_dated(clause, verb)):
        return "ongoing"
    present = verb.form in {"base", "s"} and verb.word not in PUT and (MODAL | HAVE).isdisjoint(ahead[-NEAR:])
    present = present and MODAL.isdisjoint(ahead)
    if (
        present
        and not verb.word.startswith(PICTURED)
        and clause.line.kind == "body"
        and (kind in MEETING or kind == "opening")
        and (kind == "visit" or "D" in clause.marks[verb.last :] or clause.opener in {"when", "once"})
    ):
        return "planned"
    before = clause.marks[max(0, verb.first - 2) : verb.first]
    # "Want Lima's help to restart the talks" is a proposal.
    wished = kind in MEETING and "D" not in clause.marks and is_wished(clause.marks, verb)
    caused = is_caused(clause.marks, verb.first)
    come = _has_come_for(clause, verb)
    if before[-1:] == ("to",) and (caused or come or _was_gone_for(clause, verb)):
        return "planned" if come else "proposed" if wished else "occurred"
    infinitive = verb.form == "base" and before[-1:] == ("to",)
    plans = kind in MEETING and (verb.word.startswith("plan") or _is_meant(clause.marks, verb))
    # "Mills will ask Lima to limit imports".
    other = infinitive and before[0] in ADDRESSED and not ASKING.isdisjoint(ahead[-FAR:])
    asked = other or wished or (kind in MEETING and is_asked_for(clause.marks, verb))
    completed = kind == "project" and any(word.startswith(COMPLETED) for word in ahead)
    if asked or plans or (infinitive and (len(before) == 1 or before[0] in ADDRESSED or kind == "project")):
        return "proposed" if asked else "occurred" if completed else "planned"
    return ""


def _told_plainly(clause: Clause, verb: Hit, kind: str) -> str:
    """The status that the verb alone tells: who complains has done so, what is sought is proposed."""
    if kind == "dispute" and verb.form in {"past", "s"} and MODAL.isdisjoint(clause.marks[: verb.first]):
        return "occurred"
    if kind == "project" and verb.word.startswith(APPROVED):
        return "planned"
    return "proposed" if kind == "policy_measure" and verb.word.startswith(SOUGHT) else ""


def _is_dated(clause: Clause, verb: Hit) -> bool:
    """Whether a time is told behind the verb: "is meeting Diaz on Friday"."""
    return any(isinstance(clause.item(place).reference, Time) for place in range(verb.last, len(clause.marks)))


def _has_come_for(clause: Clause, verb: Hit) -> bool:
    """Whether somebody has just arrived for it: "arrived in Lima on Friday to attend a forum"."""
    way = _way_to(clause, verb)
    return way is not None and way.word.startswith(ARRIVING)


def _was_gone_for(clause: Clause, verb: Hit) -> bool:
    """Whether somebody went there for it: "visited Peru in May to attend a summit", not "left for Lima to attend"."""
    way = _way_to(clause, verb)
    return way is not None and way.form == "past" and way.word.startswith(WENT) and "D" in clause.marks


def _way_to(clause: Clause, verb: Hit) -> Hit | None:
    """The verb of going that stands last before one of attending."""
    if verb.kind != "attend":
        return None
    return next((hit for hit in reversed(clause.verbs) if hit.kind == "go" and hit.last < verb.first), None)


def _is_meant(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether somebody only has it in mind."""
    ahead = marks[max(0, verb.first - 3) : verb.first]
    return ahead[-1:] != () and ahead[-1] in TOWARDS.get(verb.form, ()) and not INTENT.isdisjoint(ahead[:-1])
