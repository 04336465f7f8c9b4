"""Issuing and revoking keys."""

from datetime import UTC, date, datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Connection, insert, select, update

from app.drafts.types import clean
from app.errors import Conflict, NotFound, Reason, Refused
from app.model.columns import instant
from app.model.keys import keys

SCOPES = ("propose", "curate")
# What a search for leaked secrets can look for.
PREFIX = "tfk_"
# What the program itself writes as: the bundle, `tradefacts load`, `tradefacts read`; and the reader.
RESERVED = frozenset({"bundle", "load", "read", "reader"})


def issue(connection: Connection, name: str, scopes: set[str], holder: str, expires: date | None) -> str:
    """A new key: its secret, which is told once and never stored.

    Refused for a name that is blank or the program's own, or without a scope; Conflict if the name was used before.
    """
    if not name or len(name) > 100 or name in RESERVED:
        wrong = f"a name has 1 to 100 letters and is none of {', '.join(sorted(RESERVED))}"
        raise Refused.because([Reason("body", "/name", wrong)])
    try:
        clean(name)
    except ValueError as error:
        raise Refused.because([Reason("body", "/name", str(error))]) from None
    if not scopes or not scopes <= set(SCOPES):
        raise Refused.because([Reason("body", "/scope", f"a key has one scope at least: {', '.join(SCOPES)}")])
    if connection.execute(select(keys.c.name).where(keys.c.name == name)).first():
        raise Conflict(f"a key {name!r} was issued before; names stand in the history, so each is used once")
    secret = PREFIX + token_urlsafe(32)
    connection.execute(
        insert(keys).values(
            name=name,
            sha256=sha256(secret.encode()).hexdigest(),
            type=holder,
            propose="propose" in scopes,
            curate="curate" in scopes,
            issued=instant(datetime.now(UTC)),
            expires=expires.isoformat() if expires else None,
        )
    )
    return secret


def revoke(connection: Connection, name: str) -> None:
    """Make a key worthless at once. NotFound for an unknown name; again does nothing."""
    found = connection.execute(select(keys.c.revoked).where(keys.c.name == name)).one_or_none()
    if found is None:
        raise NotFound(f"there is no key {name!r}")
    if found.revoked is None:
        connection.execute(update(keys).where(keys.c.name == name).values(revoked=instant(datetime.now(UTC))))
