"""The physical limit: a raw ASGI application that sends the very bytes of another's answer, and does nothing else.

`LIMIT_ANSWER` names a file with status, headers and body, as `neighbours.remember` writes it.
"""

import json
import os
from pathlib import Path
from typing import Any

known = json.loads(Path(os.environ["LIMIT_ANSWER"]).read_text())
STATUS = known["status"]
HEADERS = [(name.encode(), value.encode()) for name, value in known["headers"]]
BODY = known["body"].encode()


async def app(scope: Any, _receive: Any, send: Any) -> None:
    """Answer every request alike."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": STATUS, "headers": HEADERS})
        await send({"type": "http.response.body", "body": BODY})
