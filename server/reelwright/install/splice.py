"""Puts one member into a text of JSON, or takes it out, and leaves every other character as it is. Pure.

What is put in follows the text's own indentation and line ends. `take` is the inverse of `put` wherever the object
that holds the member was there, and not empty, before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from reelwright.errors import BadRequest
from reelwright.install.jsonc import Document, Member, Node, decode, ends_in_line_comment, read

Path = tuple[str, ...]

_SPACE = " \t\r\n"


@dataclass(frozen=True)
class _Style:
    """How a text is laid out. `unit` is one step of indentation; `spaced`: a space follows a colon."""

    newline: str
    unit: str
    spaced: bool

    def flat(self, value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(", ", ": ") if self.spaced else (",", ":"))

    def tall(self, value: object, indent: str) -> str:
        return json.dumps(value, ensure_ascii=False, indent=self.unit).replace("\n", self.newline + indent)


def find(document: Document, path: Path) -> Node | None:
    """The value at `path`. Raises BadRequest when a step is no object, or is there twice."""
    node, rest = _walk(document, path)
    return None if rest else node


def put(text: str, path: Path, value: object) -> str:
    """`text` with `value` at `path`; objects on the way are made. The same text if it is there already.

    Raises BadRequest when the text cannot be read, or the path leads through something that is no object.
    """
    document = read(text)
    style = _style(document)
    if document.root is None:
        gap = style.newline if text and not text.endswith(("\n", "\r")) else ""
        return text + gap + style.tall(_nested(path, value), "") + style.newline
    node, rest = _walk(document, path)
    if rest:
        return _insert(document, style, node, rest[0], _nested(rest[1:], value))
    if decode(text, node) == value:
        return text
    flat = node.members is None and node.items is None and not isinstance(value, dict | list)
    flat = flat or _one_line(text, document.root)
    shown = style.flat(value) if flat else style.tall(value, _indent(text, node.start))
    return text[: node.start] + shown + text[node.end :]


def take(text: str, path: Path) -> str:
    """`text` without the member at `path`; the same text if it is not there. Raises BadRequest as `put` does."""
    document = read(text)
    if document.root is None or find(document, path) is None:
        return text
    holder, _ = _walk(document, path[:-1])
    members = holder.members or ()
    index = next(index for index, member in enumerate(members) if member.key == path[-1])
    if index + 1 < len(members):
        return _take_before(text, holder, members, index)
    return _take_last(text, holder, members)


def _walk(document: Document, path: Path) -> tuple[Node, Path]:
    """As far along the path as there are members: the last node, and what is left of the path."""
    node = document.root
    if node is None:
        return Node(0, 0, members=()), path
    for step, key in enumerate(path):
        if node.members is None:
            where = f"“{path[step - 1]}”" if step else "The whole"
            raise BadRequest(f"{where} is not an object (line {document.line(node.start)}).")
        found = node.named(key)
        if len(found) > 1:
            raise BadRequest(f"“{key}” is there twice (lines {', '.join(str(document.line(m.start)) for m in found)}).")
        if not found:
            return node, path[step:]
        node = found[0].value
    return node, ()


def _nested(path: Path, value: object) -> object:
    for key in reversed(path):
        value = {key: value}
    return value


def _insert(document: Document, style: _Style, holder: Node, key: str, value: object) -> str:
    """A new last member of `holder`."""
    text, members = document.text, holder.members or ()
    end = _content_end(text, holder.start + 1, holder.end - 1)
    comma, trailing = (members[-1].value.end, members[-1].comma is not None) if members else (end, True)
    if _is_flat(document, holder):
        gap = (" " if style.spaced else "") if members else ""
        new = gap + style.flat({key: value})[1:-1]
        close = ""
    else:
        indent = _member_indent(text, holder, style)
        new = style.newline + indent + f"{json.dumps(key)}: {style.tall(value, indent)}"
        open_line = not members and _one_line(text, Node(end, holder.end))
        close = style.newline + _indent(text, holder.start) if open_line else ""
    if members and trailing:
        new += ","
    return text[:comma] + ("" if trailing else ",") + text[comma:end] + new + close + text[end:]


def _take_before(text: str, holder: Node, members: tuple[Member, ...], index: int) -> str:
    """Without a member that another one follows."""
    member, following = members[index], members[index + 1]
    assert member.comma is not None
    after = member.comma + 1
    if not _begins_line(text, member.start) and not text[after : following.start].strip(_SPACE):
        return text[: member.start] + text[following.start :]
    return text[: _cut_from(text, holder, members, index, after)] + text[after:]


def _take_last(text: str, holder: Node, members: tuple[Member, ...]) -> str:
    """Without the last member, and without the comma before it if that would be left over."""
    member = members[-1]
    after = member.value.end if member.comma is None else member.comma + 1
    start = _cut_from(text, holder, members, len(members) - 1, after)
    if len(members) == 1:
        inside = text[holder.start + 1 : start] + text[after : holder.end - 1]
        return text[: holder.start + 1] + (inside if inside.strip(_SPACE) else "") + text[holder.end - 1 :]
    comma = members[-2].comma
    assert comma is not None
    if member.comma is not None:
        return text[:start] + text[after:]
    return text[:comma] + text[comma + 1 : start] + text[after:]


def _cut_from(text: str, holder: Node, members: tuple[Member, ...], index: int, after: int) -> int:
    """Where the cut for a member begins: behind what stands before it, without pulling text into a line comment."""
    before = members[index - 1].comma if index else holder.start
    assert before is not None
    start = _content_end(text, before + 1, members[index].start)
    same_line = not _ends_line(text, after)
    return members[index].start if same_line and ends_in_line_comment(text, before + 1, start) else start


def _content_end(text: str, start: int, end: int) -> int:
    """The end of what is not space at text[start:end]; `start` if there is nothing."""
    return start + len(text[start:end].rstrip(_SPACE))


def _style(document: Document) -> _Style:
    text = document.text
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    members = document.root.members if document.root and document.root.members else ()
    indents = [_indent(text, member.start) for member in members if _begins_line(text, member.start)]
    colons = {text[member.value.start - 1] == ":" for member in members}
    return _Style(newline, next((indent for indent in indents if indent), "  "), spaced=colons != {True})


def _is_flat(document: Document, holder: Node) -> bool:
    """Whether a new member goes on the holder's own line."""
    assert document.root is not None
    shape = holder if holder.members else document.root
    return bool(shape.members) and _one_line(document.text, shape)


def _member_indent(text: str, holder: Node, style: _Style) -> str:
    own = [_indent(text, member.start) for member in holder.members or () if _begins_line(text, member.start)]
    return own[-1] if own else _indent(text, holder.start) + style.unit


def _one_line(text: str, node: Node) -> bool:
    return not {"\n", "\r"} & set(text[node.start : node.end])


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _indent(text: str, position: int) -> str:
    """The white space at the start of a position's line."""
    line = text[_line_start(text, position) : position]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _begins_line(text: str, position: int) -> bool:
    start = _line_start(text, position)
    return start > 0 and not text[start:position].strip(" \t")


def _ends_line(text: str, position: int) -> bool:
    return text[position:].lstrip(" \t")[:1] in ("\n", "\r")
