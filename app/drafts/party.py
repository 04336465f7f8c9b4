"""Parties: who takes part in a fact, and in which role."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from app.drafts.faults import together
from app.drafts.types import Codes, EconomyCode, Model, Name
from app.vocabulary.codes import near
from app.vocabulary.economies import Economy, economies, economy
from app.vocabulary.words import fold, slug, words

ANYBODY = {"name": "Anybody", "type": "person"}


class Party(Model):
    """A country, bloc, region, organisation, person, forum or place with its role.

    An economy is given by its code (`{"id": "CHN", "role": "host"}`), anybody else by name and type; `id` is then the
    name as a slug. `country` is where a company, agency or person belongs, if the article tells.
    """

    id: Annotated[str, Field(description="The code of an economy, else a slug of the name.", max_length=200)]
    name: Annotated[Name, Field(description="The name; of an economy its common English one.")]
    type: Annotated[str, Codes("party_type"), Field(description="What it is.")]
    role: Annotated[str, Codes("role"), Field(description="What it does in this fact.")]
    country: Annotated[EconomyCode | None, Field(description="Where it belongs, or null.")] = None

    @model_validator(mode="wrap")
    @classmethod
    def _complete(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return together(handler, *_completed(data)) if isinstance(data, dict) else handler(data)


def _completed(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """A party with what follows from its code or name, and what is wrong with it as a whole.

    Where that is known, what cannot be is filled in, so that only its other faults are found besides.
    """
    party_id, name = data.get("id"), data.get("name")
    if isinstance(party_id, str) and (found := economy(party_id)):
        known = {"name": found.name, "type": found.type, "country": None}
        return {**data, **known}, list(_disagreeing(data, found))
    faults = list(_impossible(data))
    if isinstance(party_id, str) and party_id != party_id.lower():
        hint = " or ".join(near(party_id, economies())) or "a slug"
        return {**ANYBODY, **data}, [f"{party_id[:60]!r} is no economy; did you mean {hint}?", *faults]
    if not isinstance(name, str):
        wrong = "a party is the code of an economy as id, or has a name and a type"
        return {**ANYBODY, **data, "id": "anybody", "name": "Anybody"}, [wrong, *faults]
    if not words(name):
        faults.append("a name has a letter or a digit")  # else all such names would have one id
    if party_id is not None and party_id != slug(name):
        faults.append(f"the id of {name[:60]} is {slug(name)[:60]}")
    return {**data, "id": slug(name)}, faults


def _disagreeing(data: dict[str, Any], found: Economy) -> Iterator[str]:
    """What an economy's party says besides its code and does not agree with the vocabulary."""
    named = data.get("name")
    if named is not None and (not isinstance(named, str) or fold(named) not in _names(found)):
        yield f"the name of {found.code} is {found.name}"
    if data.get("type") not in (None, found.type):
        yield f"the type of {found.code} is {found.type}"
    if data.get("country") is not None:
        yield "an economy belongs to no country: leave country out"


def _impossible(data: dict[str, Any]) -> Iterator[str]:
    """What nobody but an economy can be, and where nobody can belong."""
    if data.get("type") == "country":
        yield "a country is given by its code as id, see /v1/codelists/economy"
    belongs = economy(data["country"]) if isinstance(data.get("country"), str) else None
    if belongs and not belongs.takes_part:
        yield "country is the code of a country or bloc"


@cache
def _names(found: Economy) -> frozenset[str]:
    return frozenset(fold(name) for name in (found.name, *found.aliases))


@cache
def economy_party(code: str, role: str) -> Party:
    """The party that an economy is, in a role. ValidationError for an unknown code."""
    return Party.model_validate({"id": code, "role": role})
