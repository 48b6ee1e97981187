"""What the whole application shares: settings, the database, the files and the secret."""

from dataclasses import dataclass

from eservices.database import Database, connect
from eservices.files import Files
from portal import folder
from portal.settings import Settings


@dataclass(frozen=True)
class House:
    """Opened once a process."""

    settings: Settings
    secret: bytes
    database: Database
    files: Files


def open_house(settings: Settings) -> House:
    """Raises SettingsRefused for a folder that cannot be used, UnsoundSQLite for a database that cannot be trusted."""
    folder.prepare(settings.data)
    secret = folder.secret(settings.data)
    return House(settings, secret, connect(settings.database_url, settings.data), Files(settings.data))
