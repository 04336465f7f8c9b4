"""compose.yaml and the page name databases as the program takes them."""

import re

import pytest

from app.model.database import Database
from tests.program import ROOT

COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
URLS = sorted({*re.findall(r"postgresql://[^\s`']+", COMPOSE + README)})


@pytest.mark.parametrize("url", [url for url in URLS if not url.endswith("...")])
def test_a_url_that_is_shown_is_one_that_is_taken(url):
    store = Database("postgresql://localhost/other", read_url=url)
    store.close()


def test_each_process_of_compose_writes_to_the_primary_and_reads_from_replicas():
    urls = dict(re.findall(r"(TRADEFACTS_\w+_URL): (\S+)", COMPOSE))
    assert "target_session_attrs=read-write" in urls["TRADEFACTS_DATABASE_URL"]
    assert "target_session_attrs=prefer-standby" in urls["TRADEFACTS_READ_URL"]
    assert re.findall(r"^  (\S+):\n    <<: \*", COMPOSE, re.MULTILINE) == ["primary", "replica", "api-1", "api-2"]
