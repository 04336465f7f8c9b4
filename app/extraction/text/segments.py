"""An article's text as sentences: headline, dateline, headings and boilerplate told apart, offsets kept."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from app.extraction.structs import struct
from app.extraction.text.datelines import dateline_end

# Nothing that is written to be read is longer; the bound keeps the cost linear whatever is sent.
LONGEST_SENTENCE = 1500
LONGEST_HEADLINE = 160
LONGEST_HEADING = 80
WRAPPED = 90

SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys(
            "\n\r\t\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000\u2002\u2003\u2009\u200a\u202f\u200b\u2060\ufeff", " "
        ),
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    }
)
# It begins with one class of letters, to the next of which a search leaps.
STOP = re.compile(
    r"[.!?=](?:(?<!=)[\"')\]]{0,3} +(?=[\"'(\[]{0,2}[A-Z0-9$])"
    r"|(?<=[a-z0-9)%][.!?])(?P<glued>[\"]?)(?=[A-Z][a-z]|A )|(?<==)=+ *)"
)
ABBREVIATION = re.compile(
    r"(?:^|[ (\"'-])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|St|Mt|No|Nos|vs|etc|Inc|Corp|Co|Ltd|Bros|Rs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|est|i\.e|e\.g|cf"
    r"|(?:[A-Z]\.)+[A-Z])\.$"
)
# "1.2 bln. USD": a multiple that is cut short goes on with its money.
MULTIPLE = re.compile(r"\d ?(?:mln|bln|mn|bn|mio|thous|thou|ths|mlrd|mrd|tln|cr)\.$")
MONEY = re.compile(r"(?:U\.?S\.?\b|[A-Z]{3}\b|\$)")
# The wire wrote a capital after "U.S.", so only words that open sentences split there.
OPENERS = re.compile(
    r"[\"'(\[]{0,2}(?:The|It|He|She|They|We|But|This|That|These|Those|However|Last|A|An|Meanwhile|No|Although|While"
    r"|Under|According|Officials|Trade(?! (?:Rep|Dep|Sec|Com|Act|Off|Min|Bill|Law)[a-z.]*)"
    r"(?! (?:deficit|surplus|gap|imbalance|balance|bill|talks|policy|sanctions|law|legislation|negotiators?)\b)"
    r"|Exports|Imports|Also|Earlier|Later|There|Its|His|Their)\b"
)
# "Japanese and U.S. Officials": what follows belongs to it.
ATTRIBUTIVE = ("and U.S.", "senior U.S.", "by U.S.", "between U.S.", "other U.S.", "that U.S.", "top U.S.")
# "Oil Export Cut: Peru said": some papers begin a brief with its headline, capital by capital.
TITLE_WORD = r"(?:[A-Z][\w'.%&-]*|\$?\d[\w.,%-]*|of|in|on|to|for|and|the|a|an|with|by|at|as|from|up|down|over|per)"
KICKER = re.compile(
    rf"(?P<words>(?=\S+(?: (?:[a-z]{{1,4}} )?[A-Z]\S*){{2}})[A-Z][\w'.%&-]*(?: {TITLE_WORD}){{2,11}}): +(?=[A-Z])"
)
# No line ends with one that ends a paragraph.
OPEN_ENDED = frozenset(
    "a an and are as at by for from has have in into is its of on or than that the their to was were which will"
    " with".split()
)
BOILERPLATE = re.compile(
    r"\s*(?:advertis\w*|reuters?|end of story|read more.*|related (?:news|stories|wikinews).*|share this.*"
    r"|subscribe.*"
    r"|click here.*|all rights reserved.*|copyright.*|\(?c\)? reuters.*|photo:.*|source:.*|[*=\s]*)\s*",
    re.IGNORECASE,
)
BYLINE = re.compile(r"\s*By [A-Z][\w.'-]+(?: (?:and |[a-z]{2,3} )?[A-Z][\w.'-]+){1,5}\s*")
CAPTION = re.compile(r"(?:Photo taken|File photo|FILE PHOTO|FILE(?= ?[-:])|This photo|Photo shows|The photo)\b")
# Agencies sign behind the last sentence.
SIGNED = re.compile(
    r" (?:REUTERS?|Reuters?|AFP|UPI|Enditem)$"
    r"|(?<=[.!?\"']) [-/(]{0,2} ?(?:AP|AFP|ANI|ANSA|APP|Bernama|BNS|CNA|DPA|dpa|EFE|Hina|IANS|Interfax|IRNA|Kyodo|KUNA"
    r"|MTI|NZPA|PANA|PAP|PTI|Reuters?|Sapa(?:-[A-Za-z]+)?|SPA|TASS|UNI|UPI|VNA|VNS|WAM|Xinhua|Yonhap)\)?$"
)
SCRIPTED = ("var ", "function", "window.", "document.")
# "They signed the document." is no script: a script goes on without a blank.
SCRIPT = re.compile(r"\b(?:var [a-z_]{3,40} ?= ?\{|function ?\(|(?:window|document)\.[a-zA-Z])")
# What a list tells of numbers is no heading, though no stop ends it: "- Exports: 5 million dollars (2018)".
BULLET = re.compile(
    r"[-*\u2022\u00b7\u25aa\u25cf] ?(?=[A-Za-z])[^\n]*\d[^\n]*[A-Za-z)]"
    r"|[A-Z][^:\n]{3,60}: (?:about |some |over |nearly )?(?:[A-Z]{2,3} ?|[A-Z]{0,2}[$\u20ac\u00a3])?\d[^\n]*[A-Za-z)]"
)


@struct(frozen=True, slots=True)
class Sentence:
    """A stretch of the text: `headline`, `dateline`, `heading`, `boilerplate`, or a sentence of the `body`."""

    start: int
    end: int
    paragraph: int
    kind: str


def plain(text: str) -> str:
    """The text with every blank as a space, quotes and dashes as ASCII: of the same length, so offsets hold."""
    return text.translate(SAME_LENGTH)


def lower(text: str) -> str:
    """The text in lower case, of the same length: one letter, the Turkish dotted capital, would become two."""
    return text.replace("\u0130", "I").lower()


def number_of(sentences: Sequence[Sentence], offset: int) -> int:
    """The number of the sentence, of some in order, that an offset lies in or behind."""
    return bisect_right(sentences, offset, key=attrgetter("start")) - 1


def segment(text: str, flat: str) -> list[Sentence]:
    """All sentences of a text, of which `flat` is the plain form, in order; stretches between them are blank."""
    found: list[Sentence] = []
    # Which hardly any text is, and to ask each paragraph costs most.
    scripted = any(word in flat for word in SCRIPTED) and SCRIPT.search(flat) is not None
    stretches = [one for one in _paragraphs(text) if text[slice(*one)].strip()]
    for number, (start, end) in enumerate(stretches):
        found += _sentences(flat, start, end, number, scripted)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: of short lines, those between blank or indented ones; else every line that begins a sentence."""
    lines = text.split("\n")
    short = sum(len(line) > WRAPPED for line in lines) * 20 < len(lines)
    wrapped = short and (len(lines) > 4 or any(line.startswith("    ") for line in lines[1:]))
    begin = at = 0
    alone = False
    last = ""
    for line in lines:
        # A byline is no part of what stands before or behind it.
        alone, before = wrapped and BYLINE.fullmatch(line) is not None, alone
        apart = not (wrapped or _goes_on(last, line)) or not line.strip()
        if apart or line.startswith(("   ", "\t", "\u3000", "* ")) or alone or before:
            yield begin, at
            begin = at
        at += len(line) + 1
        last = line
    yield begin, len(text)


