"""Who says that something happened or was agreed, where its sentence ascribes it; else the article itself does."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.deeds.deed import Deed
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence
from app.extraction.voices import AFTER, Voice, Voices

# What may stand between "said" and what was said: "told reporters on Monday that the"; not "said after".
SAID = re.compile(
    r"(?: (?:reporters|journalists|newsmen|lawmakers|parliament|[A-Z]\w+(?: [A-Z]\w+){0,2}))?"
    r"(?: (?:late|here|today|yesterday|also|(?:on )?[A-Z][a-z]+day|in a (?:statement|speech|report|interview))){0,3}"
    r",?(?: that)?(?: (?:the|a|an|its|both|two|it|he|she|they))? [\"“]?"
)
ACCORDING = re.compile(r"[Aa]ccording to (?:the |an? )?(?:[a-z-]+ )?$")
# What is said at the end is all that stands ahead of it: "..., the ministry said".
CLOSING = re.compile(r"[,”\"] (?:said |says |according to )?(?:the |an? )?(?:[a-z-]+ ){0,2}$")


def attributed(deeds: list[Deed], article: Article) -> list[Deed]:
    """The deeds, each with whoever says so."""
    voices, starts = Voices(article), [sentence.start for sentence in article.sentences]
    heard: dict[int, list[Voice]] = {}
    for index in sorted({_sentence_of(deed, starts) for deed in deeds}):  # in order: "he said" is who spoke before
        heard[index] = voices.of(article.sentences[index], index)
    return [replace(deed, voice=_voice(article, deed, _sentence_of(deed, starts), heard)) for deed in deeds]


def _sentence_of(deed: Deed, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, deed.start) - 1, 0)


def _voice(article: Article, deed: Deed, index: int, heard: dict[int, list[Voice]]) -> Voice | None:
    """Who says so: whoever says it right ahead, else who is named at the end of the sentence as its source."""
    flat, sentence = article.flat, article.sentences[index]
    voices = [one for one in heard[index] if not one.cited]
    ahead = [one for one in voices if one.end <= deed.start and _says(flat, one, deed, sentence)]
    behind = (one for one in voices if one.start >= deed.end)
    return ahead[-1] if ahead else next((one for one in behind if CLOSING.search(flat, deed.end - 1, one.start)), None)


def _says(flat: str, one: Voice, deed: Deed, sentence: Sentence) -> bool:
    if ACCORDING.search(flat, sentence.start, one.start):
        return flat.startswith(",", one.end)
    said = AFTER.match(flat, one.end, sentence.end)
    return said is not None and SAID.fullmatch(flat, said.end(), deed.start) is not None
