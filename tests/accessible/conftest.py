"""The browser of the journeys, and a municipality to look at."""

from collections.abc import Iterator

import pytest

from tests.accessible import touring
from tests.journeys.conftest import browser_type_launch_args as browser_type_launch_args
from tests.served import Running


@pytest.fixture(scope="session")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A served Lucka with cases in it, the specimen as a service and an agent."""
    with touring.municipality(tmp_path_factory.mktemp("accessible")) as running:
        yield running
