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
    r"\b(?:did not|does not|do not|has not|have not|had not|was not|were not|is not|never|failed to|denied|denies|denying|cannot|not yet|rather than|instead of|no longer)(?: [a-z]+){0,4} $",
    re.IGNORECASE,
)
ENACTED = re.compile(r"\b(?:will|shall|would|to be|agreed to|under the|plans? to)\b", re.IGNORECASE)
# "the planned", "as expected": the word then qualifies nothing that was measured.
THAN = re.compile(r"\b(?:than|as|had been|was|were|widely|previously|more than) $")
PAST = re.compile(
    r"\b(?:rose|fell|grew|reached|totalled|totaled|stood|was|were|hit|amounted|climbed|jumped|increased|dropped|declined|widened|narrowed|surged)\b",
    re.IGNORECASE,
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
        following = article.flat[mode.end : end]
        if (
            mode.status == "forecast"
            and mode.word.startswith("expect")
            and THAN.search(article.flat[max(0, mode.start - 12) : mode.start])
            and PAST.search(following)
        ):
            continue
        if PAST.search(following) and not re.search(r"\b(?:to|could|would|will|may|might) ", following):
            continue
        if best is None or STRENGTH[mode.status] >= STRENGTH[best.status]:
            best = mode
    return best


def is_supposed(flat: str, start: int, at: int) -> bool:
    """Whether what stands there is a condition: "if the won strengthened five pct"."""
    return SUPPOSED.search(flat[max(start, at - 160) : at]) is not None


def is_denied(flat: str, start: int, at: int) -> bool:
    """Whether what stands there is said not to be so."""
    return DENIED.search(flat[max(start, at - 60) : at]) is not None
