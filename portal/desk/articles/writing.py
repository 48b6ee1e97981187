"""Writing an article: begun by an administrator, changed by its owner, and never over a colleague's change."""

from sqlmodel import Session
from starlette.responses import Response
from starlette.routing import Route

from accessibility import languages
from eservices import services
from eservices.contact_centre.answering import articles
from eservices.contact_centre.answering.articles import Article
from eservices.contact_centre.refusals import ArticleChanged, NotTheOwner
from forms.catalogue import SUBJECTS, subject_name
from portal.desk import told
from portal.desk.articles.listing import HERE
from portal.desk.articles.written import Fields, as_fields, empty, read
from portal.desk.surroundings import show, signed_in
from portal.endpoint import button, page, see_other
from portal.visit import Visit, asked_number, read_number
from portal.wordless import Problems


def begin(visit: Visit, db: Session) -> Response:
    return _form(visit, db, None, empty(signed_in(visit).id), {})


def write(visit: Visit, db: Session) -> Response:
    content = read(visit, db)
    if isinstance(content, dict):
        return _form(visit, db, None, dict(visit.fields), content)
    return _saved(visit, articles.write(db, signed_in(visit), content))


def edit(visit: Visit, db: Session) -> Response:
    article = _own(visit, db)
    return _form(visit, db, article, as_fields(db, article), {})


def change(visit: Visit, db: Session) -> Response:
    """What was typed is kept when it cannot be, or when a colleague has changed the article meanwhile."""
    article, content = _own(visit, db), read(visit, db)
    if isinstance(content, dict):
        return _form(visit, db, article, dict(visit.fields), content)
    seen = visit.fields.get("revision", "")
    try:
        return _saved(visit, articles.change(db, signed_in(visit), article.id or 0, content, read_number(seen) or 0))
    except ArticleChanged as refused:
        return _form(visit, db, article, dict(visit.fields), {}, refused)


def _own(visit: Visit, db: Session) -> Article:
    article = articles.find(db, asked_number(visit, "article"))
    if not articles.may_change(signed_in(visit), article):
        raise NotTheOwner
    return article


def _saved(visit: Visit, article: Article) -> Response:
    told.leave(visit, "article-saved")
    return see_other(f"{HERE}/{article.id}")


def _form(
    visit: Visit,
    db: Session,
    article: Article | None,
    typed: Fields,
    problems: Problems,
    meanwhile: ArticleChanged | None = None,
) -> Response:
    ways = sorted((visit.say.text(version.form.title), version.service_id) for version in services.all_current(db))
    subjects = [(subject, subject_name(subject, visit.say)) for subject in SUBJECTS]
    return show(
        visit, db, "desk/articles/writing.html", status=422 if problems else 409 if meanwhile else 200, article=article,
        filled=typed, problems=problems, meanwhile=meanwhile, services=[(service, title) for title, service in ways],
        subjects=subjects, tongues=list(languages.every().values()),
        owners=[(str(one.id), one.full_name) for one in articles.possible_owners(db)],
    )  # fmt: skip


routes = [
    Route(HERE + "/new", page(begin, staff="administrator")),
    button(HERE + "/new", write, staff="administrator"),
    Route(HERE + "/{article}/edit", page(edit, staff=True)),
    button(HERE + "/{article}/edit", change),
]
