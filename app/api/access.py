"""Who may write: bearer keys (RFC 6750) with scopes, checked before the body is looked at."""

from typing import NamedTuple

from sqlalchemy import Connection
from starlette.requests import Request

from app.api.asking import ask
from app.curation.deciding import Author
from app.curation.keys import SCOPES
from app.errors import Forbidden, Unauthorized
from app.queries.keys import holder

CHALLENGE = 'Bearer realm="tradefacts"'


class Bearer(NamedTuple):
    """Who holds the key that was sent, and its scopes: `propose`, `curate`."""

    author: Author
    scopes: frozenset[str]


async def author(request: Request, scope: str) -> Author:
    """The holder of the request's key. Unauthorized without a good one, Forbidden where it lacks the scope."""
    found = await bearer(request)
    if found is None:
        raise Unauthorized(
            "a key is needed: Authorization: Bearer ... (`tradefacts key issue` makes one)",
            headers={"WWW-Authenticate": f'{CHALLENGE}, scope="{scope}"'},
        )
    if scope not in found.scopes:
        headers = {"WWW-Authenticate": f'{CHALLENGE}, error="insufficient_scope", scope="{scope}"'}
        raise Forbidden(f"the key {found.author.name!r} lacks the scope {scope}", headers=headers)
    return found.author


async def bearer(request: Request) -> Bearer | None:
    """Whose key was sent, None if none was. Unauthorized if it is not good."""
    headers = request.headers.getlist("authorization")
    if not headers:
        return None
    if len(headers) > 1:
        # A proxy may have looked at another one.
        raise _not_good("the header Authorization stands more than once: send one key")
    scheme, _, secret = headers[0].partition(" ")

    def find(connection: Connection) -> Bearer | None:
        row = holder(connection, secret.strip())
        if row is None:
            return None
        return Bearer(Author(row.name, row.type), frozenset(scope for scope in SCOPES if getattr(row, scope)))

    # A replica may not know yet that a key was revoked.
    found = await ask(request, find, primary=True) if scheme.lower() == "bearer" and secret.strip() else None
    if found is None:
        raise _not_good("this key is unknown, expired or revoked")
    return found


def _not_good(detail: str) -> Unauthorized:
    return Unauthorized(detail, headers={"WWW-Authenticate": f'{CHALLENGE}, error="invalid_token"'})
