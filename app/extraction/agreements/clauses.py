"""Deals that a whole clause tells: somebody buys, sells, wins an order, lends, agrees to work with somebody."""

import re
from functools import cache
from itertools import islice

from app.extraction.agreements.acting import Actors, actors
from app.extraction.agreements.barred import barred
from app.extraction.agreements.barter import paid_in_goods
from app.extraction.agreements.clause_stages import (
    CRAFT,
    NOMINAL,
    ORDERING,
    TRADE,
    of_ownership,
    stage_of,
    words_before,
)
from app.extraction.agreements.counterparts import BOUGHT, COUNTERPART, OFFERED, Clause, counterpart, is_abroad
from app.extraction.agreements.makers import maker
from app.extraction.agreements.nouns import typed
from app.extraction.agreements.sides import at_home, two_of
from app.extraction.deeds.deed import Side
from app.extraction.deeds.frames import Found, Frame
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline, belongs, codes
from app.extraction.deeds.participants import both, clear_pair, named, subject
from app.extraction.deeds.triggers import Triggered
from app.extraction.lexicons import alternatives, rows, word_set
from app.extraction.structs import replace, struct

REACH, SHORT = 26, 8
# A paper under which it is agreed is named for itself.
TAIL_ENDS = re.compile(
    r"(?<!\S)(?:[;:]|while|but|which|who|after|said|says|(?<!more )(?<!less )than|because"
    r"|under an?(?= (?:\S+ ){0,5}?(?:agreement|accord|pact|protocol|memorandum|treaty) (?:\S+ ){0,2}?"
    r"(?:signed|reached|concluded|announced|agreed|struck|initialled) )) "
)
# Of these one acts and the other is named behind.
BETWEEN_TWO = {*BOUGHT, *OFFERED, "joined_in", "taken_over", "paid_stake", "build_with"}
# What firms do; of states that would be a policy.
OF_FIRMS = {"taken_over", "build_both"}
# "Peru's steel mill was bought by a Chinese firm": what is sold has no name of its own.
ITS_WORKS = re.compile(
    rf"(?<!\S)(?:E 's|A) (?:[0-9a-z-]+ ){{0,4}}?(?:{alternatives(word_set('works') | word_set('trades'))}|farm)s? "
    r"(?:(?:has|have|had|also|recently) )*$"
)
JOINTLY = frozenset({"jointly", "together"})
NAMED = re.compile(r"(?:the )?(?P<name>(?:[a-z]+ ){2,3}?)(?:from|to) ")
NOBODY = Actors([], 0, False)
# "Acme was awarded the job": by whom the article speaks of.
GIVEN = {"awarded_by", "hired_by", "went_to"}
TOGETHER_BY = {"cooperate", "agreed_with", "agreed_with_on", "allied", "joined_in", "notes", "agree_on", "agreed_plan"}
# What two agree on in numbers or goods is a deal, whoever says it of "the two sides"; else it is mostly goodwill.
CONCRETE = {
    *("agreed_limits", "agreed_growth", "agreed_plan", "agreed_flow", "agreed_aid", "agreed_body"),
    "bargain_orders",
}
# "The two sides agreed to ..." names nobody: they are the two of whom was spoken.
BOTH_ACT = re.compile(
    r"(?<!\S)(?:they|both|both (?:sides|countries|nations|governments|parties|companies|leaders|ministers)"
    r"|(?:the |their )?(?:two|sides|parties)(?: (?:sides|countries|nations|governments|neighbours|neighbors|parties"
    r"|companies|leaders|ministers|presidents|firms|economies|capitals))?) (?:set (?:[^;:]+? )?and )?"
    r"(?:(?:have|had|also|then|further|has|are|were|still|now|in|[a-z]+ly|D|P|,) )*$"
)
# What two sides may agree to do together that is more than to cooperate.
TOGETHER = {"transport", "joint_venture", "currency_swap", "fta"}
# "The barley board sold": that of where it is reported.
STATE_BODY = re.compile(
    r"(?<!\S)the (?:[a-z-]+ ){0,2}(?:board|ministry|government|authority|monopoly|agency|marketing office) "
    r"(?:(?:has|had|have|also|recently|D) )*$"
)
# The nearest words before the verb tell the stage.
INTENT = 7
LOAN = re.compile(r"(?<!\S)(?:loans?|credits?|credit (?:line|facility)) ")
LICENCE = re.compile(r"(?<!\S)licen[cs]e (?:\S+ ){0,3}?to (?:invest|set up|open|establish|operate) ")
AGREED = re.compile(r"(?<!\S)(?:agreed|agrees|contracted) to $")
AMOUNT = re.compile(r"(?:(?:another|additional|at least|up to|as much as|as many as|about|some|all) ){0,2}N ")
# "If Lima agrees, Accra will buy": that is no deal yet.
CONDITIONAL = re.compile(r"(?<!\S)(?:if|unless) (?:[^\s;:]+ ){1,12}$")

