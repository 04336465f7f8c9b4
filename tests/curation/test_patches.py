"""Merge patches, where no reader of JSON has set a bound: from Python 3.12 on it takes thousands of levels."""

from typing import Any

import orjson
import pytest

from app.api.examples import bundled_examples
from app.curation.patches import patched
from app.errors import BadRequest


def test_a_patch_that_is_nested_too_deeply_is_malformed():
    deep: dict[str, Any] = {}
    for _ in range(3000):
        deep = {"period": deep}
    fact = orjson.dumps(bundled_examples()["figure"]).decode()
    with pytest.raises(BadRequest, match="deeply"):
        patched(fact, deep)
    assert patched(fact, {"period": {"edtf": "2022"}})["period"] == {"edtf": "2022"}
