"""How far an agreement has come: signed, in force, negotiated, proposed, by the words before and after its name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from app.extraction.deeds.patterns import openings
from app.extraction.deeds.stages import CLAUSE
from app.extraction.lexicons import rows
from app.extraction.structs import struct

BEFORE, AFTER = 90, 90
# "Which was signed" tells of the paper itself.
STOP = re.compile(
    r"[;:] | (?:while|(?<!all )but|which(?! (?:was|were|is|are|has been|have been|had been|will be|both|he|she|they"
    r"|the two|came|comes|entered|took|takes|expires|expired|lapsed|now) )) "
)
NEGATED = re.compile(
    r"(?<!\S)(?:not(?! part of)|no(?! (?:less|fewer|later|doubt|sooner) )|never|without|nor|lack of|lacks"
    r"|absence of|refused to"
    r"|(?:hold|holding|held|shy|back|backed) (?:back|away|off) from|refrain from|refrained from|stopped short of"
    r"|(?:hope|hopes|hoped|hoping) (?:that )?it (?:would|will|could|can)"
    r"|failure to|failing to|inability to|reluctance to|ability to|failed to|fails to|fail to|yet to|have not a"
    r"|efforts to|attempts to|attempt to|effort to|struggle to|unable to|could not|cannot|couldn't|can't|won't"
    r"|(?:hard|harder|difficult|impossible|unlikely|too early|in vain) to|wouldn't"
    r"|don't|doesn't|didn't|wasn't|weren't|hasn't|haven't|isn't|aren't"
    r"|we (?:want|wanted|need|needed|would like|hope for)"
    r"|(?:I|i) (?:want|wanted|would like)"
    r"|(?:the|his|her|its|their|'s|presidential|special|has|have|had|given|granted)"
    r" (?:power|powers|authority|right) to) "
)
# "Are no members as the Peru-Chile talks fail": what is denied is another thing.
AS_THEY = re.compile(r".*(?<!\S)(?:as|while|because|although|whereas) (?=(?:the )?(?:E|A|EE|O) |$)")
UNLIKELY = re.compile(
    r"(?:(?!(?:that|which|but|it|they) )\S+ ){0,2}?(?:unlikely|impossible|out of the question"
    r"|not(?! (?:to )?be (?:renewed|extended|prolonged|rolled over))|no longer|never) "
)
CONDITION = re.compile(
    r"(?<!\S)(?:if|unless|whether"
    r"|until(?= (?:[^\s,;:]+ ){1,5}?(?:reach|reaches|sign|signs|strike|strikes|conclude|agree|agrees|ratify|ratifies) )"
    r"|(?:doubt|doubts|doubted|unlikely|sceptical|skeptical|no sign|nor expect|not expect)"
    r" (?:that|if)) "
)
# "The pact that Peru signed with Chile".
SIGNED_WITH = re.compile(
    r"(?:, )?(?P<how>that|which) (?P<who>(?:the )?(?:E|O) (?:ha[sd] )?"
    r"(?:signed|initialled|reached|concluded|struck|sealed|negotiated) (?:D )?with (?:the )?(?:E|O) )"
)
# Nobody can leave undone what there is not.
EXISTING = re.compile(
    r"(?<!\S)(?:(?:extend|renew|prolong|amend|update|implement|scrap"
    r"|cancel|terminate|withdraw from|leave|quit|tear up|reopen|renegotiate|renewing|extending|renewed|extended) "
    r"(?:the|its|their|this|that|[A-Z]+) "
    r"|(?:honou?r|respect|observe|uphold|abide by|comply with|live up to|adhere to|stick to) "
    r"(?:the |its |their |this |that |an? |[A-Z]+ ))(?:(?!and )[^\s,;:<>]+ ){0,4}$"
)
# Who does not speak of a pact denies none: "did not comment on the pact that Peru signed".
SPOKEN_OF = re.compile(
    r"(?<!\S)(?:comment|commented|mention|mentioned|refer|referred|touch|touched|speak|spoke) (?:on |to |upon |of )?"
    r"(?:the|its|their|[A-Z]+) (?:(?!and )[^\s,;:<>]+ ){0,4}$"
)
# "the pact, the first of its kind, came into force": what stands between commas or dashes is passed over.
APPOSITION = re.compile(
    r", (?:[^\s,;:<>]+ ){1,14}, |, under which (?:[^\s;:,]+ ){1,20}?, "
    r"|, (?:covering|including|ranging|spanning|on|among) (?:[^\s;:<>]+ ){1,16}?, "
    r"(?=(?:was|were|has|have|had|is|are|will) )|(?P<dash>--?) (?:[^\s;:<>-]+ ){1,16}(?P=dash) "
)
# "A pact, a memorandum and a protocol were signed": the verb is of all.
COORDINATED = re.compile(
    r"(?:, (?:an?|the|another|N) (?:[^\s,;:<>]+ ){1,10}?){0,5}(?:, )?and (?:a|an|the|another) (?:[^\s,;:<>]+ ){1,8}?"
    r"(?=(?:was|were|have|had|has|will|are) )"
)
# "Signed on Tuesday in Lima a package of accords".
# What stands behind such a preposition is not what was signed or agreed.
BEHIND = (
    "and|under|after|despite|since|following|before|through|within|against|into"
    "|(?<!many )(?<!much )as(?! (?:many|much) as )|about(?! (?:N |$))"
)
# "Sealed the broad outlines of a pact", "announced an agreement in principle on a pact".
CORE = (
    "(?:(?:the |its |their )?(?:[a-z]+ )?"
    "(?:outlines?|elements|text|terms|details|core|framework|basis|contours|shape|substance|version|size"
    "|ceiling|value|limit|volume|amount|scope|life|phase|stage|part) of "
    "|(?:an? |the )?(?:[a-z]+ )?(?:agreement|accord|understanding|deal|compromise) "
    "(?:in principle )?(?:D )?(?:on|over|for) "
    "|(?:(?!(?:and|to|that) )[^\\s,;:<>]+ ){0,4}?(?:talks|negotiations|discussions) "
    "(?:on|for|about|over|towards|toward|aimed at) )?"
)
GAP = (
    rf"(?:(?:(?:at the (?:end|start|beginning) )?D|in S|in E|here|today) ){{0,3}}{CORE}"
    rf"(?:(?!(?:{BEHIND}) )[^\s,;:<>]+ ){{0,4}}$"
)


# "A contract providing for 3 tonnes of Peruvian tin, lead and other ores was signed by both".
OPENS = re.compile(r"(?:^|[;:] |(?:said|says|that) )(?:an?|the|another|N) (?:\S+ ){0,4}$")
SIGNED_FAR = re.compile(
    r"(?:providing|covering|calling|worth|for|on|to|under) "
    r"(?:(?!(?:which|that|who|while|but|after|said|says|will|is|are|has|have|had|was|were|signed) )[^\s;:]+ ){1,24}?"
    r"(?:was|were|has been|have been) (?:[a-z]+ly )?signed "
    # "A pact under which Peru will open its market was signed"
    r"|(?:(?:under|by) which|whereby) (?:[^\s;:]+ ){1,24}?(?:was|were|has been|have been) (?:[a-z]+ly )?"
    r"(?:signed|initialled|initialed|inked) "
)
FAR = 200


# "Once the pact takes effect", "after it enters into force".
ONCE = re.compile(
    r"(?<!\S)(?:after|once|when|until|before|as soon as) (?:the |an? |this |that |their |its )?(?:[^\s,;:]+ ){0,3}?$"
)
TAKES_EFFECT = re.compile(r"(?<!\S)(?:(?:takes|comes|goes|enters) (?:into )?(?:effect|force|operation)|becomes) ")
# "Will put the pact into force".
TO_PUT = re.compile(
    r"(?<!\S)(?:will|would|to|can|could|may|might|should) (?:(?:soon|now) )?(?:put|bring) (?:[^\s,;:]+ ){0,3}?$"
)
INTO_FORCE = re.compile(r"(?<!\S)into (?:force|effect|operation|practice) $")
# "Talks with the European Union (EU) on a pact": a short name in brackets begins no other clause.
SHORT_NAME = re.compile(r"< (\S+) > ")


@struct(frozen=True, slots=True)
class Progress:
    """The status told, the stretch of the line's words that tells it, and the rule."""

    status: str
    start: int
    end: int
    denied: bool
    reasons: tuple[str, ...]


