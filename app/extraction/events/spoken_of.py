"""Measures that are only spoken of: what a complaint is about, what a law would do, when it is open, a topic."""

from app.extraction.events.clauses import Clause
from app.extraction.events.words import Hit
from app.extraction.lexicons import word_set

DECISIONS = frozenset({"decision", "move", "plan", "plans", "proposal"})
TAKEN, TARGETS = frozenset({"decision", "move"}), frozenset({"A", "E", "EE"})
COPULA = frozenset("is are was were has have had will would".split())
AUXILIARY = word_set("auxiliary")
LAWS, LAWMAKING = word_set("laws"), word_set("lawmaking")
ABOUT, CONTENT = frozenset({"against", "over", "about", "at", "into"}), frozenset({"that", "which"})
# "Actions related to allowing trucks in" are spoken of.
ABOUT_TO = {
    (about, "to") for about in ("related", "relating", "regard", "respect", "opposed", "opposition", "objections")
}
# "The effects of renewed tariffs": behind these no verb is finite.
PREPOSITIONS = frozenset("of from with by in for than amid against under over about".split())
FREEING = (
    "exempt",
    "free",
    "exclud",
    "remov",
    "withdr",
    "reliev",
    "protect",
    "spare",
    "releas",
    "waiv",
    "strip",
    "shield",
)
NAMES = frozenset({"E", "EE", "A", "P", "O", "S", "R"})
NEAR, FAR = 4, 12
# What sanctions or duties do to firms and goods.
EFFECTS, BEING = frozenset({"bar", "direct", "throttle"}), frozenset({"was", "were", "been", "be", "is", "are"})


def only_spoken_of(clause: Clause, kind: str, verb: Hit, noun: Hit) -> bool:
    """Whether somebody only speaks of it: it is contested, in question, or told with something else."""
    if _is_asked_about(clause):
        return True
    return kind == "policy_measure" and (
        _is_contested(clause, verb)
        or _is_of_a_law(clause, verb, noun)
        or _is_topic(clause, verb)
        or _is_told_of(clause.marks, verb, noun)
        or _is_effect(clause, verb)
        or _is_of_an_order(clause.marks, verb)
        or _is_adjective(clause.marks, verb, noun)
        or _is_from_it(clause.marks, verb, noun)
        or _is_subject(clause, verb)
        or (verb.form == "ing" and clause.marks[max(0, verb.first - 2) : verb.first] in ABOUT_TO)
    )


def _is_contested(clause: Clause, verb: Hit) -> bool:
    """Whether it is what a complaint is about: "filed a complaint against Lima's decision to limit imports"."""
    marks, begin = clause.marks, verb.first
    if verb.form not in {"base", "noun"}:
        return False
    about = next((at for at in range(begin - 1, max(-1, begin - FAR), -1) if marks[at] in ABOUT), None)
    if about is None:
        return False
    told = any(hit.kind == "complaint" and hit.last <= about for hit in clause.nouns)
    told = told or any(hit.kind in {"accuse", "object", "appeal"} and hit.last <= about + 1 for hit in clause.verbs)
    return told and not any(about < hit.first < begin and hit.form in {"past", "s"} for hit in clause.verbs)


def _is_of_a_law(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether it is what a law would do that was told of as such: "introduced a bill that would raise duties"."""
    if noun.kind == "law" or not clause.at or clause.opener not in CONTENT or LAWMAKING.isdisjoint(clause.line.words):
        return False
    ahead = clause.line.marks[max(0, clause.at[0] - NEAR) : clause.at[0]]
    return verb.form == "base" and not LAWS.isdisjoint(ahead)


def _is_asked_about(clause: Clause) -> bool:
    """Whether it is open when or whether it happens: "rules on when Peru may seek safeguards"."""
    before = clause.at[0] - 2 if clause.at else -1
    return (
        clause.opener in {"when", "where"} and before >= 0 and clause.line.items[before].mark in {"on", "about", "of"}
    )


def _is_topic(clause: Clause, verb: Hit) -> bool:
    """Whether somebody only speaks of a decision that is no news: "Lima's decision to raise duties is a mistake".

    Against whom it goes is told with the news: "its decision to raise duties on Omani dates has angered growers".
    """
    marks = clause.marks
    against = not {"on", "against", "from"}.isdisjoint(marks[verb.last :]) or marks[verb.last : verb.last + 1] == ("A",)
    taken = marks[max(0, verb.first - 2)] in TAKEN and against
    if taken and not TARGETS.isdisjoint(marks[verb.last :]):
        return False
    if verb.form != "base" or marks[max(0, verb.first - 2)] not in DECISIONS or "D" in marks:
        return False
    ahead = marks[: verb.first - 2]
    finite = any(hit.form in {"past", "s"} for hit in clause.verbs if hit.first < verb.first)
    return not finite and AUXILIARY.isdisjoint(ahead) and not COPULA.isdisjoint(marks[verb.last :])


def _is_told_of(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether what is told of a measure is another's: "maintains its duties are fair", "confirmed the ban"."""
    if noun.first < verb.last or verb.form == "noun" or marks[max(0, verb.first - 2)] in TAKEN:
        return False
    known = verb.word.startswith("confirm") and marks[noun.first - 1] in {"the", "its", "that"}
    return known or not COPULA.isdisjoint(marks[noun.last : noun.last + 1])


def _is_effect(clause: Clause, verb: Hit) -> bool:
    """Whether it is what a measure does, on no day: "the sanctions prevented firms from buying"."""
    if verb.kind not in EFFECTS or "D" in clause.marks[verb.last : verb.last + NEAR]:
        return False
    acting = any(hit.kind == "barrier" and hit.last == verb.first for hit in clause.nouns)
    return acting and verb.form in {"past", "s"} and not BEING.intersection(clause.marks[: verb.first])


def _is_of_an_order(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether it only says which order is meant: "the decree authorising sanctions"."""
    if verb.form != "ing" or verb.first < 1 or marks[verb.first - 1] not in LAWS | {"order", "rule", "rules"}:
        return False
    return "the" in marks[max(0, verb.first - NEAR) : verb.first] and "D" not in marks


def _is_adjective(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether a participle only says what a measure is like: "the effects of renewed Omani tariffs"."""
    if verb.form != "past" or not verb.first or marks[verb.first - 1] not in PREPOSITIONS:
        return False
    return noun.first == verb.last or (noun.first == verb.last + 1 and marks[verb.last] in NAMES)


def _is_from_it(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether something is had or done from it: "offered relief from tariffs", not "put on rice from Oman a duty"."""
    between = marks[verb.last : noun.first]
    if "from" not in between or verb.word.startswith(FREEING):
        return False
    return NAMES.isdisjoint(between[between.index("from") + 1 :][:2])


def _is_subject(clause: Clause, verb: Hit) -> bool:
    """Whether it is a way of doing things that opens the sentence: "slashing tariffs and taxes can help"."""
    if verb.form != "ing" or verb.first or not clause.at or clause.at[0] or "D" in clause.marks:
        return False
    marks = clause.line.marks
    behind = marks[marks.index(",") + 1 :][:2] if "," in marks else ()
    return NAMES.isdisjoint(behind) and not {"it", "he", "she", "they"}.intersection(behind)
