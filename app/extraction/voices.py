"""Who says something and whose statistics it is, where its sentence ascribes it: "the customs office said"."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.extraction.article import Article, within
from app.extraction.structs import struct
from app.extraction.text.segments import Sentence
from app.vocabulary.economies import economies

SAYING = (
    r"(?:said|says?|saying|told|announced|announces|stated|noted|added|adds|reported|reports|estimates?|estimated"
    r"|forecasts?|expects?|predicts?|predicted|projects|projected|revealed|disclosed|claimed|confirmed|explained|shows?"
    r"|showed|pointed out)\b(?! (?:to|by|for))"
)
DATA = r"(?:data|figures?|statistics|numbers|reports?|survey|estimates?|forecasts?|records)"
STAFF = r"(?:officials?|sources?|spokes(?:man|woman|person|men)|statement|economists?|chief)"
DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
AFTER = re.compile(
    rf"(?: \([A-Z&]{{2,10}}\))?(?:'s)?(?: {STAFF})?(?:, [^,.;]{{2,80}},)?"
    rf"(?:(?:'s?)? (?:[a-z-]+ ){{0,2}}?(?P<data>{DATA}))?(?: (?:released|published|issued))?"
    r"(?: (?:also|has|have|had|later|earlier|further|on|in a statement|today|yesterday|this week|last week"
    rf"|{DAYS}))* (?P<verb>{SAYING})"
)
# Not "the talks with the minister, Juan Reyes, said the customs office".
CLOSED = re.compile(r", [a-z]+\b(?! (?:the|a|an) | [A-Z][a-z]+ [A-Z])")
DATA_AFTER = re.compile(rf"(?:'s?)? (?:[a-z-]+ ){{0,2}}?{DATA}\b")
BEFORE = re.compile(
    r"\b(?:said|says|added|noted|reported|quot\w+|cit\w+|according to|in the words of)(?: (?:the|a|an|latest|official"
    r"|new|preliminary|provisional|figures|data|own))* $",
    re.IGNORECASE,
)
DATA_BEFORE = re.compile(
    rf"\b{DATA}(?: (?:just |newly )?(?:released|published|issued|compiled|provided|collected|gathered))?"
    rf"(?: (?:on|this|last|today|yesterday|week|month|{DAYS}))* (?:by|from|of)(?: the)? $",
    re.IGNORECASE,
)
# Bodies in small letters: "Peru's central bank", "Japanese customs".
BODY = re.compile(
    r"\b(?:(?:national|federal) (?:bank|statistics (?:office|bureau|agency))|statistics (?:office|bureau|agency)"
    r"|customs(?: (?:office|service|authority|authorities|administration|bureau|department))?|central bank"
    r"|census bureau|(?:finance|trade|commerce|economy|economics|agriculture|energy|foreign|industry|transport|tourism)"
    r" (?:ministry|department))\b"
)
# "The statistics agency Elstat reported": its name, no day and no governor.
CALLED = re.compile(
    rf",? (?P<name>(?!{DAYS}|January|February|March|April|May|June|July|August|[A-Z]\w+ember|October|Governor"
    r"|President|Chief|Director|Minister|Secretary)[A-Z][A-Za-z]{2,15})\b(?! [A-Z]|'s)"
)
# One of these stands in each of them.
OF_BODIES = frozenset("bank statistics customs census ministry department".split())
# What speaks for a country after its adjective: "the Chilean government", "official Peruvian statistics".
OFFICIAL = re.compile(
    rf"(?:'s)?(?: (?:official|government|trade))*"
    rf" (?:government|authorities|administration|{STAFF}|(?P<data>{DATA}))\b(?! [a-z]*ministry)"
)
WORDS = re.compile(
    r"\b(?:[Ss]a(?:id|y)|[Aa]ccording|[Rr]eport|told|announce|[Ss]how|note[ds]\b|add(?:ed|s)\b|[Ee]stimate"
    r"|[Ff]orecast|expect|predict|project(?:s|ed)|stated|reveal|disclos|quot|cit(?:ed|ing)|confirm|explain|claim"
    r"|[Dd]ata|[Ff]igures|[Ss]tatistics|pointed)"
)
PRONOUN = re.compile(rf"\b(?P<who>[Hh]e|[Ss]he|[Ii]t) (?:also |further )?{SAYING}")
# What these bodies say of numbers are their statistics; others must be said to report data.
COUNTING = re.compile(
    r"[Ss]tatisti|[A-Z][a-z]*[Ss]tat\b|I(?:nsee|NSEE)|Comtrade|[Cc]ustoms|[Cc]ensus"
    r"|[Cc]entral [Bb]ank|Monetary Fund|\bIMF\b"
    r"|OPEC|World Bank|OECD|UNCTAD|WTO|USDA"
    r"|Treasury|(?:[Tt]rade|[Cc]ommerce|[Ff]inance|[Ee]conom\w+|[Aa]griculture|[Tt]ourism|[Ee]nergy|Industry)"
    r" (?:[Mm]inistry|[Dd]epartment)|(?:Ministry|Department) of (?:[A-Z]\w+ and )?(?:Trade|Commerce|Finance"
    r"|Econom|Agric)"
)
PRESS = re.compile(r"\b(?:News|Press|Times|Daily|Post|Journal|Radio|TV|Television|Herald)\b")
PAPER = re.compile(
    r"\b(?:Xinhua|Reuters|AFP|TASS|Kyodo|Yonhap|Bloomberg|Interfax|(?:[A-Z][a-z]+ ){1,3}(?:News Agency|Daily News|News"
    r"|Times|Daily|Post|Journal|Herald|Tribune))\b"
)
OF_PAPERS = frozenset(
    "xinhua reuters afp tass kyodo yonhap bloomberg interfax news times daily post journal herald tribune".split()
)
DATED = re.compile(r" (?:for|of|on|in) (?:[A-Z][a-z]{2}\w*ary|March|April|May|June|July|August|[A-Z]\w+ember|October)$")
# A pronoun speaks for whoever spoke so few sentences before.
SOON = 2


@struct(frozen=True, slots=True)
class Mention:
    """Somebody who could speak: `alone` is a country's bare name, `data` its statistics."""

    start: int
    end: int
    party: dict[str, Any]
    alone: bool = False
    data: bool = False


