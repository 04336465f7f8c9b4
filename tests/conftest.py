"""What tests of the whole program share."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import postgresql
from tests.engines import ON_POSTGRESQL
from tests.program import serving

# A busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is of the other engine."""
    other = "only_sqlite" if ON_POSTGRESQL else "only_postgresql"
    left_out = [item for item in items if item.get_closest_marker(other)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def _dropped(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test, on a server, the databases that stood for files in its folder."""
    folder = request.getfixturevalue("tmp_path") if ON_POSTGRESQL and "tmp_path" in request.fixturenames else None
    yield
    if folder is not None:
        postgresql.drop_below(folder)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running program that serves the bundled facts; to be read only."""
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found
