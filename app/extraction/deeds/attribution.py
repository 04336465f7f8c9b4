"""Who says that something happened or was agreed, where its sentence ascribes it; else the article itself does."""

import re
from collections.abc import Sequence

from app.extraction.article import Article
from app.extraction.deeds.deed import Deed
from app.extraction.structs import replace
from app.extraction.text.segments import Sentence, number_of
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
    voices = Voices(article)
    told = [number_of(article.sentences, deed.start) for deed in deeds]
    # In order, for "he said" is who spoke before.
    heard = {index: voices.of(article.sentences[index], index) for index in sorted(set(told))}
    return [
        replace(deed, voice=_voice(article.flat, deed, heard[index], article.sentences[index]))
        for deed, index in zip(deeds, told, strict=True)
    ]


def _voice(flat: str, deed: Deed, heard: Sequence[Voice], sentence: Sentence) -> Voice | None:
    """Who says so: whoever says it right ahead, else who is named at the end of the sentence as its source."""
    voices = [one for one in heard if not one.cited]
    ahead = [one for one in voices if one.end <= deed.start and _says(flat, one, deed, sentence)]
    behind = (one for one in voices if one.start >= deed.end)
    return ahead[-1] if ahead else next((one for one in behind if CLOSING.search(flat, deed.end - 1, one.start)), None)


def _says(flat: str, one: Voice, deed: Deed, sentence: Sentence) -> bool:
    if ACCORDING.search(flat, sentence.start, one.start):
        return flat.startswith(",", one.end)
    said = AFTER.match(flat, one.end, sentence.end)
    return said is not None and SAID.fullmatch(flat, said.end(), deed.start) is not None
