"""An animated WebP as a film that every FFmpeg reads: QuickTime with one PNG per frame, transparency kept.

FFmpeg learned to decode animated WebP late, and PyAV's copy has not. Pillow reads, PyAV writes; both are imported when
first needed.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from reelwright.errors import UnsupportedFile

MAX_PIXELS = 1_500_000_000  # over all frames: 25 s of 1080p at 30 frames per second
_MS = Fraction(1, 1000)


def film(src: Path, dst: Path) -> None:
    """Write the frames of `src` to `dst` (a .mov), each for as long as it says. Raises UnsupportedFile."""
    import av
    import numpy as np
    from PIL import Image, ImageSequence

    try:
        with Image.open(src, formats=("WEBP",)) as image, av.open(str(dst), "w", format="mov") as out:
            if image.width * image.height * getattr(image, "n_frames", 1) > MAX_PIXELS:
                raise UnsupportedFile("The animation is too long or too large.", hint="Convert it to MP4 first.")
            stream = out.add_stream("png", rate=1000, options={"compression_level": "3"})
            stream.width, stream.height, stream.pix_fmt = image.width, image.height, "rgba"
            stream.time_base = stream.codec_context.time_base = _MS
            at = 0
            for still in ImageSequence.Iterator(image):
                frame = av.VideoFrame.from_ndarray(np.asarray(still.convert("RGBA")), format="rgba")
                frame.pts, frame.time_base = at, _MS
                lasts = max(20, int(still.info.get("duration", 100)))
                for packet in stream.encode(frame):
                    packet.duration = lasts
                    out.mux(packet)
                at += lasts
            out.mux(stream.encode(None))
    except (OSError, EOFError, ValueError, SyntaxError) as error:
        raise UnsupportedFile("The animation is damaged or incomplete.") from error
