"""What the person configured: read once from the environment, then passed on as one frozen value.

The only reader of the environment. Decides nothing beyond defaults; `assemble.py` acts on it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reelwright.errors import BadRequest

BackendName = Literal["studio", "cloud"]
Language = Literal["en", "zh"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

API_URL = "https://mega-api-prod.nemovideo.ai"
WEB_URL = "https://nemovideo.com"
_SECRET = frozenset({"NEMO_TOKEN", "NEMO_CLIENT_ID"})
HOST_VARIABLES = (
    *("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME"),
    *("CLAUDE_CONFIG_DIR", "OPENCLAW_CONFIG_PATH", "OPENCLAW_STATE_DIR"),
)


@dataclass(frozen=True)
class Settings:
    """Everything that can be configured.

    `token` is the person's own (never shown: `repr` leaves it out). `media` are the folders that files may come
    from when an assistant names them, our own `output` among them. `state` holds all we write, but exports (`output`)
    and the client id.
    `budget`: how many paid edits an hour need no asking; 0: any number. `cache_bytes`: how much of rendered films the
    studio may keep for the next ones (None: what suits the disk). `cluster`: the address of a Dask scheduler whose
    workers render (None: this machine alone); `cluster_place`: the folder or URL that they and we reach (None: one
    in `state`).
    `skill` is the SKILL.md of the installed skill that calls us (None: the package's own).
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
    skill: Path | None = None
    budget: int = 10
    cache_bytes: int | None = None
    cluster: str | None = None
    cluster_place: str | None = None
    log_level: LogLevel = "WARNING"

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None, home: Path | None = None) -> Settings:
        """The settings of this process.

        Raises BadRequest when a value cannot be meant, naming the variable.
        """
        env = {key: value for key, value in (os.environ if environ is None else environ).items() if _is_set(value)}
        home = home or Path.home()
        token = env.get("NEMO_TOKEN")
        output = _folder(env.get("REELWRIGHT_OUTPUT"), home) or _videos(home) / "Reelwright"
        return cls(
            backend=_backend(env.get("REELWRIGHT_BACKEND"), token),
            api_url=_address("NEMO_API_URL", env.get("NEMO_API_URL", API_URL)),
            web_url=_address("NEMO_WEB_URL", env.get("NEMO_WEB_URL", WEB_URL)),
            token=token,
            client_id=env.get("NEMO_CLIENT_ID"),
            client_id_file=home / ".config" / "nemovideo" / "client_id",
            skill_source=env.get("SKILL_SOURCE"),
            home=home,
            state=_state(env.get("REELWRIGHT_HOME"), home) or _state_folder(env, home),
            media=_media_folders(env.get("REELWRIGHT_MEDIA"), home, output),
            output=output,
            language=_language(env.get("REELWRIGHT_LANGUAGE") or env.get("LANG", "")),
            time_scale=_time_scale(env.get("REELWRIGHT_TIME_SCALE")),
            skill=skill_file(env.get("REELWRIGHT_SKILL"), home),
            budget=_budget(env.get("REELWRIGHT_BUDGET")),
            cache_bytes=_cache_bytes(env.get("REELWRIGHT_CACHE")),
            cluster=cluster_address(env.get("REELWRIGHT_CLUSTER")),
            cluster_place=env.get("REELWRIGHT_CLUSTER_PLACE"),
            log_level=_log_level(env.get("REELWRIGHT_LOG")),
        )

    @classmethod
    def read_leniently(
        cls, environ: Mapping[str, str] | None = None, home: Path | None = None
    ) -> tuple[Settings, list[BadRequest]]:
        """The settings without those variables that cannot be meant, and what is wrong with each of them."""
        env = dict(os.environ if environ is None else environ)
        wrong: list[BadRequest] = []
        while True:
            try:
                return cls.read(env, home), wrong
            except BadRequest as error:
                wrong.append(error)
                names = [name for name in env if error.message.startswith(name)]
                if not names:
                    raise
                del env[max(names, key=len)]


def secrets(environ: Mapping[str, str] | None = None) -> list[str]:
    """The values that are never to be shown, before anything else of the environment is judged."""
    env = os.environ if environ is None else environ
    return [env[name] for name in sorted(_SECRET) if _is_set(env.get(name, ""))]


