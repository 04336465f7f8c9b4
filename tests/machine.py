"""What the machine has, and what it lacks."""

import os

import pytest


def need(present: bool, what: str) -> None:
    """Skips where the machine lacks something; fails where TRADEFACTS_NO_SKIPS=1 says that it must not."""
    if not present:
        (pytest.fail if os.environ.get("TRADEFACTS_NO_SKIPS") == "1" else pytest.skip)(f"this machine lacks {what}")
