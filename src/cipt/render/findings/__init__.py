"""The formats of `check`: one file each, with a function `render` from a report to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from cipt.render.formats import names_in
from cipt.views.checking import CheckReport


def formats() -> tuple[str, ...]:
    """The names of the formats; `text` first."""
    return names_in(__path__)


def renderer(name: str) -> Callable[[CheckReport, bool], str]:
    """The function of a format; its second argument is whether colour is wanted."""
    render: Callable[[CheckReport, bool], str] = import_module(f"{__name__}.{name}").render
    return render


def writer(name: str) -> Callable[[CheckReport, bool, int | None], Iterable[str]]:
    """As `renderer`, but in pieces where the format has `pieces`: of all there may be megabytes.

    The third argument is how many columns the screen has, None where there is no screen.
    """
    module = import_module(f"{__name__}.{name}")
    pieces: Callable[[CheckReport, bool, int | None], Iterable[str]] | None
    pieces = getattr(module, "pieces", None)
    return pieces or (lambda report, colour, _: [module.render(report, colour)])
