"""How fast a large file goes out and comes in, and in how much memory, against curl in the same run.

    python benchmarks/transfer.py [--mb 480] [--rounds 3]

A server of raw sockets, in a process of its own, swallows uploads and serves the film. Each measurement is a process
too, so that its peak memory is its own; ours and curl's alternate. Prints a table and, as its last line, the ratios
as JSON. "hash" is the pass over the file that decides whether it must be sent at all; curl has nothing like it.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reelwright.backend.upload import Moved

CHUNK = 1 << 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=480, help="the size of the film, in MB")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run", nargs=3, metavar=("WHAT", "URL", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        return serve(args.serve)
    if args.run:
        what, url, file = args.run
        print(json.dumps(measured(what, url, Path(file))))
        return 0
    return compare(args.mb * 1_000_000, args.rounds)


# the film


def make_film(path: Path, size: int) -> None:
    """A film of one frame, with a hole behind it: valid, and nearly nothing on the disk."""
    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "lavfi", "-i", "color=s=64x64:r=1:d=1"]
    subprocess.run([*command, "-movflags", "+faststart", "-y", str(path)], check=True, timeout=60)
    with path.open("r+b") as film:
        film.seek(0, 2)
        film.write(struct.pack(">I4s", size - film.tell(), b"free"))
        film.truncate(size)


# the other end


def serve(film: Path) -> int:
    """Answer the API's calls on a port of this machine, which is printed first."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=answer, args=(connection, film), daemon=True).start()


def answer(connection: socket.socket, film: Path) -> None:
    with connection, connection.makefile("rb", CHUNK) as requests:
        while line := requests.readline():
            method, path, _ = line.decode().split()
            headers = dict(iter(lambda: header(requests.readline()), ("", "")))
            if headers.get("expect"):
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            swallow(requests, int(headers.get("content-length", 0)))
            if method == "GET" and path.startswith("/films/"):
                send_film(connection, film)
            else:
                body = json.dumps(reply(path)).encode()
                head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
                connection.sendall(head.encode() + body)


def header(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode().partition(":")
    return name.strip().lower(), value.strip()


def swallow(body: object, length: int) -> None:
    buffer = memoryview(bytearray(CHUNK))
    while length > 0:
        count = body.readinto(buffer[: min(length, CHUNK)])  # type: ignore[attr-defined]
        if not count:
            return
        length -= count


def send_film(connection: socket.socket, film: Path) -> None:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\ncontent-length: {film.stat().st_size}\r\n\r\n"
    connection.sendall(head.encode())
    with film.open("rb") as content:
        connection.sendfile(content)


def reply(path: str) -> object:
    if path.startswith("/api/state"):
        return {"code": 0, "data": {"session_id": "s1", "state": {"draft": None, "video_infos": []}}}
    return {"code": 0, "data": {"files": [{"filename": "film.mp4", "file_type": "video"}]}}


# our end, in a process of its own


def measured(what: str, url: str, file: Path) -> dict[str, float]:
    """Do one transfer; the seconds it took, and by how many bytes it raised this process's peak memory."""
    import anyio

    return anyio.run(upload if what == "upload" else download, url, file)


async def upload(url: str, file: Path) -> dict[str, float]:
    from reelwright.backend.upload import LocalFile

    async with client(url, file.parent) as backend:
        await backend.state("s1")
        idle = peak_memory()
        size = file.stat().st_size  # noqa: ASYNC240
        with LocalFile(file, file.name, size).opened() as content:
            begun = time.perf_counter()
            await content.digest()
            hashed = time.perf_counter()
            await backend.upload_open_file("s1", content, nobody(), before=0)
            ended = time.perf_counter()
    return {"seconds": ended - hashed, "hash": hashed - begun, "memory": peak_memory() - idle}


async def download(url: str, file: Path) -> dict[str, float]:
    from reelwright.wire.bodies import RenderState

    async with client(url, file.parent) as backend:
        await backend.state("s1")
        idle, begun = peak_memory(), time.perf_counter()
        render = RenderState(id="r1", status="completed", url=f"{url}/films/one.mp4")
        await backend.download(render, file, nobody())
        ended = time.perf_counter()
    return {"seconds": ended - begun, "hash": 0.0, "memory": peak_memory() - idle}


def client(url: str, folder: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- imported late
    from pydantic import SecretStr

    from reelwright.attribution import Attribution
    from reelwright.backend.auth import Auth
    from reelwright.backend.client import Backend
    from reelwright.backend.timers import Timers

    auth = Auth(
        client_id_file=folder / "id",
        client_id="benchmark",
        token=SecretStr("nmv_benchmark"),
        folder=folder,
        name="cloud",
    )
    return Backend(
        transport=None, base_url=url, attribution=Attribution("benchmark", "1", "unknown"), auth=auth, timers=Timers()
    )


def nobody() -> Moved:
    return lambda done, total: None


def peak_memory() -> float:
    """The most memory that this process has had at once, in bytes; 0 where nobody counts it (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most if sys.platform == "darwin" else most * 1024)


# the comparison


def compare(size: int, rounds: int) -> int:
    curl = shutil.which("curl")
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        make_film(film, size)
        with serving(film) as url:
            ratios = {what: table(what, url, film, curl, rounds) for what in ("upload", "download")}
    print(json.dumps(ratios))
    return 0


@contextmanager
def serving(film: Path) -> Iterator[str]:
    command = [sys.executable, __file__, "--serve", str(film)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


def table(what: str, url: str, film: Path, curl: str | None, rounds: int) -> dict[str, float]:
    """Print the measurements of one direction; returns the medians' ratio, and the peak memory in MB."""
    size, target = film.stat().st_size, film.with_name("fetched.mp4")
    ours, theirs = [], []
    for number in range(1, rounds + 1):
        mine = ours_once(what, url, film if what == "upload" else target)
        ours.append(mine)
        line = (
            f"{what} {number}: ours {size / mine['seconds'] / 1e6:.0f} MB/s, +{mine['memory'] / 1e6:.1f} MB of memory"
        )
        if mine["hash"]:
            line += f" (hash before it: {size / mine['hash'] / 1e6:.0f} MB/s)"
        if what == "download":
            assert target.stat().st_size == size
            target.unlink()
        if curl:
            theirs.append(curl_once(curl, what, url, film, target))
            line += f"; curl {size / theirs[-1] / 1e6:.0f} MB/s"
        print(line, flush=True)
    result = {"memory_mb": round(max(one["memory"] for one in ours) / 1e6, 1)}
    if theirs:
        result["of_curls_speed"] = round(
            statistics.median(theirs) / statistics.median(one["seconds"] for one in ours), 2
        )
    return result


def ours_once(what: str, url: str, file: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--run", what, url, str(file)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=600)
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


def curl_once(curl: str, what: str, url: str, film: Path, target: Path) -> float:
    """Seconds, as curl counts them: without its start."""
    common = [curl, "--silent", "--show-error", "--fail", "--noproxy", "*", "--write-out", "\n%{time_total}"]
    if what == "upload":
        command = [*common, "--form", f"files=@{film}", f"{url}/api/upload-video/nemo_agent/me/s1"]
    else:
        command = [*common, "--output", str(target), f"{url}/films/one.mp4"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    target.unlink(missing_ok=True)
    return float(re.split(r"\n", done.stdout)[-1])


if __name__ == "__main__":
    sys.exit(main())
