"""Articles as they are taken in: what is known about a text, and the id that its digest gives."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from app.drafts.types import URL, Codes, Digest, Model, Name, clean
from app.vocabulary.periods import parse_published

# SQLite cuts strings at NUL, and a lone surrogate has no UTF-8.
UNKEPT = re.compile(r"[\x00\ud800-\udfff]")
ADDRESS = {"type": "string", "pattern": URL}


def _published(edtf: str) -> str:
    try:
        parse_published(edtf)
    except ValueError as error:
        raise PydanticCustomError("published", "{detail}", {"detail": str(error)}) from None
    return edtf


def _address(url: str) -> str:
    # Not by pydantic, whose engine unrolls what may stand 2000 times: 18 ms and a mebibyte for each model.
    if not re.fullmatch(URL, url):
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": URL})
    return url


class Metadata(Model):
    """What is known about an article besides its text."""

    published: Annotated[str, AfterValidator(_published), Field(description="EDTF day, month or year.")] | None = None
    publisher: Name | None = None
    title: Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(clean)] | None = None
    language: Annotated[str, Codes("language")] | None = None
    url: Annotated[str, AfterValidator(_address), AfterValidator(clean), WithJsonSchema(ADDRESS)] | None = None


class ArticleDraft(Metadata):
    """An article as taken in: the digest of its exact text in UTF-8, and what is known about it."""

    sha256: Digest

    @property
    def id(self) -> str:
        """The id of the article: `art_` and the first 16 hexadecimal digits of its text's digest."""
        return f"art_{self.sha256[:16]}"


# What is served of an article besides its counts, in that order.
METADATA = ("id", *ArticleDraft.model_fields)


def checked_text(text: str) -> str:
    """The text of an article. ValueError if it is blank, or holds what no store can keep."""
    if found := UNKEPT.search(text):
        raise ValueError(f"a text holds no NUL and no lone surrogates: character {found.start()} is {found.group()!a}")
    if not text.strip():
        raise ValueError("the text is blank")
    return text
