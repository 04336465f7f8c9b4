"""Who may write: bearer keys (RFC 6750) with scopes, checked before the body is looked at."""

from sqlalchemy import Connection
from starlette.requests import Request

from app.api.asking import ask
from app.curation.deciding import Author
from app.curation.keys import SCOPES
from app.errors import Forbidden, Unauthorized
from app.queries.keys import holder

REALM = 'Bearer realm="tradefacts"'


async def author(request: Request, scope: str) -> Author:
    """The holder of the request's key. Unauthorized without a good one, Forbidden where it lacks the scope."""
    found = await sent(request)
    if found is None:
        raise Unauthorized(
            "a key is needed: Authorization: Bearer ... (`tradefacts key issue` makes one)",
            headers={"WWW-Authenticate": f'{REALM}, scope="{scope}"'},
        )
    name, kind, scopes = found
    if scope not in scopes:
        headers = {"WWW-Authenticate": f'{REALM}, error="insufficient_scope", scope="{scope}"'}
        raise Forbidden(f"the key {name!r} lacks the scope {scope}", headers=headers)
    return Author(name, kind)


async def sent(request: Request) -> tuple[str, str, set[str]] | None:
    """Name, type and scopes of the key that was sent, None if none was. Unauthorized if it is not good."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, secret = header.partition(" ")

    def find(connection: Connection) -> tuple[str, str, set[str]] | None:
        row = holder(connection, secret.strip())
        return row and (row.name, row.type, {scope for scope in SCOPES if getattr(row, scope)})

    # A replica may not know yet that a key was revoked.
    found = await ask(request, find, primary=True) if scheme.lower() == "bearer" and secret.strip() else None
    if found is None:
        raise Unauthorized(
            "this key is unknown, expired or revoked", headers={"WWW-Authenticate": f'{REALM}, error="invalid_token"'}
        )
    return found