def _goes_on(last: str, line: str) -> bool:
    """Whether a line goes on with the sentence that the last one broke off."""
    if not last or not line:
        return False
    begun = line[0].islower() or (line[0] in "$0123456789" and last[-1].islower())
    return begun or last.rsplit(" ", 1)[-1] in OPEN_ENDED


def _sentences(flat: str, start: int, end: int, number: int, scripted: bool) -> Iterator[Sentence]:
    start, end = _trim(flat, start, end)
    if start >= end:
        return
    if signed := SIGNED.search(flat, max(start, end - 16), end):
        yield from _sentences(flat, start, signed.start(), number, scripted)
        yield Sentence(signed.start() + 1, end, number, "boilerplate")
        return
    if (script := SCRIPT.search(flat, start, end) if scripted else None) is not None:
        yield from _sentences(flat, start, script.start(), number, scripted) if script.start() > start else ()
        yield Sentence(script.start(), end, number, "boilerplate")
        return
    short = end - start <= LONGEST_HEADLINE
    opened = dateline_end(flat, start, end, number) if CAPTION.match(flat, start) is None else None
    if short and BOILERPLATE.fullmatch(flat, start, end):
        yield Sentence(start, end, number, "boilerplate")
        return
    if short and number == 0 and flat[start:end].isupper() and opened is None:
        yield Sentence(start, end, number, "headline")
        return
    listed = number > 0 and BULLET.match(flat, start, end) is not None
    if (
        not listed
        and opened != end
        and short
        and flat[end - 1] not in ".!?\"';,"
        and (number == 0 or end - start <= LONGEST_HEADING)
    ):
        yield Sentence(start, end, number, "headline" if number == 0 else "heading")
        return
    if opened is not None:
        yield Sentence(start, opened, number, "dateline")
        start = opened
    if (kicker := KICKER.match(flat, start, end)) is not None and kicker.end() < end:
        yield Sentence(start, kicker.end("words"), number, "headline")
        start = kicker.end()
    for first, last in _cut(flat, start, end):
        kind = "boilerplate" if flat[first] in "FPT" and CAPTION.match(flat, first) else "body"
        yield Sentence(first, last, number, kind)


def _cut(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in STOP.finditer(flat, start, end):
        mark = flat[match.start()]
        if mark == "." and match["glued"] is None and _is_abbreviation(flat, begin, match.start() + 1, match.end()):
            continue
        stop = match.start() if mark == "=" else match.end()
        yield from _bounded(flat, begin, stop)
        begin = match.end()
    yield from _bounded(flat, begin, end)


def _is_abbreviation(flat: str, begin: int, stop: int, following: int) -> bool:
    if MULTIPLE.search(flat, max(begin, stop - 9), stop) and MONEY.match(flat, following):
        return True
    found = ABBREVIATION.search(flat[max(begin, stop - 12) : stop])
    if found is None or (found.group().count(".") > 1 and flat.endswith(ATTRIBUTIVE, 0, stop)):
        return found is not None
    return not (found.group().count(".") > 1 and OPENERS.match(flat, following))


def _bounded(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = _trim(flat, start, end)
    while end - start > LONGEST_SENTENCE:
        cut = flat.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield start, cut
        start, end = _trim(flat, cut, end)
    if start < end:
        yield start, end


def _trim(flat: str, start: int, end: int) -> tuple[int, int]:
    while start < end and flat[start] == " ":
        start += 1
    while end > start and flat[end - 1] == " ":
        end -= 1
    return start, end
