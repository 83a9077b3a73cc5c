"""Build the Claude Desktop bundle: `dist/reelwright-VERSION.mcpb`.

    python -m release.bundle

The bundle is thin: a project that depends on exactly this version of the published wheel, and on the locked versions of
everything else. `uv`, which the host brings, installs them at the first start; so the wheel has to be published before
the bundle is. The same sources give the same bytes.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from release.write_skills import ROOT, package_version

LARGEST = 200_000
_COPIED = ("manifest.json", "server/bundle.py", "assets/icon.png", "LICENSE", "PRIVACY.md")
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\$", re.M)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a ZIP can hold


def pins(lock: str) -> list[str]:
    """The requirements of a lock file, without their hashes."""
    return [
        f"{pin['name']}=={pin['version']}" + (f" ; {pin['marker']}" if pin["marker"] else "")
        for pin in _PIN.finditer(lock)
    ]


def project(version: str, lock: str) -> str:
    """The bundle's own pyproject.toml."""
    wanted = [f"reelwright=={version}", *pins(lock)]
    lines = "\n".join(f"  {json.dumps(requirement)}," for requirement in wanted)
    return (
        f'[project]\nname = "reelwright-bundle"\nversion = "{version}"\nrequires-python = ">=3.11"\n'
        f"dependencies = [\n{lines}\n]\n\n[tool.uv]\npackage = false\n"
    )


def contents() -> dict[str, bytes]:
    """The bundle's files, by their paths in it."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    files = {name: (ROOT / name).read_bytes() for name in _COPIED}
    return files | {"pyproject.toml": project(package_version(), lock).encode()}


def build(folder: Path) -> Path:
    """Write the bundle into a folder; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"reelwright-{package_version()}.mcpb"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents().items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return path


def main() -> None:
    path = build(ROOT / "dist")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
