"""A short form of `make chaos`: the server is killed while clients write, and loses nothing that it acknowledged."""

import pytest

from tests.chaos.rounds import Figures, run

pytestmark = pytest.mark.only_sqlite("the proof reads the file")


def test_nothing_that_was_acknowledged_is_lost_when_the_server_is_killed(tmp_path):
    figures = Figures()
    run(tmp_path, kills=6, seed=20, figures=figures)
    assert figures.wrong == []
    assert figures.kills >= 6
    assert figures.proofs >= 3
    assert figures.answers["acknowledged"] > 10
