"""Evidence: the stretch of an article that says so."""

from hashlib import sha256
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from app.drafts.faults import together
from app.drafts.types import ArticleId, Codes, Digest, Model

LONGEST_ARTICLE = 2**20


class Evidence(Model):
    """A stretch of the fact's article: Unicode code points `start` to `end` (exclusive), and the digest of its UTF-8.

    `supports` is `fact` or the field that the stretch tells. `quote` is the stretch itself, served where the article's
    text is attached.
    """

    article: Annotated[ArticleId | None, Field(description="The article's id.")] = None
    start: Annotated[int, Field(ge=0, lt=LONGEST_ARTICLE, description="First code point of the stretch, from 0.")]
    end: Annotated[int, Field(gt=0, le=LONGEST_ARTICLE, description="The code point after its last one.")]
    sha256: Annotated[Digest | None, Field(description="SHA-256 of the stretch in UTF-8.")] = None
    supports: Annotated[str, Codes("supports"), Field(description="`fact`, or the field that it tells.")]
    quote: Annotated[str | None, Field(description="The stretch, where the article's text is attached.")] = None

    def is_of(self, text: str) -> bool:
        """Whether this is a stretch of that text."""
        return self.end <= len(text) and digest(text[self.start : self.end]) == self.sha256

    @model_validator(mode="wrap")
    @classmethod
    def _stretch(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        return together(handler, data, _disagreeing(data)) if isinstance(data, dict) else handler(data)


def _disagreeing(data: dict[str, Any]) -> list[str]:
    """What in a stretch cannot be true together."""
    faults = []
    start, end, quote = data.get("start"), data.get("end"), data.get("quote")
    if isinstance(start, int) and isinstance(end, int) and start >= end:
        faults.append("start must be before end")
    if isinstance(quote, str) and isinstance(said := data.get("sha256"), str) and digest(quote) != said:
        faults.append("the quote has another digest than sha256")
    return faults


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
