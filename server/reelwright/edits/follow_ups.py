"""Messages that mean the edits before them: "a bit more", "same for the dog", "do that for clip 3 too". Pure.

Only whole messages, and only edits that can be done again so; for all others the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pydantic import ValidationError

from reelwright.edits.model import (
    EDIT,
    Delete,
    Edit,
    Fade,
    RemoveMusic,
    Speed,
    Transitions,
    Trim,
    Undo,
    Volume,
)
from reelwright.edits.numbers import number
from reelwright.edits.ops_cut import Freeze, Keep, Redo, Reverse
from reelwright.edits.ops_picture import (
    Adjust,
    CropEdge,
    Flip,
    Magnify,
    Motion,
    Recolour,
    RemoveOverlay,
    Stabilise,
    Turn,
)
from reelwright.edits.ops_sound import RemoveSound
from reelwright.edits.ops_text import RemoveText, RestyleText
from reelwright.edits.parse import parse
from reelwright.edits.terms import Clip
from reelwright.edits.traditional import simplified

_OPENING: Final = (
    r"(?:(?:and|now|ok|okay|yes|yeah|yep|nice|great|cool|good|hmm|please|pls|just|but|make it|go|can you|could you"
    r"|do it) )*"
)
_POLITE: Final = r"(?: (?:please|pls|plz|thanks|thx|then|though))*"
_AMOUNT: Final = (
    r"(?P<much>(?:(?:a )?(?:tiny |little )?(?:bit|little|tad|touch|smidge|hair)|slightly|even|some|still|much|way"
    r"|a lot|lots) )?"
)
_MORE: Final = re.compile(rf"{_OPENING}{_AMOUNT}(?:more|further|again)(?: (?:of that|like that))?{_POLITE}")
_LESS: Final = re.compile(
    rf"{_OPENING}(?:(?:nah|nope|no|whoa|ok)?,? ?(?:that's |it's )?(?:way |a bit |far )?too much,? "
    r"(?:(?:make it |do )?(?:only |just )?half (?:of )?(?:that|it|as much)|half)"
    rf"|(?:only |just |make it |do )*half (?:of )?(?:that|as much)"
    rf"|(?:nah|nope),? (?:that's |it's )?(?:way |a bit |far )?too much|{_AMOUNT}less(?: of that)?|not (?:that|so"
    rf"|quite so|quite that) much|that's (?:a bit )?too much|too much){_POLITE}"
)
_SAME: Final = re.compile(
    rf"{_OPENING}(?:(?:do )?(?:the )?(?:exact )?same(?: thing)?(?: again)?"
    r"|(?:do|apply|use|repeat) (?:that|this|it|the same)|that|ditto)"
    rf"(?: again| too| as well| also)?,? (?:but )?(?:for|to|on|with|in|at) (?P<which>.+?)(?: (?:too|as well|also"
    rf"|again))*{_POLITE}"
)
_ALSO: Final = re.compile(
    rf"{_OPENING}(?:do )?(?P<which>.+?) (?:too|as well|also){_POLITE}"
    rf"|(?:and|also|plus|now) (?:do )?(?P<added>(?:the |my |clip ).+?){_POLITE}"
)
_ALSO_ZH: Final = re.compile(
    r"(?:还有|另外)?(?P<which>[^，。！？]{1,14}?)(?:也(?:一样|是|这样|同样|照做|照样|弄一下|来一下|来一遍|来一个|要)|同样|一样|照样)(?:处理|弄|来|的)?(?:吧|哈|哦)?"
)
_BEFORE: Final = re.compile(
    rf"(?:no|nah|nope|hmm)?,? ?{_OPENING}(?:(?:ctrl|cmd|control|command)[ +-]?z"
    r"|(?:put|set|make|change|turn|bring) (?:it|that|everything) back(?: to)? (?:how|the way|what|like) it was(?: "
    r"before)?"
    r"|(?:i |we )?(?:liked|preferred|like) (?:it|the old one|the way it was)(?: better| more)? (?:before|the way it "
    r"was|how it was)"
    rf"|(?:it|that) (?:was|looked) (?:better|nicer) before){_POLITE}"
    r"|恢复(?:刚才|刚刚)?(?:删|去|剪)(?:掉|除)?的(?:那段|那个|片段)?|还是(?:原来|之前|刚才|以前)(?:那样|的|那个)?(?:比较)?(?:好|好看|吧)?"
    r"|退(?P<steps>[一两二三四五2-9])步(?:吧)?"
)
_BACK: Final = re.compile(
    rf"{_OPENING}(?:(?:actually|no|nah|wait|hmm|oops|sorry|nvm|never ?mind|on second thought|oh dear|oh no|oh|ah|damn"
    rf"|argh)[,.!]* )*"
    r"(?:(?:i|we) (?:didn't|did not|didnt|never) (?:mean|want|intend) (?:to|for) [^,.!?;]{3,60}[,.!?;]+ )?"
    rf"{_OPENING}"
    rf"(?:i )?(?:put|bring|get|add|give|want|need)(?: me)? (?P<what>it|that|them|those|him|her|(?:the |my "
    rf")?[\w.'-]+(?: "
    rf"(?:clip|video|photo))?) back(?: in| again| there)*{_POLITE}"
    rf"|{_OPENING}(?:actually|no|wait),? (?:un-?delete|restore) (?P<it>it|that|them){_POLITE}"
)
_THOUGHT_AGAIN: Final = r"(?:(?:我)?(?:再)?(?:想了想|想想|想来想去)|算了|嗯)*[，, ]*"
_AFTER_ALL: Final = re.compile(
    rf"{_OPENING}(?:(?:actually|hmm|no|well),? )?(?:on second thought,? )?"
    rf"(?:delete|remove|drop|cut|lose) (?:it|that|them) after all{_POLITE}"
    rf"|{_THOUGHT_AGAIN}还是(?:把它)?(?:删|去|剪|拿|砍)(?:了|掉)(?:它)?(?:吧|好了?)?|{_THOUGHT_AGAIN}还是不要了(?:吧)?"
)
_BROUGHT_BACK: Final = re.compile(
    rf"(?:(?:actually|hmm+|no|nah|nope|wait|oops|oh|ok|sorry|well|nvm|never ?mind|on second thought"
    rf"|ugh)[,. ]*)*{_OPENING}"
    r"(?:(?:bring|put|get|give me|add|i want|i'd like|have) (?:it|that|this|them) back(?: again| in| there)?"
    r"|(?:it|that) (?:was|looked) (?:better|good|fine|nicer) (?:with it|before you undid it|before the undo)"
    r"|(?:undo|reverse|revert) (?:the|that|my) undo|(?:i )?(?:didn't|did not|don't) (?:mean|want) to undo(?: that| it)?"
    rf"|(?:redo|restore) (?:that|it|what i just undid)){_POLITE}"
)
_TAKEN: Final = (Delete, RemoveMusic, RemoveText, RemoveSound, RemoveOverlay)
_MORE_ZH: Final = re.compile(
    r"(?:再|还要|还可以|还能)(?P<much>稍微|稍)?(?:多|强|来|明显|重)(?P<bit>一?点点?|一些|些)?(?:吧|呗|就好)?"
)
_LESS_ZH: Final = re.compile(
    r"(?:(?P<why>[^，,。]{0,8}太[^，,。]{1,4})[，,]? ?)?"
    r"(?:减一半|减半|减少一半|少一半|弱一半|降一半|降低一半|淡一半|没那么多|别那么多|太多了|太过了|过头了|再少一?点|少一?点|弱一?点|减一?点)(?:吧|呗|就好|就行)?"
)
_OF_CLIPS: Final = (
    Adjust, Recolour, Flip, Turn, CropEdge, Magnify, Motion, Stabilise, Speed, Reverse, Trim, Keep, Freeze,
)  # fmt: skip
_SLIGHTLY: Final = re.compile(r"a (?:tiny|little|bit|tad|touch|smidge|hair)|slightly")
_WEAK: Final = 0.5
_LONGEST: Final = 120  # characters


def follow_up(message: str, last: Sequence[Edit], names: Iterable[str] = ()) -> tuple[Edit, ...] | None:
    """The edits of the last step again: stronger, weaker, or for another clip; None if the message does not ask so."""
    words = " ".join(message.lower().replace("’", "'").split()).strip(" .!,")
    if not last or len(words) > _LONGEST:
        return None
    if more := _MORE.fullmatch(words):
        by = _WEAK if _SLIGHTLY.match(more["much"] or "") else 1.0
        return _all(_again(edit, by, more=True) for edit in last)
    if (before := _BEFORE.fullmatch(simplified(words))) is not None:
        return (Undo(steps=int(number(before["steps"] or "1"))),)
    if back := _BACK.fullmatch(words):
        return _put_back(last, back["what"] or back["it"], tuple(names))
    if more := _MORE_ZH.fullmatch(plain := simplified(words).strip("。！～")):
        return _all(_again(edit, _WEAK if more["much"] or more["bit"] else 1.0, more=True) for edit in last)
    less = _LESS_ZH.fullmatch(plain)
    if less and (not less["why"] or _answers(less["why"], last)):
        return _all(_again(edit, -_WEAK, more=False) for edit in last)
    if _LESS.fullmatch(words):
        return _all(_again(edit, -_WEAK, more=False) for edit in last)
    said = _SAME.fullmatch(words) or _ALSO.fullmatch(words) or _ALSO_ZH.fullmatch(plain)
    which = (
        next((words for name, words in said.groupdict().items() if name in ("which", "added") and words), "")
        if said
        else ""
    )
    clips = _clips(which, tuple(names)) if which else ()
    return _all(_of(edit, clip) for clip in clips for edit in last) if clips else None


def after_all(message: str, undone: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """ "delete it after all", 想了想还是删了吧: once more what took something away and was taken back; else None.

    "bring it back" is whatever was taken back last.
    """
    words = simplified(" ".join(message.lower().replace("’", "'").split())).strip(" .!,。！～，")
    if not undone or len(words) > _LONGEST:
        return None
    if _BROUGHT_BACK.fullmatch(words):
        return (Redo(),)
    if _AFTER_ALL.fullmatch(words) is None:
        return None
    return (Redo(),) if all(isinstance(edit, _TAKEN) for edit in undone) else None


def _put_back(last: Sequence[Edit], what: str, names: tuple[str, ...]) -> tuple[Edit, ...] | None:
    """ "put it back": what the last step took away, if that was all it did; by name only what it took."""
    if not all(isinstance(edit, _TAKEN) for edit in last):
        return None
    if what in ("it", "that", "them", "those", "him", "her"):
        return (Undo(),)
    taken = tuple(clip for edit in last if isinstance(edit, Delete) for clip in edit.clips)
    return (Undo(),) if taken and _clips(what, names) == taken else None


def _answers(why: str, last: Sequence[Edit]) -> bool:
    """太亮了 of what was made brighter: the complaint is about the very edit before."""
    wanted = [edit for edit in parse(why).edits if isinstance(edit, Adjust)]
    made = [edit for edit in last if isinstance(edit, Adjust)]
    if len(wanted) != 1 or len(made) != len(last) or not made:
        return False
    return all(edit.tone == wanted[0].tone and (edit.by or 0) * (wanted[0].by or 0) < 0 for edit in made)


def _all(made: Iterable[Edit | None]) -> tuple[Edit, ...] | None:
    """All of them, or none."""
    out: list[Edit] = []
    for edit in made:
        if edit is None:
            return None
        out.append(edit)
    return tuple(out) or None


def _clips(which: str, names: tuple[str, ...]) -> tuple[Clip, ...]:
    """The clips that words name, as the language reads them in "mute …"."""
    parsed = parse(f"mute {which}", names)
    named = tuple(edit.target for edit in parsed.edits if isinstance(edit, Volume) and edit.level == 0)
    whole = named and len(named) == len(parsed.edits) and not parsed.unknown and not parsed.impossible
    return tuple(clip for clip in named if clip not in ("music", "everything")) if whole else ()


def _of(edit: Edit, clip: Clip) -> Edit | None:
    """The same of another clip."""
    if clip == "clips":
        clip = "all"
    if isinstance(edit, _OF_CLIPS):
        return edit.model_copy(update={"clip": clip})
    if isinstance(edit, Fade | Volume) and edit.target not in ("film", "music", "everything"):
        return edit.model_copy(update={"target": "clips" if clip == "all" and isinstance(edit, Volume) else clip})
    return None


def _again(edit: Edit, by: float, *, more: bool) -> Edit | None:
    """So much more of the same, as a share of what it was; `by` below 0 takes some of it back."""
    changes: dict[str, object]
    match edit:
        case Adjust(by=float() as amount):
            changes = {"by": round(amount * by, 4)}
        case RestyleText(size="bigger" | "smaller" as size) if edit.new_text is None:
            changes = {"size": size if more else {"bigger": "smaller", "smaller": "bigger"}[size]}
        case RestyleText(lift=float() as lift) if edit.new_text is None:
            changes = {"lift": round(lift * by, 4)}
        case Transitions(change="shorter" | "longer" as change):
            changes = {"change": change if more else {"shorter": "longer", "longer": "shorter"}[change]}
        case Speed(factor=factor) if factor != 1:
            changes = {"factor": round(max(0.25, min(4.0, factor ** (1 + by))), 2)}
        case Magnify(by=amount):
            changes = {"by": round(min(3.0, amount * (1 + by)), 4)}
        case CropEdge(by=amount):
            changes = {"by": round(min(0.45, amount * (1 + by)), 4)}
        case Recolour(strength=strength) if not more:
            changes = {"strength": round(max(0.05, strength * _WEAK), 4)}
        case _:
            return None
    try:
        return EDIT.validate_python({**edit.model_dump(exclude_none=True), **changes})
    except ValidationError:
        return None
