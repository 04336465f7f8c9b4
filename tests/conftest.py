"""What tests of the whole program share."""

from collections.abc import Iterator

import pytest

from tests.program import serving


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running program that serves the bundled facts; to be read only."""
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found
