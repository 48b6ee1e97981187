"""A draft looked through before it is reviewed and published: what the gate finds, and what differs from what is in force."""

from dataclasses import dataclass
from itertools import groupby

from sqlmodel import Session

from eservices import publications
from eservices.proposals import Proposal
from forms.checks import Finding
from forms.definition import Form
from forms.reading import shaped
from forms.texts import Say
from portal.admin.comparison import Piece, pieces
from portal.admin.verdict import judged

MOST_TOLD = 60
"""How many places are told of at a time; the rest come when these are mended."""
SECTIONS = {
    "summary": "title", "audience": "title", "synonyms": "subject", "group": "department", "clock": "department",
    "case_type": "department", "applicant": "department", "minutes": "fee", "opens_on": "fee", "closes_on": "fee",
    "retention": "purpose", "machine_made": "languages",
}  # fmt: skip
"""Field of a form → the section of the page about the service where it stands, when that has another name."""


@dataclass(frozen=True)
class Found:
    """A place where something is found: what it is called, the page where it is mended, and each thing with its remedy."""

    is_stop: bool
    place: str
    address: str
    told: list[str]


@dataclass(frozen=True)
class Inspection:
    """The form as it is drafted beside the one in force (None for one that has never been published)."""

    form: Form
    live: Form | None
    findings: list[tuple[str, Finding]]

    @property
    def stops(self) -> int:
        return sum(finding.is_stop for _, finding in self.findings)

    def found(self, proposal: Proposal, say: Say) -> list[Found]:
        """The findings place by place, stops first."""
        rows = [(self._where(each, f"/admin/proposals/{proposal.id}", say), each[1]) for each in self.findings]
        groups = groupby(rows, key=lambda row: row[0])
        return [Found(*where, [_told(finding, say) for _, finding in group]) for where, group in groups][:MOST_TOLD]

    def _where(self, found: tuple[str, Finding], root: str, say: Say) -> tuple[bool, str, str]:
        address, finding = found
        where = finding.place(self.form)
        if address:
            return finding.is_stop, where.words(say), f"{root}/parts/{address}"
        if where.field in ("conditions", "rules", "pages"):
            return finding.is_stop, where.words(say), f"{root}/{where.field}" if where.field != "pages" else root
        return finding.is_stop, where.words(say), f"{root}/catalogue#{SECTIONS.get(where.field, where.field)}"

    def pieces(self, say: Say) -> list[Piece]:
        return pieces(self.live, self.form, say) if self.live else []


def inspect(db: Session, proposal: Proposal) -> Inspection:
    live = publications.live_form(db, proposal.service_id)
    return Inspection(shaped(proposal.tree), live, list(judged(db, proposal).found))


def _told(finding: Finding, say: Say) -> str:
    return f"{finding.reason(say)} {finding.remedy(say)}".strip()
