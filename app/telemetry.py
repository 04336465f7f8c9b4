"""Logs: their format, the id of the request that each line belongs to, and no key in any of them."""

import logging
import re
from contextvars import ContextVar
from itertools import count
from os import urandom
from typing import Any

from pythonjsonlogger.json import JsonFormatter

LOGGER = "tradefacts"
# As `curation/keys.py` makes them; a key that was sent in the wrong place is told by its first letters only.
KEY = re.compile(r"tfk_[A-Za-z0-9_-]{8,}")
REDACTED = "tfk_..."
SANE_ID = re.compile(rb"[A-Za-z0-9._:@=+/-]{1,128}")

request_id: ContextVar[bytes] = ContextVar("request_id", default=b"-")
log = logging.getLogger(LOGGER)

_process = urandom(6).hex().encode()
_number = count(1)


def new_request_id() -> bytes:
    """An id that no other request has: one part for the process, one for the request. Quicker than a UUID."""
    return b"%b-%x" % (_process, next(_number))


def sane_request_id(sent: bytes) -> bytes | None:
    """The id that a client sent, if it is short and plain enough for logs and headers, and is no key."""
    return sent if SANE_ID.fullmatch(sent) and not KEY.search(sent.decode()) else None


def without_keys(text: str) -> str:
    """The text with every key in it made worthless."""
    return KEY.sub(REDACTED, text) if "tfk_" in text else text


class OfRequest(logging.Filter):
    """Gives each record the id of the request under way."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        record.request_id = request_id.get().decode()
        return True


class Text(logging.Formatter):
    """One line a record, tracebacks below it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record without keys."""
        return without_keys(super().format(record))


class Json(JsonFormatter):
    """One JSON object a line, tracebacks inside it."""

    def __init__(self) -> None:
        names = {"levelname": "level", "name": "logger", "exc_info": "exception"}
        super().__init__(["levelname", "name", "message"], rename_fields=names, timestamp=True)

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """What the record tells, less what uvicorn adds for coloured terminals."""
        super().add_fields(log_data, record, message_dict)
        log_data.pop("color_message", None)

    def format(self, record: logging.LogRecord) -> str:
        """The record without keys."""
        return without_keys(super().format(record))


def log_config(log_format: str) -> dict[str, Any]:
    """The configuration of all loggers of a process, uvicorn's too, as `logging.config.dictConfig` takes it."""
    quiet = {name: {"handlers": [], "propagate": True} for name in ("uvicorn", "uvicorn.error", "uvicorn.access")}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": OfRequest}},
        "formatters": {"text": {"()": Text}, "json": {"()": Json}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": log_format, "filters": ["request"]}},
        "loggers": {LOGGER: {"level": "INFO"}, **quiet},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
    }
