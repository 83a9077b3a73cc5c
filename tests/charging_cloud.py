"""A cloud with a memory: every message that it is sent costs credits and adds a title with the message's words.

So a message that was sent twice shows in the balance and in the timeline. Files are kept by name, renders by id; the
scripts
of the scripted cloud, of which it is one, come first.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from contract.scripted_cloud import CREDITS, POLL, RUN, STATE, SUBMIT, UPLOAD, ScriptedCloud, frames
from loopback import served

COST = 50
Cloud = TypeVar("Cloud", bound="ChargingCloud")
_FILE_NAME = re.compile(rb'name="files"; filename="([^"]*)"')


class ChargingCloud(ScriptedCloud):
    """`messages` is what the agent was told, in order; `balance` what is left; `renders` counts submits by id."""

    def __init__(self) -> None:
        super().__init__()
        self.balance = 1000
        self.messages: list[str] = []
        self.files: list[str] = []
        self.renders: Counter[str] = Counter()

    @property
    def draft(self) -> dict[str, Any]:
        clip = {"d": 10_000, "m": {"name": "city"}}
        titles = [{"d": 1000, "m": {"text": message}} for message in self.messages]
        return {"t": [{"tt": 0, "sg": [clip]}, {"tt": 7, "sg": titles}], "d": 10_000}

    def _usual(self, path: str, request: Request) -> Response:
        body = self.calls[path][-1].body
        match path:
            case _ if path == RUN:
                message = json.loads(body)["new_message"]["parts"][0]["text"]
                self.messages.append(message)
                self.balance -= COST
                return self._played(frames({"type": "text", "content": "Done."}))
            case _ if path == STATE:
                infos = [{"filename": name, "file_type": "video"} for name in self.files]
                return _ok({"session_id": "s1", "state": {"draft": self.draft, "video_infos": infos}})
            case _ if path == UPLOAD:
                names = [name.decode() for name in _FILE_NAME.findall(body)]
                self.files += names
                infos = [{"filename": name, "file_type": "video"} for name in names]
                return _ok({"files": infos, "session_state_applied": True})
            case _ if path == CREDITS:
                return _ok({"available": self.balance, "frozen": 0, "total": self.balance})
            case _ if path == SUBMIT:
                render_id = json.loads(body)["id"]
                self.renders[render_id] += 1
                return JSONResponse({"success": True, "data": {"id": render_id, "status": "pending", "progress": 5}})
            case _ if path == POLL:
                render_id = request.path_params["render_id"]
                if render_id not in self.renders:
                    return JSONResponse({"success": False, "error": "not found"}, 404)
                return JSONResponse({"taskId": render_id, "status": "completed", "progress": 100})
            case _:
                return super()._usual(path, request)


def _ok(data: object) -> Response:
    return JSONResponse({"code": 0, "data": data})


@asynccontextmanager
async def open_charging_cloud(cloud: Cloud) -> AsyncIterator[Cloud]:
    """A charging cloud on a port of its own."""
    async with served(cloud.app()) as cloud.server:
        cloud.url = cloud.server.url
        yield cloud
