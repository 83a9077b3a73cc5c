"""Our own server with the conformance suite's fixtures on it, over HTTP behind our own guard.

    python -m face.conformance_server FOLDER

The suite cannot send a bearer token; what stands in front of the guard here adds it. Everything else is as in `serve`.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Any

import uvicorn

from face.conformance_prompts import add_conformance_prompts
from face.conformance_tasks import AskingTasks, add_conformance_tasks, opened
from face.conformance_tools import add_conformance_tools
from reelwright.face.guard import App
from reelwright.face.http import http_app
from reelwright.face.server import make_server
from reelwright.settings import Settings

_TOKEN = "a token of the tests, long enough"


def conformance_app(folder: Path, port: int) -> App:
    settings = Settings.read({"REELWRIGHT_HOME": str(folder), "REELWRIGHT_TIME_SCALE": "0.1"}, home=folder)
    tasks = AskingTasks()
    server = make_server(lambda: opened(settings, tasks), version="0", tasks=tasks)
    add_conformance_tools(server)
    add_conformance_tasks(server)
    add_conformance_prompts(server)
    return _with_token(http_app(server, token=_TOKEN, port=port))


def _with_token(app: App) -> App:
    async def authorized(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            headers = [*scope["headers"], (b"authorization", f"Bearer {_TOKEN}".encode())]
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    return authorized


def main() -> None:
    """Print the address, then serve until killed."""
    folder = Path(sys.argv[1])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        print(f"http://127.0.0.1:{port}/mcp", flush=True)
        config = uvicorn.Config(conformance_app(folder, port), log_level="critical", ws="none")
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
