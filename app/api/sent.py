"""What is sent: the schemas of bodies, for the documentation and for what is no fact."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints
from pydantic.json_schema import models_json_schema

from app.drafts import agreement, event, figure
from app.drafts.article import Metadata
from app.drafts.types import ArticleId, Model, Sentence
from app.model.document import ORDER

OfArticle = Annotated[ArticleId, Field(description="The id of the article that states it.")]
OfPair = Annotated[str | None, Field(description="Follows from the parties: leave it out, or send what is right.")]
# What POST /v1/facts proposes in its example, and POST /v1/articles keeps in its.
EXAMPLE_FACT_ID = "fig_f1df3a18992880d9"
EXAMPLE_ARTICLE_ID = "art_1b23ad63ddaa9cd5"
EXAMPLE_FACT = {
    "kind": "figure",
    "article": "art_7266e444e3cbaea3",
    "summary": "Cargo carried by Kazakhstan grew in 2023.",
    "indicator": "cargo_volume",
    "measure": "change_pct",
    "value": 22,
    "unit": "percent",
    "direction": "up",
    "comparator": "eq",
    "reporter": "KAZ",
    "period": {"edtf": "2023"},
    "status": "observed",
    "evidence": [
        {
            "start": 933,
            "end": 936,
            "sha256": "a0e12e68c140b97635516fbf9571f7b25195ba5067058d553951f63336d8d330",
            "supports": "fact",
        }
    ],
}


class FigureSent(figure.Figure, defer_build=True):
    """A figure as it is proposed."""

    kind: Literal["figure"]
    article: OfArticle
    pair: OfPair = None


class EventSent(event.Event, defer_build=True):
    """An event as it is proposed."""

    kind: Literal["event"]
    article: OfArticle
    pair: OfPair = None


class AgreementSent(agreement.Agreement, defer_build=True):
    """An agreement as it is proposed."""

    kind: Literal["agreement"]
    article: OfArticle
    pair: OfPair = None


class ArticleBody(Metadata):
    """An article to read: its exact text, and what is known about it."""

    text: Annotated[str, StringConstraints(min_length=1), Field(description="The exact text, at most 1 MiB in UTF-8.")]


class FactPatch(BaseModel):
    """The fields of a fact to change, and the reason."""

    model_config = {"extra": "allow", "json_schema_extra": {"additionalProperties": True}, "defer_build": True}
    reason: Annotated[str, StringConstraints(min_length=1, max_length=1000), Field(description="Why it is corrected.")]


class DecisionBody(Model):
    """A decision on a fact."""

    decision: Annotated[Literal["accept", "reject", "retract"], Field(description="accept, reject or retract.")]
    reason: Annotated[Sentence | None, Field(description="Why, or null.")] = None


SENT: tuple[type[BaseModel], ...] = (ArticleBody, FigureSent, EventSent, AgreementSent, FactPatch, DecisionBody)
EXAMPLE_TEXT = (
    "ASTANA - Kazakhstan's exports to China rose 12 percent to 15.2 billion dollars in 2023, the statistics bureau "
    "said on Monday. The two countries signed a memorandum on grain trade."
)
EXAMPLE_PARTIES = [
    {"id": "KAZ", "role": "party"},
    {"name": "QazTrade", "type": "organisation", "role": "party", "country": "KAZ"},
]
EXAMPLES: dict[str, Any] = {
    "ArticleBody": {
        "text": EXAMPLE_TEXT,
        "published": "2024-02-05",
        "publisher": "Example Wire",
        "language": "en",
    },
    "FactSent": EXAMPLE_FACT,
    "FactPatch": {
        "summary": "Kazakhstan carried 22 percent more cargo in 2023 than in 2022.",
        "base_period": {"edtf": "2022"},
        "reason": "says against which year",
    },
    "DecisionBody": {"decision": "accept", "reason": "The article says so."},
}


def body_of(
    name: str, description: str, media: str = "application/json", *, etag: bool | None = None
) -> dict[str, Any]:
    """A request body for the OpenAPI document, and the header If-Match where it is needed, or (False) heeded."""
    schema = {"$ref": f"#/components/schemas/{name}"}
    content = {media: {"schema": schema, "example": EXAMPLES[name]}}
    found: dict[str, Any] = {"requestBody": {"required": True, "description": description, "content": content}}
    if etag is not None:
        header = {"name": "If-Match", "in": "header", "required": etag, "schema": {"type": "string"}, "example": "*"}
        found["parameters"] = [
            header | {"description": "The ETag that the fact was read with; `*`: whatever it is by now."}
        ]
    return found


def sent_schemas() -> dict[str, Any]:
    """The schemas of everything that is sent, apart from those of what is served: fewer fields are required."""
    _, whole = models_json_schema(
        [(model, "validation") for model in SENT], ref_template="#/components/schemas/{model}"
    )
    own = {model.__name__ for model in SENT}
    renamed = {name: name if name in own else f"{name}Sent" for name in whole["$defs"]}
    schemas = {
        renamed[name]: {**_renamed(schema, renamed), "title": renamed[name]} for name, schema in whole["$defs"].items()
    }
    for schema in schemas.values():
        for field in schema["properties"].values():
            # Generated clients take a field with a default for one that must be there.
            field.pop("default", None)
    # The rest of a party follows from the code of an economy, or its id from the name.
    schemas["PartySent"] |= {"required": ["role"], "examples": EXAMPLE_PARTIES}
    kinds = {"figure": "FigureSent", "event": "EventSent", "agreement": "AgreementSent"}
    for kind, name in kinds.items():
        fields = schemas[name]["properties"]
        schemas[name]["properties"] = {field: fields[field] for field in ("kind", *ORDER[kind]) if field in fields}
    schemas["FactPatch"]["properties"] |= _changeable([schemas[name] for name in kinds.values()])
    mapping = {kind: f"#/components/schemas/{name}" for kind, name in kinds.items()}
    schemas["FactSent"] = {
        "title": "FactSent",
        "oneOf": [{"$ref": target} for target in mapping.values()],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    return schemas


def _changeable(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """The fields that a patch may change; those that each kind has its own codes for are told in words."""
    found: dict[str, Any] = {}
    for schema in schemas:
        for name, field in schema["properties"].items():
            if name not in {"kind", "article", "pair"} and found.setdefault(name, field) != field:
                found[name] = {"type": "string", "description": f"A code of the {name} list of its kind."}
    return found


def _renamed(schema: Any, names: dict[str, str]) -> Any:
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{names[value.rpartition('/')[2]]}" if key == "$ref" else _renamed(value, names)
            for key, value in schema.items()
        }
    return [_renamed(entry, names) for entry in schema] if isinstance(schema, list) else schema
