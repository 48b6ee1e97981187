"""Services and the published versions of their forms. A version never changes once it is there.

A service that is withdrawn, and a trial of a proposal, are not offered: only `live` and `find_version` still find them.
"""

import hashlib
import json
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint, bindparam
from sqlalchemy import Text as LongText
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, people, sheets
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.publishing.form_refusals import ServiceIdTaken
from eservices.refusals import ServiceGone, ServiceWithdrawn, VersionGone
from forms.definition import Form
from forms.texts import Text

SIZES = sheets.SIZES
DRAWN_BEFOREHAND = ("standard", "large")
"""Sizes of sheets that are made as soon as a version is published; others when somebody asks for them."""
TRIAL = "prov-"
"""How the ids of trials begin, and those of no other service."""
MOST_FORMS = 500
_forms: dict[str, Form] = {}
"""Read once in a process; the oldest are let go of, for every trial is a version too."""


class Service(SQLModel, table=True):
    """What can be applied for. `number` is that of its current version.

    A withdrawn one says why, and where to turn: `onward` is another service, an address on https, or "".
    """

    __tablename__ = "services"
    __table_args__ = (CheckConstraint("trial_of IS NULL OR id LIKE 'prov-%'", name="trial"),)

    id: str = Field(primary_key=True, max_length=40)
    department_id: str = Field(foreign_key="departments.id", max_length=40)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    number: int = 0
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcTime)
    withdrawn_text: dict[str, str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    onward: str = Field(default="", max_length=500, sa_column_kwargs={"server_default": ""})
    trial_of: int | None = Field(default=None, foreign_key="proposals.id", unique=True)


class Version(SQLModel, table=True):
    """A form as it was published: the definition that is asked, and the text that it was read from."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("service_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    service_id: str = Field(foreign_key="services.id", max_length=40)
    number: int
    definition: dict[str, object] = Field(sa_type=JSON)
    source: str = Field(sa_type=LongText)
    languages: list[str] = Field(sa_type=JSON)
    sha256: str = Field(max_length=64)
    published_at: datetime = Field(sa_type=UtcTime)
    published_by: str = Field(max_length=100)

    @property
    def form(self) -> Form:
        """The form; read once in a process, for a version does not change."""
        form = _forms.get(self.sha256)
        if form is None:
            if len(_forms) >= MOST_FORMS:
                _forms.pop(next(iter(_forms)), None)
            form = _forms[self.sha256] = Form.model_validate(self.definition)
        return form


_VERSIONS = select(Version).options(defer(Version.definition), defer(Version.source))
_LIVE = _VERSIONS.join(Service, (Service.id == Version.service_id) & (Service.number == Version.number))
_LIVE_OF = _LIVE.where(Service.id == bindparam("service_id"))
_CURRENT_OF = _LIVE_OF.where(Service.withdrawn_at.is_(None))
_WITH_NUMBER = (
    select(Version, Service.number)
    .options(defer(Version.definition), defer(Version.source))
    .join(Service, Service.id == Version.service_id)
    .where(Version.id == bindparam("version_id"))
)
_NO_TRIALS = _LIVE.where(Service.trial_of.is_(None)).order_by(Service.id)


def publish(db: Session, form: Form, source: str, by: str) -> Version:
    """The form as the service's current version; what is published already stays as it is. A withdrawn service is back.

    Its sheets are ordered in the same transaction. How this came about is told in `publications`, which calls this.
    """
    refuse_reserved(form.service)
    service = _ensure(db, form)
    service.withdrawn_at, service.withdrawn_text, service.onward = None, None, ""
    if service.number and (version := find_version(db, service.id, service.number)).form == form:
        return version
    service.department_id, service.group_id = form.department, form.group
    version = add_version(db, service, service.number + 1, form, source, by)
    _order_sheets(db, version)
    return version


def add_version(db: Session, service: Service, number: int, form: Form, source: str, by: str) -> Version:
    """Write the version's row and make it the service's own; the service is held by the caller."""
    definition = form.model_dump(mode="json", by_alias=True)
    service.number = number
    version = Version(
        service_id=service.id, number=number, definition=definition, source=source, languages=list(form.languages),
        sha256=_digest(definition), published_at=clock.now(), published_by=by,
    )  # fmt: skip
    db.add_all((service, version))
    db.flush()
    return version


def _digest(definition: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(definition, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def is_reserved(service_id: str) -> bool:
    """Whether the id is one of those that trials have."""
    return service_id.startswith(TRIAL)


def refuse_reserved(service_id: str) -> None:
    """Raises ServiceIdTaken for an id that only a trial may have."""
    if is_reserved(service_id):
        raise ServiceIdTaken(service_id)


def current(db: Session, service_id: str) -> Version:
    """The version that is offered; trials are found by those who know their id. Raises ServiceGone and ServiceWithdrawn."""
    version = db.exec(_CURRENT_OF, params={"service_id": service_id}).first()
    if version is None:
        raise _not_offered(db, service_id)
    return version


def live(db: Session, service_id: str) -> Version:
    """The latest version, also of a service that is withdrawn: letters are keyed all the same. Raises ServiceGone."""
    version = find_live(db, service_id)
    if version is None:
        raise ServiceGone
    return version


def find_live(db: Session, service_id: str) -> Version | None:
    """The latest version; None for a service that has never been published."""
    return db.exec(_LIVE_OF, params={"service_id": service_id}).first()


def all_current(db: Session) -> list[Version]:
    """What is offered."""
    return list(db.exec(_NO_TRIALS.where(Service.withdrawn_at.is_(None))))


def all_live(db: Session) -> list[Version]:
    """The latest version of every service, those withdrawn too."""
    return list(db.exec(_NO_TRIALS))


def find(db: Session, service_id: str) -> Service:
    """The service's own row. Raises ServiceGone."""
    service = db.get(Service, service_id)
    if service is None or service.trial_of is not None:
        raise ServiceGone
    return service


def is_withdrawn(db: Session, service_id: str) -> bool:
    service = db.get(Service, service_id)
    return service is not None and service.withdrawn_at is not None


def hold(db: Session, service_id: str) -> Service | None:
    """The service's row, held against others until the transaction ends; None when there is none."""
    rows = select(Service).where(Service.id == service_id).with_for_update()
    return db.exec(rows, execution_options={"populate_existing": True}).first()


def find_version(db: Session, service_id: str, number: int) -> Version:
    """Raises VersionGone."""
    return _one(db, Version.service_id == service_id, Version.number == number)


def version(db: Session, version_id: int) -> Version:
    """Raises VersionGone."""
    return _one(db, Version.id == version_id)


def with_number(db: Session, version_id: int) -> tuple[Version, int]:
    """A version, and the number of its service's latest one, in one look. Raises VersionGone."""
    found = db.exec(_WITH_NUMBER, params={"version_id": version_id}).first()
    if found is None:
        raise VersionGone
    return found[0], found[1]


def _not_offered(db: Session, service_id: str) -> ServiceGone | ServiceWithdrawn:
    service = db.get(Service, service_id)
    if service is None or service.withdrawn_at is None:
        return ServiceGone()
    text = Text(service.withdrawn_text or {})
    return ServiceWithdrawn(service_id, live(db, service_id).form.title, text, service.onward)


def _one(db: Session, *where: object) -> Version:
    found = db.exec(_VERSIONS.where(*where)).first()
    if found is None:
        raise VersionGone
    return found


def _ensure(db: Session, form: Form) -> Service:
    """The service's row, held against another publisher until the transaction ends."""
    people.ensure_department(db, form.department)
    people.ensure_group(db, form.group, form.department)
    columns = {"id": form.service, "department_id": form.department, "group_id": form.group, "number": 0}
    db.exec(insert_new(db, Service), params=columns | {"onward": ""})
    service = hold(db, form.service)
    assert service is not None
    return service


def _order_sheets(db: Session, version: Version) -> None:
    for language in version.languages:
        for size in DRAWN_BEFOREHAND:
            sheets.order(db, version.id or 0, language, size)
