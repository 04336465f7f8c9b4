"""Agreements: documents and deals between parties, from their noun or a clause, with the stage told of them."""

import re

from app.extraction.agreements.beginning import begin
from app.extraction.agreements.clauses import overlaps
from app.extraction.agreements.contents import with_contents
from app.extraction.agreements.days import LASTING, YEAR, day_of, own_year
from app.extraction.agreements.fresh import ABOUT, BYGONE, is_one_more, of_another_year, on_another_matter
from app.extraction.agreements.further import again, further, opens_a_list
from app.extraction.agreements.guards import adopted, commercial, goodwill, told_before, unfounded
from app.extraction.agreements.lists import beside, each
from app.extraction.agreements.members import pact_members
from app.extraction.agreements.memory import (
    alike,
    earlier_of,
    followed,
    known,
    next_of_a_row,
    of_that_noun,
    one_more,
    one_of_a_row,
    settled,
    without_echoes,
)
from app.extraction.agreements.named_before import NamedBefore
from app.extraction.agreements.nouns import deal_nouns, typed
from app.extraction.agreements.parties import deal_parties
from app.extraction.agreements.phrases import phrase, short_names
from app.extraction.agreements.presumed import held, issued
from app.extraction.agreements.progress import progress
from app.extraction.agreements.sides import verb_actors
from app.extraction.agreements.telling import told_of
from app.extraction.agreements.verbs import told_by_verbs, without_terms
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline
from app.extraction.structs import replace

# No article names more: the bound keeps hostile texts cheap.
MOST_AGREEMENTS = 500
POSSIBLE = {"possible", "potential", "prospective", "proposed", "planned", "eventual", "future", "hypothetical"}
# "The new trade agreement" may be one that was not told of before.
OF_ITS_OWN = {"fta", "trade_agreement", "transport", "currency_swap"}
BY_CONTENT = {"barter", "currency_swap", "joint_venture", "fta"}
# "An accord to form a joint venture" is one agreement; "an accord and a contract" are two.
PURPOSE = re.compile(
    r"(?:< \w+ > )?(?:(?:talks|negotiations) with (?:[^\s,;:<>]+ ){1,6}?)?"
    r"(?:D )?(?:to|on|for|that|which|aimed at|covering|extending|amending|widening|expanding|updating) "
    r"(?:(?!(?:as|while|after|because|but|since|when) )[^\s,;:<>]+ ){0,9}$"
)
APPOSED = re.compile(
    r"(?:(?:[DSE]|in|on|with|here|at|the|and|between) ){0,8}, (?:the|its|their) "
    r"(?:latest|newest|first|second|third|fourth|fifth|sixth|only|most recent|largest|biggest|last)(?: ever| such)? "
    r"(?:[a-z-]+ ){0,3}"
)
# "A car production deal" of a company is a contract, a trade agreement is none.
OF_STATES = frozenset("trade trading commercial commerce tariff tariffs customs duty duties quota quotas".split())
JOINTLY = frozenset("cooperation co-operation cooperate co-operate collaboration jointly partnership together".split())
# What a company is to build is an order.
BUILT = re.compile(r"(?<!\S)(?:construction of|building of|building|build|construct) ")


def agreement_deeds(outline: Outline) -> list[Deed]:
    """Every agreement named with its parties, in order; nothing merged yet."""
    deeds: list[Deed] = []
    tried = 0
    aliases, members = short_names(outline), pact_members(outline)
    named_before = NamedBefore()
    for number, line in enumerate(outline.lines):
        if line.kind == "heading" or tried >= MOST_AGREEMENTS:
            continue
        told = told_by_verbs(line, number, outline, deeds)
        tried += len(told)
        taken = [(found.start, found.end) for _, found in told]
        made = list(taken)
        own = {deed.economies for deed, _ in told}
        deeds += [deed for deed, _ in told]
        for found in deal_nouns(line):
            tried += 1
            if overlaps(found, taken) or _purpose(found, line, made) or _is_apposed(found, line, made):
                continue
            before = taken[-1][1] if taken else found.start
            taken.append((found.start, found.end))
            deed = _named(found, line, number, outline, deeds, aliases, members)
            deed = named_before.typed(deed, found, line, number, aliases)
            if deed is None or deed.status == "unknown":
                deed = further(found, line, number, outline, before, deeds, aliases) or deed
            if deed is not None and opens_a_list(found, line, number, before, deeds):
                deeds.pop()
            made += [taken[-1]] if deed is not None else []
            if deed is not None and not (
                deed.economies in own and deed.type in {"contract", "other", "trade_agreement"}
            ):
                deeds += [*each(deed, found, line), *beside(deed, found, line)]
        deeds = without_terms(deeds, line, number) if told else deeds
    return without_echoes(settled(deeds))


def _purpose(found: Found, line: Line, taken: list[tuple[int, int]]) -> bool:
    """Whether the noun only tells what the agreement before it is for."""
    union = "customs union" in line.text[found.start - len("customs ") : found.end]
    return (found.frame.type in {"joint_venture", "partnership", "fta"} or union) and any(
        end <= found.start and PURPOSE.fullmatch(line.text, end, found.start) for _, end in taken
    )