def variables(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables of ours that are set, with their values; a secret one is only said to be set."""
    env = os.environ if environ is None else environ
    ours = (name for name in sorted(env) if name.startswith(("REELWRIGHT_", "NEMO_")) or name == "SKILL_SOURCE")
    return {name: "***" if name in _SECRET else env[name] for name in ours if _is_set(env[name])}


def picture_protocol(environ: Mapping[str, str] | None = None) -> Literal["kitty", "iterm2"] | None:
    """How the terminal is told to show a picture, if it is known to be one that can."""
    env = os.environ if environ is None else environ
    program = env.get("TERM_PROGRAM", "").lower()
    if "kitty" in env.get("TERM", "") or env.get("KITTY_WINDOW_ID") or program == "ghostty":
        return "kitty"
    return "iterm2" if program in ("iterm.app", "wezterm", "vscode", "mintty") else None


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


def cluster_address(value: str | None) -> str | None:
    """The address of a Dask scheduler, as Dask writes it. Raises BadRequest."""
    if value is None or re.fullmatch(r"(tcp|tls|ws|wss|ucx)://[^\s/]+:\d{1,5}", value.strip()):
        return value and value.strip()
    raise BadRequest(
        f"REELWRIGHT_CLUSTER is {value!r}; it must be the address of a Dask scheduler.",
        hint="Write it as in tcp://192.168.1.20:8786, or unset it to render on this machine.",
    )


def _folder(value: str | None, home: Path) -> Path | None:
    if value is None:
        return None
    path = home / value[2:] if value == "~" or value.startswith("~/") else Path(value)
    return path.absolute()


def skill_file(value: str | None, home: Path) -> Path | None:
    """The SKILL.md of a skill that is named by its folder, or by the file itself; links in the path are kept."""
    path = _folder(value, home)
    if path is None:
        return None
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- takes `..` out, keeps links
    return path if path.name == "SKILL.md" else path / "SKILL.md"


def host_folders(environ: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The variables by which a system or a host says where the host's files are, as far as they are set."""
    env = os.environ if environ is None else environ
    return {name: env[name] for name in HOST_VARIABLES if env.get(name, "").strip()}


def _state(value: str | None, home: Path) -> Path | None:
    """The state folder must not depend on the folder that a host happens to start us in."""
    if value is not None and not (Path(value).is_absolute() or value.startswith("~/")):
        raise BadRequest(
            f"REELWRIGHT_HOME is {value!r}; it must be an absolute path.",
            hint="Give it from / (or the drive letter, or ~/) on, or unset it.",
        )
    return _folder(value, home)


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


def _media_folders(value: str | None, home: Path, output: Path) -> tuple[Path, ...]:
    """The configured folders, else the person's usual ones; and our own, unless films are saved in a wider one."""
    if value is None:
        folders = [folder for folder in _usual_folders(home) if not _is_too_wide(folder, home)]
    else:
        named = (_folder(part.strip(), home) for part in value.split(os.pathsep) if part.strip())
        folders = [folder for folder in named if folder is not None]
    for folder in folders:
        if _is_too_wide(folder, home):
            raise BadRequest(
                f"REELWRIGHT_MEDIA names {folder}, which holds all of the home folder.",
                hint=f"Name the folders in it that media may come from, such as {home / 'Videos'}.",
            )
    own = () if _is_too_wide(output, home) else (output,)
    return tuple(dict.fromkeys((*folders, *own)))


def _usual_folders(home: Path) -> list[Path]:
    """Under their English names, and as the system calls them in the person's language."""
    names = ("Videos", "Movies", "Pictures", "Music", "Desktop", "Downloads")
    folders = [home / name for name in names]
    if home == Path.home():
        import platformdirs as system

        theirs = (system.user_videos_dir, system.user_pictures_dir, system.user_music_dir)
        more = (system.user_desktop_dir, system.user_downloads_dir)
        folders += [Path(folder()) for folder in (*theirs, *more)]
    return list(dict.fromkeys(folders))


def _is_too_wide(folder: Path, home: Path) -> bool:
    """Whether a folder holds all of the home folder. A system without, say, a desktop may name the home itself."""
    real = Path(os.path.realpath(home))
    if real.is_relative_to(os.path.realpath(folder)):
        return True
    try:
        return any(folder.samefile(part) for part in (real, *real.parents))
    except OSError:  # it is not there (yet)
        return False


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


def _budget(value: str | None) -> int:
    if value is None:
        return 10
    if not re.fullmatch(r"\d{1,6}", value.strip(), re.ASCII):
        raise BadRequest(f"REELWRIGHT_BUDGET is {value!r}; it must be a number of edits an hour.", hint="Unset it.")
    return int(value)


def _cache_bytes(value: str | None) -> int | None:
    """From GB."""
    if value is None:
        return None
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", value.strip(), re.ASCII):
        raise BadRequest(f"REELWRIGHT_CACHE is {value!r}; it must be a number of GB such as 5.", hint="Or unset it.")
    return round(float(value) * 1e9)


def _log_level(value: str | None) -> LogLevel:
    match (value or "warning").strip().upper():
        case "DEBUG" | "INFO" | "WARNING" | "ERROR" as level:
            return level
    raise BadRequest(f"REELWRIGHT_LOG is {value!r}; it must be debug, info, warning or error.", hint="Or unset it.")