def progress(text: str, first: int, ends: tuple[int, ...]) -> Progress:
    """The stage of an agreement whose name begins at `first` in a line; the verb may follow at any of `ends`."""
    end = ends[-1]
    head = text[max(0, first - BEFORE) : first]
    if ">" in head:
        head = SHORT_NAME.sub(r"( \1 ) ", head)
    cut = CLAUSE.match(head)
    head = head[cut.end() if cut else 0 :]
    offset = first - len(head)
    near = " ".join(head.split()[-6:]) + " "
    near = near[last.end() :] if (last := AS_THEY.match(near)) else near
    denied = (NEGATED.search(near) is not None and not SPOKEN_OF.search(head)) or CONDITION.search(head) is not None
    if denied and EXISTING.search(head):  # "failed to renew their pact"
        return Progress("in_force", first, end, False, ("stage in_force of what is not renewed",))
    begun = {*ends}
    denied = denied or any(UNLIKELY.match(text, begin) for begin in begun)
    passed = (pattern.match(text, begin) for begin in begun for pattern in (APPOSITION, COORDINATED))
    places = sorted({*begun, *(match.end() for match in passed if match)})
    stages = [*_told_before(head, offset, end), *_told_after(text, places, first, end)]
    if not stages and (far := _far_behind(text, first, end)) is not None:
        return Progress("signed", first, far, denied, ("stage signed far behind",))
    if not stages:
        return Progress("unknown", first, end, denied, ())
    number, start, stop = min(stages, key=itemgetter(0))
    row = rows("deal_stage")[number]
    if row["side"] == "before":
        denied = denied or NEGATED.search(" ".join([*head[: start - offset].split()[-3:], ""])) is not None
    coming = row["status"] == "in_force" and (
        (ONCE.search(head) and TAKES_EFFECT.search(text[first:stop]))
        or (TO_PUT.search(head) and INTO_FORCE.search(text[first:stop]))
    )
    status = "planned" if coming else row["status"]
    return Progress(status, start, stop, denied, (f"stage {status} {row['side']}",))


