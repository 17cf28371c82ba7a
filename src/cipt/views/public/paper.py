"""The plan in plain English: found, promised, done, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import capital, counted, day, ended, or_none, verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.model.plan import Inspection
from cipt.model.records import Theme
from cipt.model.scheme import Condition
from cipt.views.inspections import inspection_days
from cipt.views.paper import Basis, Cover, cover, without_personal_data
from cipt.views.public.holding_back import holding_back
from cipt.views.public.measures import measures_told
from cipt.views.report.hiding import hidden
from cipt.views.theme.paper import asked_of_theme

_DONE = (Condition.SIGNED_OFF, Condition.OUTCOME_MISSED, Condition.COMPLETE)


@dataclass(frozen=True, slots=True)
class PublicAction:
    """An action in its public words, and a sentence on how far it is."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class PublicTheme:
    """One theme.

    `promise`: what was promised children, or "". `found`: what inspectors found, in their words;
    `asked`: what they asked for, of which no words of theirs are recorded. `done`, `next`: actions
    that have public words; `none_done` says so where none is done, else "".
    `wordless`: a sentence on those that have none, or "". `figures`: its measures in sentences.
    """

    title: str
    anchor: str
    promise: str
    outcome: str
    found: tuple[str, ...]
    asked: tuple[str, ...]
    done: tuple[PublicAction, ...]
    none_done: str
    next: tuple[PublicAction, ...]
    wordless: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """An abbreviation that stands in the paper, and what it means."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class PublicPaper:
    """The plan for everybody.

    `found`: who inspected, when, and how they judged, a sentence each. `summary`: how far the plan
    is, in sentences. `ahead`: what comes next. `held_back`: that small numbers are not shown.
    `words`: abbreviations that stand in the paper.
    """

    cover: Cover
    found: tuple[str, ...]
    summary: tuple[str, ...]
    themes: tuple[PublicTheme, ...]
    ahead: tuple[str, ...]
    held_back: str
    words: tuple[Word, ...]


def public_paper(basis: Basis) -> PublicPaper:
    """The paper on the day of judgement; no text of it names a person or counts a few children."""
    plan = basis.judgement.plan
    paper = hidden(_paper(basis), holding_back(plan))
    return without_personal_data(paper, basis.outcome)


def _paper(basis: Basis) -> PublicPaper:
    judgement = basis.judgement
    header = judgement.plan.header
    themes = tuple(_theme(judgement, theme) for theme in judgement.index.themes.values())
    found = tuple(_found(one) for one in header.inspections)
    ahead = tuple(_ahead(judgement))
    below = header.limits.small_number_below
    return PublicPaper(
        cover=cover(basis),
        found=found,
        summary=tuple(_summary(judgement)),
        themes=themes,
        ahead=ahead,
        held_back=f"Numbers of children below {below} are not shown, so that nobody can be known.",
        words=tuple(_words(header.glossary or {}, [*found, *ahead, *_texts(themes)])),
    )


def _found(one: Inspection) -> str:
    who = one.inspectorate or "Reviewers"
    what = f" ({one.kind})" if one.kind else ""
    judged = f" They judged our services {one.judgement}." if one.judgement else ""
    return f"{who} looked at our services{_days(one)}{what}.{judged}"


def _days(one: Inspection) -> str:
    if one.from_ and one.to and one.from_ != one.to:
        return f" from {inspection_days(one)}"
    when = one.to or one.from_
    if when is None:
        return ""
    is_whole_day = len(when.text) == len("2019-04-30")
    return f" on {day(when)}" if is_whole_day else f" in {day(when)}"


def _summary(judgement: Judgement) -> Iterator[str]:
    actions = [one for one in judgement.progress if not one.is_withdrawn]
    done = [one for one in actions if one.condition in _DONE]
    signed = sum(one.condition is Condition.SIGNED_OFF for one in done)
    claimed = sum(one.condition is Condition.CLAIMED for one in actions)
    late = sum(one.condition is Condition.OVERDUE for one in actions)
    yield f"Our plan has {counted(len(actions), 'action')}."
    if done:
        yield (
            f"{len(done):,} of them {verb(len(done))} done, and a board has checked "
            f"{or_none(signed)} of those."
        )
    else:
        yield "None of them is done yet, as far as we can show."
    if claimed:
        more = " more" if done else ""
        yield (
            f"{claimed:,}{more} {verb(claimed, 'was', 'were')} reported as done. We still have to "
            f"show that {verb(claimed, 'it is', 'they are')}."
        )
    yield f"{or_none(late).capitalize()} {verb(max(late, 1))} late."


def _theme(judgement: Judgement, theme: Theme) -> PublicTheme:
    entries = [one for one in judgement.progress if one.theme == theme.id and not one.is_withdrawn]
    worded = [one for one in entries if one.action.public]
    done = tuple(_action(judgement, one) for one in worded if one.condition in _DONE)
    measures = {measure.id: measure for one in entries for measure in linked_measures(one)}
    asked = asked_of_theme(judgement, theme, entries)
    return PublicTheme(
        title=theme.title,
        anchor=f"theme-{theme.id}",
        promise=theme.for_children or "",
        outcome=theme.outcome or "",
        found=tuple(ended(one.wording) for one in asked if one.is_quoted),
        asked=tuple(ended(one.title) for one in asked if not one.is_quoted),
        done=done,
        none_done="" if done else _none_done(entries),
        next=tuple(_action(judgement, one) for one in worded if one.condition not in _DONE),
        wordless=_wordless(entries),
        figures=measures_told(judgement, measures.values()),
    )


def _action(judgement: Judgement, progress: Progress) -> PublicAction:
    return PublicAction(ended(progress.action.public or ""), _state(judgement, progress))


def _state(judgement: Judgement, progress: Progress) -> str:
    when, due = day(progress.completed_on), day(progress.due)
    signed = progress.sign_off
    if progress.condition is Condition.SIGNED_OFF and signed:
        by = judgement.index.person_name(signed.by) if signed.by else "a board"
        return f"Done, and checked by {by} on {day(signed.date)}."
    words = {
        Condition.COMPLETE: f"Done on {when}. A board still has to check it.",
        Condition.OUTCOME_MISSED: f"Done on {when}. The figures do not show the difference yet.",
        Condition.CLAIMED: "Reported as done. We still have to show it.",
        Condition.OVERDUE: f"This was due on {due} and is late.",
    }
    if progress.condition in words:
        return words[progress.condition]
    return f"Due on {due}." if due else "No date is set for it."


def _none_done(entries: Sequence[Progress]) -> str:
    if any(one.condition in _DONE for one in entries):
        return "Nothing that is done has been put into plain words yet."
    return "Nothing here is done yet, as far as we can show."


def _wordless(entries: Sequence[Progress]) -> str:
    bare = [one for one in entries if not one.action.public]
    if not bare:
        return ""
    done = sum(one.condition in _DONE for one in bare)
    late = sum(one.condition is Condition.OVERDUE for one in bare)
    more = "action" if len(bare) == len(entries) else "more action"
    return (
        f"{counted(len(bare), more)} {verb(len(bare), 'has', 'have')} no plain words yet: "
        f"{or_none(done)} {verb(max(done, 1))} done, and {or_none(late)} {verb(max(late, 1))} late."
    )


def _ahead(judgement: Judgement) -> Iterator[str]:
    for event in sorted(judgement.plan.events, key=lambda each: each.date):
        if event.date > judgement.as_of:
            focus = f", to look at: {event.focus}" if event.focus else ""
            yield f"{capital(event.kind)} on {day(event.date)}{focus}."
    coming = [one.next_date for one in judgement.progress if one.next_date]
    if coming:
        first = min(coming)
        count = sum(when == first for when in coming)
        yield f"The next date of our plan is {day(first)}: {counted(count, 'action')}."


def _texts(themes: Iterable[PublicTheme]) -> Iterator[str]:
    for one in themes:
        yield from (one.title, one.promise, one.outcome, *one.found, *one.asked, *one.figures)
        for action in (*one.done, *one.next):
            yield from (action.words, action.state)


def _words(glossary: dict[str, str], texts: Sequence[str]) -> Iterator[Word]:
    whole = " ".join(texts)
    for short, long in glossary.items():
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", whole):
            yield Word(short, long)
