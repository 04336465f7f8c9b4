"""The typed schemas of lists. A class for each, because generated clients take the names of their types from here."""

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from app.api.views import Article, Change, CodeListName, ListedParty, Pair, Revision, View
from app.model.document import Agreement, Event, Fact, Figure

Item = TypeVar("Item")


class Page(View, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: Annotated[
        str | None, Field(description="Path and query of the next page, or null on the last.", examples=[None])
    ]
    total: Annotated[int | None, Field(description="With `count=true`: how many match; null past the bound.")] = None
    total_at_least: Annotated[int | None, Field(description="How many were counted, where `total` is null.")] = None


class Revisions(View, Generic[Item]):
    """Revisions in ascending order."""

    items: list[Item]
    next: Annotated[str | None, Field(description="Path and query of what follows, or null.", examples=[None])]
    latest: Annotated[int, Field(description="The store's last revision.", examples=[11])]


class FactPage(Page[Fact]):
    """A page of facts of every kind."""


class FigurePage(Page[Figure]):
    """A page of figures."""


class EventPage(Page[Event]):
    """A page of events."""


class AgreementPage(Page[Agreement]):
    """A page of agreements."""


class ArticlePage(Page[Article]):
    """A page of articles."""


class PairPage(Page[Pair]):
    """A page of pairs, most facts first."""


class PartyPage(Page[ListedParty]):
    """A page of parties, by id."""


class CodeListPage(Page[CodeListName]):
    """A page of code lists."""


class ChangePage(Revisions[Change]):
    """Revisions of the whole store, in ascending order."""


class RevisionPage(Revisions[Revision]):
    """Revisions of one fact, in ascending order."""
