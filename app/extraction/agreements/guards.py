"""What keeps an agreement from being made up: parties that nobody names, and nouns that may mean anything."""

import re
from bisect import bisect_left

from app.extraction.agreements.members import within_a_bloc
from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import Progress
from app.extraction.agreements.sides import two_of, verb_actors
from app.extraction.agreements.supposed import BILATERAL
from app.extraction.agreements.vague import GENERIC, hoped_for, vague
from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import clear_pair
from app.extraction.names.organisations import Organisation

COMPANIES = re.compile(
    r"(?<!\S)(?:companies|firms|enterprises|businesses|corporations|company-to-company|business-to-business|corporate) "
)
# "A free trade zone in the port" is a place, not a pact.
ZONE = re.compile(
    r"(?:[^\s,;:<>]+ ){0,5}?(?:in|at|near|around|along|inside|on) (?:(?:the|its) )?(?:[a-z]+ ){0,3}?(?:S|E|A) "
)
# A paper that those who met adopt is theirs.
ADOPTED = re.compile(
    r"(?<!\S)(?:drew up|drawn up|worked out|agreed on|agreed|approved|adopt|adopts|adopted|adopting|adoption of"
    r"|issue|issues|issued|issuing|endorsed|endorses"
    r"|endorsement of) (?:\S+ ){0,4}$"
)
TOGETHER = re.compile(
    r"(?<!\S)(?:summit|meeting|talks|forum|conference|participants|delegates|both|two|leaders|ministers|sides) "
)
# "To deepen the comprehensive strategic partnership" tells of what there is.
DEEPENED = re.compile(
    r"(?<!\S)(?:(?:deepen|strengthen|consolidat|broaden|enrich|bolster|reinforc|advanc|promot|boost|cement)\w*"
    r"|(?:push|carr|mov|tak)\w* forward|(?:further|actively|steadily) (?:develop|expand|grow)\w*) "
    r"(?:(?!and |, )\S+ ){0,3}$"
)
# "It sells only to countries that agree to a separate deal".
ANYBODY = re.compile(
    r"(?<!\S)(?:only|any|all|those|with|to|by|for|of|from) "
    r"(?:countries|states|nations|companies|firms|partners|those|anyone) (?:that|which|who) (?:[^\s;:]+ ){1,20}$"
)
# "Sold under term contracts".
BY_TERM = {"term", "long-term", "short-term", "annual", "spot", "fixed-price", "long", "yearly", "forward"}
ROW = 5
PREPOSITIONS = {"in", "through", "of", "for", "via", "by", "on", "into", "about", "as", "from", "under"}
WISHED_FOR = re.compile(r"(?<!\S)more (?:\S+ ){1,3}to (?:set up|form|establish|create|enter into) $")
TO_MAKE = frozenset("finalise finalize sign conclude reach seal strike negotiate ink".split())
# "Trade deal authority", "pact negotiators".
POWERS = re.compile(r"(?:making )?(?:authority|powers?|negotiators?|lawyers?|fatigue|hopes|makers?) ")
BACK = 2
CONCLUDED = {"signed", "agreed"}
SINGULAR = frozenset({"terms", "mous"})
# "A pact between Peru and Chile will": it is told as one that is there.
REAL = re.compile(r"(?:will|has|have|is|was|lets|gives|makes|means|sets|covers) ")
# So is "a deal with Peru worth 3 million", which has its price.
WORTH, NEAR = re.compile(r"(?<!could be )(?<!would be )(?<!\S)worth (?:\S+ ){0,3}?N "), 100


def goodwill(found: Found, told: Progress) -> bool:
    """Whether a partnership is only a wish for closer ties, or a name of those that are."""
    ties = "economic" in found.words or DEEPENED.search(found.line.text[: found.start]) is not None
    return (ties and told.status == "unknown") or told.status in {"negotiating", "proposed"}


