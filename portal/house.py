"""What the whole application shares: settings, the database, the files and the secret."""

from dataclasses import dataclass
from functools import cached_property

from eservices.database import Database, connect
from eservices.files import Files
from portal import assets, folder
from portal.assets import Dress
from portal.pulse import Pulse
from portal.settings import Settings


@dataclass(frozen=True)
class House:
    """Opened once a process."""

    settings: Settings
    secret: bytes
    database: Database
    files: Files

    @cached_property
    def dress(self) -> Dress:
        """What its pages wear: the static files in the municipality's colour, with its arms."""
        return assets.dress(self.settings.municipality)

    @cached_property
    def pulse(self) -> Pulse:
        """What has moved in the queues, looked for once for all who watch."""
        return Pulse(self.database)


def open_house(settings: Settings) -> House:
    """Raises SettingsRefused for a folder that cannot be used, UnsoundSQLite for a database that cannot be trusted."""
    folder.prepare(settings.data)
    secret = folder.secret(settings.data)
    return House(settings, secret, connect(settings.database_url, settings.data), Files(settings.data))
