"""What comes into the studio: judged by content, measured as displayed, kept once under a neutral name."""

from __future__ import annotations

import contextlib
import random
import shutil
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from reelwright.draft.media import MOST_BYTES
from reelwright.errors import FileTooLarge, UnsupportedFile
from reelwright.media.names import shown_name
from reelwright.studio.asset import Asset
from reelwright.studio.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "media")


def take(library: Library, source: Path, name: str | None = None) -> Asset:
    """Ingest a copy of `source`, as an upload that was written to the incoming area."""
    incoming = library.incoming / "upload"
    shutil.copyfile(source, incoming)
    return library.ingest(incoming, name or source.name)


def refusal(library: Library, source: Path, name: str | None = None) -> UnsupportedFile:
    with pytest.raises(UnsupportedFile) as caught:
        take(library, source, name)
    assert [path.name for path in library.folder.rglob("*") if path.is_file()] == []
    return caught.value


def opened(library: Library, asset: Asset) -> Image.Image:
    image = Image.open(library.path(asset))
    image.load()
    return image


def test_a_clip_comes_in_whole(library, media):
    source = media.video(seconds=1.0, size=(320, 240), fps=30)
    asset = take(library, source, "My clip.mp4")
    assert asset.model_dump() == {
        "id": asset.sha256[:16],
        "name": "My clip.mp4",
        "kind": "video",
        "file": f"{asset.id}.mp4",
        "bytes": source.stat().st_size,
        "sha256": asset.sha256,
        "duration_ms": 1000,
        "width": 320,
        "height": 240,
        "fps": 30.0,
        "rotation": 0,
        "has_audio": True,
        "animated": False,
        "cues": (),
        "footage": {"transfer": "sdr", "square": True, "transparent": False, "untagged_hd": False, "bt709": False},
    }
    assert library.path(asset).read_bytes() == source.read_bytes()
    assert list(library.incoming.iterdir()) == []


@pytest.mark.parametrize("suffix", ["mp4", "mov", "mkv", "webm", "avi"])
def test_every_film_container_is_measured_the_same(library, media, suffix):
    asset = take(library, media.video(f"clip.{suffix}", seconds=1.0, fps=25))
    assert (asset.kind, asset.file, asset.fps, asset.has_audio) == ("video", f"{asset.id}.{suffix}", 25.0, True)
    assert asset.duration_ms == pytest.approx(1000, abs=45)


@pytest.mark.parametrize("suffix", ["mp3", "wav", "m4a", "aac"])
def test_every_sound_container_is_a_song(library, media, suffix):
    asset = take(library, media.song(f"song.{suffix}", seconds=1.5))
    assert (asset.kind, asset.file, asset.width, asset.fps) == ("audio", f"{asset.id}.{suffix}", 0, None)
    assert asset.duration_ms == pytest.approx(1500, abs=60)
    assert asset.has_audio


@pytest.mark.parametrize("suffix", ["jpg", "jpeg", "png", "gif", "webp"])
def test_every_photo_format_is_an_image(library, media, suffix):
    asset = take(library, media.photo(f"photo.{suffix}", size=(320, 200), colour="green"))
    assert (asset.kind, asset.width, asset.height, asset.duration_ms) == ("image", 320, 200, 0)
    red, green, blue = opened(library, asset).convert("RGB").getpixel((100, 100))
    assert green == pytest.approx(128, abs=4)
    assert max(red, blue) < 8


def test_the_content_decides_and_not_the_name(library, media):
    asset = take(library, media.video("clip.webm"), "holiday.mp3")
    assert (asset.kind, asset.file, asset.name) == ("video", f"{asset.id}.webm", "holiday.mp3")


@pytest.mark.parametrize(("turn", "size"), [(0, (320, 180)), (90, (180, 320)), (180, (320, 180)), (270, (180, 320))])
def test_a_rotation_flag_turns_the_size_that_is_told(library, media, turn, size):
    asset = take(library, media.video(size=(320, 180), rotate=turn))
    assert (asset.rotation, asset.width, asset.height) == (turn, *size)


def test_a_variable_frame_rate_is_averaged(library, media):
    asset = take(library, media.video(seconds=2.0, fps=30, vfr=True))
    assert asset.fps == pytest.approx(20, abs=1)
    assert asset.duration_ms == pytest.approx(2000, abs=80)


def test_a_fractional_frame_rate_is_kept(library, media):
    assert take(library, media.video(fps=30000 / 1001, seconds=1.0)).fps == pytest.approx(29.97)


def test_a_silent_clip_is_known_to_be_silent(library, media):
    assert not take(library, media.video(audio="none")).has_audio


