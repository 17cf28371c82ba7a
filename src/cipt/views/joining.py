"""Actions that join the plan after the day for which it is judged, as every output names them."""

from __future__ import annotations

from collections.abc import Sequence

from cipt.model.action import Action
from cipt.model.dates import in_words

_NAMED = 20
"""So many are named; of a plan seen long before it was finished, all may be later."""


def later_in_words(later: Sequence[Action]) -> str:
    """A sentence, without its full stop, on the actions that are not counted yet; "" for none."""
    if not later:
        return ""
    named = [f"{one.printed} ({in_words(one.added)})" for one in later[:_NAMED] if one.added]
    more = f" and {len(later) - _NAMED:,} more" if len(later) > _NAMED else ""
    one = len(later) == 1
    return (
        f"{len(later):,} {'action joins' if one else 'actions join'} the plan after this day and "
        f"{'is' if one else 'are'} not counted here: {', '.join(named)}{more}"
    )
