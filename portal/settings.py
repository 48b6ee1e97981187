"""Settings: read once, cast strictly, refused in plain words. Nothing else names the environment.

They come from the environment; what is the municipality's own comes from its file too.
"""

import os
from ipaddress import ip_network
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from eservices.municipality import Municipality
from portal import municipality_file
from portal.refusals import SettingsRefused

PREFIX = "LUCKA_"
FOR_TESTS = "LUCKA_TEST_"


class Settings(BaseSettings):
    """Everything that a municipality decides about its own Lucka."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="_", env_nested_max_split=1, frozen=True, hide_input_in_errors=True,
        use_attribute_docstrings=True, env_ignore_empty=True,
    )  # fmt: skip

    data: Path = Path("var")
    """Folder for the database, the files and the secret."""
    database_url: str | None = None
    """PostgreSQL, as postgresql://user:password@host/name; without it SQLite in the data folder."""
    host: str = "127.0.0.1"
    """The address to listen at."""
    port: int = Field(default=8000, ge=1, le=65535, validation_alias="PORT")
    """The port to listen at."""
    trusted_proxy: str = ""
    """Addresses or networks, parted by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed."""
    review: bool = True
    """Whether a form is approved by a colleague who has not written in it before it is published; small offices may say no."""
    municipality: Municipality = Municipality()
    """Whose counter this is: told in municipality.yaml in the data folder; LUCKA_MUNICIPALITY_NAME, _TELEPHONE, _ADDRESS (JSON
    list), _HOURS (JSON) and so on go before it."""

    @field_validator("trusted_proxy")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        for part in filter(None, (part.strip() for part in value.split(","))):
            ip_network(part)
        return value


def read() -> Settings:
    """The settings of this process. Raises SettingsRefused that names the variable."""
    _refuse_unknown()
    try:
        given = Settings()
    except ValidationError as refused:
        raise SettingsRefused(_sentence(refused)) from None
    except ValueError as refused:
        raise SettingsRefused(f"A setting cannot be read: {refused.args[0]}. Write lists and hours as JSON.") from None
    return given.model_copy(update={"municipality": _municipality(given)})


def _municipality(given: Settings) -> Municipality:
    """As its file tells it, but for what the environment says; with its arms drawn."""
    named = given.municipality.model_fields_set
    whole = municipality_file.read(given.data).model_copy(update={name: getattr(given.municipality, name) for name in named})
    return whole.with_drawing(municipality_file.drawing(given.data, whole.arms)) if whole.arms else whole


def _refuse_unknown() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for variable in os.environ:
        name = variable.upper()
        nested = name.startswith(f"{PREFIX}MUNICIPALITY_") and name[len(PREFIX) + 13 :].lower() in Municipality.model_fields
        if name.startswith(PREFIX) and not (name in known or nested or name.startswith(FOR_TESTS)):
            raise SettingsRefused(f"There is no setting {variable}: mend its name or unset it.")


def _sentence(refused: ValidationError) -> str:
    flaw = refused.errors()[0]
    where = [str(part).upper() for part in flaw["loc"]]
    variable = "PORT" if where == ["PORT"] else PREFIX + "_".join(where[:2])
    said = flaw["msg"].removeprefix("Value error, ")
    return f"{variable} cannot be used: {said[:1].lower()}{said[1:]}."
