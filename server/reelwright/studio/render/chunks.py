"""A plan in pieces that are rendered each by itself, kept, and joined. Pure.

A border lies where an edit elsewhere does not move it: at the ends of shots and of blends, where something is laid
over the film or taken away, and at fixed distances from the beginning of a long shot. None lies inside a blend or while
a caption comes or goes. A blend is a chunk of its own: two clips that change places leave their middles as they are.

FFmpeg opens every input of a command and decodes its first frames before it writes anything: some 25 MB for each 1080p
clip, 100 MB for each 4K one. A chunk has one, or two that are blended; a run of chunks no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reelwright.studio.render.parts import Caption, InsetShot, Plan, Shot

STEP_S = 4
RUN_S = 10
MOST_SHOTS = 2  # of a run
_LEAST_RUN_S = 5
_RUNS_EACH = 4  # at least, of a machine among several
_NEAREST_S = 1.0  # to any other border, for a border in the middle of a shot
_NEAREST_EDGE_S = 0.5  # for the edge of something that is laid over


@dataclass(frozen=True, slots=True)
class Cut:
    """`frames` frames of a shot, from its frame `skip` on. Its join is in the chunk if its last frame is.

    `steady`: its file is known to have a picture for each frame, so nothing need be decoded before the first.
    """

    shot: Shot
    skip: int
    frames: int
    steady: bool = False

    @property
    def exit(self) -> int:
        """How many of its last frames are blended with the next shot, in this chunk."""
        whole = self.skip + self.frames == self.shot.frames
        return self.shot.join.frames if whole and self.shot.join else 0


@dataclass(frozen=True, slots=True)
class Chunk:
    """The frames `first` to `first + frames` of a film: its cuts in order, and the numbers of the plan's captions that
    are seen in it. `brief`: the few frames that are to be encoded before or after a copy of a file."""

    first: int
    frames: int
    cuts: tuple[Cut, ...]
    captions: tuple[int, ...]
    brief: bool = False


def chunks(plan: Plan) -> list[Chunk]:
    """The plan as chunks, in order: together they are its frames, each once."""
    return [chunk_of(plan, cuts) for cuts in _pieces(plan)]


def chunk_of(plan: Plan, cuts: tuple[Cut, ...], *, brief: bool = False) -> Chunk:
    """A piece of one shot, or of two that are blended, as a chunk."""
    first = cuts[0].shot.first + cuts[0].skip
    end = first + cuts[0].frames
    seen = tuple(n for n, caption in enumerate(plan.captions) if caption.first < end and caption.end > first)
    return Chunk(first, end - first, cuts, seen, brief)


def runs(chunks: Iterable[Chunk], fps: int, longest_s: float = RUN_S) -> list[list[Chunk]]:
    """Chunks that one command had better render together: those that follow each other, up to about `longest_s`.

    A command decodes a file from the key frame before what is seen: a border inside a shot costs less within one. So
    runs end where another shot begins, if there is such a place in time.
    """
    made: list[list[Chunk]] = []
    for chunk in chunks:
        if made and _belongs(chunk, made[-1], longest_s * fps, fps):
            made[-1].append(chunk)
        else:
            made.append([chunk])
    return made


def shared_out(chunks: Sequence[Chunk], fps: int, slots: int) -> list[list[Chunk]]:
    """Runs for `slots` machines of their own: shorter ones, the longest first, so that all end at about the same time.

    On one machine the last command has all cores to itself; elsewhere those who are done can only wait.
    """
    each = sum(chunk.frames for chunk in chunks) / fps / slots
    made = runs(chunks, fps, max(STEP_S, min(RUN_S, each / _RUNS_EACH)))
    return sorted(made, key=lambda run: -sum(chunk.frames for chunk in run))


def merged(run: Sequence[Chunk]) -> Chunk:
    """Chunks that follow each other as one."""
    cuts: list[Cut] = []
    for cut in (cut for chunk in run for cut in chunk.cuts):
        last = cuts[-1] if cuts else None
        if last and last.shot == cut.shot and last.skip + last.frames == cut.skip:
            cuts[-1] = replace(last, frames=last.frames + cut.frames)
        else:
            cuts.append(cut)
    seen = sorted({number for chunk in run for number in chunk.captions})
    return Chunk(run[0].first, sum(chunk.frames for chunk in run), tuple(cuts), tuple(seen), run[0].brief)


def _belongs(chunk: Chunk, run: Sequence[Chunk], longest: float, fps: int) -> bool:
    last, length = run[-1], sum(one.frames for one in run)
    if last.first + last.frames != chunk.first or length + chunk.frames > longest or last.brief != chunk.brief:
        return False
    if len({cut.shot.first for one in (*run, chunk) for cut in one.cuts}) > MOST_SHOTS:
        return False
    blended = len(chunk.cuts) > 1
    fresh = len(last.cuts) > 1 or chunk.cuts[0].shot != last.cuts[-1].shot
    return blended or not (fresh and length >= _LEAST_RUN_S * fps)


def apart(plan: Plan) -> Plan:
    """The plan with a caption for each line of its caption files: one that is changed touches no other's chunks."""
    return replace(plan, captions=tuple(one for caption in plan.captions for one in _lines(caption)))


