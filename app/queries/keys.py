"""Keys: which one a secret is, and what it may do."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from app.model.keys import keys
from app.model.prepared import Prepared

BY_DIGEST = Prepared(select(keys).where(keys.c.sha256 == bindparam("digest")))


def holder(connection: Connection, secret: str) -> Any:
    """The key of a secret, or None if there is none, or it is expired or revoked."""
    digest = sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
    row = BY_DIGEST.one(connection, {"digest": digest})
    if row is None or not compare_digest(row.sha256, digest) or row.revoked is not None:
        return None
    expired = row.expires is not None and datetime.now(UTC).date().isoformat() > row.expires
    return None if expired else row


def every(connection: Connection) -> Sequence[Row[Any]]:
    """Every key that was ever issued, in the order of issue."""
    return connection.execute(select(keys).order_by(keys.c.issued, keys.c.name)).all()
