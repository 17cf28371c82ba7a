"""Ratings as plans print them: a colour, its letter, or a word for where an action stands."""

from __future__ import annotations

import re

_COLOURS = {
    "red": "RED",
    "r": "RED",
    "amber": "AMBER",
    "a": "AMBER",
    "yellow": "AMBER",
    "orange": "AMBER",
    "green": "GREEN",
    "g": "GREEN",
    "blue": "BLUE",
    "b": "BLUE",
    "grey": "GREY",
    "gray": "GREY",
}
_SIGNS = {
    "🔴": "RED",
    "🟥": "RED",
    "🟠": "AMBER",
    "🟧": "AMBER",
    "🟡": "AMBER",
    "🟨": "AMBER",
    "🟢": "GREEN",
    "🟩": "GREEN",
    "🔵": "BLUE",
    "🟦": "BLUE",
}
_BY_ITSELF = re.compile(r"[^a-z]+")
_WITH_WORDS = re.compile(
    r"\W*(red|amber|green|blue|gr[ea]y)\b\s*(?:[-–—:(/=]|$)(?!\s*(?:red|amber|green|blue|gr[ea]y)\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"[\W_]*(?:red|amber|green|blue|gr[ea]y)?\b\s*(?:[-–—:/=.\n]+\s*)?(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)

STATUS = {
    "complete": "complete",
    "completed": "complete",
    "completed and closed": "complete",
    "action complete": "complete",
    "action completed": "complete",
    "fully complete": "complete",
    "done": "complete",
    "closed": "complete",
    "achieved": "complete",
    "delivered": "complete",
    "embedded": "complete",
    "signed off": "signed_off",
    "complete and signed off": "signed_off",
    "complete and embedded": "complete",
    "on track": "on_track",
    "on target": "on_track",
    "in progress": "on_track",
    "ongoing": "on_track",
    "on going": "on_track",
    "underway": "on_track",
    "under way": "on_track",
    "started": "on_track",
    "progressing": "on_track",
    "open": "on_track",
    "live": "on_track",
    "at risk": "at_risk",
    "some delay": "at_risk",
    "minor delay": "at_risk",
    "slippage": "at_risk",
    "some slippage": "at_risk",
    "partially complete": "on_track",
    "off track": "off_track",
    "off target": "off_track",
    "not on track": "off_track",
    "delayed": "off_track",
    "overdue": "overdue",
    "behind schedule": "off_track",
    "missed": "overdue",
    "not started": "not_started",
    "not yet started": "not_started",
    "yet to start": "not_started",
    "not commenced": "not_started",
    "to start": "not_started",
    "not due": "not_started",
    "not yet due": "not_started",
}
"""The condition that a word in a status column stands for."""


def rating_in(text: str) -> str | None:
    """The one colour that the text names, as in "Amber", "G" or "Red - off track", else None.

    A text with two colours, as "Amber/Green" or "Red to Amber", names none.
    """
    words = _BY_ITSELF.sub(" ", text.lower()).split()
    signs = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    if signs:
        named = {_COLOURS[word] for word in words if word in _COLOURS}
        return next(iter(signs)) if len(signs | named) == 1 else None
    named = {_COLOURS[word] for word in words if word in _COLOURS and len(word) > 1}
    if len(words) == 1:
        return _COLOURS.get(words[0])
    if len(named) != 1:
        return None
    found = _WITH_WORDS.match(text)
    if found or (len(words) == 2 and words[-1] in ("rated", "rating", "status")):
        return next(iter(named))
    return None


def words_beside(text: str) -> str:
    """What a cell says after the colour with which it begins: "Amber – 78% on time"; else ""."""
    match = _BESIDE.fullmatch(text.strip())
    words = match["words"].strip() if match else ""
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip()
    if len(words.split()) == 1 and (words.lower() in _COLOURS or words.lower().startswith("rat")):
        return ""
    return words if re.search(r"\w", words) else ""


def is_colour_only(text: str) -> bool:
    """Whether the text is a colour by its whole name and nothing else."""
    word = text.strip().lower()
    return len(word) > 1 and word in _COLOURS


def condition_in(text: str) -> str | None:
    """The condition that a status such as "On track" stands for, or None."""
    return STATUS.get(" ".join(_BY_ITSELF.sub(" ", text.lower()).split()))
