"""What each edit does: `(draft, edit) -> draft`, without I/O.

The given draft is never touched. An edit that cannot be carried out raises and leaves nothing half done. Undo is not
here: it needs the project's history (`studio/agent.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from reelwright.draft.model import (
    AUDIO,
    Draft,
    Placement,
    Segment,
    Source,
    Transform,
)
from reelwright.draft.presets import PRESET
from reelwright.edits import model as e
from reelwright.edits import ops_cut as o
from reelwright.edits import ops_picture as p
from reelwright.edits import ops_sound as s
from reelwright.edits import ops_text as t
from reelwright.edits.sound_files import is_voice
from reelwright.edits.terms import Ratio
from reelwright.errors import BadRequest, NoSuchClip
from reelwright.studio import (
    assembling,
    beat_cuts,
    cutting,
    evening,
    extending,
    fitting,
    highlights,
    insets,
    joins,
    lettering,
    picturing,
    recutting,
    silence_cuts,
    soundtrack,
    voices,
)
from reelwright.studio.asset import Asset
from reelwright.studio.finding.finder import NO_FINDER, Finder
from reelwright.studio.timeline import (
    clips,
    film_ms,
    find_assets,
    find_clips,
    need_clips,
    placed,
    placement,
    settle,
    songs,
)

MUSIC_END_FADE_MS = 1500
CANVAS: dict[Ratio, tuple[int, int]] = {
    "9:16": (1080, 1920),
    "16:9": (1920, 1080),
    "1:1": (1080, 1080),
    "4:5": (1080, 1350),
}

_LOUDEST = 4.0


def apply(
    draft: Draft, edit: e.Edit, assets: Sequence[Asset], new_id: Callable[[], str], finder: Finder = NO_FINDER
) -> Draft:
    """The draft after one edit. `assets` are the project's files in the order they came; `finder` looks into them.

    Raises NoSuchClip, EmptyTimeline, BadRequest, and what the finder raises.
    """
    film = draft.model_copy(deep=True)
    _change(film, edit, assets, new_id, finder)
    settle(film)
    return film


def _change(film: Draft, edit: e.Edit, assets: Sequence[Asset], new_id: Callable[[], str], finder: Finder) -> None:
    match edit:
        case e.Combine():
            assembling.combine(film, edit, assets, new_id)
        case e.Move(by=None) if assembling.is_new(film, edit.clip, assets):
            placed_as = edit.model_dump(include={"to", "after", "before"})
            assembling.insert(film, o.Insert(file=str(edit.clip), **placed_as), assets, new_id)
        case e.Reorder() | e.Move() | e.Swap() | e.Trim() | e.CutOff() | e.Split() | e.Delete() | e.Speed():
            cutting.cut(film, edit, new_id)
        case o.Duplicate() | o.Loop() | o.CutOut() | o.Keep() | o.SplitFilm() | o.Reverse() | o.Freeze():
            recutting.recut(film, edit, new_id)
        case o.Insert():
            assembling.insert(film, edit, assets, new_id)
        case o.Extend():
            extending.extend(film, edit, {asset.id: asset for asset in assets})
        case o.FitLength():
            fitting.fit(film, edit, {asset.id: asset for asset in assets}, finder)
        case o.SplitScenes():
            highlights.split_scenes(film, edit, {asset.id: asset for asset in assets}, finder, new_id)
        case o.Highlight():
            highlights.highlight(film, edit, {asset.id: asset for asset in assets}, finder, new_id)
        case o.Preset():
            _make_for(film, edit)
        case t.Text() | t.RestyleText() | t.RemoveText() | t.Captions():
            lettering.write(film, edit, assets, new_id)
        case e.Transitions():
            joins.join(film, edit)
        case s.AnotherSong() | s.MusicTempo() | s.MusicPart() | s.VolumeSpan() | s.Duck():
            soundtrack.change(film, edit, assets, finder)
        case s.AddSound():
            voices.lay(film, edit, assets, new_id)
        case s.RemoveSound():
            voices.take_off(film, edit)
        case s.BeatCuts():
            beat_cuts.cut_on_beat(film, edit, {asset.id: asset for asset in assets}, finder)
        case s.EvenLoudness():
            evening.even_out(film, {asset.id: asset for asset in assets}, finder)
        case s.CutSilences():
            silence_cuts.cut_silences(film, edit, {asset.id: asset for asset in assets}, finder, new_id)
        case e.Music():
            _add_music(film, edit, assets, new_id)
        case e.RemoveMusic():
            _remove_music(film)
        case e.Volume():
            _set_volume(film, edit)
        case e.Aspect():
            _reshape(film, edit)
        case e.Photo():
            _set_photos(film, edit)
        case e.Fade():
            _fade(film, edit)
        case (
            p.Canvas()
            | p.Focus()
            | p.Motion()
            | p.Magnify()
            | p.Turn()
            | p.Flip()
            | p.CropEdge()
            | p.Adjust()
            | p.Recolour()
            | p.Stabilise()
        ):
            picturing.picture(film, edit, assets)
        case p.Overlay():
            insets.lay_over(film, edit, assets, new_id)
        case p.RemoveOverlay():
            insets.take_away(film, edit)
        case e.Undo() | o.Redo() | o.GoBack():
            raise BadRequest("Going back cannot be mixed with other edits.", hint="Send it by itself.")
        case _:
            assert_never(edit)


def _make_for(film: Draft, edit: o.Preset) -> None:
    preset = PRESET[edit.name]
    film.m.width, film.m.height = preset.width, preset.height
    film.m.preset, film.m.safe_area, film.m.loudness_lufs = edit.name, preset.safe_area, preset.lufs


def _reshape(film: Draft, edit: e.Aspect) -> None:
    """Another shape. What was made for a platform of another shape is no longer made for it."""
    film.m.fit = edit.fit or film.m.fit
    if edit.ratio is None:
        return
    film.m.width, film.m.height = CANVAS[edit.ratio]
    preset = next((preset for name, preset in PRESET.items() if name == film.m.preset), None)
    if preset and (preset.width, preset.height) != (film.m.width, film.m.height):
        film.m.preset = film.m.safe_area = film.m.loudness_lufs = None


def _add_music(film: Draft, edit: e.Music, assets: Sequence[Asset], new_id: Callable[[], str]) -> None:
    need_clips(film)
    source = _song(edit, [asset for asset in assets if asset.kind == "audio"])
    if songs(film):
        _remove_music(film)
    x = Placement(
        id=new_id(),
        role="music",
        origin="composer" if source.mood else "upload",
        anchor="whole",
        source=source,
        volume=edit.volume,
        fade_out_ms=0 if source.mood else MUSIC_END_FADE_MS,  # a composed song has an ending of its own
    )
    voices.music_row(film).sg.append(Segment(d=film_ms(film), x=x))


def _song(edit: e.Music, uploaded: Sequence[Asset]) -> Source:
    if edit.file is not None:
        found = find_assets(uploaded, edit.file)
        if len(found) > 1:
            raise NoSuchClip(f"{edit.file!r} could be several files.", hint="Give the whole file name.")
        return _song_of(found[0])
    if edit.mood is None and uploaded:
        return _song_of(([asset for asset in uploaded if not is_voice(asset.name)] or uploaded)[-1])
    mood = edit.mood or "upbeat"
    return Source(asset_id=f"composer:{mood}", name=f"{mood} (composed)", kind="audio", mood=mood)


def _song_of(asset: Asset) -> Source:
    return Source(asset_id=asset.id, name=asset.name, kind="audio", out_ms=asset.duration_ms)


def _remove_music(film: Draft) -> None:
    if not songs(film):
        raise NoSuchClip("There is no music in the film.")
    for row in film.tracks(AUDIO):
        row.sg = [segment for segment in row.sg if segment.x is None or segment.x.role != "music"]


def _set_volume(film: Draft, edit: e.Volume) -> None:
    music = [x for _, x in songs(film)]
    match edit.target:
        case "music":
            if not music:
                raise NoSuchClip("There is no music in the film.", hint="Add music first.")
            heard = music
        case "clips":
            heard = [x for _, x in placed(need_clips(film))]
        case "everything":
            heard = [x for _, x in placed(need_clips(film))] + music
        case wanted:
            heard = voices.named(film, wanted) or [placement(clips(film)[place]) for place in find_clips(film, wanted)]
    for x in heard:
        x.volume = min(_LOUDEST, round(x.volume * edit.times, 4)) if edit.times is not None else edit.level or 0.0


def _set_photos(film: Draft, edit: e.Photo) -> None:
    segments = need_clips(film)
    chosen = segments if edit.clip is None else [segments[place] for place in find_clips(film, edit.clip)]
    photos = [(segment, x) for segment, x in placed(chosen) if x.source and x.source.kind == "image"]
    if not photos:
        raise NoSuchClip("There is no photo there.", hint="To change a clip's length, trim it or change its speed.")
    for segment, x in photos:
        segment.d = edit.duration_ms or segment.d
        if edit.zoom is not None:
            x.transform = (x.transform or Transform()).model_copy(update={"zoom": edit.zoom})


def _fade(film: Draft, edit: e.Fade) -> None:
    side = f"fade_{edit.direction}_ms"
    need_clips(film)
    match edit.target:
        case "film":
            setattr(film.m, side, edit.duration_ms)
            return
        case "music":
            faded = [x for _, x in songs(film)]
            if not faded:
                raise NoSuchClip("There is no music in the film.", hint="Add music first.")
        case wanted:
            faded = [placement(clips(film)[place]) for place in find_clips(film, wanted)]
    for x in faded:
        setattr(x, side, edit.duration_ms)
