"""Who concludes an agreement by its verb, and sides by their economies."""

import re
from functools import lru_cache

from app.extraction.agreements.acting import NAMES, Actors, actors
from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import CORE
from app.extraction.deeds.deed import Side
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import clear_pair
from app.extraction.deeds.patterns import expand, needed
from app.extraction.structs import replace

# The verb that makes the agreement, at most four words before its name; what "was signed" stands ahead of it.
CONCLUDED = re.compile(
    rf"(?<!\S)(?<!was )(?<!were )(?<!been )(?!signing of ){expand('{concludes}')}"
    rf"(?:(?:(?:at the (?:end|start|beginning) )?D|in S|in E|here) ){{0,3}}{CORE}"
    r"(?:\S+ ){0,4}$"
)
MEETINGS = frozenset("talks negotiations meeting session conference consultations".split())
VERB_REACH = 12
ROW = frozenset({"E", "A", "O", "EE", "and", "the", ",", "<", ">"})
LOOKING_ON = frozenset("mediator mediators witness witnesses guarantor guarantors observer observers host".split())
CONCLUDING = frozenset[str]().union(*needed("{concludes}"))
LOOKED_ON = re.compile(
    r"(?<!\S)(?:both|two) (?:leaders|presidents|ministers|premiers|prime ministers|heads of \w+|sides) "
    r"(?:\S+ ){0,3}?(?:witnessed|oversaw|attended|presided over) (?:\S+ ){0,4}?(?:signing|signature|exchange) "
)
EACH = re.compile(r"(?<!\S)(?:all|each|separately|respectively) (?:\S+ ){0,6}$")
# "Peru told Acme to form a venture with Delta": it is not Peru's, but theirs.
TOLD = re.compile(
    r"(?<!\S)(?:asked|told|directed|ordered|encouraged|forced|compelled|instructed|advised) "
    r"(?:(?!(?:E|A|P|to) )[^\s,;:<>]+ ){1,3}?(?:D )?to "
    r"(?:form|set up|establish|create|enter into|sign|seek|make) (?:\S+ ){0,5}$"
)
BEHALF = re.compile(
    r"(?:[^\s,;:]+ ){1,8}?on behalf of (?P<who>(?:the |both )?(?:E|A|O|EE) (?:and (?:the )?(?:E|A|O) )?)"
)
# Where another clause begins: "Peru approved the deal, while Chile ...", "the deal, which Chile welcomed".
APART = re.compile(r"(?<!\S)(?:[;:]|while|whereas|although|though|but) ")
ANOTHER = re.compile(r"(?<!\S)(?:[;:]|while|whereas|although|though|but|, (?:which|who|where|whose)) ")


def verb_actors(line: Line, one: Phrase) -> Actors | None:
    """Who concludes the agreement: those who act in the clause of the verb just before its name, if one is."""
    return _concluding(line, one.first)


@lru_cache(maxsize=16)  # one rule after the other asks for those of the same phrase
def _concluding(line: Line, first: int) -> Actors | None:
    at = line.at[first]
    begin = max(0, at - VERB_REACH)
    if CONCLUDING.isdisjoint(line.marks[begin:at]):
        return None
    verb = CONCLUDED.search(line.text, line.offsets[begin], first)
    if verb is not None and "behalf" in line.words and (acting := _represented(line, first)) is not None:
        return acting
    return actors(line, verb.start()) if verb else None


def _represented(line: Line, first: int) -> Actors | None:
    """For whom it is signed: "the minister of Peru signed the pact on behalf of the bloc"."""
    told = BEHALF.match(line.text, first)
    items = [item for item in line.between(told.start("who"), told.end("who")) if codes([item])] if told else []
    return Actors(items, first, False) if items else None


def ends_a_row(line: Line, at: int) -> bool:
    """Whether the pair that begins there is but the end of a longer row: "Peru, Chile and Ghana"."""
    first = line.at[at]
    return first > 1 and line.marks[first - 1] == "," and line.marks[first - 2] in NAMES


def each_for_himself(acting: Actors, line: Line, one: Phrase) -> bool:
    """Whether companies have a paper each, with somebody else: "Acme and Delta both announced contracts"."""
    firms = acting.items and all(item.mark == "O" for item in acting.items)
    return bool(firms) and not one.how and EACH.search(line.text, 0, one.first) is not None


def two_of(line: Line, at: int | None = None) -> list[str]:
    """The two economies that a line names, if it names no third one; with `at` both in the clause that stands there."""
    marks = line.marks
    acting = [nth for nth in range(len(marks)) if not _is_venue(marks, nth)]
    if not LOOKING_ON.isdisjoint(line.words):
        acting = [nth for nth in acting if not _looks_on(marks, nth)]
    named_here = codes([line.items[nth] for nth in acting])
    if len(named_here) != 2 or at is None:
        return named_here if len(named_here) == 2 else []
    begin = max((cut.end() for cut in APART.finditer(line.text, 0, at)), default=0)
    end = next((cut.start() for cut in ANOTHER.finditer(line.text, at)), len(line.text))
    return named_here if len(codes(line.between(begin, end))) == 2 else []


def _looks_on(marks: tuple[str, ...], at: int) -> bool:
    """Whether a name, or the row in which it stands, only looks on: "with Peru and Chile as mediators"."""
    row = next((then for then in range(at, len(marks)) if marks[then] not in ROW), len(marks))
    return marks[row : row + 1] == ("as",) and not LOOKING_ON.isdisjoint(marks[row + 1 : row + 3])


def _is_venue(marks: tuple[str, ...], at: int) -> bool:
    """Whether a place is only where somebody met: "failed to renew it at talks in Geneva", "signed in Lima, Peru"."""
    if marks[at] == "E":
        return marks[at - 4 : at] == ("signed", "in", "S", ",")
    return marks[at] == "S" and marks[at - 1 : at] == ("in",) and not MEETINGS.isdisjoint(marks[at - 2 : at - 1])


def of_others(line: Line, one: Phrase) -> bool:
    """Whether somebody who is told to make it, not who tells him, has it with a partner."""
    return one.how == "with" and TOLD.search(line.text, 0, one.first) is not None


def sides_of(economies: list[str]) -> list[Side]:
    """These economies as parties."""
    return [Side("party", code) for code in economies]


def economies_of(sides: list[Side]) -> set[str]:
    """The economies that parties are or belong to."""
    return {side.economy for side in sides if side.economy}


def joined_with(sides: list[Side], others: list[Side]) -> list[Side]:
    """The sides, and those of the others whose economy is not among them."""
    known = economies_of(sides)
    return sides + [side for side in others if side.economy not in known]


def at_home(parties: list[Side], outline: Outline, ahead: str = "") -> list[Side]:
    """The parties, and whose they are where their names do not tell.

    What the leaders of two countries see signed is signed by bodies of theirs; else a company of which nothing is told
    is of the country where it is reported.
    """
    if not economies_of(parties) and LOOKED_ON.search(ahead):
        return joined_with(parties, sides_of(clear_pair(outline)))
    home = outline.home.code if outline.home else None
    if home is None or len(economies_of(parties)) > 1 or home in economies_of(parties):
        return parties
    return [
        replace(side, country=home) if side.type == "company" and side.country is None else side for side in parties
    ]