def in_general(found: Found, line: Line, one: Phrase, told: Progress) -> bool:
    """Whether a bare plural means any such deals: "investment in joint ventures", "implementation of agreements"."""
    at = line.at[found.start]
    if ANYBODY.search(line.text, 0, one.first) and not one.how:
        return True
    if found.frame.type == "joint_venture" and found.words.rstrip().endswith("s") and not one.how:
        first = line.at[one.first]  # "made by Peruvian-Chilean joint ventures"
        if first and line.items[first - 1].mark == "by" and {item.mark for item in one.left} <= {"E", "A", "EE"}:
            return True
    kept = [item for item in one.left if item.mark not in BY_TERM]
    bare = not (kept or one.how) and found.words.rstrip().endswith("s") and at > 0
    if not bare or line.items[line.at[one.first] - 1].mark not in PREPOSITIONS:
        return False
    return found.frame.type == "joint_venture" or told.status in {"unknown", "in_force", "proposed", "negotiating"}


def to_be_made(found: Found, line: Line, one: Phrase) -> bool:
    """Whether a bare plural only tells what somebody is to do: "a chance to review ties and finalise agreements"."""
    if found.frame.type == "joint_venture" and WISHED_FOR.search(line.text, 0, found.start):
        return found.words.rstrip().endswith("s")
    joint, verb = ("", "", *line.marks[max(0, line.at[one.first] - 2) : line.at[one.first]])[-2:]
    bare = not (one.left or one.how) and found.words.rstrip().endswith("s")
    return bare and joint in {"to", "and", "or"} and verb in TO_MAKE


def unfounded(
    found: Found, parties: list[Side], sure: bool, line: Line, one: Phrase, outline: Outline, told: Progress
) -> bool:
    """Whether the text does not tell well enough whose agreement it is; `sure` where its phrase or verb names them."""
    generic = found.frame.type in GENERIC
    zone = found.frame.name == "area" and found.words.rstrip().endswith(("zone", "zones")) and not one.how
    if vague(found, parties, sure, line, one, told) or (zone and ZONE.match(line.text, found.end)):
        return True
    untold = told.status == "unknown" and ((generic and not _whole(found, line, one, sure)) or not sure)
    other = _is_no_paper(found, line) or _any_such(found, parties, sure, line, one)
    if (
        other
        or in_general(found, line, one, told)
        or untold
        or (told.status != "planned" and to_be_made(found, line, one))
    ):
        return True
    if not sure and _of_others(found, parties, line, one, outline, told):
        return True
    if told.status == "unknown" and (hoped_for(found, line, one) or not _told_of(found, line, one)):
        return True
    economies = {side.economy for side in parties if side.economy}
    if not parties or (len(economies) < 2 and not sure) or within_a_bloc(economies):
        return True
    return not (sure or one.pointing or _speaks_of(parties, line))


def _is_no_paper(found: Found, line: Line) -> bool:
    """Whether the noun means something else: "deal authority", "respect and understanding", "a bid for settlement"."""
    if POWERS.match(line.text, found.end):
        return True
    ahead = line.marks[max(0, line.at[found.start] - 2) : line.at[found.start]]
    word = found.words.rstrip()
    felt = word == "understanding" and (ahead[-1:] in {("and",), ("mutual",)} or "mutual" in ahead)
    return felt or (word == "settlement" and ahead[-1:] in {("for",), ("of",)})


def _any_such(found: Found, parties: list[Side], sure: bool, line: Line, one: Phrase) -> bool:
    """Whether a plural names no partner: "signing pacts is vital", "has signed 17 pacts" are with whomever."""
    plural = found.words.rstrip().endswith("s") and found.words.rstrip() not in SINGULAR
    if sure or not plural or one.how or BILATERAL.search(line.text):
        return False
    here = set(codes(line.items))
    if here:
        return not {side.economy for side in parties} <= here
    return not any(item.mark in {"N", "D"} for item in line.items) and not TOGETHER.search(line.text)


def _whole(found: Found, line: Line, one: Phrase, sure: bool) -> bool:
    """Whether the phrase itself says whose one agreement it is: "the Lima accord between Peru and Chile"."""
    single = not found.words.rstrip().endswith("s")
    at = line.at[one.first]
    definite = at > 0 and line.items[at - 1].mark in {"the", "'s"}  # "any deal with Peru" is none yet
    real = definite or (one.how in {"between", "among"} and REAL.match(line.text, one.end) is not None)
    real = real or ("worth" in line.words and WORTH.search(line.text, found.end, found.end + NEAR) is not None)
    return sure and single and real and one.how in {"between", "among", "with"}


