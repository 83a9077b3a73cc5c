"""Tells hosts that a project has changed, in both protocol eras.

In the newer one a host listens on a stream (`subscriptions/listen`) and the SDK's bus does the rest. In the older one
it subscribes to addresses, and we remember who did, for as long as the connection lives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import anyio
from mcp.server import MCPServer
from mcp.server.connection import Connection
from mcp.server.context import ServerRequestContext
from mcp.server.subscriptions import InMemorySubscriptionBus, ResourcesListChanged, ResourceUpdated
from mcp.types import EmptyResult, NotificationParams, SubscribeRequestParams, UnsubscribeRequestParams

from reelwright.face.opening import Opening
from reelwright.face.resources import addresses, listing

if TYPE_CHECKING:
    from reelwright.flows.service import Service

_MOST_SUBSCRIPTIONS = 500  # of one connection

Call = ServerRequestContext[Opening, Any]


class Changes:
    """What changed, on its way to those who want to know. `bus` is the server's own."""

    def __init__(self) -> None:
        self.bus = InMemorySubscriptionBus()
        self._older: WeakKeyDictionary[Connection, set[str]] = WeakKeyDictionary()
        self._service: Service | None = None
        self._listed: list[str] = []
        self._changed: dict[str, None] = {}
        self._woken = anyio.Event()

    def follow(self, service: Service) -> None:
        """Hear of this service's jobs from now on."""
        self._service = service
        self._listed = _uris(service)
        service.overview.listen(self._heard)

    async def tell(self) -> None:
        """Pass on what is heard, until cancelled."""
        while True:
            await self._woken.wait()
            self._woken = anyio.Event()
            projects, self._changed = list(self._changed), {}
            for uri in dict.fromkeys(uri for project in projects for uri in addresses(project)):
                await self._updated(uri)
            if self._service is not None and (listed := _uris(self._service)) != self._listed:
                self._listed = listed
                await self._list_changed()

    def serve(self, server: MCPServer[Opening]) -> None:
        """Take the older era's subscriptions."""
        low = server._lowlevel_server  # the SDK's own servers do so: there is no public way to serve these methods

        async def initialized(ctx: Call, params: NotificationParams) -> None:
            self._older.setdefault(_connection(ctx), set())

        async def subscribe(ctx: Call, params: SubscribeRequestParams) -> EmptyResult:
            uris = self._older.setdefault(_connection(ctx), set())
            if len(uris) < _MOST_SUBSCRIPTIONS:
                uris.add(str(params.uri))
            return EmptyResult()

        async def unsubscribe(ctx: Call, params: UnsubscribeRequestParams) -> EmptyResult:
            self._older.setdefault(_connection(ctx), set()).discard(str(params.uri))
            return EmptyResult()

        low.add_notification_handler("notifications/initialized", NotificationParams, initialized)
        low.add_request_handler("resources/subscribe", SubscribeRequestParams, subscribe)
        low.add_request_handler("resources/unsubscribe", UnsubscribeRequestParams, unsubscribe)

    def _heard(self, project: str) -> None:
        self._changed[project] = None
        self._woken.set()

    async def _updated(self, uri: str) -> None:
        await self.bus.publish(ResourceUpdated(uri=uri))
        for connection, uris in list(self._older.items()):
            if uri in uris:
                await connection.send_resource_updated(uri)

    async def _list_changed(self) -> None:
        await self.bus.publish(ResourcesListChanged())
        for connection in list(self._older):
            await connection.send_resource_list_changed()


def _connection(ctx: Call) -> Connection:
    return ctx.session._connection  # outlives the request, as the session made for it does not


def _uris(service: Service) -> list[str]:
    return [resource.uri for resource in listing(service)]
