"""The body of an upload: a multipart form that is read from open files as it is sent, with constant memory.

httpx's own reads 64 KiB at a time on the event loop; this reads 1 MiB at a time in a thread, hashes what it sends, and
breaks off before the form's end if that is not what was promised: a form without an end is no upload.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import AsyncIterator, Sequence

import anyio.to_thread

from reelwright.backend.upload import LocalFile, Moved, OpenFile
from reelwright.errors import FileChanged
from reelwright.media.names import sent_name


class Form:
    """Files as the field `files`, each told of to `moved`; iterate it once. `fault`: why it broke off, if it did."""

    def __init__(self, files: Sequence[OpenFile], moved: Moved) -> None:
        self.fault: FileChanged | None = None
        self._moved = moved
        boundary = secrets.token_hex(16)
        self._parts = [(_head(file.local, boundary), file) for file in files]
        self._end = f"--{boundary}--\r\n".encode()
        length = sum(len(head) + file.size + 2 for head, file in self._parts) + len(self._end)
        self.headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Content-Length": str(length)}

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for head, file in self._parts:
            yield head
            async for chunk in self._content(file):
                yield chunk
            yield b"\r\n"
        yield self._end

    async def _content(self, file: OpenFile) -> AsyncIterator[bytes]:
        digest, done = hashlib.sha256(), 0

        def step() -> bytes:
            chunk = file.read()[: file.size - done]
            digest.update(chunk)
            return chunk

        file.rewind()
        while chunk := await anyio.to_thread.run_sync(step):
            done += len(chunk)
            self._moved(done, file.size)
            yield chunk
        if done != file.size or file.sha256 not in (None, digest.hexdigest()):
            self.fault = FileChanged(f"{file.local.name!r} changed while it was being sent.")
            raise self.fault


def _head(file: LocalFile, boundary: str) -> bytes:
    disposition = f'form-data; name="files"; filename="{sent_name(file.name)}"'
    return f"--{boundary}\r\nContent-Disposition: {disposition}\r\nContent-Type: {file.media_type}\r\n\r\n".encode()
