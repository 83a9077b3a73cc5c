"""Files that were made to do harm, or by careless software: refused in words, or a film like any other.

What they claim is made in `hostile_files.py`. Nothing else is read on their account, and what they cost is bounded.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile_files as hostile
from media_maker import MediaMaker
from reelwright.errors import RenderFailed, UnsupportedFile
from reelwright.studio.render.ffmpeg import run
from reelwright.studio.render.inputs import guarded
from render_drafts import clip, draft, words
from rendering import Bench

Make = Callable[[MediaMaker, Path], bytes]

AGES = 10**9  # seconds; more than a header holds, which is about a day here
DAMAGED = "damaged or incomplete|can be decoded"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def bring(bench: Bench, content: bytes, name: str = "clip.mp4"):
    upload = bench.folder / "upload"
    upload.write_bytes(content)
    incoming = bench.library.incoming / "upload"
    shutil.copyfile(upload, incoming)
    return bench.library.ingest(incoming, name)


def moving(media: MediaMaker, name: str = "moving.mp4", **more) -> bytes:
    return media.video(name, colour="testsrc2", **more).read_bytes()


def made(media: MediaMaker, folder: Path, name: str, *arguments: str) -> bytes:
    media.ffmpeg(*arguments, str(folder / name))
    return (folder / name).read_bytes()


# what cannot be shown, or should not be

REFUSED: dict[str, tuple[Make, str]] = {
    "an MP4 of a thousand million samples": (lambda m, _: hostile.claiming_samples(moving(m), 10**9), DAMAGED),
    "an MP4 whose index would take gigabytes": (lambda m, _: hostile.claiming_samples(moving(m), 60_000_000), DAMAGED),
    "an MP4 without its end": (lambda m, _: moving(m)[:-3000], DAMAGED),
    "an MP4 of years": (lambda m, _: hostile.with_sample_ticks(moving(m), 2**31 - 1), "longer than 10 hours"),
    "a manifest that begins like an MP4": (
        lambda _, folder: hostile.box("ftyp", b"isom\0\0\2\0isommp41") + DASH.format(folder / "bait.mp4").encode(),
        DAMAGED,
    ),
    "a playlist that begins like an AVI": (
        lambda _, folder: b"RIFF\xff\xff\0\0AVI \n#EXTM3U\n#EXTINF:1,\n" + str(folder / "bait.mp4").encode(),
        DAMAGED,
    ),
    "a film without a key frame": (
        lambda m, folder: hostile.without_key_frames(
            m.video("key.mkv", colour="testsrc2"), folder / "none.mkv"
        ).read_bytes(),
        DAMAGED,
    ),
    "a film with two hundred streams": (
        lambda m, folder: made(
            *(m, folder, "many.mkv", "-i", str(m.video()), "-map", "0:v"), *hostile.many(["0:a"], 199), "-c", "copy"
        ),
        "more than 100 streams",
    ),
    "a PNG of four thousand megapixels": (lambda *_: hostile.png(65_535, 65_535), "too large"),
    "a WebP with a canvas of a gigabyte": (
        lambda m, _: hostile.webp_canvas(m.gif("moving.webp").read_bytes(), 16_383, 16_383),
        "damaged|too large",
    ),
    "a PNG whose text unpacks without end": (
        lambda *_: hostile.png_with_text(bytes(200_000_000)),
        "damaged|too large",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_and_leaves_nothing(bench: Bench, media: MediaMaker, tmp_path: Path, case: str) -> None:
    make, message = REFUSED[case]
    with pytest.raises(UnsupportedFile, match=message) as refused:
        bring(bench, make(media, tmp_path))
    assert refused.value.hint
    assert [path for path in bench.library.folder.rglob("*") if path.is_file()] == []


# what is odd, and can be shown

SHOWN: dict[str, Make] = {
    "an MP4 that claims ten hours": lambda m, _: hostile.claiming_duration(moving(m), 36_000_000),
    "an MP4 whose samples last no time": lambda m, _: hostile.with_sample_ticks(moving(m), 0),
    "an MP4 that begins with a gap": lambda m, _: hostile.with_edit_list(moving(m), (2, -1), (1, 0)),
    "an MP4 that begins with a gap of a day": lambda m, _: hostile.with_edit_list(moving(m), (AGES, -1), (1, 0)),
    "an MP4 with an edit of a day": lambda m, _: hostile.with_edit_list(moving(m), (AGES, 0)),
    "an MP4 with two thousand edits": lambda m, _: hostile.with_edit_list(moving(m), *[(1, 0)] * 2000),
    "an MP4 of half an hour with thirty pictures": lambda m, _: hostile.with_sample_ticks(moving(m), 900_000),
    "an AVI that repeats its index": lambda m, _: hostile.avi_index(moving(m, "moving.avi"), 500),
    "an AVI that claims a huge picture": lambda m, _: hostile.avi_size(moving(m, "moving.avi"), 65_535, 65_535),
    "a GIF of ten thousand pictures": lambda *_: hostile.gif(10_000),
    "a single pixel": lambda m, folder: made(
        m, folder, "dot.mkv", "-f", "lavfi", "-i", "color=red:s=1x1:d=1", "-c:v", "ffv1"
    ),
    "a film with a text attached": lambda m, folder: made(
        *(m, folder, "attached.mkv", "-i", str(m.video()), "-attach", str(m.file("note.txt", b"secret"))),
        *("-metadata:s:t", "mimetype=text/plain", "-c", "copy"),
    ),
    "a photo turned to a side that does not exist": lambda *_: hostile.jpeg_with_exif(65_535),
    "a photo whose EXIF goes round in a circle": lambda *_: hostile.jpeg_with_exif(6, loops=True),
    "a photo that claims a billion orientations": lambda *_: hostile.jpeg_with_exif(6, count=2**30),
    "a picture of a hundred megapixels in a hundred kilobytes": lambda *_: hostile.png(
        9_900, 9_900, colour=0, rows=bytes(9_901 * 9_900)
    ),
}


@pytest.mark.parametrize("case", SHOWN)
async def test_it_becomes_a_film(bench: Bench, media: MediaMaker, tmp_path: Path, case: str) -> None:
    asset = bring(bench, SHOWN[case](media, tmp_path))
    assert asset.duration_ms < 3_600_000
    film = await bench.film(draft([clip(asset, 0, 200)]), quality="draft")
    assert film.pictures.shape == (6, 320, 180, 3)


async def test_a_gap_before_the_first_picture_is_not_shown(bench: Bench, media: MediaMaker) -> None:
    asset = bring(bench, hostile.with_edit_list(media.video(colour="red").read_bytes(), (2, -1), (1, 0)))
    assert asset.duration_ms == pytest.approx(1000, abs=40)
    film = await bench.film(draft([clip(asset, 0, 800)], fit="crop"))
    assert [film.colour(frame)[0] > 240 for frame in (0, 12, 23)] == [True] * 3


@pytest.mark.parametrize(
    "make",
    [
        lambda m: hostile.mp3_with_cover(m.song(seconds=1).read_bytes(), m.photo().read_bytes() + bytes(50_000_000)),
        lambda m: hostile.mp3_with_cover(m.song(seconds=1).read_bytes(), hostile.png(65_535, 65_535)),
    ],
    ids=["of fifty megabytes", "of four thousand megapixels"],
)
async def test_a_cover_is_not_in_the_way_of_a_song(bench: Bench, media: MediaMaker, make) -> None:
    song, photo = bring(bench, make(media), "song.mp3"), bench.bring(media.photo())
    assert (song.kind, song.duration_ms) == ("audio", pytest.approx(1000, abs=60))
    film = await bench.film(draft([clip(photo, 0, 500)], sound=[clip(song, 0, 500, role="music")]))
    assert film.pitch(0.1, 0.4) == pytest.approx(440, abs=5)


# what points to other files

DASH = """<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT1S"><Period>
<AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>{}</BaseURL></Representation>
</AdaptationSet></Period></MPD>"""
POINTING = {
    "DASH": DASH,
    "HLS": "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile {}\n",
    "SDP": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns={}\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    "SMIL": '<smil><body><video src="{}"/></body></smil>',
}


@pytest.mark.parametrize("kind", POINTING)
async def test_a_manifest_named_like_a_clip_is_refused_and_leads_ffmpeg_nowhere(
    bench: Bench, media: MediaMaker, tmp_path: Path, kind: str
) -> None:
    manifest = POINTING[kind].format(media.video(colour="red")).encode()
    with pytest.raises(UnsupportedFile, match="is not accepted"):
        bring(bench, manifest)
    for name in ("clip.mp4", "clip.mkv", "clip.avi", "clip.gif", "clip.mp3"):
        (tmp_path / name).write_bytes(manifest)
        with pytest.raises(RenderFailed):
            await run(["-loglevel", "level+warning", *guarded(tmp_path / name), "-f", "null", "-"], time_limit=30)


async def test_a_film_whose_samples_lie_in_another_file_shows_nothing_of_it(
    bench: Bench, media: MediaMaker, tmp_path: Path
) -> None:
    own, other = media.video("own.mov", colour="blue"), tmp_path / "other.mov"
    shutil.copyfile(media.video("other.mov", colour="red"), other)
    pointing = hostile.pointing_elsewhere(own.read_bytes(), other)
    with pytest.raises(UnsupportedFile):
        bring(bench, pointing)
    (tmp_path / "clip.mov").write_bytes(pointing)
    raw = tmp_path / "pictures.rgb"
    command = [*guarded(tmp_path / "clip.mov"), "-an", "-pix_fmt", "rgb24", "-f", "rawvideo", "-y", f"file:{raw}"]
    with pytest.raises(RenderFailed):
        await run(["-loglevel", "level+warning", *command], time_limit=30)
    assert not raw.exists() or raw.stat().st_size == 0


# names

NAMES = ["%d.mp4", "%05d.png", "-i.mp4", "-y", 'it\'s "quoted".mp4', "a:b|c.mp4", "line\nbreak.mp4", "file:clip.mp4"]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_the_persons_reaches_ffmpeg(bench: Bench, media: MediaMaker, name: str) -> None:
    asset = bring(bench, media.video().read_bytes(), name)
    assert asset.file == f"{asset.id}.mp4"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["it's %d: [x], -y", 'two "lines"\nof it', "-i", "夏 ☀"])
async def test_a_film_is_made_wherever_the_projects_folder_is(tmp_path: Path, media: MediaMaker, name: str) -> None:
    (tmp_path / name).mkdir()
    bench = Bench(tmp_path / name)
    clips = [bench.bring(media.video(f"{colour}.mp4", colour=colour)) for colour in ("red", "blue")]
    row = [clip(clips[0], 0, 300), clip(clips[1], 300, 300)]
    film = await bench.film(draft(row, text=[words("there", 0, 200)]), quality="draft")
    assert len(film.pictures) == 18


# what it costs

COSTLY: dict[str, tuple[Make, int]] = {  # megabytes, with what Python and its libraries take
    "an index of gigabytes": (lambda m, _: hostile.claiming_samples(moving(m), 60_000_000), 400),
    "a picture of a hundred megapixels": (
        lambda *_: hostile.png(9_900, 9_900, colour=0, rows=bytes(9_901 * 9_900)),
        400,
    ),
    "a canvas of a gigabyte": (
        lambda m, _: hostile.webp_canvas(m.gif("moving.webp").read_bytes(), 16_383, 16_383),
        400,
    ),
    "ten thousand pictures": (lambda *_: hostile.gif(10_000), 120),
    "a cover of fifty megabytes": (
        lambda m, _: hostile.mp3_with_cover(m.song().read_bytes(), m.photo().read_bytes() + bytes(50_000_000)),
        250,
    ),
}
_TAKE_IN = """
import json, resource, sys
from pathlib import Path
from reelwright.errors import UnsupportedFile
from reelwright.studio.library import Library
library = Library(Path(sys.argv[1]))
try:
    library.ingest(library.incoming / "upload", "upload")
except UnsupportedFile:
    pass
ours = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([int(ours.split()[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")
@pytest.mark.parametrize("case", COSTLY)
def test_its_memory_is_bounded_and_not_ours(bench: Bench, media: MediaMaker, tmp_path: Path, case: str) -> None:
    make, megabytes = COSTLY[case]
    (bench.library.incoming / "upload").write_bytes(make(media, tmp_path))
    command = [sys.executable, "-c", _TAKE_IN, str(bench.library.folder)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    ours, readers = (kilobytes / 1024 for kilobytes in json.loads(told))
    assert readers < megabytes
    assert ours < 100
