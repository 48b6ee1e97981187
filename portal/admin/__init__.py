"""THE PRESS: where administrators write, try, review and publish forms, and see each form's life.

It shows what ``eservices`` keeps of forms and turns each button into one of its verbs; what a form is and what is wrong with it
is known in ``forms``. Only administrators come in. Begin with ``forms`` (all of them) and ``form`` (the life of one).

What every page has    ``surroundings`` (who is here, which form or proposal the address names), ``told`` (what came of it)
"""

from starlette.routing import Route

from portal.admin import forms

routes: list[Route] = [
    *forms.routes,
]
