"""The typed schemas of what is served beside facts."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.model.document import Agreement, Event, Fact, Figure

Path = Annotated[str, Field(description="Path and query.")]
Instant = Annotated[
    str,
    Field(
        description="When, in UTC.",
        json_schema_extra={"format": "date-time"},
        examples=["2024-03-28T12:00:00.000000Z"],
    ),
]


class View(BaseModel):
    """What is served, for the documentation alone: built when that is first asked for."""

    model_config = ConfigDict(defer_build=True)


class Counts(View):
    """How many accepted facts there are of each kind."""

    figure: Annotated[int, Field(description="Figures.", examples=[1])]
    event: Annotated[int, Field(description="Events.", examples=[2])]
    agreement: Annotated[int, Field(description="Agreements.", examples=[2])]


class Article(View):
    """An article that states facts. Its text is its publisher's and never served."""

    id: Annotated[
        str,
        Field(description="`art_` and the first 16 hexadecimal digits of `sha256`.", examples=["art_7266e444e3cbaea3"]),
    ]
    published: Annotated[
        str | None, Field(description="EDTF: the day, or the month or year, or null.", examples=["2024-03-28"])
    ]
    publisher: Annotated[str | None, Field(description="Who published it, or null.", examples=[None])]
    title: Annotated[str | None, Field(description="Its title, or null.", examples=[None])]
    language: Annotated[str | None, Field(description="ISO 639-1, or null.", examples=["en"])]
    url: Annotated[str | None, Field(description="Where it stands, or null.", examples=[None])]
    sha256: Annotated[
        str,
        Field(
            description="Digest of its exact text in UTF-8.",
            examples=["7266e444e3cbaea33998e196b2482155c64b113c6be48c06be96cdef1082facf"],
        ),
    ]
    attached: Annotated[
        bool, Field(description="Whether a copy of its text is attached, so that answers quote it.", examples=[False])
    ]
    counts: Counts


class ReadArticle(View):
    """An article and what was read in it."""

    article: Article
    facts: list[Fact]


class EconomyName(View):
    """An economy by code and name."""

    code: Annotated[str, Field(description="ISO 3166-1 alpha-3, or a bloc.", examples=["KAZ"])]
    name: Annotated[str, Field(description="Its common English name.", examples=["Kazakhstan"])]


class Pair(View):
    """Two economies with facts about both."""

    pair: Annotated[str, Field(description="The two codes in alphabetical order.", examples=["CHN-KAZ"])]
    economies: Annotated[
        list[EconomyName],
        Field(
            description="The two, in the order of their codes.",
            examples=[[{"code": "CHN", "name": "China"}, {"code": "KAZ", "name": "Kazakhstan"}]],
        ),
    ]
    counts: Counts


class DossierPaths(View):
    """Where each list of a dossier goes on."""

    latest: Path
    targets: Path
    events: Path
    agreements: Path
    articles: Path
    context: Path


class Dossier(Pair):
    """All about a pair on one page: each list has at most 50, newest first."""

    latest: Annotated[list[Figure], Field(description="The latest figure of each series, by period.")]
    targets: Annotated[
        list[Figure], Field(description="Targets, forecasts and what is decided, by period.", examples=[[]])
    ]
    events: Annotated[list[Event], Field(description="Newest publication first.")]
    agreements: Annotated[list[Agreement], Field(description="Newest publication first.")]
    articles: Annotated[list[Article], Field(description="Those that state a fact of the pair.")]
    context: Annotated[
        list[Fact], Field(description="Facts about one of the two alone, in these articles.", examples=[[]])
    ]
    more: DossierPaths


class ListedParty(View):
    """Who takes part in facts."""

    id: Annotated[str, Field(description="The code of an economy, else a slug of the name.", examples=["qaztrade"])]
    name: Annotated[str, Field(description="The name.", examples=["QazTrade"])]
    type: Annotated[str, Field(description="A code of /v1/codelists/party_type.", examples=["organisation"])]
    country: Annotated[str | None, Field(description="Where it belongs, or null.", examples=["KAZ"])]
    aliases: Annotated[list[str], Field(description="Other names.", examples=[[]])]
    counts: Counts


class Change(View):
    """One revision: who changed which fact, when and why."""

    revision: Annotated[int, Field(description="Its number: 1, 2, 3 ... over the whole store.", examples=[1])]
    at: Instant
    by: Annotated[str, Field(description="Who: a key's name, or a program's.", examples=["bundle"])]
    action: Annotated[str, Field(description="A code of /v1/codelists/action.", examples=["added"])]
    fact: Annotated[str, Field(description="The fact's id.", examples=["fig_827b9fcf4decc099"])]
    reason: Annotated[str | None, Field(description="Why, or null.", examples=[None])]


class Revision(Change):
    """One revision of a fact, with the version that it made."""

    version: Fact


class Code(View):
    """One code."""

    code: Annotated[str, Field(description="What stands in facts and filters.", examples=["trade_value"])]
    name: Annotated[str, Field(description="Its name.", examples=["trade value"])]
    definition: Annotated[str, Field(description="What it means.")]
    aliases: Annotated[list[str], Field(description="Other names.", examples=[[]])]
    equivalents: Annotated[
        dict[str, str], Field(description="The same in sdmx, ucum, m49, plover or schema_org.", examples=[{}])
    ]


class CodeListName(View):
    """A code list by name."""

    name: Annotated[str, Field(description="The field that it is for.", examples=["indicator"])]
    title: Annotated[str, Field(description="Its title.", examples=["Indicators"])]
    definition: Annotated[
        str, Field(description="What its codes tell.", examples=["What a figure measures, never how."])
    ]
    codes: Annotated[int, Field(description="How many codes it has.")]
    path: Annotated[str, Field(description="Where it is.", examples=["/v1/codelists/indicator"])]


class WholeCodeList(View):
    """A code list with all its codes."""

    name: Annotated[str, Field(description="The field that it is for.", examples=["indicator"])]
    title: Annotated[str, Field(description="Its title.", examples=["Indicators"])]
    definition: Annotated[
        str, Field(description="What its codes tell.", examples=["What a figure measures, never how."])
    ]
    codes: list[Code]


class StoreCounts(Counts):
    """What the store holds."""

    articles: Annotated[int, Field(description="Articles.", examples=[1])]
    pairs: Annotated[int, Field(description="Pairs with facts.", examples=[1])]
    revision: Annotated[int, Field(description="The store's last revision.", examples=[11])]


class About(View):
    """What this service is."""

    name: Annotated[str, Field(description="Its name.", examples=["Tradefacts"])]
    version: Annotated[str, Field(description="Its release.")]
    description: Annotated[str, Field(description="What it serves.")]
    licence: Annotated[str, Field(description="Of the data: an SPDX identifier.", examples=["CC0-1.0"])]
    licence_note: Annotated[str, Field(description="What the licence covers, and what it does not.")]
    counts: StoreCounts
    links: Annotated[dict[str, Path], Field(description="Where everything is.", examples=[{"docs": "/docs"}])]


class Health(View):
    """Whether the service lives, or is ready."""

    status: Annotated[str, Field(description="`alive` or `ready`.", examples=["alive"])]
