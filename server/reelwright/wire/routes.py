"""The paths and header names of the API, for both of its sides. An id may be a template such as `{session_id}`."""

from __future__ import annotations

from urllib.parse import quote

ANONYMOUS_TOKEN = "/api/auth/anonymous-token"  # noqa: S105 -- a path
CREATE_SESSION = "/api/tasks/me/with-session/nemo_agent"
CLAIM_TOKEN = "/api/auth/claim-token"  # noqa: S105 -- a path
RUN_SSE = "/run_sse"
CREDITS = "/api/credits/balance/simple"
RENDER = "/api/render/proxy/lambda"

CLIENT_ID_HEADER = "X-Client-Id"
SOURCE_HEADER = "X-Skill-Source"
VERSION_HEADER = "X-Skill-Version"
PLATFORM_HEADER = "X-Skill-Platform"
ATTRIBUTION_HEADERS = (SOURCE_HEADER, VERSION_HEADER, PLATFORM_HEADER)


def upload(session_id: str) -> str:
    return f"/api/upload-video/nemo_agent/me/{_segment(session_id)}"


def state(session_id: str) -> str:
    return f"/api/state/nemo_agent/me/{_segment(session_id)}/latest"


def render(render_id: str) -> str:
    return f"{RENDER}/{_segment(render_id)}"


def cancel(render_id: str) -> str:
    return f"{RENDER}/{_segment(render_id)}/cancel"


def download(render_id: str) -> str:
    return f"/api/render/proxy/{_segment(render_id)}/download"


def studio_glimpses(session_id: str) -> str:
    """The studio's own; the cloud has none. So is the next one."""
    return f"/api/studio/glimpses/{_segment(session_id)}"


def studio_stills(session_id: str) -> str:
    return f"/api/studio/frames/{_segment(session_id)}"


def studio_arriving(session_id: str) -> str:
    return f"/api/studio/arriving/{_segment(session_id)}"


def studio_file(name: str) -> str:
    """The studio's own output URL; the cloud's are elsewhere and come from its answers."""
    return f"/files/{name}.mp4"


def _segment(name: str) -> str:
    """An id as one segment of a path; the braces of a template stay."""
    return quote(name, safe="{}")
