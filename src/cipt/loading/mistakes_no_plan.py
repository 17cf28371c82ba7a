"""A file that was put among those of a plan and is none: a table or a web page."""

from __future__ import annotations

import re

from cipt.findings import Trouble
from cipt.loading.mistakes_lines import shown

_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|!--)\b|\s*<!--", re.IGNORECASE)
_LOOKED_AT = 20


def no_plan_file(lines: list[str], path: str) -> Trouble | None:
    """What the file is in place of a plan's, told once for all its lines; None for a plan's."""
    filled = [(number, text) for number, text in enumerate(lines) if text.strip()][:_LOOKED_AT]
    if not filled:
        return None
    number, first = filled[0]
    if _PAGE.match(first):
        message = f"the file is a web page, not a file of a plan: {shown(first)}"
        hint = "Delete it, or save the plan's file itself in its place, not the page that shows it"
    elif _is_table([text for _, text in filled]):
        message = f"the file is a table, not a file of a plan: {shown(first)}"
        hint = (
            "Move it out of the plan folder, let its name end in .csv, "
            "and bring it in with `cipt import`"
        )
    else:
        return None
    return Trouble("unreadable-yaml", path, number + 1, 1, message, hint)


def _is_table(lines: list[str]) -> bool:
    """Whether each line has the columns of the first, parted by the same sign."""
    first = lines[0]
    if len(lines) < 2 or ":" in first or first.lstrip().startswith(("-", "#", "[", "{")):
        return False
    for sign in "\t", ";", ",":
        cells = first.strip().split(sign)
        if len(cells) > 1 and all(cell and not cell[0].isspace() for cell in cells):
            return all(text.count(sign) >= len(cells) - 1 for text in lines)
    return False
