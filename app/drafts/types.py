"""Field types that several drafts share: codes of a list, exact values, clean text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic.annotated_handlers import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from app.vocabulary.codes import codelist, near

# Longer lists are served at /v1/codelists; an enumeration of 300 names would bury the documentation.
LONGEST_ENUM = 70
VALUE_BOUND = Decimal(10) ** 21
VALUE_DIGITS = 15
SMALLEST_EXPONENT = -300
DIGEST, HS, URL = r"^[0-9a-f]{64}$", r"^([0-9]{2}){1,5}$", r"^https?://[^\s]{1,2000}$"
FACT_ID, ARTICLE_ID = r"^(fig|evt|agr)_[0-9a-f]{16}$", r"^art_[0-9a-f]{16}$"
# A client is told in words what a pattern asks for.
FORMS = {
    DIGEST: "a digest is 64 hexadecimal digits in lower case",
    HS: "an HS code has two, four, six, eight or ten digits",
    URL: "a URL begins with http:// or https:// and holds no blank: 2000 characters after that at most",
    FACT_ID: "a fact's id is `fig_`, `evt_` or `agr_` and 16 hexadecimal digits in lower case",
    ARTICLE_ID: "an article's id is `art_` and 16 hexadecimal digits in lower case",
}
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Model(BaseModel):
    """A draft takes exactly its fields, in exactly their types."""

    # What is served has every field, also those that a proposal may leave out.
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, json_schema_serialization_defaults_required=True
    )


@dataclass(frozen=True, slots=True)
class Codes:
    """Marks a string as a code of the named list: `Annotated[str, Codes("flow")]`."""

    list: str

    def check(self, code: str) -> str:
        """The code itself; an error that names near ones if the list lacks it."""
        if code in codelist(self.list).codes:
            return code
        raise PydanticCustomError("code", "{detail}", {"detail": unknown_code(code, self.list)})

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, core_schema.str_schema(strict=True))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return code_schema(self.list)


def unknown_code(code: str, list_name: str) -> str:
    """What is wrong with a code that the list lacks, with near ones."""
    found = near(code, codelist(list_name).codes)
    remedy = f"did you mean {' or '.join(found)}?" if found else f"see /v1/codelists/{list_name}"
    return f"{code[:80]!r} is no code of the list {list_name}; {remedy}"


def code_schema(list_name: str) -> JsonSchemaValue:
    """The JSON schema of a code: an enumeration where the list is short."""
    codes = list(codelist(list_name).codes)
    text = f"A code of /v1/codelists/{list_name}."
    if len(codes) <= LONGEST_ENUM:
        return {"type": "string", "enum": codes, "description": text}
    return {"type": "string", "maxLength": 30, "description": text, "examples": codes[:3]}


def exact(value: object) -> Decimal:
    """A magnitude as an exact decimal: 0 <= value < 10^21, at most 15 significant digits, in plain notation."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("value", "a value is a JSON number")
    number = Decimal(value)
    if not number.is_finite() or not 0 <= number < VALUE_BOUND:
        raise PydanticCustomError("value", "a value is at least 0 and less than 10^21")
    if not number:
        return Decimal(0)  # -0, 0.00 and 0e9 are the same magnitude
    if number.adjusted() < SMALLEST_EXPONENT:
        raise PydanticCustomError("value", "a value is 0, or at least 10^-300")  # a database's number holds no less
    # Not by normalize(): that rounds to the digits of the context first, and 1.000...0001 is not 1.
    digits = number.as_tuple().digits
    if len(digits) > VALUE_DIGITS and len("".join(map(str, digits)).strip("0")) > VALUE_DIGITS:
        raise PydanticCustomError("value", "a value has at most 15 significant digits")
    return number.normalize()


def plain(number: Decimal) -> str:
    """A decimal in plain notation: no exponent, no trailing zeros after the point."""
    return format(number.normalize(), "f")


def clean(text: str) -> str:
    """Text without control characters, line breaks, lone surrogates or blanks around it, which no reader would see."""
    if not text.isprintable() and UNSEEN.search(text):
        raise PydanticCustomError("text", "text holds no control characters and no line breaks")
    if text != text.strip():
        raise PydanticCustomError("text", "text has no blanks around it")
    return text


Value = Annotated[
    Decimal, BeforeValidator(exact), WithJsonSchema({"type": "number", "minimum": 0, "exclusiveMaximum": 1e21})
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(clean)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(clean)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST)]
FactId = Annotated[str, StringConstraints(pattern=FACT_ID)]
ArticleId = Annotated[str, StringConstraints(pattern=ARTICLE_ID)]
EconomyCode = Annotated[str, Codes("economy")]
