"""What a page may cost, where it can be counted exactly; `tests/bench` measures the rest."""

import subprocess
import sys

import pytest

from tests.bench.measuring import counted
from tests.bench.town import Town
from tests.bench.weight import ONE_WINDOW, first_view

QUERIES = {
    "form page": 2, "form page of one question": 2, "check page": 2, "service page": 2, "start page": 1, "error page": 0,
    "status": 10, "queue page": 5,
}  # fmt: skip
SLOW = ("alembic", "asyncpg", "cv2", "holidays", "numpy", "pikepdf", "PIL", "psycopg", "typer", "weasyprint", "zxingcpp")


@pytest.fixture
def views(house):
    return Town(house).views()


def test_no_page_asks_the_database_more_than_it_must(house, client, views):
    ran = {}
    for name, asked in views.items():
        client.browser.get(asked.path, headers={"cookie": asked.cookies})
        with counted(house.database) as statements:
            client.browser.get(asked.path, headers={"cookie": asked.cookies})
        ran[name] = len(statements)
    assert ran == QUERIES


@pytest.mark.parametrize("name", ["start page", "service page", "form page", "form page of one question", "check page"])
def test_a_first_view_comes_in_one_window_and_from_nowhere_else(client, views, name):
    weight = first_view(client, views[name])
    assert weight.before_script <= ONE_WINDOW
    assert weight.with_script <= 36_000
    assert not weight.hosts


def test_a_web_process_imports_nothing_slow():
    told = "import sys, portal.app; print(*(name for name in sys.argv[1:] if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", told, *SLOW], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