def alone(plan: Plan, chunk: Chunk) -> tuple[Plan, Chunk]:
    """A chunk as a film of its own: the same pixels, and nothing of the plan that does not decide them.

    Where it lies in the film only remains if a fade of the film touches it.
    """
    captions = tuple(plan.captions[number] for number in chunk.captions)
    end = chunk.first + chunk.frames
    fades_in, fades_out = chunk.first < plan.fade_in, end > plan.frames - plan.fade_out
    begins = [chunk.first, *(caption.first for caption in captions)]
    if fades_in:
        begins.append(0)
    if fades_out:
        begins.append(plan.frames - plan.fade_out)
    shift = max(0, min(begins))
    small = replace(
        plan,
        frames=(plan.frames if fades_out else end) - shift,
        shots=(),
        sounds=(),
        insets=tuple(_within(inset, chunk, shift) for inset in plan.insets if _meets(inset, chunk)),
        captions=tuple(replace(caption, first=caption.first - shift) for caption in captions),
        fade_in=plan.fade_in if fades_in else 0,
        fade_out=plan.fade_out if fades_out else 0,
    )
    cuts = tuple(replace(cut, shot=_earlier(cut.shot, shift)) for cut in chunk.cuts)
    return small, replace(chunk, first=chunk.first - shift, cuts=cuts, captions=tuple(range(len(captions))))


def _earlier(shot: Shot, frames: int) -> Shot:
    return replace(shot, first=shot.first - frames)


def _meets(inset: InsetShot, chunk: Chunk) -> bool:
    return inset.shot.first < chunk.first + chunk.frames and inset.shot.end > chunk.first


def _within(inset: InsetShot, chunk: Chunk, shift: int) -> InsetShot:
    """A picture over the film as the chunk has it. Of one that stands still it does not matter when it began."""
    shot = inset.shot
    if not shot.span_ms:
        begin, end = max(shot.first, chunk.first), min(shot.end, chunk.first + chunk.frames)
        shot = replace(shot, first=begin, frames=end - begin)
    return replace(inset, shot=replace(shot, first=shot.first - shift))


def _lines(caption: Caption) -> Iterator[Caption]:
    if not caption.lines:
        yield caption
    for line in caption.lines:
        words = tuple((frame - line.first, word) for frame, word in line.words)
        lines = (replace(line, first=0, words=words),)
        yield replace(caption, first=caption.first + line.first, frames=line.frames, lines=lines)


def _pieces(plan: Plan) -> Iterator[tuple[Cut, ...]]:
    """The cuts of each chunk: a piece of one shot, or the frames in which two are blended."""
    entrance = 0
    for place, shot in enumerate(plan.shots):
        blended = shot.join.frames if shot.join else 0
        leave = shot.frames - blended
        for begin, end in pairwise(_borders(plan, shot, entrance, leave)):
            yield (Cut(shot, begin, end - begin),)
        if blended:
            yield Cut(shot, leave, blended), Cut(plan.shots[place + 1], 0, blended)
        entrance = blended


def _borders(plan: Plan, shot: Shot, begin: int, end: int) -> list[int]:
    """The borders of a shot between two of its frames, these included. Counted from its first frame."""
    borders = [begin, end] if end > begin else []
    over = [edge for caption in plan.captions for edge in _edges(caption)]
    over += [edge for inset in plan.insets for edge in (inset.shot.first, inset.shot.end)]
    edges = sorted({edge - shot.first for edge in over})
    step = STEP_S * plan.fps
    for places, nearest in ((edges, _NEAREST_EDGE_S), (range(step, end, step), _NEAREST_S)):
        for place in places:
            inside = begin < place < end and _is_calm(plan.captions, shot.first + place)
            if inside and all(abs(place - other) >= nearest * plan.fps for other in borders):
                borders.append(place)
    return sorted(borders)


def _edges(caption: Caption) -> tuple[int, ...]:
    """Where a caption begins and ends; a whole file of captions has no such places."""
    return () if caption.lines else (caption.first, caption.end)


def _is_calm(captions: Iterable[Caption], frame: int) -> bool:
    """Whether no caption is coming or going between this frame and the one before."""
    return not any(
        caption.first < frame < caption.first + caption.enter or caption.end - caption.leave < frame < caption.end
        for caption in captions
    )
