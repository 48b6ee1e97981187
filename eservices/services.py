"""Services and the published versions of their forms. A version never changes once it is there."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import JSON, Text, UniqueConstraint, bindparam
from sqlalchemy.orm import defer
from sqlmodel import Field, Session, SQLModel, select

from eservices import clock, people, sheets
from eservices.database import UtcTime
from eservices.inserting import insert_new
from eservices.refusals import ServiceGone, VersionGone
from forms.definition import Form

SIZES = ("standard", "large")
_forms: dict[str, Form] = {}


class Service(SQLModel, table=True):
    """What can be applied for. `number` is that of its current version."""

    __tablename__ = "services"

    id: str = Field(primary_key=True, max_length=40)
    department_id: str = Field(foreign_key="departments.id", max_length=40)
    group_id: str = Field(foreign_key="groups.id", max_length=40)
    number: int = 0


class Version(SQLModel, table=True):
    """A form as it was published: the definition that is asked, and the text that it was read from."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("service_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    service_id: str = Field(foreign_key="services.id", max_length=40)
    number: int
    definition: dict[str, object] = Field(sa_type=JSON)
    source: str = Field(sa_type=Text)
    languages: list[str] = Field(sa_type=JSON)
    sha256: str = Field(max_length=64)
    published_at: datetime = Field(sa_type=UtcTime)
    published_by: str = Field(max_length=100)

    @property
    def form(self) -> Form:
        """The form; read once in a process, for a version does not change."""
        if self.sha256 not in _forms:
            _forms[self.sha256] = Form.model_validate(self.definition)
        return _forms[self.sha256]


_VERSIONS = select(Version).options(defer(Version.definition), defer(Version.source))
_CURRENT = _VERSIONS.join(Service, (Service.id == Version.service_id) & (Service.number == Version.number))
_CURRENT_OF = _CURRENT.where(Service.id == bindparam("service_id"))


def publish(db: Session, form: Form, source: str, by: str) -> Version:
    """The form as the service's current version; what is published already stays as it is.

    Its sheets are ordered in the same transaction.
    """
    service = _ensure(db, form)
    definition = form.model_dump(mode="json", by_alias=True)
    sha256 = hashlib.sha256(json.dumps(definition, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    if service.number and (version := find_version(db, service.id, service.number)).sha256 == sha256:
        return version
    service.number += 1
    service.department_id, service.group_id = form.department, form.group
    version = Version(
        service_id=service.id, number=service.number, definition=definition, source=source,
        languages=list(form.languages), sha256=sha256, published_at=clock.now(), published_by=by,
    )  # fmt: skip
    db.add_all((service, version))
    db.flush()
    _order_sheets(db, version)
    return version


def current(db: Session, service_id: str) -> Version:
    """Raises ServiceGone."""
    version = db.exec(_CURRENT_OF, params={"service_id": service_id}).first()
    if version is None:
        raise ServiceGone
    return version


def all_current(db: Session) -> list[Version]:
    return list(db.exec(_CURRENT.order_by(Service.id)))


def find_version(db: Session, service_id: str, number: int) -> Version:
    """Raises VersionGone."""
    return _one(db, Version.service_id == service_id, Version.number == number)


def version(db: Session, version_id: int) -> Version:
    """Raises VersionGone."""
    return _one(db, Version.id == version_id)


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
    db.exec(insert_new(db, Service), params=columns)
    rows = select(Service).where(Service.id == form.service).with_for_update()
    return db.exec(rows, execution_options={"populate_existing": True}).one()


def _order_sheets(db: Session, version: Version) -> None:
    for language in version.languages:
        for size in SIZES:
            sheets.order(db, version.id or 0, language, size)