# "An agreement under which Lima will lend": the agreement is named for itself.
UNDER_WHICH = re.compile(
    r"(?<!\S)(?:agreement|accord|pact|protocol|memorandum|treaty|contract|deal) (?:[^\s;:]+ ){0,8}?,? ?under which "
    r"(?:[^\s,;:]+ ){1,5}$"
)
# No sentence tells of more deals by verbs of one sort: the bound keeps hostile texts cheap.
MOST_VERBS = 10


@struct(frozen=True, slots=True)
class Deal:
    """A deal told by a clause: its stretch of the line's words, its parties and its stage."""

    found: Found
    parties: list[Side]
    status: str
    clause: str


def deals(line: Line, number: int, outline: Outline) -> list[Deal]:
    """Every deal that the line tells by a verb, in order."""
    result: list[Deal] = []
    for clause in _clauses().by(line.words):
        for match in islice(clause.verb.finditer(line.text), MOST_VERBS):
            deal = _deal(clause, match, line, number, outline)
            if deal is not None and not overlaps(deal.found, [(one.found.start, one.found.end) for one in result]):
                result.append(deal)
    return sorted(result, key=lambda one: one.found.start)


def overlaps(found: Found, taken: list[tuple[int, int]]) -> bool:
    """Whether a frame lies, in part at least, where something was taken already."""
    return any(found.start < end and start < found.end for start, end in taken)


def _deal(clause: Clause, match: re.Match[str], line: Line, number: int, outline: Outline) -> Deal | None:
    tail_end = _tail(line, match.end())
    owned = clause.type in {"investment", "trade_agreement"}
    acting = actors(line, match.start()) if owned else NOBODY
    counter, end = counterpart(clause, outline.article.flat, line, match.end(), tail_end, codes(acting.items))
    if not counter and clause.other == "seller":
        counter = maker(line, match.end(), outline)
    both_act = clause.subject == clause.other and clause.name not in BETWEEN_TWO
    # "Peru agreed to buy 3 tonnes": from the other one of whom the article speaks.
    agreed = clause.name in TRADE and AGREED.search(line.text[: match.start()]) is not None
    supposed = agreed and AMOUNT.match(line.text, match.end()) is not None
    supposed = supposed or (clause.name == "won" and is_abroad(line.between(match.end(), tail_end), outline))
    given = not counter and clause.name in GIVEN
    if not counter and not both_act and clause.name != "lend" and not supposed and not given:
        return None
    acting = acting if owned else actors(line, match.start())
    two_act = clause.name in CONCRETE and not acting.items and BOTH_ACT.search(line.text[: match.start()]) is not None
    verb = match.group().split()[0]
    reach = INTENT * 2 if line.text[: match.start()].endswith(" and ") else INTENT
    words = line.text[words_before(line, match.start(), reach, acting) : match.start()] + f"{verb} "
    if clause.name in NOMINAL:  # "confirmed the sale": not what is said, but what is done
        words = " ".join([*line.text[: match.start()].split()[-INTENT:], verb, ""])
    other = any(item.mark == "O" for item in counter)
    firm = other and (verb in ORDERING or CRAFT.match(line.text, match.end()) is not None)
    firms = other and any(item.mark == "O" for item in acting.items)
    status = stage_of(clause, words, verb, line, match.end(), (end, tail_end), outline, firm, firms)
    bartered = paid_in_goods(line.text, match.start(), tail_end)
    unpaid = clause.name == "swap_goods" and not bartered
    head = line.text[: match.start()]
    if unpaid or barred(clause, line, match) or status is None or CONDITIONAL.search(head) or UNDER_WHICH.search(head):
        return None
    if not counter and clause.name == "lend" and LOAN.search(line.text, match.end(), tail_end) and two_of(line):
        counter = [item for item in line.items if item.mark in {"E", "A", "P", "O"} and belongs(item.reference)]
    together = both_act and clause.name != "invest" and (two_act or len(codes(acting.items)) > 1)
    nameless = clause.name in OF_FIRMS and not any(item.mark == "O" for item in acting.items)
    nameless = nameless and not (clause.name == "taken_over" and ITS_WORKS.search(line.text, 0, match.start()))
    nameless = nameless and JOINTLY.isdisjoint(line.words)  # "Peru and Chile will build a pipeline jointly"
    if nameless or (not counter and not together and not supposed and not given):
        return None
    start = (
        acting.start if acting.items and line.at[match.start()] - line.at[acting.start] < INTENT * 2 else match.start()
    )
    found = Found(Frame(clause.name, clause.type, status, frozenset(), ""), line, start, end, ())
    whole = _is_firm(line, match.end(), outline.article.flat)
    if clause.name in TRADE and (whole or of_ownership(clause, line.text, match.end(), end)):
        found = replace(found, frame=replace(found.frame, type="investment"))
    if clause.type == "contract" and bartered:
        found = replace(found, frame=replace(found.frame, type="barter"))
    if clause.type == "contract" and LICENCE.search(line.text, match.start(), tail_end):
        found = replace(found, frame=replace(found.frame, type="investment"))
    if clause.name in TOGETHER_BY:
        found = _jointly(found, match, line, end)
    ours, theirs = _sides(clause, acting, counter, found, match.start(), number, outline)
    if two_act and not counter:
        ours = [Side(clause.subject, code) for code in both(found, outline, number)]
    parties = at_home([*ours, *theirs], outline)
    if found.frame.type == "none" or len({side.economy for side in parties if side.economy}) < 2:
        return None  # "agreed on the need for it"
    return Deal(found, parties, status, clause.name)