@struct(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a sentence: where, the party that it is, and whether what is told are its statistics.

    `cited` tells that it is somebody else who takes the statistics from it: "citing World Bank figures".
    """

    start: int
    end: int
    party: dict[str, Any]
    counts: bool
    cited: bool = False


class Voices:
    """The voices of one article, sentence by sentence."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.last: Voice | None = None
        self.at = -99
        owned = ((body.name, self._owner(body.start, 0)[1]) for body in article.organisations if body.country is None)
        self.owners = {name: code for name, code in owned if code is not None}

    def of(self, sentence: Sentence, index: int) -> list[Voice]:
        """Whoever speaks in a sentence, in order; a pronoun stands for whoever spoke just before."""
        flat = self.article.flat
        if WORDS.search(flat, sentence.start, sentence.end) is None:
            return []
        found = [voice for one in self._mentions(sentence) if (voice := self._voice(one, sentence)) is not None]
        if not found and self.last is not None and index - self.at <= SOON:
            match = PRONOUN.search(flat, sentence.start, sentence.end)
            if match is not None and (match["who"].lower() == "it") != (self.last.party.get("type") == "person"):
                found = [Voice(match.start(), match.end("who"), self.last.party, self.last.counts)]
        if found:
            self.last, self.at = found[-1], index
        return found

    def _mentions(self, sentence: Sentence) -> Iterator[Mention]:
        """Everybody named in a sentence who could speak, in order; where two overlap the longer one."""
        found = sorted(self._named(sentence), key=lambda one: (one.start, -one.end))
        done = 0
        for one in found:
            if one.start >= done:
                yield one
                done = one.end

    def _named(self, sentence: Sentence) -> Iterator[Mention]:
        article, flat, start, end = self.article, self.article.flat, sentence.start, sentence.end
        words = article.words[start]
        for person in within(article.people, start, end):
            yield Mention(person.start, person.end, _party(person.name, "person", person.country))
        for body in within(article.organisations, start, end):
            if body.type != "place":
                country = body.country or self.owners.get(body.name)
                yield Mention(body.start, body.end, _party(body.name, body.type, country))
        for match in () if OF_BODIES.isdisjoint(words) else BODY.finditer(flat, start, end):
            begin, owner = self._owner(match.start(), start)
            if (called := CALLED.match(flat, match.end(), end)) and AFTER.match(flat, called.end(), end):
                party = _party(called["name"], "agency", owner)
                yield Mention(begin, called.end(), party, data=COUNTING.search(match.group()) is not None)
            yield Mention(begin, match.end(), _party(flat[begin : match.end()], "agency", owner))
        for match in () if OF_PAPERS.isdisjoint(words) else PAPER.finditer(flat, start, end):
            yield Mention(match.start(), match.end(), _party(match.group(), "organisation", None))
        for place in within(article.places, start, end):
            if not place.acts or not economies()[place.code].takes_part:
                continue
            party = {"id": place.code, "role": "speaker"}
            if official := OFFICIAL.match(flat, place.end, end):
                yield Mention(place.start, official.end(), party, data=official["data"] is not None)
            elif place.form != "demonym":
                yield Mention(place.start, place.end, party, alone=True)

    def _owner(self, at: int, start: int) -> tuple[int, str | None]:
        """Where the name of a body begins with that of its country, and which it is."""
        before = within(self.article.places, max(start, at - 40), at)
        if before and before[-1].acts and self.article.flat[before[-1].end : at] in {" ", "'s ", "' "}:
            return before[-1].start, before[-1].code
        return at, None

    def _voice(self, one: Mention, sentence: Sentence) -> Voice | None:
        flat = self.article.flat
        left = flat[max(sentence.start, one.start - 90) : one.start]
        # "Chile's minister of trade, Juan Reyes, said": a name apposed to its office ends with a comma.
        apposed = flat.find(", ", one.start, one.end) > 0 and CLOSED.match(flat, one.end) is not None
        after, before = AFTER.match(flat, one.end + apposed, sentence.end), BEFORE.search(left)
        data = DATA_BEFORE.search(left) is not None
        if (after is None and before is None and not data) or (one.alone and (after is None or after["data"])):
            return None  # nobody says; "China's exports", "data of China": no country speaks
        told = one.data or data or (after is not None and after["data"] is not None)
        told = told or (before is not None and DATA_AFTER.match(flat, one.end, sentence.end) is not None)
        counts = _counts(one, told or _reports(after))
        cited = counts and before is not None and before.group().lower().startswith(("cit", "quot"))
        return Voice(one.start, one.end, one.party, counts, cited)


def nearest(voices: Sequence[Voice], start: int, end: int) -> Voice | None:
    """Whose words a figure is: those of the voice nearest to it, of one that is cited where nobody cites it."""
    speaking = [one for one in voices if not one.cited] or voices
    return min(speaking, key=lambda one: max(one.start - end, start - one.end, 0), default=None)


def source(voices: Sequence[Voice], said: Voice | None) -> Voice | None:
    """Whose statistics a figure is: those of who says so, or of whom they are taken from."""
    if said is not None and said.counts:
        return said
    return next((one for one in voices if one.cited), None)


def _reports(after: re.Match[str] | None) -> bool:
    return after is not None and after["verb"].startswith("report")


def _counts(one: Mention, told: bool) -> bool:
    """Whether the words of a mention are its statistics: those of bodies that count, or where data are told."""
    if "id" in one.party:
        return one.data
    if one.party["type"] not in {"agency", "organisation"} or PRESS.search(one.party["name"]):
        return False
    return told or COUNTING.search(one.party["name"]) is not None


def _party(name: str, kind: str, country: str | None) -> dict[str, Any]:
    known = country if country and economies()[country].takes_part else None
    return {"name": DATED.sub("", name), "type": kind, "role": "speaker", "country": known}
