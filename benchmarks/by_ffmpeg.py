"""The same films as single FFmpeg commands, as somebody who knows FFmpeg well would write them by hand. Pure.

What makes them fast: files are read from where they are seen on; the blurred fill is blurred at an eighth of its size;
only the frames of a crossfade are mixed; the title is drawn in its window only. Same encoder settings as ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.jobs import FPS, MUSIC_VOLUME, TITLE_S, ZOOM_BY, Film, Piece

_ENCODER = [
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"),
    *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
    *("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart"),
]


def command(film: Film, media: Path, font: Path, out: Path) -> list[str]:
    """FFmpeg's arguments."""
    inputs: list[str] = []
    chains: list[str] = []
    for number, piece in enumerate(film.pieces):
        inputs += _input(piece, media)
        exact = f"fps={FPS},tpad=stop=3:stop_mode=clone,trim=end_frame={round(piece.seconds * FPS)}"
        chains.append(f"[{number}:v]{_picture(piece, film)},setsar=1,{exact},settb=1/{FPS},setpts=N[v{number}]")
    chains += _blended(film) if film.blend else _in_a_row(film)
    if film.title:
        chains.append(f"[film]{_title(film, font)}[titled]")
    picture = "titled" if film.title else "film"
    chains += _sound(film)
    if film.song:
        inputs += ["-t", f"{film.seconds:.3f}", "-i", str(media / film.song.name)]
    maps = ["-filter_complex", ";".join(chains), "-map", f"[{picture}]", "-map", "[sound]"]
    return [*inputs, *maps, *_ENCODER, "-t", f"{film.seconds:.3f}", str(out)]


def _input(piece: Piece, media: Path) -> list[str]:
    if not piece.file.seconds:
        return ["-i", str(media / piece.file.name)]
    seek = ["-ss", f"{piece.begin:.3f}"] if piece.begin else []
    return [*seek, "-t", f"{piece.seconds:.3f}", "-i", str(media / piece.file.name)]


def _picture(piece: Piece, film: Film) -> str:
    (width, height), (wide, high) = film.canvas, piece.file.size
    if not piece.file.seconds:
        return _zoomed(piece, film)
    if piece.file.size == film.canvas:
        return "null"
    if abs(wide / high - width / height) < 0.01:
        return f"scale={width}:{height}"
    small = f"{width // 16 * 2}:{height // 16 * 2}"
    name = f"x{film.pieces.index(piece)}"
    return (
        f"split[{name}a][{name}b];"
        f"[{name}a]scale={small}:force_original_aspect_ratio=increase,crop={small},gblur=sigma={width / 34:.1f},"
        f"scale={width}:{height},setsar=1[{name}c];"
        f"[{name}b]scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1[{name}d];"
        f"[{name}c][{name}d]overlay=(W-w)/2:(H-h)/2"
    )


def _zoomed(piece: Piece, film: Film) -> str:
    """`zoompan` moves by whole pixels of what it is given: at twice the canvas, that is half a pixel of the film."""
    width, height = film.canvas
    frames = round(piece.seconds * FPS)
    return (
        f"scale={2 * width}:{2 * height},zoompan=z='1+{ZOOM_BY}*on/{frames - 1}':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2'"
        f":d={frames}:s={width}x{height}:fps={FPS},format=yuv420p"
    )


def _in_a_row(film: Film) -> Iterator[str]:
    if len(film.pieces) == 1:
        yield "[v0]null[film]"
        return
    yield "".join(f"[v{n}]" for n in range(len(film.pieces))) + f"concat=n={len(film.pieces)}:v=1:a=0[film]"


def _blended(film: Film) -> Iterator[str]:
    """Bodies and the frames of the crossfades apart, so that `xfade` sees only what it mixes."""
    blend = round(film.blend * FPS)
    row: list[str] = []
    last = len(film.pieces) - 1
    for number, piece in enumerate(film.pieces):
        frames = round(piece.seconds * FPS)
        begin, end = (blend if number else 0), (frames - blend if number < last else frames)
        parts = [("h", 0, blend)] if number else []
        parts += [("b", begin, end), *([("t", end, frames)] if number < last else [])]
        yield f"[v{number}]split={len(parts)}" + "".join(f"[{name}{number}s]" for name, _, _ in parts)
        for name, first, after in parts:
            cut = f"trim=start_frame={first}:end_frame={after},setpts=PTS-STARTPTS"
            yield f"[{name}{number}s]{cut}[{name}{number}]"
        if number:
            yield f"[t{number - 1}][h{number}]xfade=transition=fade:duration={film.blend}:offset=0[x{number}]"
            row.append(f"[x{number}]")
        row.append(f"[b{number}]")
    yield f"{''.join(row)}concat=n={len(row)}:v=1:a=0[film]"


def _title(film: Film, font: Path) -> str:
    size = film.canvas[0] // 12
    look = f"fontsize={size}:fontcolor=white:borderw={max(1, size // 16)}:bordercolor=black"
    fade = "alpha='min(1,min(t/0.4,(3-t)/0.4))'"
    place = "x=(w-tw)/2:y=(h-th)/2"
    return f"drawtext=fontfile='{font}':text='{film.title}':{look}:{fade}:{place}:enable='lt(t,{TITLE_S})'"


def _sound(film: Film) -> Iterator[str]:
    """Crossfaded with the picture, the song under it, and a limiter against what is too loud."""
    if not film.pieces[0].file.seconds:
        yield f"anullsrc=r=48000:cl=stereo,atrim=end={film.seconds:.3f}[own]"
    elif not film.blend:
        voices = "".join(f"[{n}:a]" for n in range(len(film.pieces)))
        yield f"{voices}concat=n={len(film.pieces)}:v=0:a=1[own]" if len(film.pieces) > 1 else "[0:a]anull[own]"
    else:
        before = "[0:a]"
        for number in range(1, len(film.pieces)):
            after = "[own]" if number == len(film.pieces) - 1 else f"[a{number}]"
            yield f"{before}[{number}:a]acrossfade=d={film.blend}{after}"
            before = after
    if film.song:
        yield f"[{len(film.pieces)}:a]volume={MUSIC_VOLUME}[music]"
        yield "[own][music]amix=inputs=2:duration=first:normalize=0,alimiter=limit=0.9:level=0[sound]"
    else:
        yield "[own]alimiter=limit=0.9:level=0[sound]"
