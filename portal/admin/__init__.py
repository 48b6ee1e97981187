"""THE PRESS: where administrators write, try, review and publish forms, and see each form's life.

It shows what ``eservices`` keeps of forms and turns each button into one of its verbs; what a form is and what is wrong with it
is known in ``forms``. Only administrators come in. Begin with ``forms`` (all of them) and ``form`` (the life of one).

What there is           ``forms`` · ``form``, ``history`` (its log), ``version`` (one of old) · ``comparison`` (``rewording``) ·
                        ``marks`` (where each stands, in words) · ``downloads`` (as files)
How a draft begins      ``beginning`` (from a form, from nothing), ``uploads`` (from a file; ``tasks`` are what it left to do)
How it is written       ``builder/`` · ``catalogue`` (what it says of the service: ``offer``, ``offer_checks``) ·
                        ``replacing`` (its file, uploaded again) · ``verdict`` (what the gate says of it) · ``closed``
                        (it came too late)
How it is tried         ``preview`` (a part at each door) · ``trials`` (the whole, and nothing is sent)
How it is published     ``inspection`` (``gathering``) → ``review`` → ``publication`` (``choosing``, ``running``: those who have
                        begun), ``steering`` · ``withdrawal``
What stands elsewhere   ``binders`` (of sheets, in libraries), ``binder_words`` (why one is old)
How sheets are read     ``sheets_read`` (what became of what a machine read)
Who answers             ``groups/`` (groups, their members, the rules that lead cases to them)
What every page has     ``proposal`` (the one in the address), and what stands around the desk's pages (``portal.desk``)
"""

from starlette.routing import Route

from portal.admin import (
    beginning,
    binders,
    builder,
    catalogue,
    comparison,
    downloads,
    form,
    forms,
    groups,
    publication,
    replacing,
    review,
    sheets_read,
    steering,
    tasks,
    trials,
    uploads,
    version,
    withdrawal,
)

routes: list[Route] = [
    *forms.routes,
    *groups.routes,
    *binders.routes,
    *sheets_read.routes,
    *builder.routes,
    *beginning.routes,
    *uploads.routes,
    *downloads.routes,
    *form.routes,
    *version.routes,
    *comparison.routes,
    *withdrawal.routes,
    *catalogue.routes,
    *tasks.routes,
    *replacing.routes,
    *review.routes,
    *trials.routes,
    *publication.routes,
    *steering.routes,
]
