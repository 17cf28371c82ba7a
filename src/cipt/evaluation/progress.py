"""How one action stands on a day: its condition, its rating, its dates, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cipt.evaluation import history, words
from cipt.evaluation.colours import Declares
from cipt.evaluation.conditions import condition_of, has_steps
from cipt.evaluation.facts import (
    Missed,
    agreed_revisions,
    completion,
    latest_rated,
    latest_update,
    sign_off,
    steps_ahead,
    steps_missed,
    waiting_revision,
)
from cipt.model.action import Action, Revision, SignOff, Update, Waiting
from cipt.model.dates import Day
from cipt.model.scheme import Condition

if TYPE_CHECKING:
    from cipt.evaluation.judgement import Judgement

_NOT_OPEN = frozenset(
    {
        Condition.WITHDRAWN,
        Condition.SIGNED_OFF,
        Condition.OUTCOME_MISSED,
        Condition.COMPLETE,
        Condition.CLAIMED,
    }
)


class Progress:
    """How one action stands on a day.

    `condition`: the first that holds; `rag`: its colour, None for a withdrawn action.
    `declared`: the last update by the day that bears a rating, whether or not the plan's scheme
    has its colour.
    `heeded`: the update whose colour is taken into account, the last that bears one the scheme
    has. A colour that it does not have declares nothing, and takes nothing back: after a slip of
    the pen in May the RED of April still holds. `said` is what its colour says of the action.
    `due`: the current due date, that of the revision agreed last, else the first; None for none.
    `is_open`: whether it is still to be done: not withdrawn, signed off, complete or claimed.
    `is_withdrawn`: whether the plan no longer asks for it; it is then not rated and not counted.

    What is not needed to find the condition is worked out when it is asked for.
    """

    __slots__ = (
        "_reasons",
        "action",
        "as_of",
        "condition",
        "declared",
        "due",
        "heeded",
        "is_open",
        "is_withdrawn",
        "judgement",
        "rag",
        "said",
    )

    def __init__(self, action: Action, judgement: Judgement, as_of: date) -> None:
        self.action = action
        self.judgement = judgement
        self.as_of = as_of
        self.declared: Update | None = None
        self.heeded: Update | None = None
        self.said: Declares | None = None
        if action.updates:
            self._hear(action.updates)
        self.due: Day | None = action.due
        if action.revisions:
            agreed = agreed_revisions(action, as_of, judgement.index.date_boards)
            self.due = agreed[-1].due if agreed else action.due
        self.condition = condition_of(self)
        self.is_open = self.condition not in _NOT_OPEN
        self.is_withdrawn = self.condition is Condition.WITHDRAWN
        self.rag = judgement.colours[self.condition]
        self._reasons: tuple[str, ...] | None = None

    def _hear(self, updates: Sequence[Update]) -> None:
        """Takes in what the updates declare."""
        declared = self.declared = self.heeded = latest_rated(updates, self.as_of)
        if declared is None:
            return
        known = self.judgement.declares
        self.said = known.get(declared.rag or "")
        if self.said is None:
            self.heeded = latest_rated(updates, self.as_of, known)
            self.said = known[self.heeded.rag or ""] if self.heeded else None

    def on(self, day: date) -> Progress:
        """How the same action stood on another day, by the facts dated on or before it."""
        return Progress(self.action, self.judgement, day)

    @property
    def id(self) -> str:
        """The action's id."""
        return self.action.id

    # What was declared

    @property
    def declared_rag(self) -> str | None:
        """The colour that was declared last."""
        return self.declared.rag if self.declared else None

    @property
    def last_update(self) -> date | None:
        """The date of the last update, rated or not."""
        update = latest_update(self.action.updates, self.as_of)
        return update.date if update else None

    # Dates

    @property
    def first_due(self) -> date | None:
        """The first agreed due date."""
        return self.action.due

    @property
    def agreed(self) -> list[Revision]:
        """The revisions that a board has agreed, in the order of their agreement."""
        return agreed_revisions(self.action, self.as_of, self.judgement.index.date_boards)

    @property
    def revisions(self) -> int:
        """How often a board has agreed a new date."""
        return len(self.agreed) if self.action.revisions else 0

    @property
    def asked(self) -> Revision | None:
        """The revision asked for last that waits for a board."""
        if not self.action.revisions:
            return None
        return waiting_revision(self.action, self.as_of, self.judgement.index.date_boards)

    @property
    def asked_due(self) -> date | None:
        """The date asked for last that waits for a board; it moves nothing."""
        asked = self.asked
        return asked.due if asked else None

    @property
    def days_overdue(self) -> int:
        """Days past the current due date of an overdue action (1 on the day after); else 0."""
        if self.condition is not Condition.OVERDUE or self.due is None:
            return 0
        return (self.as_of - self.due).days

    @property
    def days_slipped(self) -> int | None:
        """Days from the first due date to the current one, negative where it was pulled forward.

        None without a first date.
        """
        if self.action.due is None or self.due is None:
            return None
        return (self.due - self.action.due).days

    @property
    def next_date(self) -> date | None:
        """The next day, today included, that an open action has before it: its due date, or
        that of a milestone, an occurrence or a review that is not done. None without one.
        """
        if not self.is_open:
            return None
        ahead: list[date] = [self.due] if self.due and self.due >= self.as_of else []
        return min((*ahead, *steps_ahead(self.action, self.as_of)), default=None)

    @property
    def missed(self) -> tuple[Missed, ...]:
        """The steps of an open action that were due before the day and are not done, by date.

        One that is done with has none: nobody is to be chased for them.
        """
        if not self.is_open or not has_steps(self.action):
            return ()
        return steps_missed(self.action, self.as_of)

    # How it ended

    @property
    def completed_on(self) -> date | None:
        """The day of its last completion, unless it was reopened since."""
        return completion(self.action, self.as_of)

    @property
    def sign_off(self) -> SignOff | None:
        """The last sign-off by a board that may, unless it was reopened since."""
        return sign_off(self.action, self.as_of, self.judgement.index.signing_boards)

    @property
    def signed_off_on(self) -> date | None:
        """The day of that sign-off."""
        signed = self.sign_off
        return signed.date if signed else None

    # What it waits for

    @property
    def waits_on(self) -> tuple[Progress, ...]:
        """The actions that it depends on and that are still to be done, or were withdrawn.

        Each once, in their order; an unknown id, and its own, are passed over.
        """
        found = (self.judgement.of(ref) for ref in dict.fromkeys(self.action.depends_on))
        return tuple(
            other
            for other in found
            if other and other.id != self.id and (other.is_open or other.is_withdrawn)
        )

    @property
    def waiting_for(self) -> Waiting | None:
        """What it cannot go on without, if that was so by the day."""
        waiting = self.action.waiting_for
        if waiting and waiting.since and waiting.since > self.as_of:
            return None
        return waiting

    # How long it has been so, and why

    @property
    def days_at_rag(self) -> int | None:
        """How many days it has had its present colour unbroken, the first and the last counted.

        By dated facts alone, as each was known on its own day. None for a withdrawn action, and
        where nothing says since when.
        """
        since = history.colour_since(self)
        return (self.as_of - since).days + 1 if since else None

    @property
    def broken_recoveries(self) -> tuple[date, ...]:
        """Recovery dates that passed and found it off its way, as it still is; by date, each once.

        They stand in updates by the day, lie before it, and on every day since each of them the
        action was open and in any condition but on track. Once it is back on its way, none.
        """
        return history.broken_recoveries(self)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is rated as it is, in words: one or more, the weightiest first."""
        if self._reasons is None:
            self._reasons = words.reasons(self)
        return self._reasons

    # Whose it is

    @property
    def area(self) -> str:
        """The id of its area, as the action names it."""
        return self.action.area

    @property
    def theme(self) -> str | None:
        """The id of its theme."""
        theme = self.judgement.index.theme_of(self.action)
        return theme.id if theme else None

    @property
    def workstream(self) -> str | None:
        """The id of its workstream, as its theme names it."""
        theme = self.judgement.index.theme_of(self.action)
        return theme.workstream if theme else None

    @property
    def sro(self) -> str | None:
        """The id of the SRO who answers for it."""
        return self.judgement.index.sro_of(self.action)

    @property
    def responsible(self) -> str | None:
        """The id of its responsible officer."""
        return self.action.responsible

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of its lead officers; the first leads."""
        return self.action.leads

    @property
    def recommendations(self) -> tuple[str, ...]:
        """The ids of the recommendations that it answers: its own, else its area's."""
        return self.judgement.index.recommendations_of(self.action)
