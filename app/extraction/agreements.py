"""Agreements: documents and deals between parties, from their noun or a clause, with the stage told of them."""

import re
from dataclasses import replace

from app.extraction.deal_contents import owned, with_contents
from app.extraction.deal_parties import deal_parties, pact_members, verb_start
from app.extraction.deal_phrases import Phrase, phrase, short_names
from app.extraction.deed import Deed, Side
from app.extraction.frames import Found, find
from app.extraction.joining import times_agree
from app.extraction.line import Line
from app.extraction.outline import Outline
from app.extraction.participants import of_roles
from app.extraction.progress import Progress, progress
from app.extraction.stages import denied
from app.extraction.whens import when

# An agreement is sought among the first and the latest ones, so that the cost stays linear.
NEAR = 30
# One pact goes by all of these names.
KIN = {"fta", "trade_agreement", "framework", "other"}
WITH_TWO = re.compile(r"(?:< [^<>]+ > )?with (?:the )?[EA] and (?:the )?[EA] ")
# Talks and proposals have no day of their own.
OPEN = {"negotiating", "proposed"}
SIGNED = re.compile(r"(?<!\S)signed ")
AHEAD = re.compile(r"(?<!\S)(?:will|is to|are to|expected to|plans to|hopes to|to be) ")


def agreement_deeds(outline: Outline) -> list[Deed]:
    """Every agreement named with its parties, in order; nothing merged yet."""
    deeds: list[Deed] = []
    aliases, members = short_names(outline), pact_members(outline)
    for number, line in enumerate(outline.lines):
        if line.kind == "heading":
            continue
        taken: list[tuple[int, int]] = []
        for found in find("deal_frame", line):
            if denied(found) or _overlaps(found, taken):
                continue
            if (deed := _framed(found, line, number, outline)) is not None:
                taken.append((found.start, found.end))
                deeds.append(deed)
        for found in sorted(find("deal_noun", line), key=lambda one: (one.start, -one.end)):
            if _overlaps(found, taken):
                continue
            taken.append((found.start, found.end))
            if (deed := _named(found, line, number, outline, deeds, aliases, members)) is not None:
                deeds += _each(deed, found, line)
    return deeds


def _overlaps(found: Found, taken: list[tuple[int, int]]) -> bool:
    return any(found.start < end and start < found.end for start, end in taken)


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
    one = phrase(found, line, aliases)
    told = progress(line.text, one.first, (found.end, one.tail, one.end))
    papers = found.words.rstrip().endswith(("document", "documents"))
    if told.denied or (papers and told.status not in {"signed", "planned"}):
        return None
    parties, sure = deal_parties(found, line, number, outline, one, members)
    if one.pointing and not sure and earlier:
        return _again(found, line, number, outline, earlier, told, one)
    generic = found.frame.type == "other"
    if (told.status == "unknown" and (generic or not sure)) or (told.status == "in_force" and generic and not sure):
        return None
    if not parties or (len({side.economy for side in parties}) < 2 and not sure):
        return None
    if told.status == "unknown" and found.frame.type == "partnership" and owned(line, one.first):
        told = Progress("in_force", one.first, one.end, False, ("partnership that they have",))
    if told.status != "unknown" and (begin := verb_start(line, one)) is not None:
        told = replace(told, start=begin)
    deed = _told(found, line, number, outline, parties, told, one)
    if found.frame.type in KIN and (known := _known(deed, earlier)) is not None:
        deed = replace(deed, type=known.type)
    return with_contents(deed, line, one.end, outline)


def _known(deed: Deed, earlier: list[Deed]) -> Deed | None:
    """The agreement of the same parties that was named before, more closely."""
    return next(
        (
            one
            for one in [*earlier[:NEAR], *earlier[-NEAR:]]
            if one.type in KIN - {"other"} and one.economies == deed.economies
        ),
        None,
    )


def _each(deed: Deed, found: Found, line: Line) -> list[Deed]:
    """Several agreements told at once: "its pacts with A and B" are one with each."""
    with_two = WITH_TWO.match(line.text[found.end :])
    if not found.words.rstrip().endswith("s") or with_two is None or len(deed.sides) != 3:
        return [deed]
    return [replace(deed, sides=(deed.sides[0], side)) for side in deed.sides[1:]]


def _framed(found: Found, line: Line, number: int, outline: Outline) -> Deed | None:
    """A deal that a whole clause tells: somebody agreed to buy, won an order, is negotiating to sell."""
    parties: list[Side] = []
    for role in ("buyer", "seller", "party"):
        parties += of_roles(found, (role,), outline, number)
    if len({side.economy for side in parties if side.economy}) < 2:
        return None
    told = Progress(_reached(found), found.start, found.end, False, (f"frame {found.frame.name}",))
    return _told(
        found, line, number, outline, parties, told, Phrase(found.start, found.end, False, "", [], [], None, found.end)
    )


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
        begin, finish = line.span(min(one.first, told.start), max(one.end, told.end))
        start, stop = min(start, begin), max(stop, finish)
        if told.status not in OPEN:
            edtf, time = when(found, outline, "planned" if told.status == "planned" else "occurred")
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
    kinds = KIN if found.frame.type in KIN else {found.frame.type}
    last = next((deed for deed in reversed(earlier) if deed.type in kinds or found.frame.type == "other"), None)
    if last is None or told.status == "unknown":
        return None
    short = replace(one, end=found.end, subject=None)
    sides = [replace(side, role="party") if side.role == "signatory" else side for side in last.sides]
    deed = _told(found, line, number, outline, sides, told, short)
    agree = times_agree(deed.edtf, last.edtf)
    return replace(deed, type=last.type, subject=last.subject, edtf=deed.edtf if agree else None, again=True)
