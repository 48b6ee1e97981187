"""The data folder: that it can be used, and the secret that is kept in it."""

import errno
import os
import secrets
from pathlib import Path

from portal.refusals import SettingsRefused

SECRET_FILE = "secret.key"
SECRET_BYTES = 32


def prepare(folder: Path) -> None:
    """Makes the folder for this user only. Raises SettingsRefused where it is a file or cannot be written to."""
    if folder.exists() and not folder.is_dir():
        raise SettingsRefused(f"{folder} is a file: LUCKA_DATA must name a folder.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".writable-{secrets.token_hex(4)}"
        probe.touch()
        probe.unlink()
    except OSError as refused:
        said = f"{folder} cannot be written to ({refused.strerror}): name another folder in LUCKA_DATA."
        raise SettingsRefused(said) from None


def secret(folder: Path) -> bytes:
    """The key behind seals and address keys: made at the first start, readable by this user alone."""
    path = folder / SECRET_FILE
    try:
        return _read(path) if path.exists() else _make(path)
    except OSError as refused:
        advice = "make room on its disk" if refused.errno == errno.ENOSPC else "let Lucka's user own it"
        raise SettingsRefused(f"{path} cannot be used ({refused.strerror}): {advice}.") from None


def _read(path: Path) -> bytes:
    key = path.read_bytes()
    if len(key) < SECRET_BYTES:
        raise SettingsRefused(f"{path} is damaged: delete it to have another made (people then begin their visit anew).")
    return key


def _make(path: Path) -> bytes:
    """Written beside and linked into place, so that two processes that start at once agree on one key."""
    own = path.with_name(f"{SECRET_FILE}.{secrets.token_hex(4)}")
    with open(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()
    return _read(path)