def _of_others(found: Found, parties: list[Side], line: Line, one: Phrase, outline: Outline, told: Progress) -> bool:
    """Whether a deal whose parties are only supposed may be another's: the line names others, or too little is told."""
    others = set(codes(line.items)) - {side.economy for side in parties}
    if (others and not BILATERAL.search(line.text)) or _spoken_of_others(parties, line, outline):
        return True
    bare = not (one.left or one.how or " " in found.words.rstrip())
    if one.pointing and bare and told.status == "in_force":
        return True
    return found.frame.type in GENERIC and not _of_them(found, parties, line, one, outline, told)


def _spoken_of_others(parties: list[Side], line: Line, outline: Outline) -> bool:
    """Whether a line that names nobody follows one that names others than those who are supposed to agree."""
    if codes(line.items):
        return False
    number = bisect_left(outline.lines, line.start, key=lambda one: one.start)
    before = next(
        (named for one in reversed(outline.lines[max(0, number - BACK) : number]) if (named := codes(one.items))), []
    )
    return bool(before) and not {side.economy for side in parties} >= set(before)


def _told_of(found: Found, line: Line, one: Phrase) -> bool:
    """Whether the phrase itself holds the parties, or means the two of whom the article speaks."""
    named = bool(one.how) or len(codes(one.left)) > 1 or "K" in found.words
    single = not found.words.rstrip().endswith("s")  # "a series of bilateral pacts" may be with anybody
    return named or (single and BILATERAL.search(line.text[one.first :]) is not None)


def _of_them(found: Found, parties: list[Side], line: Line, one: Phrase, outline: Outline, told: Progress) -> bool:
    """Whether a deal whose parties nobody names is theirs: line and article speak of no others."""
    two = {side.economy for side in parties}
    if two == set(two_of(line)):
        return bool(two_of(line, one.first))
    acting = verb_actors(line, one)
    private = acting is not None and any(item.mark == "O" for item in acting.items)
    clear = two == set(clear_pair(outline)) and set(codes(line.items)) <= two
    # "The Peruvian purchases come under a five-year accord".
    held = told.status == "in_force" and not one.pointing and bool(one.left) and bool(codes(line.items))
    return (
        clear
        and not private
        and (held or (told.status != "in_force" and (found.frame.type != "contract" or told.status in CONCLUDED)))
        and not COMPANIES.search(line.text)
    )


def told_before(parties: list[Side], earlier: list[Deed], bare: bool) -> bool:
    """Whether the agreement named last, of a row one of those, is these parties'; a bare "the deal" names only some."""
    named = {side.economy for side in parties if side.economy}
    row = [deed for deed in earlier[-ROW:] if deed.line == earlier[-1].line]
    return any(deed.economies == named for deed in row) or (bare and named < earlier[-1].economies)


def _speaks_of(parties: list[Side], line: Line) -> bool:
    """Whether the line names one of the parties or nobody, or means them by "bilateral" or "the two countries"."""
    here = set(codes(line.items))
    return not here or BILATERAL.search(line.text) is not None or bool(here & {side.economy for side in parties})


def commercial(parties: list[Side], line: Line, one: Phrase, first: int) -> bool:
    """Whether companies are the parties, or conclude it."""
    acting = verb_actors(line, one)
    bodies = [item.reference for item in acting.items] if acting else []
    firm = any(isinstance(body, Organisation) and body.type == "company" for body in bodies)
    return firm or any(side.type == "company" for side in parties) or bool(COMPANIES.search(line.text[first : one.end]))


def adopted(line: Line, first: int) -> bool:
    """Whether those who met, or two who are named, adopt the paper that is named from there on."""
    together = TOGETHER.search(line.text) is not None or len(codes(line.items)) > 1
    return together and ADOPTED.search(line.text[:first]) is not None
