"""The chase as one page, and each of its messages as text and as HTML, laid out by templates."""

from __future__ import annotations

from pathlib import Path

from cipt.render.templates import Templates
from cipt.views.chase.values import Chase, Letter, Message


class ChasePages:
    """Lays out one chase; `council` is a council's own folder of templates, looked at first."""

    def __init__(self, chase: Chase, council: Path | None = None) -> None:
        self._chase = chase
        self._page = Templates("overdue", council)
        self._mail = Templates("letter", council)

    def page(self) -> str:
        """Everything on one page of HTML."""
        return self._page.render("page", "html", self._chase)

    def text(self, message: Message) -> str:
        """A message as plain text."""
        return self._mail.render("mail", "txt", self._letter(message))

    def html(self, message: Message) -> str:
        """A message as the HTML part of a mail."""
        return self._mail.render("mail", "html", self._letter(message))

    def _letter(self, message: Message) -> Letter:
        chase = self._chase
        return Letter(chase.title, chase.organisation, chase.as_of, message, chase.notices)
