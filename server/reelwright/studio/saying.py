"""What the agent says of a message: what changed, what it left undone, why it held everything back. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from reelwright.draft.compare import compare
from reelwright.draft.model import Draft
from reelwright.draft.telling import listing
from reelwright.edits.parsed import Parsed
from reelwright.edits.phrase import phrase
from reelwright.errors import NotPossible, NotUnderstood
from reelwright.studio.hints import hint


def report(before: Draft, after: Draft, *, chinese: bool) -> str:
    """What changed, in the language of the message."""
    changes = listing(compare(before, after), "zh" if chinese else "en")
    if not changes:
        return "时间线没有变化：已经是这样了。" if chinese else "Nothing changed: the film is like that already."
    return "\n".join(changes)


def left_undone(parsed: Parsed, *, chinese: bool) -> tuple[str, ...]:
    """What was not done of a message of which the rest was."""
    lines = [*_impossible(parsed, chinese), *_unknown(parsed, chinese)]
    if not lines:
        return ()
    if parsed.unknown:
        lines.append(hint(parsed.unknown, chinese=chinese))
    return ("这一部分没有做：" if chinese else "This part was not done:", *lines)


def left_aside(parsed: Parsed, *, chinese: bool) -> tuple[str, ...]:
    """What was passed over because it asks for nothing, in one line."""
    if not parsed.asides:
        return ()
    if chinese:
        return (f"当作闲话略过：{'、'.join(f'“{words}”' for words in parsed.asides)}。",)
    return (f"Left aside, as a remark: {', '.join(f'“{words}”' for words in parsed.asides)}.",)


def refusal(parsed: Parsed, fault: str | None, *, chinese: bool) -> NotPossible | NotUnderstood:
    """Name what cannot be done and what was not understood, and say that nothing was changed."""
    message = "\n".join(_lines(parsed, fault, chinese))
    if parsed.impossible:
        return NotPossible(message, hint="请去掉这一部分，再发一次其余的。" if chinese else None)
    return NotUnderstood(message, hint=hint(parsed.unknown, chinese=chinese))


def second_song(there: str, wanted: str, *, chinese: bool) -> NotUnderstood:
    """Ask whether a file is to take the music's place, or to be heard over it."""
    if chinese:
        return NotUnderstood(
            f"影片已经有音乐 {there}；没有说要不要换成 {wanted}。什么都没有改动。",
            hint=f"请说“把音乐换成{wanted}”，或者“use {wanted} as a sound effect”把它叠加在音乐上。",
        )
    return NotUnderstood(
        f"The film has music already, {there}; you did not say that {wanted} is to take its place. "
        "Nothing was changed.",
        hint=f'Say "replace the music with {wanted}", or "use {wanted} as a sound effect" to hear it over the music.',
    )


def _lines(parsed: Parsed, fault: str | None, chinese: bool) -> Iterator[str]:
    yield from _impossible(parsed, chinese)
    yield from _unknown(parsed, chinese)
    if chinese and parsed.words:
        yield f"听懂了但没有执行：{'、'.join(f'“{words}”' for words in parsed.words)}。"
    if not chinese and parsed.edits:
        yield f"Understood, but held back: {' '.join(phrase(edit) for edit in parsed.edits)}"
    if fault:
        yield f"其中还有问题：{fault}" if chinese else f"That also has a fault: {fault}"
    if not (parsed.impossible or parsed.unknown or parsed.edits):
        yield "请说明要做什么改动。" if chinese else "Say what to change."
    yield "什么都没有改动。" if chinese else "Nothing was changed."


def _impossible(parsed: Parsed, chinese: bool) -> Iterator[str]:
    for item in parsed.impossible:
        if chinese:
            yield f"本地工作室做不到：“{item.words}”。{item.instead_zh}。"
        else:
            instead = f"{item.instead[:1].upper()}{item.instead[1:]}"
            yield f"The local studio cannot do this: “{item.words}”. {instead}."


def _unknown(parsed: Parsed, chinese: bool) -> Iterator[str]:
    if parsed.unknown and chinese:
        yield f"没有听懂：{'、'.join(f'“{words}”' for words in parsed.unknown)}。"
    elif parsed.unknown:
        yield f"I did not understand: {', '.join(f'“{words}”' for words in parsed.unknown)}."
