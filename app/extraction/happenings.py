"""Events and agreements of an article: frames, merging, summaries, ties, and the checks of every proposal."""

from app.extraction.agreements.finding import agreement_deeds
from app.extraction.agreements.initiatives import initiative_deeds
from app.extraction.agreements.matters import with_goods
from app.extraction.article import Article
from app.extraction.deeds.attribution import attributed
from app.extraction.deeds.joining import merged
from app.extraction.deeds.outline import outline
from app.extraction.deeds.ties import tied
from app.extraction.events.afterwards import dated_afterwards
from app.extraction.events.finding import event_deeds
from app.extraction.events.mentions import with_mentions
from app.extraction.events.statements import statement_deeds
from app.extraction.reading import Reading


def happenings(article: Article) -> list[Reading]:
    """All events and agreements that the article tells, as checked drafts."""
    outlined = outline(article)
    events = with_mentions(dated_afterwards(merged(event_deeds(outlined)), outlined), outlined)
    agreements = with_goods(merged(agreement_deeds(outlined)), outlined) + initiative_deeds(outlined)
    deeds = [*attributed([*events, *agreements], article), *statement_deeds(outlined)]
    return tied(deeds, article.text)
