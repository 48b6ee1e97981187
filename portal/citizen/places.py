"""Where on the way a visitor is: a page of the form, or one entry of a repeating group."""

from dataclasses import dataclass

from forms.answers import Answer, entries
from forms.definition import AnyItem, Page
from forms.journey import Asked, Journey
from portal.citizen.application import CHECK, Application
from portal.endpoint import Visit
from portal.refusals import NotFound
from portal.visit import asked_number as asked_number


@dataclass(frozen=True)
class Place:
    """A page on the path (`entry` 0), or one entry of its group. `application` knows the entry, also one not yet kept."""

    application: Application
    page: Page
    entry: int = 0
    is_new: bool = False
    from_check: bool = False

    @property
    def journey(self) -> Journey:
        return self.application.journey

    @property
    def asked(self) -> tuple[Asked, ...]:
        return self.journey.on_page(self.page.key, self.entry)

    @property
    def items(self) -> tuple[AnyItem, ...]:
        return self.journey.items[self.page.key, self.entry]

    @property
    def address(self) -> str:
        return with_check(self.application.address(self.page.key, self.entry), self.from_check)

    @property
    def number(self) -> int:
        """Which entry in order, from 1; 0 on a plain page."""
        group = self.page.group
        return entries(self.application.answers, group.key).index(self.entry) + 1 if group and self.entry else 0


def with_check(address: str, from_check: bool) -> str:
    return f"{address}?from={CHECK}" if from_check else address


def find_place(visit: Visit, application: Application) -> Place | None:
    """The place in the address; None when the page is not on the path now, or may have been in an earlier version.

    Raises NotFound for what the form does not have.
    """
    page = application.form.page(visit.path["page"])
    entry = asked_number(visit, "entry")
    if page is None or (entry and page.group is None):
        if application.draft.carried:
            return None
        raise NotFound
    from_check = visit.query.get("from") == CHECK
    if page not in application.journey.pages:
        return None
    if not entry:
        return Place(application, page, 0, False, from_check)
    return _entry(application, page, entry, from_check)


def _entry(application: Application, page: Page, entry: int, from_check: bool) -> Place:
    """An entry that there is, or the next one to be added."""
    assert page.group is not None
    kept = entries(application.answers, page.group.key)
    if entry in kept:
        return Place(application, page, entry, False, from_check)
    if entry != next_entry(kept):
        raise NotFound
    added = {page.group.key: Answer([*kept, entry])}
    return Place(application.with_answers({**application.answers, **added}), page, entry, True, from_check)


def next_entry(kept: tuple[int, ...]) -> int:
    """The number of the entry that would be added."""
    return max(kept, default=0) + 1


def is_full(place: Place) -> bool:
    """Whether the place is an entry more than the group takes."""
    group = place.page.group
    return place.is_new and group is not None and place.number > group.maximum
