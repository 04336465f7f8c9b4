"""Words around a verb and its noun by which nothing happens: habits, goals behind a preposition, means in passing."""

from itertools import pairwise

from app.extraction.events.clauses import AUXILIARY, Clause
from app.extraction.events.gathered import TOPICAL, is_no_gathering, is_topic
from app.extraction.events.meeting_fits import is_no_meeting
from app.extraction.events.spoken_of import only_spoken_of
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set

HABITUAL, BE = word_set("habitual"), word_set("be")
# Who is accused of these is in no dispute about trade.
HOSTILE = word_set("hostile")
# What stands behind these is not the object: "took action against trade barriers".
PARTING = word_set("parting")
SET = frozenset("to out up forth off aside about".split())
TAKE = frozenset("on over up out off part place note".split())
PHRASAL = {
    **dict.fromkeys(("set", "sets", "setting"), SET),
    **dict.fromkeys(("take", "takes", "took", "taken", "taking"), TAKE),
    **dict.fromkeys(("put", "puts", "putting"), SET | {"forward", "an"}),
}
NAMING = frozenset("long the these those any its their such all 's".split())
MODAL = frozenset("will would could can may might is are was were has have does do".split())
# Of these alone nobody knows what is done.
VAGUE = word_set("vague_measures")
# "Chaired a meeting of a committee": nobody from abroad is there.
CHAIRED = frozenset("chair chairs chaired chairing presided presides".split())
HOUSES = frozenset("committee cabinet board taskforce ministry secretaries officials".split())
# Without these "be imposed" is only asked for: "urged that curbs be imposed".
TO_BE = frozenset("to will would can could may might must shall should".split())
# "Concerns raised by Peru of duties": the participle belongs to what stands ahead.
BY_OTHERS = frozenset({"change", "impose", "meet"})
# "Which allowed them to": the measure was told before.
THEM = {("them",), ("it",), ("him",), ("her",), ("us",)}
AMOUNTS = frozenset("N one two three four five six seven eight nine ten a an another half up as".split())
AWAITING = frozenset("will would stay stays remain remains not to must should cannot".split())
PLURAL = frozenset({"they", "we", "countries", "governments", "nations", "states"})
NEAR, FARTHEST = 4, 6
# "A study of tariffs", "the 2014 place of barriers": nouns that look like verbs.
ARTICLES = frozenset({"a", "an", "the", "this", "its", "their"})
# "A range of barriers, such as exempting firms": what belongs to something else.
SUCH_AS = frozenset({"including", "includes", "include", "as"})
AMENDING = ("amend", "revis", "review", "adopt", "implement", "updat", "harmoni", "simplif")
# "Applications for 500 tons of wheat are held up": no cargo is.
PAPERS = frozenset("applications application requests bids permits licences licenses orders tenders".split())
AT_TALKS, CHARGED = frozenset({"talks", "negotiations"}), frozenset({"with", "that", "of"})
SHOWN = frozenset({"video", "podcast", "webinar", "episode", "documentary", "livestream"})
# What is told behind these is not done yet, or not at all.
UNDONE = frozenset("before without than against avoid avoids avoided avoiding".split())
RELATED = {("that", "have"), ("which", "have"), ("that", "has"), ("which", "has")}
TAKING, HYPOTHETICAL = frozenset("take takes took taken taking".split()), frozenset("could would may might can".split())
PROMOTING = frozenset("enhancing boosting increasing expanding promoting developing strengthening".split())
# "Due to open in May, the plant will": what follows is who does it.
FRONTED = {(awaited, "to") for awaited in ("due", "set", "scheduled", "expected", "slated", "planned")}
OFFERING = ("offer", "provid", "grant", "give")
PART_OF, SOUGHT = frozenset({"part", "among", "one"}), frozenset({"sought", "requested", "demanded", "wanted"})
TARGETS = frozenset({"A", "E", "EE", "D", "N", "P", "O"})


def doubtful(clause: Clause, kind: str, verb: Hit, noun: Hit) -> bool:
    """Whether what stands beside the verb shows that it tells no single happening."""
    marks = clause.marks
    first, last = min(verb.first, noun.first), max(verb.last, noun.last)
    if (
        (kind == "policy_measure" and _is_awaited(clause))
        or (kind == "policy_measure" and verb.form == "ing" and clause.opener in UNDONE)
        or only_spoken_of(clause, kind, verb, noun)
        # "Required by the Trade Act of 1988", which is in force.
        or (verb.kind == "pend" and marks[noun.last : noun.last + 1] == ("D",))
        or (verb.kind == "accuse" and not HOSTILE.isdisjoint(marks[verb.last :]))
        or not HABITUAL.isdisjoint(marks[max(0, first - NEAR) : last])
        or _is_parted(marks, kind, verb, noun)
        or (kind == "policy_measure" and _is_standing(clause, verb, noun))
        or (verb.word in CHAIRED and (_is_at_home(marks, noun) or (verb.form in {"s", "base"} and "D" not in marks)))
        or _is_no_deed(clause, kind, verb, noun)
    ):
        return True
    if verb.kind == "gather":
        return is_no_gathering(clause, verb, noun)
    if verb.kind == "meet":
        return noun.first > verb.first and is_no_meeting(marks[verb.last : noun.first])
    if verb.kind == "discuss":
        return is_topic(marks, verb) or is_no_meeting(marks[verb.last :])
    if verb.word.startswith(("allow", "let")) and marks[verb.last : verb.last + 1] in THEM:
        return True
    return kind == "policy_measure" and _is_no_measure(marks, verb, noun)


