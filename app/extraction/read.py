"""The reader: a text and its publication day in, facts with evidence out."""

import gc
from functools import cache

from app.extraction.reading import Reading

# Less than ten articles leave behind, none of it in a cycle.
COLLECTED = 20_000


def read(text: str, published: str | None = None) -> list[Reading]:
    """All facts that the text states, in the order of their evidence.

    `published` is the day, month or year of publication as EDTF; without it relative dates stay unknown.
    """
    # The rules take a fifth of a second to load: a server that reads no article never does.
    from app.extraction.article import scan  # noqa: PLC0415 - as said
    from app.extraction.figures.finding import figures  # noqa: PLC0415 - as said
    from app.extraction.happenings import happenings  # noqa: PLC0415 - as said

    article = scan(text, published)
    found = [*figures(article), *happenings(article)]
    _settle()
    return sorted(found, key=lambda reading: reading.draft.evidence[0].start)


@cache
def _settle() -> None:
    """Once, when the first article has loaded the rules: they stay, so the collector of cycles looks at them no more.

    It would do so every thirty articles, which then take twice as long as the others. What an article makes is let go
    with it: to look for cycles in that is seldom worth its time either.
    """
    gc.freeze()
    gc.set_threshold(COLLECTED, *gc.get_threshold()[1:])
