"""What the routes of single things share: they have one format and take hardly any parameter."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from app.api.filters import AS_OF, FORMAT_ONE
from app.api.parameters import Parameter, by_name, read_query
from app.api.wishes import format_of

SINGLE = by_name(FORMAT_ONE)
SINGLE_THEN = by_name(AS_OF, FORMAT_ONE)


def read_single_query(request: Request, known: Mapping[str, Parameter] = SINGLE) -> dict[str, Any]:
    """The values of a query for a single thing. Refused for what is unknown, NotAcceptable where JSON is not taken."""
    values = read_query(request.scope["query_string"], known)
    format_of(request.scope, values, ("json",))
    return values
