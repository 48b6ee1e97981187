"""A morning at the contact centre: everyone at once, and nothing is lost. `python -m tests.day` lives the whole day."""

from pathlib import Path

from eservices.database import Database
from eservices.files import Files
from portal.house import House
from portal.settings import Settings
from tests.day import SECRET, Day, employ, errands, lost

SEED = 20261102


def test_nothing_is_lost_or_taken_twice_and_everything_is_found(database: Database, tmp_path: Path) -> None:
    day = Day(House(Settings(data=tmp_path), SECRET, database, Files(tmp_path)), errands(SEED, 16, 7), SEED)
    employ(day.house)
    day.live()
    assert list(lost(day)) == []