def _is_apposed(found: Found, line: Line, taken: list[tuple[int, int]]) -> bool:
    """Whether the noun only says what the agreement before it is: "will sign a pact, the latest trade deal that"."""
    if not taken or taken[-1][1] > found.start:
        return False
    return APPOSED.fullmatch(line.text, taken[-1][1], found.start) is not None


def _named(
    found: Found,
    line: Line,
    number: int,
    outline: Outline,
    earlier: list[Deed],
    aliases: set[str],
    members: dict[str, list[str]],
) -> Deed | None:
    """An agreement by its noun."""
    first, pointing = begin(found, line, aliases)
    noun, found = found, typed(found, line, first)
    one = phrase(found, line, first, pointing)
    bare = one.pointing and one.how in {"", "by"} and not one.left
    if bare and noun.frame.type == "other" and found.frame.type not in BY_CONTENT:
        found = noun  # a bare "the agreement" has its type from before
    told = issued(found, one, progress(line.text, one.first, (found.end, one.tail, one.end)))
    papers, bygone = found.frame.name == "document", not BYGONE.isdisjoint(item.mark for item in one.left)
    # "The importance of signing the roadmap" tells of one to be signed.
    made = told.status in {"signed", "planned"} or "signing" in line.text[told.start : one.first]
    untold = found.frame.type == "none" or (bygone and told.status == "unknown")
    if untold or told.denied or (papers and not (made or adopted(line, one.first))):
        return None
    parties, sure = deal_parties(found, line, number, outline, one, members)
    # "The aims of the agreement are to help trade between A and B".
    plain = found.frame.type == "other" or (not one.left and noun.frame.type == "other" and told.status == "unknown")
    plain = plain or (papers and not noun.words.rstrip().endswith("s"))  # "the document was signed in Lima"
    if bygone and one.pointing and noun.frame.type == "other" and earlier and told_before(parties, earlier, bare=True):
        return None  # "the old pact had lapsed" beside the one that follows it
    year = own_year(line, one)
    other = of_another_year(year, earlier) or on_another_matter(told, line, one, found.end, earlier)
    if (
        one.pointing
        and not other
        and (theirs := earlier_of(parties, earlier, one, sure=sure))
        and (not sure or (plain and told_before(parties, earlier, bare)))
    ):
        told_again = again(found, line, number, outline, theirs, told, one)
        if told_again is not None or not one.left or found.frame.type not in OF_ITS_OWN:
            return told_again
    if not sure and (
        two := one_more(parties, one, line, earlier)
        or one_of_a_row(one, line, earlier)
        or next_of_a_row(one, line, number, earlier)
    ):
        parties, sure = two, True
    if unfounded(found, parties, sure, line, one, outline, told):
        return None
    # "Better access under a possible pact".
    loose = told.status == "in_force" or noun.words.rstrip().endswith("s")  # "to win future deals"
    possible = loose and not POSSIBLE.isdisjoint(item.mark for item in one.left)
    if possible or (found.frame.name == "partnership" and goodwill(found, told)):
        return None
    told = held(found, line, one, told)
    if told.status != "unknown" and (acting := verb_actors(line, one)) is not None and acting.items:
        told = replace(told, start=min(told.start, acting.start))
    ordered = found.frame.type == "transport" and BUILT.search(line.text, found.end) is not None
    left = {item.mark for item in one.left}
    # "Two deals with Chinese companies" are contracts, though a bundle of papers is mostly to cooperate.
    ordered = ordered or (
        noun.frame.type == "other" and found.frame.type == "cooperation" and line.words.isdisjoint(JOINTLY)
    )
    goods = found.frame.type == "trade_agreement" and bool(left) and left.isdisjoint(OF_STATES)
    priced = goods and "N" in left  # "a 3 billion dollar tin deal"
    bought = (found.frame.type == "other" or ordered or goods) and commercial(parties, line, one, told.start)
    kind = "contract" if priced or bought else of_that_noun(found, one, parties, earlier)
    if kind is not None:
        found = replace(found, frame=replace(found.frame, type=kind))
    if (like := alike(found, one, earlier)) is not None:
        found = replace(found, frame=replace(found.frame, type=like.type))
        parties = followed(parties, like, one)
    deed = told_of(found, line, number, outline, parties, told, one)
    # "An agreement on visas" is not the free trade pact told before.
    matter = deed.type == "other" and not one.pointing and line.text.startswith(ABOUT, found.end)
    deed = deed if other or matter else known(deed, earlier)
    dated = deed.status in {"agreed", "signed"} and len(deed.edtf or "") > YEAR and one.pointing
    if year is not None and deed.status in LASTING and not dated:
        deed = replace(deed, edtf=year)
    day = None if bygone else day_of(deed, line, one.first, outline, earlier)
    deed = replace(deed, edtf=day or deed.edtf, anew=other or is_one_more(deed, told, line, one, earlier))
    return with_contents(deed, line, one.end, outline)
