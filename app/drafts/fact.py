"""What figures, events and agreements share."""

from typing import Annotated

from pydantic import Field

from app.drafts.evidence import Evidence
from app.drafts.party import Party
from app.drafts.period import Period
from app.drafts.types import Codes, FactId, Model, Name, Sentence


class Relation(Model):
    """A tie to another fact: a statement made `at` a forum, `about` a partnership."""

    relation: Annotated[str, Codes("relation"), Field(description="How the facts are tied.")]
    fact: Annotated[FactId, Field(description="The id of the other fact.")]


class Fact(Model):
    """One thing that one article states, with its evidence. What the article does not say is null, never guessed."""

    summary: Annotated[Sentence, Field(description="One sentence, in our own words.")]
    subject: Annotated[Name | None, Field(description="What it is about, in words: `rice exports`.")] = None
    parties: Annotated[list[Party], Field(max_length=64, description="Who takes part, in which role.")] = []
    stated_by: Annotated[Party | None, Field(description="Who says so; null: the article's own voice.")] = None
    period: Annotated[Period | None, Field(description="When it happens or what time it measures.")] = None
    evidence: Annotated[
        list[Evidence], Field(min_length=1, max_length=64, description="Where the article says so; first the main one.")
    ]
    relations: Annotated[list[Relation], Field(max_length=64, description="Ties to other facts.")] = []
