"""The body of an upload: a multipart form that is read from open files as it is sent, with constant memory.

httpx's own reads 64 KiB at a time on the event loop; this reads 1 MiB at a time in a thread, and breaks off before the
form's end if a file has changed since it was judged and hashed: a form without an end is no upload. (To hash a second
time what is sent would halve the speed of a fast line, and find no more than the file's time of change does.)
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Sequence

import anyio.to_thread

from reelwright.backend.upload import LocalFile, Moved, OpenFile
from reelwright.errors import FileChanged
from reelwright.media.names import sent_name


class Form:
    """Files as the field `files`, each told of to `moved`; iterate it once. `fault`: why it broke off, if it did.

    `when_sent` is called when all of it has been read.
    """

    def __init__(self, files: Sequence[OpenFile], moved: Moved) -> None:
        self.fault: FileChanged | None = None
        self.when_sent: Callable[[], None] = lambda: None
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
        self.when_sent()

    async def _content(self, file: OpenFile) -> AsyncIterator[bytes]:
        done = 0
        file.rewind()
        while chunk := (await anyio.to_thread.run_sync(file.read))[: file.size - done]:
            done += len(chunk)
            self._moved(done, file.size)
            yield chunk
        if done != file.size or not file.unchanged():
            self.fault = FileChanged(f"{file.local.name!r} changed while it was being sent.")
            raise self.fault


def _head(file: LocalFile, boundary: str) -> bytes:
    disposition = f'form-data; name="files"; filename="{sent_name(file.name)}"'
    return f"--{boundary}\r\nContent-Disposition: {disposition}\r\nContent-Type: {file.media_type}\r\n\r\n".encode()