def _is_firm(line: Line, begin: int, flat: str) -> bool:
    """Whether what is bought or sold is called by a name of its own, without any goods: "buy Acme Motors from"."""
    goods = NAMED.match(line.text, begin)
    words = line.between(goods.start("name"), goods.end("name")) if goods is not None else []
    return bool(words) and all(item.reference is None and flat[item.start].isupper() for item in words)


def _sides(
    clause: Clause, acting: Actors, counter: list[Item], found: Found, at: int, number: int, outline: Outline
) -> tuple[list[Side], list[Side]]:
    """Who acts and the other side; where one of them is not named, who was spoken of before."""
    ours, theirs = named(acting.items, clause.subject), named(counter, clause.other)
    if clause.name == "takeover_by":
        return [], theirs
    home = outline.home.code if outline.home else None
    if not ours and home and home not in codes(counter) and STATE_BODY.search(found.line.text[:at]):
        ours = [Side(clause.subject, home)]
    if not ours and (clause.name != "takeover" or acting.pronoun):
        ours = [Side(clause.subject, code) for code in subject(found, at, outline, number)]
    ours = [side for side in ours if side.economy not in {one.economy for one in theirs}]
    if clause.name == "went_to" or (not ours and clause.name in {*TRADE, *NOMINAL, "hired"} and not acting.pronoun):
        ours = [
            Side(clause.subject, code) for code in two_of(found.line) if code not in {side.economy for side in theirs}
        ]
    if not ours and theirs and clause.name == "went_to":
        ours = _chief(outline, clause.subject, theirs)
    two = clear_pair(outline)
    if not theirs and len(ours) == 1 and ours[0].economy in two:
        theirs = [Side(clause.other, code) for code in two if code != ours[0].economy]
    elif not theirs and clause.name in GIVEN:
        theirs = _chief(outline, clause.other, ours)
    return ours, theirs


def _chief(outline: Outline, role: str, others: list[Side]) -> list[Side]:
    """The economy of which the article speaks most, if it is another than those named."""
    chief = next(iter(outline.article.economies), None)
    known = chief is not None and outline.article.named[chief] > 1 and chief not in {one.economy for one in others}
    return [Side(role, chief)] if known else []


def _jointly(found: Found, match: re.Match[str], line: Line, end: int) -> Found:
    """What two sides agreed to do together, of the type that its words tell; at least the verb and what is next."""
    verb = replace(found, frame=replace(found.frame, type="other"), end=line.text.index(" ", match.start()) + 1)
    kind = typed(verb, line, found.start).frame.type
    named = found.frame.name in {"agree_on", "agreed_plan", "agreed_with_on"}
    kind = kind if kind in TOGETHER or named else found.frame.type
    return replace(found, frame=replace(found.frame, type=kind), end=min(end, _tail(line, match.end(), SHORT)))


def _tail(line: Line, begin: int, reach: int = REACH) -> int:
    """Where what belongs to the verb ends."""
    far = line.offsets[min(line.at[begin] + reach, len(line.items))]
    cut = TAIL_ENDS.search(line.text, begin, far)
    return cut.start() if cut else far


@cache
def _clauses() -> Triggered[Clause]:
    return Triggered(
        (
            row["trigger"].split("|"),
            Clause(
                row["name"],
                row["type"],
                row["subject"],
                row["other"],
                re.compile(rf"(?<!\S)(?:{row['verb']}) "),
                re.compile(COUNTERPART.format(words=row["counter"])),
            ),
        )
        for row in rows("deal_clause")
    )
