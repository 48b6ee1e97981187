"""Which pages of a sheet have come in a letter: all of them, one too few, one twice, or some that are of no such sheet."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session

from eservices import copies, services, tokens
from eservices.contact_centre.letters.incoming import scan_pages
from eservices.contact_centre.letters.incoming.mail import Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.copies import Copy
from eservices.services import Version
from eservices.sheets import Sheet


@dataclass(frozen=True)
class Returned:
    """A sheet that has come back. `pages` are those that it is made of, as they follow on it; `doubled` are the numbers of
    which there are several; `others` lie in the letter and are no pages of that sheet, doubles and blanks left out."""

    version: Version
    sheet: Sheet
    copy: Copy | None
    pages: tuple[ScanPage, ...]
    missing: tuple[int, ...]
    doubled: tuple[int, ...]
    others: tuple[ScanPage, ...]

    @property
    def alarms(self) -> frozenset[str]:
        """Why pages may be somebody else's: until a person has looked, nothing is filed."""
        return frozenset(page.alarm for page in (*self.pages, *self.others) if page.alarm)

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.doubled or self.alarms)


def returned(db: Session, mail: Mail) -> Returned | None:
    """What has come of the letter's sheet; None for a letter without any, or of a form that is gone."""
    token = mail.token
    sheet = tokens.sheet_of(db, token) if token else None
    if sheet is None:
        return None
    there = scan_pages.of_mail(db, mail)
    masters = {each: tokens.sheet_of(db, each) for each in {page.token for page in there if page.counts}}
    own = {name for name, master in masters.items() if master and master.id == sheet.id}
    pages = sorted((page for page in there if page.counts and page.token in own), key=lambda page: page.page)
    come = Counter(page.page for page in pages)
    return Returned(
        services.version(db, sheet.version_id), sheet, copies.find(db, token), tuple(pages),
        missing=tuple(number for number in range(1, sheet.pages + 1) if number not in come),
        doubled=tuple(sorted(number for number, times in come.items() if times > 1)),
        others=tuple(page for page in there if page not in pages and page.state not in ("double", "blank")),
    )  # fmt: skip
