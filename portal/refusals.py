"""What the web door itself refuses, by name, before any room further down is asked."""

from collections.abc import Sequence


class SettingsRefused(Exception):
    """A setting, or the machine it describes, cannot be used; the message is one sentence that says what to do."""


class NotFound(Exception):
    """Nothing has this address."""


class CrossSite(Exception):
    """The browser says that another site sent the form."""


class NotSealed(Exception):
    """The form carries no token for this browser; `posted` is what was typed, to be sent again."""

    def __init__(self, posted: list[tuple[str, str]]) -> None:
        self.posted = posted


class SignInNeeded(Exception):
    """A page for staff, asked for by somebody who is not signed in; `posted` is what was typed, to be sent again."""

    def __init__(self, posted: Sequence[tuple[str, str]] = ()) -> None:
        self.posted = posted


class RoleNeeded(Exception):
    """A page for another role."""


class BrokenForm(Exception):
    """What was sent cannot be read as a form."""


class LeftOff(Exception):
    """The sender went away before the whole form had come."""


class TooManyFields(Exception):
    """More fields than any form of ours has."""

    def __init__(self, limit: int) -> None:
        self.limit = limit


class TooMuchSent(Exception):
    """More bytes than the limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
