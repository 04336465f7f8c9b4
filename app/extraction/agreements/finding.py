"""Agreements: documents and deals between parties, from their noun or a clause, with the stage told of them."""

import re
from dataclasses import replace

from app.extraction.agreements.accession import accessions
from app.extraction.agreements.clauses import Deal, deals
from app.extraction.agreements.contents import owned, with_contents
from app.extraction.agreements.days import day_of
from app.extraction.agreements.guards import adopted, beside_the_new, commercial, goodwill, told_before, unfounded
from app.extraction.agreements.lists import beside, each
from app.extraction.agreements.memory import (
    alike,
    closer,
    followed,
    known,
    last_named,
    of_the_same,
    settled,
    without_echoes,
)
from app.extraction.agreements.nouns import deal_nouns, typed
from app.extraction.agreements.parties import deal_parties, pact_members
from app.extraction.agreements.phrases import Phrase, begin, phrase, short_names
from app.extraction.agreements.progress import Progress, progress
from app.extraction.agreements.sides import verb_actors
from app.extraction.agreements.telling import accession_deed, found_of, framed, told_of
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found, find
from app.extraction.deeds.joining import OPEN, times_agree
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline, codes
from app.extraction.deeds.participants import named
from app.extraction.deeds.stages import denied

# No article names more: the bound keeps hostile texts cheap.
MOST_AGREEMENTS = 1000
# "Seven more accords" are not those named before.
ANEW = {"another", "more", "further", "additional", "separate"}
# "A previous deal" was not made on the day of the news.
BYGONE = {"previous", "earlier", "existing", "old", "original", "former", "past"}
BY_CONTENT = {"barter", "currency_swap", "joint_venture", "fta"}
# "An accord to form a joint venture" is one agreement; "an accord and a contract" are two.
PURPOSE = re.compile(r"(?:< \w+ > )?(?:to|on|for|that|which|aimed at|covering) (?:[^\s,;:<>]+ ){0,9}$")
FURTHER = re.compile(
    r"(?:(?!(?:with|which|that|to|between|under) )[^\s;:]+ ){0,6}?"
    r"(?:(?:and|as well as|, among them|among them|, including|including|, notably|, such as|such as) "
    r"(?:(?:a|an|the|N|one|two|three|several) )?|, (?:a|an|the|N|one|two|three) )"
)
# "Signed an accord with A and memoranda with B": the verb is of both, each has its partner.
EACH_WITH = re.compile(
    r"(?:(?!(?:which|that|while|but|who) )[^\s;:]+ ){1,14}?(?:,? ?and|, as well as|as well as) "
    r"(?:(?:a|an|the|N|two|three) )?"
)
# What a company is to build is an order.
BUILT = re.compile(r"(?<!\S)(?:construction of|building of|building|build|construct) ")
# "Under the deal A will supply B": what a deal named before is to bring.
UNDER = re.compile(
    r"(?<!\S)under (?:the|this|that|these|those) (?:terms of the )?(?:\S+ ){0,3}?"
    r"(?:deal|agreement|contract|accord|pact|memorandum|memoranda|mou|protocol|arrangement|treaty|fta|plan|scheme|formula"
    r"|package|programme|program)s? "
)
UNDER_NEW = re.compile(
    r"(?<!\S)under (?:a|an) (?:\S+ ){0,5}?(?:deal|agreement|contract|accord|pact|protocol|memorandum|treaty) "
    r"(?:\S+ ){0,2}?(?:signed|reached|concluded|announced|agreed|struck|initialled) "
)


def agreement_deeds(outline: Outline) -> list[Deed]:
    """Every agreement named with its parties, in order; nothing merged yet."""
    deeds: list[Deed] = []
    tried = 0
    aliases, members = short_names(outline), pact_members(outline)
    for number, line in enumerate(outline.lines):
        if line.kind == "heading" or tried >= MOST_AGREEMENTS:
            continue
        told = _by_verbs(line, number, outline, deeds)
        tried += len(told)
        taken = [(found.start, found.end) for _, found in told]
        own = {deed.economies for deed, _ in told}
        deeds += [deed for deed, _ in told]
        for found in deal_nouns(line):
            tried += 1
            if _overlaps(found, taken) or _purpose(found, line, taken):
                continue
            before = taken[-1][1] if taken else found.start
            taken.append((found.start, found.end))
            deed = _named(found, line, number, outline, deeds, aliases, members)
            if deed is None or deed.status == "unknown":
                deed = _further(found, line, number, before, deeds, aliases) or deed
            if deed is not None and not (
                deed.economies in own and deed.type in {"contract", "other", "trade_agreement"}
            ):
                deeds += [*each(deed, found, line), *beside(deed, found, line)]
        deeds = _with_terms(deeds, line, number) if told else deeds
    return without_echoes(settled(deeds))


def _with_terms(deeds: list[Deed], line: Line, number: int) -> list[Deed]:
    """Without the deals that only say what a paper named in the same sentence is to bring: "under a pact signed"."""
    if UNDER_NEW.search(line.text) is None:
        return deeds
    papers = [one for one in deeds if one.line == number and not _by_clause(one)]
    return [
        one
        for one in deeds
        if not (one.line == number and _by_clause(one) and any(one.economies == paper.economies for paper in papers))
    ]


def _by_clause(deed: Deed) -> bool:
    return any(reason.startswith("clause ") for reason in deed.reasons)


def _overlaps(found: Found, taken: list[tuple[int, int]]) -> bool:
    return any(found.start < end and start < found.end for start, end in taken)


def _purpose(found: Found, line: Line, taken: list[tuple[int, int]]) -> bool:
    """Whether the noun only tells what the agreement before it is for."""
    return found.frame.type in {"joint_venture", "partnership", "fta"} and any(
        end <= found.start and PURPOSE.fullmatch(line.text, end, found.start) for _, end in taken
    )