def _is_standing(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether it is what investors find in a land at any time: "Peru offers incentives to those who invest"."""
    told = verb.form in {"s", "base"} and verb.word.startswith(OFFERING) and noun.kind == "weak_barrier"
    return told and clause.line.kind == "body" and {"D", "will", "would", "to"}.isdisjoint(clause.marks[: noun.last])


def _is_no_deed(clause: Clause, kind: str, verb: Hit, noun: Hit) -> bool:
    """Whether the verb is a noun, an example, a gerund as subject, an ability, or has another object."""
    marks = clause.marks
    if _is_a_noun(marks, verb) or _is_an_example(clause, verb, noun):
        return True
    following, ahead = marks[verb.last : verb.last + 1], marks[max(0, verb.first - 1)]
    # "Sought to disrupt the summit", "Sato attending the talks is a sign".
    other = verb.kind == "propose" and following == ("to",) and noun.first > verb.last
    other = other or (verb.kind == "attend" and verb.form == "ing" and ahead in {"P", "E", "A"})
    # "Led the delegation during the talks": those were held.
    other = other or (verb.kind == "lead" and kind == "mission" and not AT_TALKS.isdisjoint(marks[noun.last :]))
    other = other or (noun.word == "call" and marks[noun.first - 1] == "to")
    other = other or (verb.word.startswith("call") and following == ("for",) and kind in {"talks", "summit"})
    # "Charging Omani firms nothing": nobody is accused.
    other = other or (verb.kind == "accuse" and verb.word == "charging" and CHARGED.isdisjoint(marks[verb.last :]))
    # "Will pave the way for enhancing sales" hopes for something.
    other = other or (kind == "policy_measure" and not PROMOTING.isdisjoint(following))
    # "The stalled talks" are named, not told.
    named = verb.form == "past" and noun.first == verb.last and ahead in ARTICLES and kind in {"talks", "negotiation"}
    newly = kind == "opening" and verb.form == "past" and ahead in {"recently", "newly"}
    if other or named or (newly and marks[verb.first - 2] in ARTICLES):
        return True
    if kind != "policy_measure":
        return verb.word in TOPICAL and not SHOWN.isdisjoint(clause.line.words)  # "in the video two experts discuss"
    if noun.last <= verb.first and not PAPERS.isdisjoint(marks[: noun.first]):
        return True
    return "can" in marks[max(0, verb.first - 2) : verb.first] and "D" not in marks


def _is_a_noun(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether what looks like a verb is a noun or a trait: "a study on duties", "the 2014 ban", "frozen pork"."""
    ahead = marks[max(0, verb.first - 2) : verb.first]
    if verb.word == "frozen":
        return AUXILIARY.isdisjoint(ahead)
    dated = ahead[-1:] == ("D",) and not ARTICLES.isdisjoint(ahead[:1])
    return verb.form == "base" and (dated or ahead[-1:] in {("a",), ("an",)})


def _is_an_example(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether it is but an item of a list of what is meant: "barriers, including limiting imports"."""
    if verb.form != "ing":
        return False
    marks, ahead = clause.marks, clause.marks[verb.first - 1] if verb.first else clause.opener
    if noun.kind == "law" and verb.word.startswith(AMENDING) and ahead not in BE:
        return True
    if any(hit.form == "past" and hit.first < verb.first for hit in clause.verbs):
        return False  # "introduced hard measures, including raising duties"
    return ahead in SUCH_AS or (ahead in {",", "and"} and not SUCH_AS.isdisjoint(marks[: verb.first]))


def _is_at_home(marks: tuple[str, ...], noun: Hit) -> bool:
    """Whether a meeting is one of a house: "a meeting of the energy committee", not of a joint one."""
    behind = marks[noun.last : noun.last + 2 * NEAR]
    foreign = {"joint", "bilateral", "intergovernmental", "interministerial", "EE", "E", "A", "P", "O"}
    house = next((at for at, mark in enumerate(behind) if mark in HOUSES), None)
    return behind[:1] == ("of",) and house is not None and foreign.isdisjoint(behind[:house])


def _is_awaited(clause: Clause) -> bool:
    """Whether it is what others wait for: "will stay until Peru lifts its ban", but not "was secret until it did"."""
    ahead = {item.mark for item in clause.line.items[: clause.at[0]]} if clause.at else set()
    return clause.opener == "unless" or (clause.opener == "until" and not AWAITING.isdisjoint(ahead))


def _is_parted(marks: tuple[str, ...], kind: str, verb: Hit, noun: Hit) -> bool:
    """Whether what stands between the verb and the noun behind it shows that the noun is not its object."""
    between = marks[verb.last : noun.first]
    dated = verb.word in {"beginning", "starting"} and marks[verb.last : verb.last + 1] == ("D",)
    by_them = between[:1] == ("by",) and not (between[1:2] and between[1] in AMOUNTS)  # "extended by one year its ban"
    if dated or (by_them and verb.kind in BY_OTHERS) or _is_another(marks, verb, between):
        return True
    # "The visit started with a welcome at the airport".
    if (
        kind == "opening"
        and verb.kind != "produce"
        and verb.last < noun.first
        and not {"with", "at", "on", "for"}.isdisjoint(between)
    ):
        return True
    means = verb.word == "financing" and not between and BE.isdisjoint(marks[max(0, verb.first - 2) : verb.first])
    if kind == "project" and (means or not {",", "in"}.isdisjoint(between)):
        return True
    if noun.last <= verb.first and verb.word in {"take", "takes", "took"} and verb.last == verb.first + 1:
        return True
    if any(one in {"pct", "percent"} and other == "of" for one, other in pairwise(between)):
        return True
    return between[:1] == (",",) or not PARTING.isdisjoint(between) or _goes_on(between) or _is_phrasal(marks, verb)


def _is_another(marks: tuple[str, ...], verb: Hit, between: tuple[str, ...]) -> bool:
    """Whether the noun is of something else.

    "The beginning of a third phase of work on a gas field", "a line launched last month, the new link will".
    """
    if marks[: verb.first] in FRONTED:
        return False
    far = verb.form == "noun" and len(between) > FARTHEST
    return far or any(mark == "," and then in {"the", "a", "an", "its"} for mark, then in pairwise(between))


def _is_no_measure(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    if verb.form == "ing" and verb.first and marks[verb.first - 1] in UNDONE:
        return True  # "before limiting imports", "without raising duties"
    if verb.kind == "bar" and marks[max(0, verb.first - 2) : verb.first] in RELATED:
        return True  # "tariffs that have limited sales": what the tariffs did
    if verb.word in TAKING and noun.word not in VAGUE and noun.first > verb.last + 2:
        return True  # "took a firm position on quotas"
    if _is_habit(marks, verb) or _is_means(marks, verb, noun) or _is_only_named(marks, verb, noun):
        return True
    if (
        verb.form == "past"
        and marks[verb.first - 1] == "be"
        and TO_BE.isdisjoint(marks[max(0, verb.first - NEAR) : verb.first])
    ):
        return True
    # "Is part of several measures taken by Peru".
    part = not PART_OF.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first])
    aimed = verb.word.startswith("threat") or not TARGETS.isdisjoint(marks[verb.last :])
    return noun.word in VAGUE and (part or not aimed)


def _is_phrasal(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether the next word makes another verb of it: "set out", "are set to"."""
    following = marks[verb.last] if verb.last < len(marks) else ""
    return verb.last == verb.first + 1 and following in PHRASAL.get(verb.word, ())


def _is_only_named(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether a measure is named, not taken: "the proposed tariff would hurt", "raising tariffs will hurt"."""
    if verb.form == "past" and noun.first == verb.last and marks[max(0, verb.first - 1)] in NAMING:
        return "D" not in marks
    if noun.last == verb.first and verb.word in SOUGHT:
        return True  # "the sanctions sought by Lima"
    if verb.form == "past" and not verb.first and noun.first == verb.last:
        return not HYPOTHETICAL.isdisjoint(marks[noun.last : noun.last + 3 * NEAR])  # "increased duties could hurt"
    subject = verb.form == "ing" and (verb.first == 0 or marks[verb.first - 1] == "that")
    return subject and not MODAL.isdisjoint(marks[noun.last : noun.last + 2 * NEAR])


def _goes_on(between: tuple[str, ...]) -> bool:
    """Whether another verb, known or not, follows in between: "floated its currency and continued with"."""
    return any(mark == "and" and word.endswith("ed") for mark, word in pairwise(between))


def _is_habit(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether it is what they always do: "they impose duties"."""
    return verb.form == "base" and verb.first > 0 and marks[verb.first - 1] in PLURAL and "D" not in marks


def _is_means(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether a participle only names a way, with no word of whom or when: "by raising barriers"."""
    if verb.form != "ing" or verb.first < 1 or marks[verb.first - 1] not in {"by", "through", "while", "effectively"}:
        return False
    return TARGETS.isdisjoint(marks[verb.last : noun.last + 2 * NEAR])
