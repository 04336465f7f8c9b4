"""Whether a verb and its noun are only denied, wished, asked for, or what an agreement is to bring."""

from app.extraction.events.clauses import Clause
from app.extraction.events.words import BE, Hit
from app.extraction.lexicons import word_set

NEAR, FAR = 5, 8
# Ahead of the verb, or between it and its noun: it is denied or wished.
DENYING = word_set("denying")
RESOLVED = word_set("resolved")
REQUESTS = word_set("requests")
# Whoever does this makes somebody else act: "prompting Lima to halt imports".
CAUSING = word_set("causing")
# What one only aims at: "aimed at forcing", "could force", "without forcing".
AIMING = word_set("modal") | frozenset("of at for by be without into from should must not".split())
SUGGESTING = (
    "important",
    "essential",
    "vital",
    "imperative",
    "suggest",
    "propos",
    "demand",
    "insist",
    "recommend",
    "request",
    "condition",
)
PROMISED = frozenset({"promised", "wished", "tried", "failed", "refused", "hoped", "wanted"})
STATES = frozenset({"country", "nation", "state", "government", "member", "economy"})
# "Became the first premier to visit Peru", "will be the most senior official to visit".
RANKED = frozenset("latest first second third only highest-ranking senior highest-level".split())
BECOMING = frozenset("become becomes became be is was".split())
AWAITED = frozenset({"due", "set", "scheduled", "expected", "planned", "slated"})
# Talks that somebody wishes or asks for are proposed.
TO_MEET = frozenset({"negotiation", "meeting", "bargaining", "summit"})
BUILT = frozenset({"work", "buildable", "facility"})
WISHING = frozenset("want wants wanted hope hopes hoped hoping keen eager willing ready".split())
BEGINNING = ("start", "beg", "open", "reopen", "resum", "restart", "launch", "relaunch", "hold", "reviv", "kick")
ASKED = frozenset(
    "asked asks asking urged urges urging pressed presses pressing invited invites lobbied proposed proposes offered"
    " offers called".split()
)
# Who "also restricts" or "further restricts" exports does so now.
ASKING = frozenset("request requests call calls plea pleas demand demands appeal appeals".split())
AIDED = frozenset("aid assistance support interest interested experience expertise role possible".split())
ADVERBS = frozenset({"also", "now", "still", "then", "later", "therefore"})
AGAIN = frozenset({"also", "further", "now", "temporarily", "completely"})
DEALS = word_set("deals")
TALKED_OF = word_set("talked_of")
AUTHORITIES = word_set("authorities")
AIMED = frozenset({"designed", "intended", "meant", "aimed"})
# Whoever is to do it does not decide it: "asked that the government withdraw".
RULERS = frozenset({"E", "P", "government", "authorities", "ministry", "commission", "cabinet", "state", "it", "they"})


def denied(clause: Clause, verb: Hit, noun: Hit) -> bool:
    """Whether it is said not to be so, or is what an agreement is to bring: that is told with the agreement."""
    marks = clause.marks
    sought = noun.kind in TO_MEET and verb.kind in {"process", "hold", "propose", "gather"}
    sought = sought or (verb.kind == "meet" and is_wished(marks, verb))
    return (
        (_is_only_meant(clause, verb) and not (sought and is_wished(marks, verb)))
        or (verb.kind == "foresee" and marks[verb.last : verb.last + 1] == ("to",))
        or (verb.form == "noun" and marks[max(0, verb.first - 1)] == "this")  # "with this exchange": it was told before
        or _is_of_a_deal(marks, verb, noun)
        or _is_denied(_words_before(marks, verb, noun), sought=sought)
    )


def _words_before(marks: tuple[str, ...], verb: Hit, noun: Hit) -> tuple[str, ...]:
    """The words that may deny it: ahead of verb and noun, and between them; "work should begin" is what is foreseen."""
    words = marks[max(0, min(verb.first, noun.first) - NEAR) : max(verb.first, noun.first)]
    foreseen = noun.kind in BUILT and noun.first < verb.first and words[-1:] == ("should",)
    return words[:-1] if foreseen else words


