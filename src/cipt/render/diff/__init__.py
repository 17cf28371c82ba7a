"""The formats of `diff`: one file each, with a function `render` from a comparison to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from cipt.render.formats import names_in
from cipt.views.diff.values import Diff


def formats() -> tuple[str, ...]:
    """The names of the formats; `text` first."""
    return names_in(__path__)


def renderer(name: str) -> Callable[[Diff, int | None, Path | None], str]:
    """The function of a format.

    Its second argument is how many columns there are, None where nothing is to be filled; the
    third the folder of a council's own templates.
    """
    render: Callable[[Diff, int | None, Path | None], str]
    render = import_module(f"{__name__}.{name}").render
    return render
