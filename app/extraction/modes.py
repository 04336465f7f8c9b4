"""How firm a figure is: observed, estimated, forecast, aimed at, decided; and what is denied or merely supposed."""

import re
from dataclasses import dataclass

from app.extraction.article import Article, within
from app.extraction.phrases import scan_phrases

STRENGTH = {"target": 3, "forecast": 2, "estimate": 1}
SUPPOSED = re.compile(
    r"(?:^|[\"' (,])(?:if|unless|whether|suppose|supposing|in case|were it|had it)\b[^,]*$", re.IGNORECASE
)
DENIED = re.compile(
    r"\b(?:did not|does not|do not|has not|have not|had not|was not|were not|is not|never|failed to"
    r"|denied|denies|denying|cannot|not yet|rather than|instead of|no longer)(?: [a-z]+){0,4} $",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?<!to )(?<!be )(?<!will )(?<!would )(?<!could )(?<!may )(?<!might )\b(?:rose|fell|grew|reached"
    r"|totalled|totaled|stood|was|were|hit|hitting"
    r"|reaching|totalling|standing|amounting|amounted|climbed|jumped|increased|dropped|declined"
    r"|widened|narrowed|surged|accounted|ran)\b(?! (?:expected"
    r"|projected|forecast|set|likely|estimated|planned|to|supposed)\b)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?: [A-Za-z.]+){0,3}? (?:(?:that is|that are|which is|widely|earlier|previously|originally) )?"
    r"(?P<word>expected|forecasts?|predicted|projected|targeted|planned|estimated|will|would|shall"
    r"|to be|is to|are to)\b"
)


@dataclass(frozen=True, slots=True)
class Mode:
    """A word that tells how firm what follows is."""

    start: int
    end: int
    status: str
    word: str


def scan_modes(article: Article) -> list[Mode]:
    """All mode words of an article, in order. "May" with a capital is a month."""
    return [
        Mode(start, end, row["status"], row["word"])
        for start, end, row in scan_phrases("mode", article.flat, article.tokens)
        if not (row["word"] in {"may", "will"} and article.flat[start].isupper())
    ]


def status_between(article: Article, modes: list[Mode], start: int, end: int) -> Mode | None:
    """The strongest mode word between two offsets, of the last clause: a past verb after it undoes it."""
    best: Mode | None = None
    for mode in within(modes, start, end):
        if PAST.search(article.flat, mode.end, end):
            continue
        if best is None or STRENGTH[mode.status] >= STRENGTH[best.status]:
            best = mode
    return best


def status_after(article: Article, at: int, end: int) -> str | None:
    """How firm the words right after a number make it: "the 54 billion widely expected"."""
    match = AFTER.match(article.flat, at, min(end, at + 50))
    if match is None:
        return None
    word = match["word"]
    return {"targeted": "target", "planned": "target", "estimated": "estimate"}.get(word, "forecast")


def is_supposed(flat: str, start: int, at: int) -> bool:
    """Whether what stands there is a condition: "if the won strengthened five pct"."""
    return SUPPOSED.search(flat[max(start, at - 160) : at]) is not None


def is_denied(flat: str, start: int, at: int) -> bool:
    """Whether what stands there is said not to be so."""
    return DENIED.search(flat[max(start, at - 60) : at]) is not None
