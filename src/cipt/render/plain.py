"""Plan text made safe for a line of plain output: a terminal, a log, a message."""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_COMMAND_OF_CI = re.compile(r"##(?=\[|vso\[)", re.IGNORECASE)
"""What begins a command to Azure DevOps or GitHub, wherever in a line of output it stands."""


def one_line(text: str) -> str:
    """`text` on one line, without anything that a screen or a CI's log would take for a command.

    Tabs and line ends become spaces; control characters and those that turn the direction of
    writing become a replacement character.
    """
    if not text.isprintable():
        text = "".join(map(_safe, text.replace("\r\n", " ")))
    elif "##" not in text and "::" not in text:
        return text
    return no_command(text)


class OneLine(dict[str, str]):
    """Texts as `one_line` gives them, each worked out once: in findings many come again."""

    def __missing__(self, text: str) -> str:
        shown = self[text] = one_line(text)
        return shown


def no_command(line: str) -> str:
    """A line of output that no CI takes for a command: `::` and `##[` are parted by a space.

    GitHub looks for `::` where a line begins, whatever space stands before it.
    """
    if "##" in line:
        line = _COMMAND_OF_CI.sub("# #", line)
    if "::" in line and line.lstrip().startswith("::"):
        line = line.replace("::", ": :", 1)
    return line


def _safe(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    if character.isprintable() or character in "\u00a0\u202f":
        return character
    return _REPLACEMENT
