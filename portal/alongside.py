"""What stands beside a page for the one who fills it in: the letter that is keyed, and the help that runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eservices.contact_centre.filling_together.helping_together import as_news

if TYPE_CHECKING:
    from eservices.contact_centre.filling_together.helping import Helping
    from eservices.contact_centre.letters.incoming.mail import Mail
    from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
    from eservices.drafts import Draft
    from forms.definition import Form
    from forms.texts import Say


@dataclass(frozen=True)
class Beside:
    """A letter and the pictures of its pages."""

    mail: "Mail"
    pages: "list[ScanPage]"


@dataclass(frozen=True)
class Help:
    """A help, and the draft and form that it is with; `is_agent` where the page is the agent's."""

    helping: "Helping"
    draft: "Draft"
    form: "Form"
    is_agent: bool

    @property
    def is_open(self) -> bool:
        return self.helping.is_open and not self.draft.is_filed

    @property
    def since(self) -> str:
        """What the page knows of, to ask for news with."""
        return as_news(self.helping, self.draft)

    def other(self, say: "Say") -> str:
        """What the one at the other screen is called."""
        return say("Personen du hjälper") if self.is_agent else self.helping.agent_name

    def last(self, say: "Say") -> str:
        """The page on which the other has written last, "" when that was not the other."""
        page = self.form.page(self.helping.changed_page)
        return say.text(page.title) if page and self.helping.changed_by_agent != self.is_agent else ""