def is_wished(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether somebody wishes to meet or asks for it: "wants to resume negotiations", not "hopes to conclude them"."""
    ahead = marks[max(0, verb.first - FAR) : verb.first]
    wishes = "D" in marks or verb.word.startswith(BEGINNING)
    return ahead[-1:] == ("to",) and not (WISHING | ASKED if wishes else ASKED).isdisjoint(ahead)


def is_asked_for(marks: tuple[str, ...], verb: Hit) -> bool:
    """Whether somebody asks others to meet: "pressed Peru to open talks"."""
    ahead = marks[max(0, verb.first - FAR) : verb.first]
    return ahead[-1:] == ("to",) and not ASKED.isdisjoint(ahead)


def is_caused(marks: tuple[str, ...], first: int) -> bool:
    """Whether something made somebody act: "prompting Lima to halt imports", not "in the hope of forcing it to"."""
    begin = max(0, first - NEAR)
    causing = [at for at in range(begin, first) if marks[at] in CAUSING]
    return any(not at or marks[at - 1] not in AIMING for at in causing)


def _is_denied(ahead: tuple[str, ...], *, sought: bool) -> bool:
    """Whether a word denies or only wishes it; what they "no longer" do they did before.

    Whoever wishes to talk proposes it.
    """
    if sought:  # "hopes to" is told by `is_wished`
        ahead = tuple([mark for mark in ahead if mark not in WISHING])
    told = [mark for mark, then in zip(ahead, (*ahead[1:], ""), strict=True) if (mark, then) != ("no", "longer")]
    return not DENYING.isdisjoint(told)


def _is_only_meant(clause: Clause, verb: Hit) -> bool:
    """Whether somebody talks of it, suggests it or wants it of others, or a state always does so."""
    marks, at = clause.marks, _ahead_of(clause.marks, verb)
    ahead = marks[at]
    if verb.form == "ing":
        # "Possible aid in renovating factories": nobody does it yet.
        aided = ahead == "in" and not AIDED.isdisjoint(marks[max(0, at - NEAR) : at])
        return aided or ahead in TALKED_OF
    if verb.form == "s":
        told = "D" in marks or ahead in AGAIN
        return verb.kind == "bar" and clause.line.kind == "body" and not told
    if verb.form != "base" or _is_gone_for(clause, verb):
        return False
    if verb.kind == "go" and ahead == "to" and _is_first_to(marks[max(0, at - FAR) : at], marks[:at]):
        return False
    suggested = ahead in RULERS and _is_suggested(clause, verb)
    return suggested or (ahead == "to" and not _is_resolved(clause, at))


def _ahead_of(marks: tuple[str, ...], verb: Hit) -> int:
    """Where the word ahead of a verb stands, but for adverbs: "to gradually lift", "to further open"."""
    at = max(0, verb.first - 1)
    while at and (marks[at].endswith("ly") or (marks[at] in AGAIN and marks[at - 1] == "to")):
        at -= 1
    return at


def _is_gone_for(clause: Clause, verb: Hit) -> bool:
    """Whether somebody goes somewhere to take part in it: "left for Lima to attend a summit"."""
    gone = (hit for hit in clause.verbs if hit.kind in {"go", "leave"} and hit.last < verb.first)
    return verb.kind == "attend" and any(hit.word not in BE for hit in gone)


def _is_of_a_deal(marks: tuple[str, ...], verb: Hit, noun: Hit) -> bool:
    """Whether an agreement is to bring it, or it is the agreement's: "the contract for the mine was closed"."""
    begin, first = verb.first, min(verb.first, noun.first)
    # "A pact, lifting curbs", "a treaty eliminating duties".
    ahead = marks[:begin] if marks[begin - 1] == "," else marks[begin - 1 : begin]
    if verb.form == "ing" and not DEALS.isdisjoint(ahead):
        return True
    if "by" in marks[max(0, first - NEAR) : first] and not AIMED.isdisjoint(marks[:first]):
        return not DEALS.isdisjoint(marks[:first])  # "a pact designed to boost trade by lifting duties"
    noun_of_one = verb.form == "noun" and not DEALS.isdisjoint(marks[max(0, begin - NEAR) : begin])
    built = noun.kind in {"facility", "buildable"}
    if noun_of_one or (built and not DEALS.isdisjoint(marks[max(0, noun.first - NEAR) : noun.first])):
        return True
    if not DEALS.isdisjoint(marks[:begin]) and not {"would", "will"}.isdisjoint(marks[:begin]):
        # "Under the pact, Peru will scrap its duties by 2010" tells what Peru does and when.
        return not (marks[0] in {"under", "in"} and "," in marks[:begin] and "D" in marks[begin:])
    if marks[max(0, begin - 2)] in AWAITED:
        return False  # "the parties to the deal are due to meet"
    if begin > 2 and marks[begin - 1] == "and":
        begin -= 2  # "an agreement to explore and develop a field"
    return marks[max(0, begin - 1)] == "to" and not DEALS.isdisjoint(marks[max(0, begin - FAR) : begin])


def _is_suggested(clause: Clause, verb: Hit) -> bool:
    """Whether somebody else only suggests it: "proposed that Lima remove its ban"."""
    items = clause.line.items
    ahead = items[max(0, clause.at[verb.first] - NEAR) : clause.at[verb.first]]
    return any(item.mark.startswith(SUGGESTING) for item in ahead)


def _is_first_to(near: tuple[str, ...], ahead: tuple[str, ...]) -> bool:
    """Whether somebody is told to be the first who goes there: "will become the first president to visit"."""
    return not RANKED.isdisjoint(near) and not BECOMING.isdisjoint(ahead)


def _is_resolved(clause: Clause, to: int) -> bool:
    """Whether somebody decided, plans or is to do it: not "gave them days to do it", "urged them to do it"."""
    if clause.line.kind != "body":
        return clause.marks[max(0, to - 1)] not in ASKING
    ahead = clause.marks[max(0, to - 5) : to]
    if not ahead:
        return True
    if ahead[-2:] == ("in", "order"):
        return False  # "met in order to lift"
    if "voted" in ahead or (ahead[-1] in STATES and not RANKED.isdisjoint(ahead)):
        return True  # "voted 305 to 112 to prohibit", "became the latest country to ban"
    if ahead[-1] in {"E", "P"} or (ahead[-1] in AUTHORITIES and ahead[-2:-1] in {("A",), ("'s",)}):
        return not REQUESTS.isdisjoint(ahead) or is_caused(clause.marks, to)
    dated = {"D", "on", "in", "late", "early"} if "D" in ahead else set()  # "decided on Monday to"
    passing = dated | ADVERBS  # "is also to meet"
    last = next((mark for mark in reversed(ahead) if mark not in passing and not mark.endswith("ly")), "")
    return last in RESOLVED or (last.endswith("ed") and last not in PROMISED)
