"""An agreement as a deed: the stretch that tells it, its parties, stage and day."""

import re

from app.extraction.agreements.accession import Accession
from app.extraction.agreements.days import INSERTED, of_a_relative, of_delivery
from app.extraction.agreements.matters import matter
from app.extraction.agreements.phrases import Phrase
from app.extraction.agreements.progress import Progress
from app.extraction.deeds.deed import Deed, Side
from app.extraction.deeds.frames import CORE, Found, Frame
from app.extraction.deeds.line import Item, Line
from app.extraction.deeds.outline import Outline
from app.extraction.deeds.participants import of_roles
from app.extraction.deeds.sameness import MADE, OPEN
from app.extraction.deeds.scenes import over, still_to_come
from app.extraction.deeds.whens import edtf as edtf_of
from app.extraction.deeds.whens import when
from app.extraction.structs import replace

EXPIRY = re.compile(r"(?<!\S)(?:expires|expire|lapses|runs out|run out|ends|runs until) ")
EXPIRED = re.compile(r"(?<!\S)(?:expired|lapsed|ran out) $")
RELATIVE = re.compile(
    r"(?<!\S)(?:that|which) (?:(?:the )?(?:E|O|EE) (?:and (?:the )?(?:E|O) )?)?"
    r"(?:(?:was|were|had been|has been|they|it|both|the two|also|first) ){0,3}\w+ $"
    r"|(?<!\S)(?:agreements?|accords?|pacts?|deals?|treaty|protocol|contract|arrangements?) "
    r"(?:signed|reached|concluded|agreed|struck|initialled) $"
)
BEHIND = re.compile(r"(?:(?:on|in|at|here|there|[SE]|by|[EAPO]|late|early|back) ){0,4}(?P<day>D) ")
ANOTHER = re.compile(
    r"(?<!\S)and (?:has |had |have )?(?:also )?(?:signed|concluded|reached|agreed|began|begun|launched) "
)
AIM = re.compile(r"(?<!\S)and (?:has |had |have )?(?:also )?(?:agreed|decided|pledged|promised|vowed|planned) to ")
SIGNED = re.compile(r"(?<!\S)signed ")
DAY, KEPT = len("2019-01-01"), "stage in_force before"
AHEAD = re.compile(r"(?<!\S)(?:will|is to|are to|expected to|plans to|hopes to|to be) ")


def told_of(
    found: Found, line: Line, number: int, outline: Outline, parties: list[Side], told: Progress, one: Phrase
) -> Deed:
    """The deed of an agreement whose name, parties and stage are known."""
    start, stop = line.span(one.first, max(one.end, found.end))
    edtf, time = None, None
    if told.status != "unknown":
        whole = replace(found, start=min(one.first, told.start), end=max(one.end, found.end, told.end))
        begin, finish = line.span(whole.start, whole.end)
        if INSERTED.search(line.text, whole.start, one.first) is not None:
            whole = replace(whole, roles=(*whole.roles, (CORE, one.first, whole.end)))
        start, stop = min(start, begin), max(stop, finish)
        if told.status not in OPEN:  # talks and proposals have no day of their own
            edtf, time = (
                _right_behind(told, line)
                or _expired(told, line)
                or when(whole, outline, "planned" if told.status == "planned" else "occurred")
            )
        if told.status == "planned" and over(edtf, outline) and not told.reasons[0].startswith("clause "):
            edtf, time = None, None
        aside = time is not None and (
            of_delivery(line, time)
            or _of_beginning(line, time)
            or of_a_relative(line, time, whole.end)
            or _is_of_what_it_says(found, line, one.end, time)
        )
        aside = aside or (told.status == "in_force" and EXPIRY.search(line.text, one.end, told.end) is not None)
        aside = aside or (told.status in MADE and _is_long(edtf))
        # "Has pacts in force with Peru and signed one with Oman in May": that is when the other was signed.
        # "Signed a pact and agreed to meet in May": that is when they are to meet.
        joined = time is not None and _is_joined(told, line, max(one.end, told.end), time)
        aside = aside or joined
        if (told.status != "planned" and still_to_come(edtf, outline)) or aside:
            edtf, time = None, None
    outside = time is not None and not start <= time.start < stop
    if outside and told.reasons == (KEPT,) and edtf is not None and len(edtf) == DAY:
        edtf, time, outside = None, None, False  # "said on Monday that Lima breached a pact": that holds for longer
    role = "signatory" if told.status == "signed" else "party"
    return Deed(
        kind="agreement",
        type=found.frame.type,
        status=told.status,
        start=start,
        end=stop,
        sides=tuple(parties) if role == "party" else tuple(signing(parties)),
        edtf=edtf,
        own_time=edtf is not None,
        subject=matter(one, line, outline.article.flat),
        words=found.words,
        headline=line.kind == "headline",
        line=number,
        more=((time.start, time.end, "period"),) if time is not None and outside else (),
        reasons=(f"noun {found.frame.type}", *told.reasons),
        confidence=0.75 if told.status != "unknown" else 0.55,
    )


