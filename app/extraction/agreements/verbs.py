"""Agreements that verbs or whole clauses tell, without a noun for the paper: bought, won, awarded, joined."""

import re

from app.extraction.agreements.accession import accessions
from app.extraction.agreements.clauses import Deal, deals, overlaps
from app.extraction.agreements.days import day_of
from app.extraction.agreements.fresh import ALSO, ANEW
from app.extraction.agreements.memory import (
    of_the_same,
)
from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import Progress, progress
from app.extraction.agreements.telling import accession_deed, found_of, framed, told_of
from app.extraction.deeds.deed import Deed
from app.extraction.deeds.frames import Found, find
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.stages import denied
from app.extraction.deeds.whens import edtf as edtf_of
from app.extraction.structs import replace

# "A deal that commits Lima to buy": what is bought is told by the deal.
CONTENT = re.compile(
    r"(?<!\S)(?:deal|agreement|pact|accord|contract|treaty|protocol|memorandum|mou|arrangement) (?:[^\s,;:<>]+ ){0,3}?"
    r"(?:(?:that|which) (?:commits|obliges|requires|binds|allows|lets|would see|will see)"
    r"|committing|obliging|requiring|binding|allowing|letting|(?:under|by|through) which|whereby) "
    r"(?:[^\s,;:<>]+ ){0,1}$"
)
# These are agreed on to buy and sell.
NEAR, TO_TRADE = 3, {"barter", "contract", "trade_agreement", "trade_protocol"}
# "A contract to supply B was cancelled".
ENDED = {"suspended", "terminated", "extended"}
# "Under the deal A will supply B": what a deal named before is to bring.
UNDER = re.compile(
    r"(?<!\S)under (?:the|this|that|these|those) (?:terms of the )?(?:\S+ ){0,3}?"
    r"(?:deal|agreement|contract|accord|pact|memorandum|memoranda|mou|protocol|arrangement|treaty|fta|plan|scheme|formula"
    r"|package|programme|program)s? "
)
# "The contract runs until May, by when A will supply B": that is of the contract.
OF_IT = re.compile(
    r"(?<!\S)(?:the|this|that) (?:[^\s,;:<>]+ ){0,2}?(?:deal|agreement|contract|accord|pact|memorandum|mou|order) "
    r"(?:will|would|is|was|has|runs|lasts|calls|provides|foresees|covers|expires) [^;:]*$"
)
# "The airline ordered ten": of the contract that was just told.
THE_BUYER = re.compile(
    r"(?:the (?:[a-zA-Z-]+ ){0,2}?(?:company|airline|carrier|firm|group|carmaker|utility|buyer)|it) "
    r"(?:(?:said|says) (?:D )?it )?(?:(?:has|had) )?(?:ordered|bought|purchased|booked) "
)
SIGNED_UNDER = re.compile(
    r"(?<!\S)under (?:an? (?:\S+ ){0,5}?)?(?:deal|agreement|contract|accord|pact|protocol|memorandum|treaty)s?"
    r" (?:\S+ ){0,2}?(?P<made>signed|reached|concluded|agreed|struck) "
    r"(?:(?:on|in|at|here|between|by|with|[SEAPO]|and) ){0,5}(?P<day>D) "
)
UNDER_NEW = re.compile(
    r"(?<!\S)under (?:a|an) (?:\S+ ){0,5}?(?:deal|agreement|contract|accord|pact|protocol|memorandum|treaty) "
    r"(?:\S+ ){0,2}?(?:signed|reached|concluded|announced|agreed|struck|initialled) "
)


def told_by_verbs(line: Line, number: int, outline: Outline, earlier: list[Deed]) -> list[tuple[Deed, Found]]:
    """The deals of a line that verbs or whole clauses tell."""
    read = [(_of_deal(deal, line, number, outline, earlier), deal.found) for deal in deals(line, number, outline)]
    told = [(deed, found) for deed, found in read if deed is not None]
    told += [(accession_deed(one, line, number, outline), found_of(one, line)) for one in accessions(line)]
    for found in find("deal_frame", line):
        if denied(found) or overlaps(found, [(one.start, one.end) for _, one in told]):
            continue
        if (deed := framed(found, line, number, outline)) is not None:
            told.append((deed, found))
    return [(deed, found) for deed, found in told if CONTENT.search(line.text, 0, found.start) is None]


def _of_deal(deal: Deal, line: Line, number: int, outline: Outline, earlier: list[Deed]) -> Deed | None:
    """A deal told by its verb: bought, sold, won, awarded, lent."""
    found, status = deal.found, deal.status
    paper = SIGNED_UNDER.search(line.text) if "under" in line.words else None
    # "Will supply crude under a deal reached yesterday".
    if paper is not None and status == "planned" and paper.start() >= found.end:
        status, found = ("signed" if paper["made"] == "signed" else "agreed"), replace(found, end=paper.end())
    if deal.status == "agreed" and (since := progress(line.text, found.start, (found.end,))).status in ENDED:
        status = since.status if since.start == found.start else status
    told = Progress(status, found.start, found.end, False, (f"clause {deal.clause}",))
    one = Phrase(found.start, found.end, False, "", [], [], None, found.end)
    deed = told_of(found, line, number, outline, deal.parties, told, one)
    anew = ALSO.search(line.text, 0, found.end) is not None or not ANEW.isdisjoint(found.words.split())
    deed = replace(deed, edtf=day_of(deed, line, found.start, outline, earlier) or deed.edtf, anew=anew)
    if UNDER.search(line.text) or _foreseen(deed, line, earlier):
        return of_the_same(deed, earlier)
    if THE_BUYER.match(line.text) and _is_goods_of(deed, number, earlier):
        return of_the_same(deed, earlier)
    if deed.edtf is None and status in {"signed", "agreed"} and paper is not None:
        deed = replace(deed, edtf=edtf_of(line.items[line.at[paper.start("day")]], "occurred"))
    content = deal.status in {"planned", "agreed"} and OF_IT.search(line.text, 0, found.start) is not None
    return (of_the_same(deed, earlier) or deed) if content else deed


def _is_goods_of(deed: Deed, number: int, earlier: list[Deed]) -> bool:
    """Whether what "the company ordered" is that of the contract of the two that was told just before."""
    last = earlier[-1] if earlier else None
    made = last is not None and last.type == deed.type and last.status in {"agreed", "signed"}
    return made and last is not None and number - last.line <= 1 and last.economies == deed.economies


def _foreseen(deed: Deed, line: Line, earlier: list[Deed]) -> bool:
    """Whether "A would ship 5 tonnes to B" says what a deal of the two, told just before, is to bring."""
    if deed.status != "planned" or "would" not in line.words or "also" in line.words:
        return False
    last = next((one for one in reversed(earlier[-NEAR:]) if one.economies == deed.economies), None)
    return last is not None and last.status in {"agreed", "signed"} and last.type in TO_TRADE


def without_terms(deeds: list[Deed], line: Line, number: int) -> list[Deed]:
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
