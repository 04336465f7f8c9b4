"""The docs page is made of the files that manifest.json and docs.html name, unchanged."""

import json
import re
from hashlib import sha256

from app.api.docs import ASSETS, FILES

MANIFEST = json.loads((FILES / "manifest.json").read_text())


def test_the_swagger_files_are_those_of_the_manifest():
    assert {name: sha256((FILES / name).read_bytes()).hexdigest() for name in MANIFEST["files"]} == MANIFEST["files"]


def test_every_file_of_the_page_is_served_and_no_other():
    assert {path.name for path in FILES.iterdir()} - {"docs.html", "manifest.json"} == ASSETS


def test_the_page_asks_nothing_of_another_host_and_runs_no_inline_script():
    page = (FILES / "docs.html").read_text()
    assert {name.removeprefix("docs/") for name in re.findall(r'(?:src|href)="([^"]+)"', page)} <= ASSETS | {
        "openapi.json"
    }
    assert re.findall(r"<script[^>]*>([^<]*)", page) == ["", ""]
    assert "style=" not in page
