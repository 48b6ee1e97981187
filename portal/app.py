"""What answers at which address."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from portal import admin, assets, citizen, desk, health, office, patterns
from portal.endpoint import page
from portal.errors import HANDLERS
from portal.guard import Guard
from portal.house import House

ROUTES: Sequence[BaseRoute] = [
    Route("/static/{digest}/{name:path}", assets.serve),
    Route("/health", health.health),
    Route("/patterns", page(patterns.patterns)),
    *citizen.routes,
    *desk.routes,
    *office.routes,
    *admin.routes,
]


def create_app(house: House, *, raises: bool = False) -> ASGIApp:
    """The whole web door. With `raises`, unforeseen errors are raised past it as well as shown."""

    @asynccontextmanager
    async def open_for_business(app: Starlette) -> AsyncIterator[None]:
        yield
        house.database.close()

    app = Starlette(
        routes=ROUTES,
        middleware=[Middleware(GZipMiddleware, compresslevel=6)],
        exception_handlers=HANDLERS,
        lifespan=open_for_business,
    )
    app.state.house = house
    return Guard(app, raises=raises)
