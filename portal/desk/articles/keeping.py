"""Keeping an answer true: it is read again and still holds, it is withdrawn, or it comes back."""

from datetime import date

from sqlmodel import Session
from starlette.responses import Response

from eservices.contact_centre.answering import articles
from portal.desk import told
from portal.desk.articles.article import view
from portal.desk.articles.listing import HERE
from portal.desk.articles.written import day_of
from portal.desk.surroundings import signed_in
from portal.endpoint import button, see_other
from portal.visit import Visit, asked_number


def review(visit: Visit, db: Session) -> Response:
    number = asked_number(visit, "article")
    review_on = day_of(visit, "review_on")
    if not isinstance(review_on, date):
        return view(visit, db, articles.find(db, number), {"review_on": review_on})
    articles.review(db, signed_in(visit), number, review_on)
    told.leave(visit, "article-reviewed")
    return see_other(f"{HERE}/{number}")


def withdraw(visit: Visit, db: Session) -> Response:
    articles.withdraw(db, signed_in(visit), asked_number(visit, "article"))
    told.leave(visit, "article-withdrawn")
    return see_other(f"{HERE}/{visit.path['article']}")


def restore(visit: Visit, db: Session) -> Response:
    articles.restore(db, signed_in(visit), asked_number(visit, "article"))
    told.leave(visit, "article-restored")
    return see_other(f"{HERE}/{visit.path['article']}")


routes = [
    button(HERE + "/{article}/review", review),
    button(HERE + "/{article}/withdrawal", withdraw),
    button(HERE + "/{article}/restoration", restore),
]