def _by_verbs(line: Line, number: int, outline: Outline, earlier: list[Deed]) -> list[tuple[Deed, Found]]:
    """The deals of a line that verbs or whole clauses tell."""
    read = [(_of_deal(deal, line, number, outline, earlier), deal.found) for deal in deals(line, number, outline)]
    told = [(deed, found) for deed, found in read if deed is not None]
    told += [(accession_deed(one, line, number, outline), found_of(one, line)) for one in accessions(line)]
    for found in find("deal_frame", line):
        if denied(found) or _overlaps(found, [(one.start, one.end) for _, one in told]):
            continue
        if (deed := framed(found, line, number, outline)) is not None:
            told.append((deed, found))
    return told


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
    told = progress(line.text, one.first, (found.end, one.tail, one.end))
    papers, bygone = found.frame.name == "document", not BYGONE.isdisjoint(item.mark for item in one.left)
    untold = found.frame.type == "none" or (bygone and told.status == "unknown")
    if untold or told.denied or (papers and told.status not in {"signed", "planned"} and not adopted(line, one.first)):
        return None
    parties, sure = deal_parties(found, line, number, outline, one, members)
    if bygone and one.pointing and noun.frame.type == "other" and earlier and told_before(parties, earlier, bare=True):
        return None  # "the old pact had lapsed" beside the one that follows it
    if one.pointing and earlier and (not sure or (found.frame.type == "other" and told_before(parties, earlier, bare))):
        return _again(found, line, number, outline, earlier, told, one)
    if unfounded(found, parties, sure, line, one, outline, told):
        return None
    if found.frame.name == "partnership" and goodwill(found, told):
        return None
    if told.status == "unknown" and found.frame.name == "partnership" and owned(line, one.first):
        told = Progress("in_force", one.first, one.end, False, ("partnership that they have",))
    if told.status != "unknown" and (acting := verb_actors(line, one)) is not None:
        told = replace(told, start=min(told.start, acting.start))
    ordered = found.frame.type == "transport" and BUILT.search(line.text, found.end) is not None
    if (found.frame.type == "other" or ordered) and commercial(parties, line, told.start, one.end):
        found = replace(found, frame=replace(found.frame, type="contract"))
    if (like := alike(found, one, earlier)) is not None:
        found = replace(found, frame=replace(found.frame, type=like.type))
        parties = followed(parties, like, one)
    deed = known(told_of(found, line, number, outline, parties, told, one), earlier)
    day = None if bygone else day_of(deed, line, one.first, outline, earlier)
    fresh = any(item.mark in ANEW for item in one.left) or beside_the_new(told, line, one, earlier)
    deed = replace(deed, edtf=day or deed.edtf, anew=fresh)
    return with_contents(deed, line, one.end, outline)


def _further(found: Found, line: Line, number: int, before: int, earlier: list[Deed], aliases: set[str]) -> Deed | None:
    """A further paper of one signature: "signed a memorandum and an accord"; `before` ends the last noun."""
    first, _ = begin(found, line, aliases)
    last = earlier[-1] if earlier else None
    if last is None or last.line != number or last.status != "signed" or before > first:
        return None
    kind = typed(found, line, first).frame.type
    one = phrase(found, line, first, False)
    partners = [side for side in named(one.beside, "signatory") if side.economy not in last.economies]
    if one.how == "with" and partners and kind != "none" and EACH_WITH.fullmatch(line.text, before, first):
        owner = tuple(side for side in last.sides if side.economy not in codes(line.between(before, first)))
        start, end = line.span(first, one.end)
        sides = (*(owner[:1] or last.sides[:1]), *partners)
        return replace(
            last, type=kind, start=start, end=end, sides=sides, subject=None, words=found.words, more=(), anew=True
        )
    if not FURTHER.fullmatch(line.text, before, first) or kind in {last.type, "none"}:
        return None
    start, end = line.span(first, found.end)
    return replace(last, type=kind, start=start, end=end, subject=None, words=found.words, more=(), anew=True)


def _of_deal(deal: Deal, line: Line, number: int, outline: Outline, earlier: list[Deed]) -> Deed | None:
    """A deal told by its verb: bought, sold, won, awarded, lent."""
    found = deal.found
    told = Progress(deal.status, found.start, found.end, False, (f"clause {deal.clause}",))
    one = Phrase(found.start, found.end, False, "", [], [], None, found.end)
    deed = told_of(found, line, number, outline, deal.parties, told, one)
    deed = replace(deed, edtf=day_of(deed, line, found.start, outline, earlier) or deed.edtf)
    return of_the_same(deed, earlier) if UNDER.search(line.text) else deed


def _again(
    found: Found, line: Line, number: int, outline: Outline, earlier: list[Deed], told: Progress, one: Phrase
) -> Deed | None:
    """A later mention of an agreement named before, where it tells how far that has come."""
    last = last_named(found.frame.type, earlier, told.status)
    if last is None or told.status == "unknown":
        return None
    short = replace(one, end=found.end, subject=None)
    sides = [replace(side, role="party") if side.role == "signatory" else side for side in last.sides]
    deed = told_of(found, line, number, outline, sides, told, short)
    agree = times_agree(deed.edtf, last.edtf)
    if told.status == "negotiating" and last.status not in OPEN:  # what is to be widened is in force, and stays so
        return replace(deed, type=closer(last.type, found.frame.type), subject=one.subject)
    return replace(
        deed,
        type=closer(last.type, found.frame.type),
        subject=last.subject,
        edtf=deed.edtf if agree else None,
        again=True,
    )
