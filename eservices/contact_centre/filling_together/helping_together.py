"""Two at one draft: what the agent's browser opens while it helps, and how each of the two sees what the other does."""

from datetime import timedelta

from sqlalchemy import bindparam, update
from sqlmodel import Session, select

from eservices import clock
from eservices.contact_centre.filling_together import help_log, helping
from eservices.contact_centre.filling_together.helping import LONGEST, SILENCE, Helping
from eservices.contact_centre.refusals import HelpOver
from eservices.database import afterwards
from eservices.drafts import Draft, DraftKey
from eservices.people import Colleague
from eservices.references import digest, new_secret
from eservices.refusals import NotYours

MINUTE = timedelta(minutes=1)
_BY_AGENT = select(Helping).where(Helping.agent_digest == bindparam("digest"))
_NEWS = (
    select(Helping, Draft)
    .join(Draft, Draft.id == Helping.draft_id)
    .join(DraftKey, DraftKey.draft_id == Draft.id)
    .where(DraftKey.digest == bindparam("digest"))
    .order_by(Helping.id.desc())
    .limit(1)
)
_NEWS_BY_AGENT = (
    select(Helping, Draft).join(Draft, Draft.id == Helping.draft_id).where(Helping.agent_digest == bindparam("digest"))
)


def enter(db: Session, by: Colleague, number: int) -> tuple[Draft, str]:
    """The draft, and a secret for the agent's browser; one that it had before opens nothing more. Raises NotYours, HelpOver."""
    found = helping.own(db, by, number, lock=True)
    draft = _open_draft(db, found)
    secret = new_secret()
    found.agent_digest = digest(secret)
    helping.keep(db, found)
    help_log.write(db, found.id or 0, by, "entered")
    return draft, secret


def find_by_secret(db: Session, secret: str) -> Helping | None:
    """The help that a browser's secret is of, over or not; None for what is no agent's secret."""
    return db.exec(_BY_AGENT, params={"digest": digest(secret)}).first()


def helped_draft(db: Session, found: Helping, by: Colleague) -> Draft:
    """The draft, for the agent who helps. Raises HelpOver, also when it has been sent, and NotYours for a colleague."""
    if found.agent_id != by.id:
        raise NotYours
    return _open_draft(db, found)


def _open_draft(db: Session, found: Helping) -> Draft:
    draft = db.get(Draft, found.draft_id) if found.draft_id else None
    if draft is None or draft.is_filed:
        raise HelpOver("sent" if draft else "gone")
    if not found.is_open:
        raise HelpOver(found.ended_why or "late")
    return draft


def news(db: Session, secret: str) -> str:
    """What stands for all that either of the two may have changed: it is another as soon as anything is. "" where no one helps.

    One keyed query for the applicant's browser, and one more for the agent's.
    """
    known = {"digest": digest(secret)}
    row = db.exec(_NEWS, params=known).first()
    if row:
        hear(db, row[0])
        return as_news(*row)
    row = db.exec(_NEWS_BY_AGENT, params=known).first()
    return as_news(*row) if row else ""


def hear(db: Session, found: Helping) -> None:
    """The applicant's screen is there: the help goes on a while, though not for ever. Written down once a minute."""
    until = min(found.made_at + LONGEST, clock.now() + SILENCE)
    if found.is_open and until - found.until > MINUTE:
        goes_on = update(Helping).where(Helping.id == found.id, Helping.state == "open").values(until=until)
        afterwards(db, lambda later: later.exec(goes_on))


def as_news(found: Helping, draft: Draft) -> str:
    """The same, of rows that are at hand."""
    state = "over" if found.is_over or draft.is_filed else found.state
    return f"{found.id}-{state}-{int(draft.changed_at.timestamp() * 1_000_000):x}"


def changed(db: Session, found: Helping, page: str, by: Colleague | None, paths: list[str]) -> None:
    """Tell both where something was last written, and by whom; what the agent wrote is logged by the names of the questions."""
    found.changed_page, found.changed_by_agent = page, by is not None
    helping.keep(db, found)
    if by:
        help_log.write(db, found.id or 0, by, "changed", page, paths)
