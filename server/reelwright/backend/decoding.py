"""The bytes of an answer's body in small pieces, so that a compressed bomb is stopped by whoever counts them.

httpx decodes each chunk whole: 64 KiB of gzip are 66 MB, gzip inside gzip a thousand times that. We ask for no
encoding; an answer that is gzip or deflate all the same is decoded piece by piece, and any other encoding is refused.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncGenerator, Iterator

import httpx

from reelwright.errors import AnswerLost

_PIECE = 64 * 1024
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


async def pieces(response: httpx.Response) -> AsyncGenerator[bytes]:
    """The decoded body of an answer. Raises AnswerLost when it cannot be decoded, and what httpx raises."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        async for chunk in response.aiter_raw():
            yield chunk
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise AnswerLost("The service's answer is in an encoding that was not asked for.")
    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
    async for chunk in response.aiter_raw():
        for piece in _decoded(decoder, chunk):
            yield piece
        if decoder.eof:
            return
    yield decoder.flush()
    if not decoder.eof:
        raise AnswerLost("The service's compressed answer is cut off.")


def _decoded(decoder: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    try:
        while chunk and not decoder.eof:
            if piece := decoder.decompress(chunk, _PIECE):
                yield piece
            chunk = decoder.unconsumed_tail
    except zlib.error:
        raise AnswerLost("The service's compressed answer is broken.") from None
