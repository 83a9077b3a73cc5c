"""What the person configured: read once from the environment, then passed on as one frozen value.

The only reader of the environment. Decides nothing beyond defaults; `assemble.py` acts on it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reelwright.errors import BadRequest

BackendName = Literal["studio", "cloud"]
Language = Literal["en", "zh"]

API_URL = "https://mega-api-prod.nemovideo.ai"
WEB_URL = "https://nemovideo.com"


@dataclass(frozen=True)
class Settings:
    """Everything that can be configured.

    `token` is the person's own (never shown: `repr` leaves it out). `media` are the folders that files may come
    from when an assistant names them. `state` holds all we write, but exports (`output`) and the client id.
    """

    backend: BackendName
    api_url: str
    web_url: str
    token: str | None = field(repr=False)
    client_id: str | None
    client_id_file: Path
    skill_source: str | None
    home: Path
    state: Path
    media: tuple[Path, ...]
    output: Path
    language: Language
    time_scale: float = 1.0

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None, home: Path | None = None) -> Settings:
        """The settings of this process.

        Raises BadRequest when a value cannot be meant, naming the variable.
        """
        env = {key: value for key, value in (os.environ if environ is None else environ).items() if _is_set(value)}
        home = home or Path.home()
        token = env.get("NEMO_TOKEN")
        return cls(
            backend=_backend(env.get("REELWRIGHT_BACKEND"), token),
            api_url=_address("NEMO_API_URL", env.get("NEMO_API_URL", API_URL)),
            web_url=_address("NEMO_WEB_URL", env.get("NEMO_WEB_URL", WEB_URL)),
            token=token,
            client_id=env.get("NEMO_CLIENT_ID"),
            client_id_file=home / ".config" / "nemovideo" / "client_id",
            skill_source=env.get("SKILL_SOURCE"),
            home=home,
            state=_folder(env.get("REELWRIGHT_HOME"), home) or _state_folder(env, home),
            media=_media_folders(env.get("REELWRIGHT_MEDIA"), home),
            output=_folder(env.get("REELWRIGHT_OUTPUT"), home) or _videos(home) / "Reelwright",
            language=_language(env.get("REELWRIGHT_LANGUAGE") or env.get("LANG", "")),
            time_scale=_time_scale(env.get("REELWRIGHT_TIME_SCALE")),
        )


def _is_set(value: str) -> bool:
    """Bundles pass an optional setting that was left empty as the literal `${user_config.key}`."""
    return bool(value.strip()) and not value.startswith("${")


def _backend(name: str | None, token: str | None) -> BackendName:
    if name is None:
        return "cloud" if token else "studio"
    match name.strip().lower():
        case "studio":
            return "studio"
        case "cloud":
            return "cloud"
    raise BadRequest(
        f"REELWRIGHT_BACKEND is {name!r}; it must be 'studio' or 'cloud'.",
        hint="Set it to one of the two, or unset it.",
    )


def _address(variable: str, url: str) -> str:
    if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:", "http://[::1]:")):
        raise BadRequest(
            f"{variable} must be an https address.", hint="Plain http is allowed for a server on this machine only."
        )
    return url.rstrip("/")


def _folder(value: str | None, home: Path) -> Path | None:
    if value is None:
        return None
    path = home / value[2:] if value.startswith("~/") else Path(value)
    return path.absolute()


def _state_folder(env: Mapping[str, str], home: Path) -> Path:
    """The platform's data folder, below `home`, so that a test's home really holds everything."""
    if home != Path.home():
        return home / ".local" / "share" / "reelwright"
    import platformdirs

    return Path(platformdirs.user_data_dir("reelwright", appauthor=False))


def _videos(home: Path) -> Path:
    if home != Path.home():
        return home / "Videos"
    import platformdirs

    return Path(platformdirs.user_videos_dir())


def _media_folders(value: str | None, home: Path) -> tuple[Path, ...]:
    if value is not None:
        folders = (_folder(part, home) for part in value.split(os.pathsep) if part.strip())
        return tuple(folder for folder in folders if folder is not None)
    names = ("Videos", "Movies", "Pictures", "Music", "Desktop", "Downloads")
    return tuple(home / name for name in names)


def _language(value: str) -> Language:
    return "zh" if value.lower().startswith(("zh", "cn", "中文")) else "en"


def _time_scale(value: str | None) -> float:
    if value is None:
        return 1.0
    try:
        scale = float(value)
    except ValueError:
        scale = 0.0
    if not 0.0001 <= scale <= 100:
        raise BadRequest(f"REELWRIGHT_TIME_SCALE is {value!r}; it must be a number such as 0.01.", hint="Unset it.")
    return scale
