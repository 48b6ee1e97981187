"""Who rings and asks for a form gets it by post, as many as are wanted."""

import pytest
from sqlmodel import Session, select

from eservices import services
from eservices.contact_centre.letters.outgoing import blank_sheets, posting
from eservices.contact_centre.letters.outgoing.blank_sheets import Sheets
from eservices.contact_centre.letters.outgoing.posting import Address
from eservices.jobs import Job
from tests.eservices.conftest import Cast

ELSA = Address("Elsa Andersson", ("Storgatan 1", "123 45 Lillköping"))


def test_they_lie_on_the_table_under_what_they_are(cast: Cast, db: Session):
    version = services.current(db, "building-permit")
    made = blank_sheets.order(db, Sheets(version, "sv", "largest", 3), cast.elin, ELSA, post_class="priority")
    assert (made.kind, made.title, made.payload) == ("blank_sheet", "3 × Bygglov", {"version_id": version.id, "count": 3})
    assert (made.size, made.post_class, made.ordered_by_name) == ("largest", "priority", "Elin Fors")
    assert posting.on_the_table(db, cast.elin) == [made]
    assert db.exec(select(Job.payload).where(Job.kind == posting.RENDER)).all() == [{"posting_id": made.id}]


@pytest.mark.parametrize("count", [0, 11])
def test_nobody_orders_none_or_a_whole_box(cast: Cast, db: Session, count: int):
    with pytest.raises(ValueError, match="one to ten"):
        blank_sheets.order(db, Sheets(services.current(db, "building-permit"), "sv", "standard", count), cast.elin, ELSA)
    assert posting.on_the_table(db, cast.elin) == []