def _far_behind(text: str, first: int, end: int) -> int | None:
    """Where a signature is told far behind a name with which the clause begins, all between being its goods."""
    if ("signed" not in text and "initial" not in text) or not OPENS.search(text, max(0, first - FAR), first):
        return None
    passive = SIGNED_FAR.match(text, end, end + FAR)
    return passive.end() if passive else None


def _told_before(head: str, offset: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The stages told ahead of the name: row of the lexicon, start and end; at one place the first row counts."""
    at, begun = 0, _before()
    for word in head.split(" "):
        for number, pattern in begun.get(word, ()):
            if pattern.match(head, at):
                yield number, offset + at, end
                break
        at += len(word) + 1


def _told_after(text: str, places: Sequence[int], first: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The stages told where the name may end, likewise."""
    for begin in places:
        if match := _after().match(_tail(text, begin)):
            yield int((match.lastgroup or "").removeprefix("row")), first, max(end, begin + match.end())


def _tail(text: str, begin: int) -> str:
    """What may tell the stage behind the name: up to where another clause begins."""
    tail = text[begin : begin + AFTER]
    stop = STOP.search(tail)
    return tail[: stop.start() + 1] if stop else tail


@cache
def _before() -> dict[str, list[tuple[int, re.Pattern[str]]]]:
    """The rows of the lexicon that are told ahead of the name, by the words with which they may begin."""
    found: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    for number, row in enumerate(rows("deal_stage")):
        if row["side"] == "before":
            pattern = re.compile(rf"(?:{row['pattern']}) {GAP}")
            for word in openings(row["pattern"]):
                found.setdefault(word, []).append((number, pattern))
    return found


@cache
def _after() -> re.Pattern[str]:
    """Matches where a stage is told behind the name; its group is the first row of the lexicon that tells it there."""
    told = [(number, row["pattern"]) for number, row in enumerate(rows("deal_stage")) if row["side"] == "after"]
    patterns = "|".join(f"(?P<row{number}>{pattern.lstrip('^')})" for number, pattern in told)
    return re.compile(rf"(?:{patterns}) ")
