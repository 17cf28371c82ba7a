"""The stamp of a sign-off: what exactly a board accepted as done.

`cipt sign-off` stores it beside the board and the minute. A later change of the action's title,
of how success is known or of its due date gives another stamp, and `check` says so.
"""

from __future__ import annotations

import json
from datetime import date

from cipt.model.action import Action, MeasureLink

_LENGTH = 12
"""Hexadecimal digits: among all the sign-offs of a plan no two differing texts share a stamp."""


def sign_off_stamp(action: Action, due: date | None) -> str:
    """The stamp of the action as it stands, with the due date in force on the day of sign-off.

    It is "v1-" and twelve hexadecimal digits of the SHA-256 of title, success and due date. How
    a text is broken into lines or spaced is no part of it, and neither are the notes on success.
    "v1" names this definition: a stamp that begins otherwise was made by another one.
    """
    # Imported here: hashlib takes as long to import as a small plan takes to judge.
    from hashlib import sha256

    success = [
        ["measure", one.measure] if isinstance(one, MeasureLink) else ["text", _plain(one)]
        for one in action.success
    ]
    signed = [_plain(action.title), success, due.isoformat() if due else None]
    digest = sha256(json.dumps(signed).encode()).hexdigest()
    return f"v1-{digest[:_LENGTH]}"


def _plain(text: str) -> str:
    return " ".join(text.split())
