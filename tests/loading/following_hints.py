"""What a hint says to type, typed: to the letter, as by somebody who reads nothing else."""

import re

MOVED = re.compile(r"Begin line (\d+) (?:at the very left|with (\d+) spaces?)")
TABBED = re.compile(
    r"Put (\d) spaces in place of each tab at the start of lines? (\d+)(?: to (\d+))?"
)
DELETED = re.compile(r"Delete line (\d+)$")
PLACED = re.compile(r"Write, (?:at the very left|with (\d+) spaces? before it): (.*)")
LESS = re.compile(r"Take (\d+) spaces? away at the start of each of lines (\d+) to (\d+)")


def followed(lines: list[str], line: int, hint: str) -> list[str] | None:
    """`lines` after a hint on `line` was followed to the letter; None where it leaves a choice."""
    mended = list(lines)
    if hint.startswith("Write: "):
        typed = lines[line - 1]
        indent = typed[: len(typed) - len(typed.lstrip())]
        mended[line - 1] = indent + hint.removeprefix("Write: ")
    elif moved := MOVED.match(hint):
        number = int(moved[1]) - 1
        mended[number] = " " * int(moved[2] or 0) + lines[number].lstrip()
    elif tabs := TABBED.match(hint):
        for number in range(int(tabs[2]) - 1, int(tabs[3] or tabs[2])):
            mended[number] = mended[number].replace("\t", " " * int(tabs[1]))
    elif placed := PLACED.match(hint):
        mended[line - 1] = " " * int(placed[1] or 0) + placed[2]
    elif less := LESS.match(hint):
        for number in range(int(less[2]) - 1, int(less[3])):
            mended[number] = lines[number].removeprefix(" " * int(less[1]))
    elif deleted := DELETED.match(hint):
        mended[int(deleted[1]) - 1] = ""
    else:
        return None
    return mended
