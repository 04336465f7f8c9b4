"""Parties: who takes part in a fact, and in which role."""

from functools import cache
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.drafts.types import Codes, EconomyCode, Model, Name
from app.vocabulary.codes import near
from app.vocabulary.economies import Economy, economies, economy
from app.vocabulary.words import fold, slug


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

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        party_id, name = data.get("id"), data.get("name")
        if isinstance(party_id, str) and (found := economy(party_id)):
            return {**data, **_agreed(data, found)}
        if isinstance(party_id, str) and party_id != party_id.lower():
            hint = near(party_id, economies())
            raise PydanticCustomError(
                "party",
                "{id} is no economy; did you mean {hint}?",
                {"id": repr(party_id[:60]), "hint": " or ".join(hint) or "a slug"},
            )
        if not isinstance(name, str):
            raise PydanticCustomError("party", "a party is the code of an economy as id, or has a name and a type")
        if party_id is not None and party_id != slug(name):
            raise PydanticCustomError("party", "the id of {name} is {id}", {"name": name[:60], "id": slug(name)[:60]})
        return {**data, "id": slug(name)}

    @model_validator(mode="after")
    def _kind(self) -> "Party":
        if self.type == "country" and economy(self.id) is None:
            raise PydanticCustomError("party", "a country is given by its code as id, see /v1/codelists/economy")
        if self.country and not economies()[self.country].takes_part:
            raise PydanticCustomError("party", "country is the code of a country or bloc")
        return self


def _agreed(data: dict[str, Any], found: Economy) -> dict[str, Any]:
    """What an economy's party says besides its code, which must agree with the vocabulary."""
    named = data.get("name")
    if named is not None and (not isinstance(named, str) or fold(named) not in _names(found)):
        raise PydanticCustomError("party", "the name of {id} is {name}", {"id": found.code, "name": found.name})
    if data.get("type") not in (None, found.type):
        raise PydanticCustomError("party", "the type of {id} is {type}", {"id": found.code, "type": found.type})
    if data.get("country") is not None:
        raise PydanticCustomError("party", "an economy belongs to no country: leave country out")
    return {"name": found.name, "type": found.type}


@cache
def _names(found: Economy) -> frozenset[str]:
    return frozenset(fold(name) for name in (found.name, *found.aliases))


@cache
def economy_party(code: str, role: str) -> Party:
    """The party that an economy is, in a role. ValidationError for an unknown code."""
    return Party.model_validate({"id": code, "role": role})
