"""Markdown in which plan text stays text: no table is broken and nothing becomes markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cipt.render.plain import one_line
from cipt.views.grid import Grid

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#$])")
_AT_THE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")
_ADDRESS = re.compile(r"\b(www)\.", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")


def md(text: object) -> str:
    """`text` on one line, with everything escaped that Markdown would take for markup."""
    plain = _ENTITY.sub("&amp;", one_line(str(text))).strip()
    escaped = _MARKUP.sub(r"\\\1", plain)
    escaped = _AT_THE_START.sub(_escape_start, escaped)
    escaped = _ADDRESS.sub(r"\1\\.", escaped)
    return escaped.replace("://", ":\\//").replace("@", "&#64;")


def grids_markdown(title: str, grids: Sequence[Grid], closing: Sequence[str]) -> str:
    """A page with a table a grid, each under its heading."""
    parts = [f"# {md(title)}", *(md(line) for line in closing)]
    for one in grids:
        if one.rows:
            parts.append(f"## {md(one.heading)}")
            parts.append(grid_markdown(one))
    return "\n\n".join(parts) + "\n"


def grid_markdown(one: Grid) -> str:
    """A grid as a table; numbers stand to the right."""
    head = " | ".join(column.title for column in one.columns)
    rule = "|".join("---:" if column.number else "---" for column in one.columns)
    rows = [f"| {' | '.join(md(cell) for cell in row)} |" for row in one.rows]
    return "\n".join([f"| {head} |", f"|{rule}|", *rows])


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
