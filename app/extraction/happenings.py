"""Events and agreements of an article: frames, merging, summaries, ties, and the checks of every proposal."""

from dataclasses import replace

from app.extraction.agreements import agreement_deeds
from app.extraction.article import Article
from app.extraction.events import event_deeds
from app.extraction.joining import merged
from app.extraction.outline import outline
from app.extraction.reading import Reading


def happenings(article: Article) -> list[Reading]:
    """All events and agreements that the article tells, as checked drafts."""
    story = outline(article)
    deeds = [*merged(event_deeds(story)), *merged(agreement_deeds(story))]
    found = [replace(deed, summary=deed.type).reading(article.text) for deed in deeds]
    return [reading for reading in found if reading is not None]
