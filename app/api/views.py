"""The typed schemas of what is served beside facts."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, Field

from app.model.document import Agreement, Event, Fact, Figure

Item = TypeVar("Item")
Path = Annotated[str, Field(description="Path and query.")]


class Page(BaseModel, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: Annotated[str | None, Field(description="Path and query of the next page, or null on the last.")]
    total: Annotated[int | None, Field(description="With `count=true`: how many match; null past the bound.")] = None
    total_at_least: Annotated[int | None, Field(description="How many were counted, where `total` is null.")] = None


class Counts(BaseModel):
    """How many accepted facts there are of each kind."""

    figure: int
    event: int
    agreement: int


class ArticleView(BaseModel):
    """An article that states facts. Its text is its publisher's and never served."""

    id: Annotated[str, Field(description="`art_` and the first 16 hexadecimal digits of `sha256`.")]
    published: Annotated[str | None, Field(description="EDTF: the day, or the month or year, or null.")]
    publisher: str | None
    title: str | None
    language: Annotated[str | None, Field(description="ISO 639-1.")]
    url: str | None
    sha256: Annotated[str, Field(description="Digest of its exact text in UTF-8.")]
    attached: Annotated[bool, Field(description="Whether a copy of its text is attached, so that answers quote it.")]
    counts: Counts


class ReadView(BaseModel):
    """An article and what was read in it."""

    article: ArticleView
    facts: list[Fact]


class EconomyName(BaseModel):
    """An economy by code and name."""

    code: str
    name: str


class PairView(BaseModel):
    """Two economies with facts about both."""

    pair: Annotated[str, Field(description="The two codes in alphabetical order.")]
    economies: list[EconomyName]
    counts: Counts


class More(BaseModel):
    """Where each list of a dossier goes on."""

    latest: Path
    targets: Path
    events: Path
    agreements: Path
    articles: Path
    context: Path


class Dossier(BaseModel):
    """All about a pair on one page: each list has at most 50, newest first."""

    pair: str
    economies: list[EconomyName]
    counts: Counts
    latest: Annotated[list[Figure], Field(description="The latest figure of each series, by period.")]
    targets: Annotated[list[Figure], Field(description="Targets, forecasts and what is decided, by period.")]
    events: list[Event]
    agreements: list[Agreement]
    articles: list[ArticleView]
    context: Annotated[list[Fact], Field(description="Facts about one of the two alone, in these articles.")]
    more: More


class PartyView(BaseModel):
    """Who takes part in facts."""

    id: Annotated[str, Field(description="The code of an economy, else a slug of the name.")]
    name: str
    type: str
    country: str | None
    aliases: Annotated[list[str], Field(description="Other names.")]
    counts: Counts


class ChangeView(BaseModel):
    """One revision: who changed which fact, when and why."""

    revision: int
    at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    by: str
    action: str
    fact: str
    reason: str | None


class RevisionView(ChangeView):
    """One revision of a fact, with the version that it made."""

    version: Fact


class Revisions(BaseModel, Generic[Item]):
    """Revisions in ascending order."""

    items: list[Item]
    next: str | None
    latest: Annotated[int, Field(description="The store's last revision.")]


class CodeView(BaseModel):
    """One code."""

    code: str
    name: str
    definition: str
    aliases: list[str]
    equivalents: Annotated[dict[str, str], Field(description="The same in sdmx, ucum, m49, plover or schema_org.")]


class CodeListName(BaseModel):
    """A code list by name."""

    name: str
    title: str
    definition: str
    codes: Annotated[int, Field(description="How many codes it has.")]
    path: Path


class CodeListView(BaseModel):
    """A code list with all its codes."""

    name: str
    title: str
    definition: str
    codes: list[CodeView]


class ServiceCounts(Counts):
    """What the store holds."""

    articles: int
    pairs: int
    revision: Annotated[int, Field(description="The store's last revision.")]


class ServiceView(BaseModel):
    """What this service is."""

    name: str
    version: str
    description: str
    licence: Annotated[str, Field(description="Of the data: an SPDX identifier.")]
    licence_note: str
    counts: ServiceCounts
    links: dict[str, Path]


class Health(BaseModel):
    """Whether the service lives, or is ready."""

    status: str