@pytest.mark.parametrize("audio", ["mono", "5.1"])
def test_any_number_of_channels_counts_as_sound(library, media, audio):
    assert take(library, media.video(audio=audio)).has_audio


def test_odd_sizes_are_told_as_they_are(library, media):
    asset = take(library, media.video(size=(320, 240), odd=True))
    assert (asset.width, asset.height) == (321, 241)


def test_a_ten_bit_clip_comes_in(library, media):
    assert take(library, media.video(hdr=True)).kind == "video"


def test_pixels_that_are_not_square_are_told_as_displayed(library, media, tmp_path):
    anamorphic = tmp_path / "dv.mp4"
    media.ffmpeg("-i", str(media.video(size=(320, 240))), "-vf", "setsar=4/3", "-c:a", "copy", str(anamorphic))
    asset = take(library, anamorphic)
    assert (asset.width, asset.height) == (427, 240)


def test_a_cover_does_not_make_a_song_a_film(library, media):
    for name in ("song.mp3", "song.m4a"):
        asset = take(library, media.song(name, cover=True))
        assert (asset.kind, asset.width) == ("audio", 0)


def test_a_film_container_without_a_picture_is_sound(library, media, tmp_path):
    radio = tmp_path / "radio.mp4"
    media.ffmpeg("-i", str(media.video()), "-vn", "-c", "copy", str(radio))
    asset = take(library, radio)
    assert (asset.kind, asset.file, asset.fps) == ("audio", f"{asset.id}.mp4", None)


def test_a_length_that_no_header_tells_is_counted(library, media, tmp_path):
    live = tmp_path / "live.webm"
    source = media.video("clip.webm", seconds=1.0)
    media.ffmpeg("-i", str(source), "-c", "copy", "-live", "1", "-f", "webm", str(live))
    assert take(library, live).duration_ms == pytest.approx(1000, abs=45)


def test_a_gif_that_moves_is_a_film(library, media):
    asset = take(library, media.gif(colours=("red", "lime", "blue"), frame_ms=200))
    assert (asset.kind, asset.animated, asset.file, asset.has_audio) == ("video", True, f"{asset.id}.gif", False)
    assert (asset.duration_ms, asset.width, asset.height, asset.fps) == (600, 64, 48, 5.0)


def test_a_gif_that_stands_still_is_a_photo(library, media):
    asset = take(library, media.gif(colours=("red",)))
    assert (asset.kind, asset.animated, asset.file) == ("image", False, f"{asset.id}.png")


def test_a_webp_that_moves_becomes_a_film_of_the_same_colours_and_length(library, media):
    import av

    asset = take(library, media.gif("moving.webp", colours=("red", "lime", "blue"), frame_ms=200))
    assert (asset.kind, asset.animated, asset.file, asset.duration_ms) == ("video", True, f"{asset.id}.mov", 600)
    assert (library.folder / f"{asset.id}.original.webp").is_file()
    with av.open(str(library.path(asset))) as film:
        colours = [frame.to_ndarray(format="rgb24")[20, 20] for frame in film.decode(video=0)]
    assert [int(colour.argmax()) for colour in colours] == [0, 1, 2]


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (7, (1, 1)), (8, (0, 1))],
)
def test_exif_orientation_is_applied_once_and_for_all(library, media, orientation, corner):
    source = media.photo(size=(320, 160), colour="black", corner="white", exif_orientation=orientation)
    asset = take(library, source)
    assert (asset.width, asset.height) == ((320, 160) if orientation < 5 else (160, 320))
    image = opened(library, asset).convert("L")
    bright = [
        (x, y)
        for x in (0, 1)
        for y in (0, 1)
        if image.getpixel((10 + x * (asset.width - 20), 10 + y * (asset.height - 20))) > 128
    ]
    assert bright == [corner]
    assert Image.open(library.path(asset)).getexif() == {}


def test_a_sixteen_bit_photo_keeps_its_brightness(library, media):
    asset = take(library, media.photo("deep.png", mode="I;16"))
    assert opened(library, asset).convert("L").getpixel((5, 5)) == pytest.approx(40_000 / 256, abs=2)


def test_a_cmyk_photo_becomes_rgb(library, media):
    image = opened(library, take(library, media.photo("print.jpg", mode="CMYK", colour="green")))
    assert image.mode == "RGB"
    assert image.getpixel((5, 5))[1] > 100 > image.getpixel((5, 5))[0]


