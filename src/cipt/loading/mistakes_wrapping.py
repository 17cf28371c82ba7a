"""What goes wrong where a text takes more than one line."""

from __future__ import annotations

from collections.abc import Iterator

from cipt.loading.known_keys import is_key
from cipt.loading.mistakes_lines import (
    Fix,
    Line,
    above,
    begin_with,
    lines_in_texts,
    quoted,
    shown,
    take_apart,
)


def text_on_a_new_line(lines: list[str], line: Line) -> Iterator[Fix]:
    """Text that was wrapped onto a new line and not indented there."""
    before = next(above(lines, line.number), None)
    if before is None or before.value[:1] in ("'", '"', "[", "{"):
        return
    depth = _depth_of_text(lines, before)
    if depth <= line.indent:
        return
    what = "the text" if before.value else "what belongs to"
    of = "of line" if before.value else "line"
    message = (
        f"{what} {of} {before.number + 1} runs on here, and begins too far left: "
        f"{shown(line.value, 30)}"
    )
    new = " " * depth + line.text.lstrip()
    hint = begin_with(new, line.number)
    yield Fix(line.number, line.indent, message, hint, line.number, (new,))


def _depth_of_text(lines: list[str], before: Line) -> int:
    """How far a text that began in or above `before` has to be indented."""
    start = max(0, before.number - 60)
    if before.number - start in lines_in_texts(lines[start : before.number + 1]):
        return before.indent
    if before.key is None and not before.dashes:
        return before.indent
    return (before.depth if before.key else before.indent) + 2


def stray_text(lines: list[str], number: int) -> Iterator[Fix]:
    """A line that is nothing that a plan file knows, and that stands in the way of the rest."""
    line = take_apart(lines[number], number)
    if line.is_blank or line.key is not None or line.dashes:
        return
    message = (
        f"the line begins with neither a key such as `title:` nor a dash: {shown(line.value, 30)}"
    )
    before, here = next(above(lines, number), None), number + 1
    hint = f"Write a key and a colon before it, as in `title: …`, or delete line {here}"
    if before is not None and before.key is not None and not before.value:
        hint = f"Write `- ` before it if it is an entry of a list, or delete line {here}"
    elif before is not None and before.value[:1] in ("'", '"'):
        hint = (
            f"Move it inside the quotation marks of line {before.number + 1}, or delete line {here}"
        )
    elif before is not None and before.value[:1] not in ("", "[", "{", "|", ">"):
        hint = f"Join it to line {before.number + 1}, or delete line {here}"
    yield Fix(number, line.indent, message, hint, number, ("",))


def comment_in_text(lines: list[str], number: int) -> Iterator[Fix]:
    """A # that cuts off a text which goes on in the line below."""
    line = take_apart(lines[number], number)
    at = line.text.find(" #")
    if at < 0 or not line.text[:at].strip():
        return
    message = f"the text is cut off at the # here: {shown(line.text[at + 1 :])}"
    hint = "Put the whole text in double quotes, from its first line to its last"
    new = line.text[:at] + "  " + line.text[at + 2 :]
    if line.value[:1] not in ("'", '"'):
        yield Fix(number, at + 1, message, hint, number, (new,))


def colon_in_wrapped_text(lines: list[str], number: int) -> Iterator[Fix]:
    """A colon in the second or a later line of a text."""
    line = take_apart(lines[number], number)
    before = next(above(lines, number), None)
    if line.key is None or line.dashes or before is None or is_key(line.key):
        return
    if before.key is not None and not is_key(before.key):
        return
    if not before.value or line.indent <= before.indent or before.value[0] in "'\"[{|>":
        return
    text = f"{before.value} {line.text.strip()}"
    message = f"a colon stands inside a text of two lines: {shown(line.text)}"
    whole = f"{before.lead}{quoted(text)}"
    hint = (
        f"Put the text of lines {before.number + 1} and {number + 1} on one line: {whole.strip()}"
    )
    column = line.text.index(":")
    yield Fix(
        number, column, message, hint, before.number, (whole, *("",) * (number - before.number))
    )