def _is_of_what_it_says(found: Found, line: Line, end: int, time: Item) -> bool:
    """Whether a time stands in what a statement says: "said in a joint statement that they will meet in May"."""
    at = line.offsets[line.items.index(time)]
    return found.frame.type == "joint_statement" and " that " in f" {line.text[end:at]}"


def signing(parties: list[Side]) -> list[Side]:
    """Those who are to be parties of what is signed, as signatories."""
    return [replace(side, role="signatory") if side.role == "party" else side for side in parties]


def _right_behind(told: Progress, line: Line) -> tuple[str, Item] | None:
    """The time behind a relative clause of the stage: "ratified on Monday a pact signed in May"."""
    match = BEHIND.match(line.text, told.end) if RELATIVE.search(line.text[: told.end]) else None
    item = line.items[line.at[match.start("day")]] if match else None
    edtf = edtf_of(item, told.status) if item else None
    return (edtf, item) if edtf and item else None


def _expired(told: Progress, line: Line) -> tuple[str, Item] | None:
    """The time at which it ran out: "the pact expired on May 31"."""
    ended = told.status == "terminated" and EXPIRED.search(line.text[: told.end])
    match = BEHIND.match(line.text, told.end) if ended else None
    item = line.items[line.at[match.start("day")]] if match else None
    edtf = edtf_of(item, told.status) if item else None
    return (edtf, item) if edtf and item else None


def _is_long(edtf: str | None) -> bool:
    """Whether a time is a span of months or years: nobody signs so long, it is that of what was agreed."""
    first, _, last = (edtf or "").partition("/")
    return bool(first and last) and len(first) < len("2000-01-01")


def _is_joined(told: Progress, line: Line, end: int, time: Item) -> bool:
    """Whether another verb is joined between a stage that ends there and a time behind it."""
    joined = ANOTHER if told.status == "in_force" else AIM
    return joined.search(line.text[end : line.offsets[line.items.index(time)]]) is not None


def _of_beginning(line: Line, time: Item) -> bool:
    """Whether a time only tells since when they talked: "after talks that began six years ago"."""
    ahead = {item.mark for item in line.items[max(0, line.items.index(time) - 4) : line.items.index(time)]}
    return "retroactive" in ahead or (
        bool(ahead & {"began", "begun", "started", "launched"}) and bool(ahead & {"talks", "negotiations"})
    )


def framed(found: Found, line: Line, number: int, outline: Outline) -> Deed | None:
    """A deal that a frame of a whole clause tells."""
    parties: list[Side] = []
    for role in ("buyer", "seller", "party"):
        parties += of_roles(found, (role,), outline, number)
    if len({side.economy for side in parties if side.economy}) < 2:
        return None
    told = Progress(_reached(found), found.start, found.end, False, (f"frame {found.frame.name}",))
    one = Phrase(found.start, found.end, False, "", [], [], None, found.end)
    return told_of(found, line, number, outline, parties, told, one)


def _reached(found: Found) -> str:
    """What a frame says of its stage, unless the words say that it is still to come."""
    if found.frame.status == "agreed" and AHEAD.search(found.words):
        return "planned"
    return "signed" if SIGNED.search(found.words) else found.frame.status


def found_of(one: Accession, line: Line) -> Found:
    """The stretch of an accession, as frames have theirs."""
    return Found(Frame("accession", "other", one.status, frozenset(), ""), line, one.start, one.end, ())


def accession_deed(one: Accession, line: Line, number: int, outline: Outline) -> Deed:
    """An accession as a deed."""
    told = Progress(one.status, one.start, one.end, False, ("accession",))
    whole = Phrase(one.start, one.end, False, "", [], [], None, one.end)
    return told_of(found_of(one, line), line, number, outline, one.parties, told, whole)
