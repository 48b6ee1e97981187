"""Letters with a sheet that was scanned and read, laid in as the worker would: what a pen answered and a reader tells."""

import io
from datetime import timedelta
from typing import Any

from PIL import Image
from sqlmodel import select

from accessibility.paper.answered.entries import Written, written
from eservices import clock, people, services, sheets
from eservices.contact_centre.letters.incoming import mail
from eservices.contact_centre.letters.incoming.mail import Envelope, Mail
from eservices.contact_centre.letters.incoming.scan_pages import ScanPage
from eservices.contact_centre.letters.incoming.scans import Scan
from eservices.database import Database
from eservices.files import Files, Stored
from forms import library
from tests.accessibility.scan.faultless import as_read, laid

FORM = library.form("contact")
PLAIN = {"matter": {"option": "fault"}, "reply": {"option": "phone"}, "telephone": "+46701740605"}
"""What a pen has answered by ticks and figures."""
INK = {"shape": "row", "state": "ink"}


def reading(by_hand: tuple[str, ...] = ("message", "name"), **ticks: dict[str, str]) -> dict[str, Any]:
    """What was read of a page of a fault report; `ticks` are states of boxes that are not as they would be."""
    fields = {}
    for path, places in laid("contact")["fields"].items():
        given = PLAIN.get(path)
        fields[path] = as_read(places, written(FORM.questions_by_key[path], given) if given else Written())
        fields[path]["ticks"] |= {code: {"state": state, "ink": 0.1} for code, state in ticks.get(path, {}).items()}
        if path in by_hand:
            fields[path]["parts"][""] = INK
    return {"marks": 4, "is_sure": True, "error_mm": 0.1, "score": 0.8, "fields": fields}


def straight(files: Files) -> Stored:
    """A page made straight, kept."""
    jpeg = io.BytesIO()
    Image.new("L", (165, 234), 250).save(jpeg, "JPEG")
    return files.store(io.BytesIO(jpeg.getvalue()), "1.jpg")


def arrive(
    database: Database, files: Files, read: dict[str, Any] | None = None, *, token: str = "", pages: int = 1, **page: object
) -> str:
    """A letter with a sheet of the fault report, registered by Berit; where its confirming begins."""
    kept = straight(files)
    with database.writing() as db:
        by, version = people.colleague(db, "berit"), services.current(db, "contact")
        edition = (version.id or 0, "sv", "standard")
        layout = laid("contact") | {"pages": pages}
        master = sheets.find(db, *edition) or sheets.keep(db, *edition, "MASTER", b"%PDF", layout, pages)
        came = clock.today() - timedelta(days=1)
        seen = Envelope(came, "later", "application", people.CONTACT_CENTRE, service="contact")
        letter = mail.register(db, by, token or f"letter-{len(db.exec(select(Mail)).all())}", seen)
        letter.token = token or sheets.new_serial(master)
        scan = Scan(mail_id=letter.id, stored_at=clock.now(), by_name=by.full_name, state="done", pages=1, **kept._asdict())
        db.add_all((letter, scan))
        db.flush()
        row = {"scan_id": scan.id, "number": 1, "mail_id": letter.id, "sha256": kept.sha256, "width": 165, "height": 234}
        row |= {"state": "read", "service_id": "contact", "version": version.number, "page": 1, "token": letter.token}
        db.add(ScanPage(**row | {"reading": read or reading(), "squared_sha256": kept.sha256} | page))
        return f"/desk/mail/{letter.id}/reading"
