"""A host with MCP Apps, in a real browser: the official bridge, the panel in a frame within a frame, a real server.

Whatever the panel asks of the network is written down and refused. In a frame with a strict policy, JavaScript from a
test is written as a function: `"() => 1 + 1"`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mcp import Client
from playwright.async_api import Browser, FrameLocator, Page, Route, ViewportSize

from reelwright.ui.page import URI

HERE = Path(__file__).parent
HOST, SANDBOX = "http://host.example/", "http://sandbox.example/"
POLICIES = {
    # What the specification says where a server asks for nothing.
    "spec": "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; media-src 'self' data:; connect-src 'none'",
    # As editors do: blobs too.
    "vscode": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:;"
    " media-src data: blob:; font-src data:; connect-src 'none'",
    # The example host's: generous.
    "basic": "default-src 'self' 'unsafe-inline'; img-src * data: blob:; media-src * data: blob:; connect-src *",
    "nomedia": "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:;"
    " media-src 'none'",
}
EVERYTHING: dict[str, Any] = {
    "serverTools": {},
    "message": {"text": {}},
    "updateModelContext": {"text": {}},
    "openLinks": {},
}
_HOST_PAGE = """<!doctype html><meta charset="utf-8"><style>html, body { margin: 0 }
iframe { border: 0; width: 100%; height: 100px; display: block }</style><iframe></iframe>
<script src="/host.js"></script>"""


@dataclass
class Show:
    """How a host shows the panel."""

    policy: str = "spec"
    width: int = 860
    locale: str = "en-US"
    theme: str = "light"
    capabilities: dict[str, Any] = field(default_factory=lambda: dict(EVERYTHING))
    styles: dict[str, Any] = field(default_factory=dict)


class Panel:
    """The panel in a host. `asked`: what it asked of the network; `answers`: what its tools answered."""

    def __init__(self, page: Page, client: Client) -> None:
        self.page = page
        self.client = client
        self.asked: list[str] = []
        self.said: list[str] = []
        self.answers: list[dict[str, Any]] = []

    @property
    def view(self) -> FrameLocator:
        return self.page.frame_locator("iframe").frame_locator("iframe")

    async def script(self, function: str, argument: Any = None) -> Any:
        """Run a function in the panel itself."""
        frame = self.page.frames[-1]
        return await frame.evaluate(function, argument)

    async def host(self, method: str, *arguments: Any) -> Any:
        return await self.page.evaluate("([method, args]) => window.host[method](...args)", [method, list(arguments)])

    async def heard(self, what: str) -> list[Any]:
        found: list[Any] = await self.page.evaluate("(what) => window.host.heard[what]", what)
        return found

    async def call(self, text: str) -> str:
        """What the panel asks of the server, through the host."""
        params = json.loads(text)
        answer = await self.client.call_tool(params["name"], params.get("arguments"))
        data = answer.model_dump(mode="json", by_alias=True, exclude_none=True)
        self.answers.append(data)
        return json.dumps(data)

    async def use(self, name: str, *, keep_meta: bool = True, **arguments: Any) -> dict[str, Any]:
        """A tool of the model is called, and the host tells the panel of it."""
        await self.host("input", arguments)
        answer = await self.client.call_tool(name, arguments)
        data = answer.model_dump(mode="json", by_alias=True, exclude_none=True)
        if not keep_meta:
            data.pop("_meta", None)
        await self.host("result", data)
        return data

    async def scrollbars(self) -> dict[str, int]:
        """By how many pixels something is larger than the place that it has."""
        function = """() => ({ wide: document.documentElement.scrollWidth - innerWidth,
            high: document.documentElement.scrollHeight - innerHeight })"""
        found: dict[str, int] = await self.script(function)
        return found


async def open_panel(browser: Browser, client: Client, show: Show) -> Panel:
    """A host that has opened the panel; no tool was called yet."""
    size: ViewportSize = {"width": show.width, "height": 900}
    context = await browser.new_context(viewport=size, color_scheme="light", service_workers="block")
    page = await context.new_page()
    panel = Panel(page, client)
    page.on("console", lambda message: panel.said.append(message.text))
    page.on("pageerror", lambda error: panel.said.append(str(error)))
    bridge = (HERE / "node_modules" / ".host.js").read_text(encoding="utf-8")
    sandbox = (HERE / "sandbox.html").read_text(encoding="utf-8")

    async def serve(route: Route) -> None:
        url = route.request.url
        if url == HOST:
            await route.fulfill(content_type="text/html", body=_HOST_PAGE)
        elif url == f"{HOST}host.js":
            await route.fulfill(content_type="text/javascript", body=bridge)
        elif url == SANDBOX:
            headers = {"Content-Security-Policy": POLICIES[show.policy]}
            await route.fulfill(content_type="text/html", body=sandbox, headers=headers)
        else:
            panel.asked.append(url)
            await route.abort()

    await context.route("**/*", serve)
    await page.expose_function("callTool", panel.call)
    await page.goto(HOST)
    (contents,) = (await client.read_resource(URI)).contents
    options = {
        "html": getattr(contents, "text", ""),
        "capabilities": show.capabilities,
        "context": {"theme": show.theme, "locale": show.locale, "styles": show.styles},
        "sandbox": SANDBOX,
    }
    await panel.host("start", options)
    return panel
