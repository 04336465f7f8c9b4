"""Agreements: documents and deals between parties, from their noun or a clause, with the stage told of them."""

import re
from dataclasses import replace

from app.extraction.agreements.clauses import Deal, deals
from app.extraction.agreements.contents import owned, with_contents
from app.extraction.agreements.days import day_of, gone, of_delivery
from app.extraction.agreements.guards import adopted, commercial, told_before, unfounded
from app.extraction.agreements.lists import each
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
from app.extraction.agreements.parties import deal_parties, pact_members, verb_actors
from app.extraction.agreements.phrases import Phrase, begin, phrase, short_names
from app.extraction.agreements.progress import Progress, progress
from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.frames import Found, find
from app.extraction.deeds.joining import times_agree
from app.extraction.deeds.line import Line
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.participants import of_roles
from app.extraction.deeds.scenes import still_to_come
from app.extraction.deeds.stages import denied
from app.extraction.deeds.whens import when

# No article names more: the bound keeps hostile texts cheap.
MOST_AGREEMENTS = 1000
# Talks and proposals have no day of their own.
OPEN = {"negotiating", "proposed"}
SIGNED = re.compile(r"(?<!\S)signed ")
AHEAD = re.compile(r"(?<!\S)(?:will|is to|are to|expected to|plans to|hopes to|to be) ")
# "An accord to form a joint venture" is one agreement; "an accord and a contract" are two.
PURPOSE = re.compile(r"(?:< \w+ > )?(?:to|on|for|that|which|aimed at|covering) (?:[^\s,;:<>]+ ){0,9}$")
FURTHER = re.compile(
    r"(?:(?!(?:with|which|that|to|between|under) )[^\s;:]+ ){0,6}?"
    r"(?:and|as well as|, among them|among them|, including|including|, notably|, such as|such as) "
    r"(?:(?:a|an|the|N|one|two|three|several) )?"
)
# "Under the deal A will supply B": what a deal named before is to bring.
UNDER = re.compile(
    r"(?<!\S)under (?:the|this|that) (?:terms of the )?(?:\S+ ){0,3}?(?:deal|agreement|contract|accord|pact) "
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
            deed = deed or _further(found, line, number, before, deeds, aliases)
            if deed is not None and not (
                deed.economies in own and deed.type in {"contract", "other", "trade_agreement"}
            ):
                deeds += each(deed, found, line)
    return without_echoes(settled(deeds))


def _overlaps(found: Found, taken: list[tuple[int, int]]) -> bool:
    return any(found.start < end and start < found.end for start, end in taken)


def _purpose(found: Found, line: Line, taken: list[tuple[int, int]]) -> bool:
    """Whether the noun only tells what the agreement before it is for."""
    return found.frame.type in {"joint_venture", "partnership", "fta"} and any(
        end <= found.start and PURPOSE.fullmatch(line.text, end, found.start) for _, end in taken
    )


def _by_verbs(line: Line, number: int, outline: Outline, earlier: list[Deed]) -> list[tuple[Deed, Found]]:
    """The deals of a line that verbs or whole clauses tell."""
    told = [(_of_deal(deal, line, number, outline, earlier), deal.found) for deal in deals(line, number, outline)]
    for found in find("deal_frame", line):
        if denied(found) or _overlaps(found, [(one.start, one.end) for _, one in told]):
            continue
        if (deed := _framed(found, line, number, outline)) is not None:
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
    found = typed(found, line, first)
    if found.frame.type == "none":
        return None
    one = phrase(found, line, first, pointing)
    told = progress(line.text, one.first, (found.end, one.tail, one.end))
    papers = found.frame.name == "document"
    if told.denied or (papers and told.status not in {"signed", "planned"} and not adopted(line, one.first)):
        return None
    parties, sure = deal_parties(found, line, number, outline, one, members)
    if one.pointing and earlier and (not sure or (found.frame.type == "other" and told_before(parties, earlier))):
        return _again(found, line, number, outline, earlier, told, one)
    if unfounded(found, parties, sure, line, one, outline, told):
        return None
    if told.status == "unknown" and found.frame.name == "partnership" and owned(line, one.first):
        told = Progress("in_force", one.first, one.end, False, ("partnership that they have",))
    if told.status != "unknown" and (acting := verb_actors(line, one)) is not None:
        told = replace(told, start=min(told.start, acting.start))
    if found.frame.type == "other" and commercial(parties, line, told.start, one.end):
        found = replace(found, frame=replace(found.frame, type="contract"))
    if (like := alike(found, one, earlier)) is not None:
        found = replace(found, frame=replace(found.frame, type=like.type))
        parties = followed(parties, like, one)
    deed = known(_told(found, line, number, outline, parties, told, one), earlier)
    deed = replace(deed, edtf=day_of(deed, line, one.first, outline, earlier) or deed.edtf)
    return with_contents(deed, line, one.end, outline)


def _further(found: Found, line: Line, number: int, before: int, earlier: list[Deed], aliases: set[str]) -> Deed | None:
    """A further paper of one signature: "signed a memorandum and an accord"; `before` ends the last noun."""
    first, _ = begin(found, line, aliases)
    last = earlier[-1] if earlier else None
    if last is None or last.line != number or last.status != "signed" or before > first:
        return None
    kind = typed(found, line, first).frame.type
    if not FURTHER.fullmatch(line.text, before, first) or kind in {last.type, "none"}:
        return None
    start, end = line.span(first, found.end)
    return replace(last, type=kind, start=start, end=end, subject=None, words=found.words, more=())


def _of_deal(deal: Deal, line: Line, number: int, outline: Outline, earlier: list[Deed]) -> Deed:
    """A deal told by its verb: bought, sold, won, awarded, lent."""
    found = deal.found
    told = Progress(deal.status, found.start, found.end, False, (f"clause {deal.clause}",))
    one = Phrase(found.start, found.end, False, "", [], [], None, found.end)
    deed = _told(found, line, number, outline, deal.parties, told, one)
    deed = replace(deed, edtf=day_of(deed, line, found.start, outline, earlier) or deed.edtf)
    return of_the_same(deed, earlier) if UNDER.search(line.text) else deed


def _framed(found: Found, line: Line, number: int, outline: Outline) -> Deed | None:
    """A deal that a frame of a whole clause tells."""
    parties: list[Side] = []
    for role in ("buyer", "seller", "party"):
        parties += of_roles(found, (role,), outline, number)
    if len({side.economy for side in parties if side.economy}) < 2:
        return None
    told = Progress(_reached(found), found.start, found.end, False, (f"frame {found.frame.name}",))
    one = Phrase(found.start, found.end, False, "", [], [], None, found.end)
    return _told(found, line, number, outline, parties, told, one)


def _reached(found: Found) -> str:
    """What a frame says of its stage, unless the words say that it is still to come."""
    if found.frame.status == "agreed" and AHEAD.search(found.words):
        return "planned"
    return "signed" if SIGNED.search(found.words) else found.frame.status


def _told(
    found: Found, line: Line, number: int, outline: Outline, parties: list[Side], told: Progress, one: Phrase
) -> Deed:
    start, stop = line.span(one.first, max(one.end, found.end))
    edtf, time = None, None
    if told.status != "unknown":
        whole = replace(found, start=min(one.first, told.start), end=max(one.end, found.end, told.end))
        begin, finish = line.span(whole.start, whole.end)
        start, stop = min(start, begin), max(stop, finish)
        if told.status not in OPEN:
            edtf, time = when(whole, outline, "planned" if told.status == "planned" else "occurred")
        if told.status == "planned" and gone(edtf, outline):
            edtf, time = None, None
        if (told.status != "planned" and still_to_come(edtf, outline)) or (time and of_delivery(line, time)):
            edtf, time = None, None
    outside = time is not None and not start <= time.start < stop
    role = "signatory" if told.status == "signed" else "party"
    return Deed(
        kind="agreement",
        type=found.frame.type,
        status=told.status,
        start=start,
        end=stop,
        sides=tuple(replace(side, role=role) if side.role == "party" else side for side in parties),
        edtf=edtf,
        subject=one.subject,
        words=found.words,
        headline=line.kind == "headline",
        line=number,
        more=((time.start, time.end, "period"),) if time is not None and outside else (),
        reasons=(f"noun {found.frame.type}", *told.reasons),
        confidence=0.75 if told.status != "unknown" else 0.55,
    )


def _again(
    found: Found, line: Line, number: int, outline: Outline, earlier: list[Deed], told: Progress, one: Phrase
) -> Deed | None:
    """A later mention of an agreement named before, where it tells how far that has come."""
    last = last_named(found.frame.type, earlier)
    if last is None or told.status == "unknown":
        return None
    short = replace(one, end=found.end, subject=None)
    sides = [replace(side, role="party") if side.role == "signatory" else side for side in last.sides]
    deed = _told(found, line, number, outline, sides, told, short)
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
