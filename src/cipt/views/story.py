"""One action with its whole story: what it is, how it stands and why, and every dated fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.index import Index
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days, figure
from cipt.model.action import Action, MeasureLink, Update
from cipt.model.dates import in_words, on_in_words
from cipt.views.actions import ActionRow, action_row
from cipt.views.tables import condition_in_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated fact, in words. `later` is whether it lies after the day of judgement."""

    date: date
    words: str
    later: bool


@dataclass(frozen=True, slots=True)
class Story:
    """An action's story: labelled lines of what it is and how it stands, then its dated facts."""

    row: ActionRow
    standing: str
    lines: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]


def story_of(progress: Progress) -> Story:
    """The story of one action as it stands on the day of the judgement."""
    row = action_row(progress)
    standing = condition_in_words(row.condition)
    rated = f"{row.rag}, {standing}" if row.rag else standing
    facts = sorted(_facts(progress), key=lambda fact: fact.date)
    return Story(row, rated, tuple(_lines(progress, row)), tuple(facts))


def _lines(progress: Progress, row: ActionRow) -> Iterator[tuple[str, str]]:
    action, index = progress.action, progress.judgement.index
    theme, area = index.theme_of(action), index.area_of(action)
    for reason in progress.reasons:
        yield "Why", reason
    if theme:
        yield "Theme", f"{theme.printed} {theme.title}"
    yield "Area", f"{area.printed} {area.title}" if area else f"{action.area} (not found)"
    for one in progress.recommendations:
        found = index.recommendations.get(one)
        yield "Answers", f"{one} {found.title}" if found else f"{one} (not found)"
    yield "SRO", row.sro_name or "none named"
    yield "Responsible", row.responsible_name or "nobody named"
    for lead in row.lead_names:
        yield "Lead", lead
    for partner in action.partners:
        yield "Partner", index.person_name(partner)
    yield from _dates(progress)
    yield from _success(action, progress.judgement)
    for entry in action.assurance:
        yield "Assurance", entry
    for other in progress.waits_on:
        yield "Waits for", f"{other.action.printed} {other.action.title}"
    for label, text in (("Public wording", action.public), ("Note", action.note)):
        if text:
            yield label, text


def _dates(progress: Progress) -> Iterator[tuple[str, str]]:
    action = progress.action
    if action.added and action.added > progress.as_of:
        yield "Not counted", f"joins the plan {on_in_words(action.added)}, after this day"
    if action.start:
        yield "Planned start", in_words(action.start)
    if action.due:
        yield "First date", in_words(action.due)
    if progress.due and progress.due != action.due:
        yield "Current date", f"{in_words(progress.due)}, {_slip(progress.days_slipped or 0)}"
    if action.due_text:
        yield "As printed", action.due_text
    repeats = action.repeats
    if repeats and repeats.every and repeats.from_:
        yield "Repeats", f"every {repeats.every} from {in_words(repeats.from_)}"
    elif repeats:
        yield "Repeats", ", ".join(in_words(day) for day in repeats.dates)
    if progress.next_date:
        yield "Next date", in_words(progress.next_date)


def _slip(number: int) -> str:
    return f"{days(abs(number))} {'later' if number >= 0 else 'earlier'} than the first"


def _success(action: Action, judgement: Judgement) -> Iterator[tuple[str, str]]:
    for entry in action.success:
        if not isinstance(entry, MeasureLink):
            yield "Success", entry
            continue
        measures = judgement.index.measures_for(entry.measure)
        if not measures:
            yield "Measure", f"{entry.measure} (not found)"
        for measure in measures:
            standing = judgement.standing(measure)
            target = standing.target
            aim = f"target {figure(target.value, measure)}" if target else "no target"
            if target and target.date:
                aim += f" by {in_words(target.date)}"
            reading = standing.reading
            latest = (
                f"{figure(reading.value, measure)} {on_in_words(reading.date)}"
                if reading
                else "no reading"
            )
            yield "Measure", f"{measure.title}: {latest}, {aim}"


def done_between(progress: Progress, since: date | None, until: date) -> tuple[Fact, ...]:
    """What was done or decided of an action after one day and up to another, by date.

    Evidence stands elsewhere, and a rating without a word of why is nothing done.
    """
    action, index = progress.action, progress.judgement.index
    said = [update for update in action.updates if update.note]
    facts = [
        Fact(day, words, False)
        for day, words in (*_steps_told(action, index), *_updates_told(said, index))
        if day <= until and (since is None or day > since)
    ]
    return tuple(sorted(facts, key=lambda fact: fact.date))


def _facts(progress: Progress) -> Iterator[Fact]:
    index, as_of = progress.judgement.index, progress.as_of
    for day, words in _told(progress.action, index):
        yield Fact(day, words, day > as_of)


def _told(action: Action, index: Index) -> Iterator[tuple[date, str]]:
    """Every dated fact of an action, in the order of the file."""
    yield from _steps_told(action, index)
    yield from _updates_told(action.updates, index)
    for entry in action.evidence:
        tested = f", tested by {index.person_name(entry.tested_by)}" if entry.tested_by else ""
        what = entry.title or entry.ref or "no title"
        kind = f" ({entry.kind})" if entry.kind else ""
        yield entry.date, f"Evidence{kind}: {what}{tested}"


def _updates_told(updates: Iterable[Update], index: Index) -> Iterator[tuple[date, str]]:
    for update in updates:
        rated = f"Rated {update.rag}" if update.rag else "Update"
        note = f": {update.note}" if update.note else ""
        recovery = f" (recovery by {in_words(update.recovery)})" if update.recovery else ""
        yield update.date, f"{rated}{_by(index, update.by)}{note}{recovery}"


def _steps_told(action: Action, index: Index) -> Iterator[tuple[date, str]]:
    """What was done and decided, in the order of the file."""
    yield from _begun_and_ended(action, index)
    yield from _moves(action, index)
    for milestone in action.milestones:
        if milestone.done:
            yield milestone.done, f"Milestone done: {milestone.title}"
    if action.repeats:
        for done in action.repeats.done:
            yield done.on, f"Done for {in_words(done.for_)}"
    for look in action.reviews:
        if look.done:
            yield look.done, f"Looked at, as due {on_in_words(look.due)}"


def _begun_and_ended(action: Action, index: Index) -> Iterator[tuple[date, str]]:
    if action.added:
        yield action.added, "Joined the plan"
    if action.started:
        yield action.started, "Work began"
    for day in action.completed:
        yield day, "Completed"
    for sign_off in action.signed_off:
        minute = f", minute {sign_off.minute}" if sign_off.minute else ""
        yield sign_off.date, f"Signed off{_by(index, sign_off.by)}{minute}"
    for reopening in action.reopened:
        why = f": {reopening.reason}" if reopening.reason else ""
        yield reopening.date, f"Reopened{_by(index, reopening.by)}{why}"
    if action.withdrawn:
        why = f": {action.withdrawn.reason}" if action.withdrawn.reason else ""
        yield action.withdrawn.date, f"Withdrawn{_by(index, action.withdrawn.by)}{why}"


def _moves(action: Action, index: Index) -> Iterator[tuple[date, str]]:
    for revision in action.revisions:
        due = in_words(revision.due)
        if revision.asked:
            yield revision.asked, f"New date {due} asked for: {revision.reason}"
        if revision.agreed:
            yield revision.agreed, f"New date {due} agreed{_by(index, revision.by)}"
        if revision.refused:
            yield revision.refused, f"New date {due} refused{_by(index, revision.by)}"


def _by(index: Index, person: str | None) -> str:
    return f" by {index.person_name(person)}" if person else ""
