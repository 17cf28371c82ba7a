"""A comparison as one page of HTML, laid out by a template."""

from __future__ import annotations

from pathlib import Path

from cipt.render.templates import Templates
from cipt.views.diff.values import Diff

TEMPLATE = "changes"


def render(diff: Diff, width: int | None = None, templates: Path | None = None) -> str:
    """The page; `templates` is the folder of a council's own, looked at first."""
    return Templates("diff", templates).render(TEMPLATE, "html", diff)