@pytest.mark.parametrize("name", ["clear.png", "clear.webp"])
def test_transparency_is_kept(library, media, name):
    asset = take(library, media.photo(name, mode="RGBA", colour=(0, 0, 255, 128), corner=(255, 0, 0, 0)))
    image = opened(library, asset)
    assert (asset.file, image.mode) == (f"{asset.id}.png", "RGBA")
    assert image.getpixel((5, 5))[3] == 0
    assert image.getpixel((300, 200))[3] == pytest.approx(128, abs=2)


def test_a_palette_with_a_transparent_colour_is_transparent(library, tmp_path):
    picture = Image.new("P", (32, 32), 1)
    picture.putpalette([0, 0, 0, 255, 0, 0])
    picture.save(tmp_path / "p.png", transparency=1)
    assert opened(library, take(library, tmp_path / "p.png")).getpixel((3, 3))[3] == 0


def test_a_colour_profile_is_applied(library, tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")  # its red is blue
    Image.new("RGB", (32, 32), (255, 0, 0)).save(tmp_path / "odd.png", icc_profile=swapped)
    image = opened(library, take(library, tmp_path / "odd.png"))
    assert image.getpixel((3, 3)) == pytest.approx((0, 0, 255), abs=6)
    assert "icc_profile" not in image.info


def test_a_broken_colour_profile_does_no_harm(library, tmp_path):
    Image.new("RGB", (32, 32), "green").save(tmp_path / "b.jpg", icc_profile=b"not a profile")
    assert opened(library, take(library, tmp_path / "b.jpg")).getpixel((3, 3))[1] == pytest.approx(128, abs=4)


def test_a_photo_of_a_camera_that_packs_several_pictures_is_its_first(library, tmp_path):
    stills = [Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    stills[0].save(tmp_path / "burst.jpg", format="MPO", save_all=True, append_images=stills[1:])
    assert opened(library, take(library, tmp_path / "burst.jpg")).getpixel((3, 3))[0] > 240


def test_a_huge_photo_is_shrunk_to_what_an_export_can_use(library, media):
    asset = take(library, media.photo("wide.png", size=(6000, 300)))
    assert (asset.width, asset.height) == (4320, 216)


def test_the_original_of_a_photo_is_kept(library, media):
    source = media.photo(exif_orientation=6)
    asset = take(library, source)
    assert (library.folder / f"{asset.id}.original.jpg").read_bytes() == source.read_bytes()


def test_the_same_content_twice_is_the_same_asset(library, media):
    first = take(library, media.video(), "one.mp4")
    files = sorted(library.folder.rglob("*"))
    assert take(library, media.video(), "two.mp4") == first
    assert sorted(library.folder.rglob("*")) == files


def test_the_same_content_from_several_threads_at_once_is_one_asset(library, media):
    sources = [library.incoming / f"upload-{number}" for number in range(6)]
    for source in sources:
        shutil.copyfile(media.photo(), source)
    with ThreadPoolExecutor() as pool:
        assets = list(pool.map(lambda source: library.ingest(source, "photo.jpg"), sources))
    assert len(set(assets)) == 1
    assert list(library.incoming.iterdir()) == []


def test_an_asset_is_found_again_after_a_restart(library, media):
    asset = take(library, media.photo())
    again = Library(library.folder)
    assert again.get(asset.id) == asset
    assert again.get("0" * 16) is None
    assert again.get("../../etc") is None


def test_a_file_lost_from_the_folder_can_be_uploaded_again(library, media):
    asset = take(library, media.video())
    library.path(asset).unlink()
    assert library.get(asset.id) is None
    assert library.path(take(library, media.video())).is_file()


DASH = b"""<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet>
<Representation id="1" bandwidth="1"><BaseURL>/etc/hostname</BaseURL></Representation></AdaptationSet></Period></MPD>"""


@pytest.mark.parametrize(
    ("content", "meaning"),
    [
        (DASH, "a web page or an XML manifest"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n", "an HLS playlist"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "a playlist"),
        (b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n", "plain text"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a web page or an XML manifest"),
        (b"\xef\xbb\xbf<html>", "a web page or an XML manifest"),
        ("notes".encode("utf-16"), "an unknown format"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "a HEIC photo"),
        (b"fLaC\x00\x00\x00\x22", "FLAC sound"),
        (b"%PDF-1.7\n", "a PDF document"),
        (bytes(range(1, 200)), "an unknown format"),
    ],
)
def test_what_is_no_media_is_refused_by_its_content(library, media, content, meaning):
    error = refusal(library, media.file("clip.mp4", content))
    assert error.message == f"clip.mp4: The file holds {meaning}, which is not accepted."
    assert "mp4" in error.hint


def test_an_empty_file_is_refused(library, media):
    assert "empty" in refusal(library, media.file("clip.mp4", b"")).message


@pytest.mark.parametrize(
    "name", ["clip.mp4", "clip.mov", "clip.webm", "clip.mkv", "clip.avi", "song.wav", "song.m4a", "song.mp3"]
)
def test_a_container_cut_off_in_its_header_is_refused(library, media, name):
    source = media.song(name) if name.startswith("song") else media.video(name)
    refusal(library, media.file(name, source.read_bytes()[:40]))


def test_a_clip_whose_index_is_cut_off_is_refused(library, media):
    whole = media.video(seconds=1.0, colour="testsrc2").read_bytes()
    assert "damaged or incomplete" in refusal(library, media.file("cut.mp4", whole[: len(whole) // 2])).message


def test_a_clip_that_was_cut_off_later_has_the_length_that_is_left(library, media):
    whole = media.video("clip.mkv", seconds=2.0, colour="testsrc2").read_bytes()
    asset = take(library, media.file("cut.mkv", whole[: len(whole) // 2]))
    assert 300 < asset.duration_ms < 1700


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp", "moving.webp"])
def test_a_picture_cut_in_half_is_refused(library, media, name):
    made = media.gif(name, size=(200, 200)) if name.startswith("moving") else media.photo(name, corner="white")
    whole = made.read_bytes()
    assert "damaged or incomplete" in refusal(library, media.file(name, whole[: len(whole) // 2])).message


@pytest.mark.parametrize(
    "start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\x10\x00\x00\x00WEBP", b"\x1a\x45\xdf\xa3"]
)
def test_magic_bytes_with_rubbish_after_them_are_refused(library, media, start):
    refusal(library, media.file("x.bin", start + bytes(range(256)) * 8))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge, with a few bytes of data."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + rows + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 9_000)])
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(library, media, size):
    assert "too large" in refusal(library, media.file("bomb.png", bomb(*size))).message


def test_a_clip_of_too_many_pixels_is_refused(library, tmp_path, media):
    huge = tmp_path / "huge.avi"
    media.ffmpeg("-i", str(media.photo("huge.jpg", size=(9000, 8000))), "-c", "copy", str(huge))
    refusal(library, huge)


@pytest.mark.parametrize(
    "name", ["clip.mp4", "clip.webm", "clip.avi", "song.mp3", "photo.jpg", "photo.png", "moving.gif"]
)
def test_damage_anywhere_is_refused_or_survived(library, media, name):
    makers = {"clip": media.video, "song": media.song, "photo": media.photo, "moving": media.gif}
    whole = makers[name.partition(".")[0]](name).read_bytes()
    chance = random.Random(name)  # noqa: S311
    for _ in range(25):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(min(len(damaged), chance.choice([100, 1000, 100_000])))] = chance.randrange(256)
        incoming = library.incoming / "upload"
        incoming.write_bytes(damaged)
        with contextlib.suppress(UnsupportedFile):
            asset = library.ingest(incoming, name)
            assert library.path(asset).is_file()
    assert list(library.incoming.iterdir()) == []


def test_more_than_500_mb_are_refused_without_being_read(library, media):
    incoming = library.incoming / "upload"
    with incoming.open("wb") as file:
        file.write(media.video().read_bytes())
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FileTooLarge):
        library.ingest(incoming, "long.mp4")
    assert not incoming.exists()


def test_a_symlink_is_refused_and_its_target_left_alone(library, media, tmp_path):
    target = tmp_path / "private.mp4"
    shutil.copyfile(media.video(), target)
    link = library.incoming / "upload"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no symlinks here")
    with pytest.raises(UnsupportedFile):
        library.ingest(link, "clip.mp4")
    assert target.is_file()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("clip.mp4", "clip.mp4"),
        ("/home/ann/Holiday 2026.mov", "Holiday 2026.mov"),
        ("C:\\Users\\ann\\clip.mp4", "clip.mp4"),
        ("../../clip.mp4", "clip.mp4"),
        ("夏天.mp4", "夏天.mp4"),
        ("gpj\u202e4pm.exe\u200b", "gpj4pm.exe"),
        ("a\nb\x00\x1b[31m.mp4", "a b[31m.mp4"),
        ("lone \ud800.mp4", "lone .mp4"),
        ("", "file"),
        ("\u202e", "file"),
    ],
)
def test_a_name_is_shown_without_path_or_hidden_characters(given, shown):
    assert shown_name(given) == shown


def test_a_long_name_is_shortened_before_its_extension():
    shown = shown_name("x" * 300 + ".mp4")
    assert len(shown) == 120
    assert shown.endswith("….mp4")
