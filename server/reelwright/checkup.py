"""What `doctor` asks of the rooms that it may not enter itself: FFmpeg, the typefaces, the backend, who we are to it.

Each function answers in words, or raises an error of ours that says what is wrong. None fetches a token: the hosted
service gives out one a week.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reelwright import assemble
from reelwright.errors import AnswerLost, RenderFailed, ServiceRefused, TokenRejected
from reelwright.settings import Settings

if TYPE_CHECKING:
    from reelwright.attribution import Attribution
    from reelwright.backend.auth import Auth

_PATIENCE_S = 10.0


def ffmpeg() -> str:
    import anyio

    from reelwright.studio.render.ffmpeg import installed

    path, version = anyio.run(installed)
    return f"Version {version.removeprefix('n')} works; it is {path}."


def typefaces() -> str:
    """Raises RenderFailed."""
    from reelwright.typography.fonts import ARABIC, BUNDLED, CJK, DEVANAGARI, EMOJI, REGULAR, shapes_scripts

    faces = (*BUNDLED.values(), REGULAR, CJK, ARABIC, DEVANAGARI, EMOJI)
    missing = [face.path.name for face in faces if not face.path.is_file()]
    if missing:
        raise RenderFailed(f"Typefaces are missing: {', '.join(missing)}.")
    return f"The bundled ones are here; {'also' if shapes_scripts() else 'not'} for Arabic and Indic scripts."


def attribution(settings: Settings) -> Attribution:
    from reelwright.attribution import find

    return find(settings.skill, skill_source=settings.skill_source, home=settings.home)


def client_id(settings: Settings) -> str:
    if settings.client_id:
        return "Configured with NEMO_CLIENT_ID."
    there = _auth(settings).has_client_id()
    return f"{settings.client_id_file}{'' if there else ' (made when it is needed)'}."


def token(settings: Settings) -> str:
    if settings.token:
        return f"Your own, from NEMO_TOKEN{'' if settings.backend == 'cloud' else '; the studio does not use it'}."
    kept, until = _auth(settings).kept_token()
    if kept is None:
        return "None is kept; one is fetched when it is needed."
    when = datetime.fromtimestamp(until, UTC).strftime("until %Y-%m-%d %H:%M UTC") if until else "with no known end"
    return f"An anonymous one is kept, valid {when}."


def backend_answers(settings: Settings) -> str:
    """Ask for the credits. Raises what the backend refused, Offline, AnswerLost."""
    import anyio

    return anyio.run(_credits, settings)


async def _credits(settings: Settings) -> str:
    import anyio
    from pydantic import SecretStr

    from reelwright.backend.client import Backend
    from reelwright.backend.timers import Timers

    own = settings.token if settings.backend == "cloud" else None
    kept, _ = _auth(settings).kept_token()
    known = SecretStr(own) if own else kept
    asking = known or (SecretStr("none") if settings.backend == "cloud" else None)  # so that none is fetched
    try:
        async with assemble.wire(settings) as (transport, url):
            client = Backend(
                transport=transport,
                base_url=url,
                attribution=attribution(settings),
                auth=_auth(settings, asking),
                timers=Timers.of(settings.backend).scaled(settings.time_scale),
            )
            with anyio.fail_after(_PATIENCE_S):
                async with client:
                    balance = await client.credits()
    except TimeoutError:
        raise AnswerLost("The service does not answer.", hint="Check the connection and try again.") from None
    except TokenRejected:
        if own:
            raise
        return f"{settings.api_url} answers; a token is fetched at the next use."
    except ServiceRefused as error:
        if known:
            raise
        return f"{settings.api_url} answers; without a token: {error.message}"
    if settings.backend == "studio":
        return "The local studio opens and answers; it is free."
    return f"{settings.api_url} answers; {balance.available:g} credits available."


def _auth(settings: Settings, token: object = None) -> Auth:
    from pydantic import SecretStr

    from reelwright.backend.auth import Auth

    return Auth(
        client_id_file=settings.client_id_file,
        client_id=settings.client_id,
        token=token if isinstance(token, SecretStr) else None,
        folder=settings.state,
        name=settings.backend,
        clock=time.time,
    )
