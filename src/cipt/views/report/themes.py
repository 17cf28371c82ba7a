"""A page for each theme: how it stands, what is off its way, what is done and what falls due."""

from __future__ import annotations

from dataclasses import dataclass

from cipt.evaluation.conditions import linked_measures
from cipt.evaluation.english import counted, listed
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import tally
from cipt.loading.words import Words
from cipt.model.records import Theme
from cipt.model.scheme import Condition
from cipt.views.prose import Prose
from cipt.views.report.ahead import DueLine, due_lines
from cipt.views.report.counts import Bar, Part, bar
from cipt.views.report.exceptions import ExceptionLine, exception_line
from cipt.views.report.lines import ActionLine, Lines
from cipt.views.report.measures import Measures, measures
from cipt.views.report.own import OwnText, own_text, theme_words

_DONE = (Condition.COMPLETE, Condition.CLAIMED, Condition.SIGNED_OFF)


@dataclass(frozen=True, slots=True)
class ThemePage:
    """One theme.

    `name`: "Theme 2: Improving the quality of social work practice". `comment`: what the council
    says of it. `parts`: how many actions of
    which colour, those that occur; `summary` says it in a sentence. `exceptions`: the actions of
    the colour that overdue ones have. `actions`: all of them, as the plan orders them, withdrawn
    ones included. `anchor`: an id for links.
    """

    number: str
    anchor: str
    name: str
    subtitle: str
    workstream: str
    sro: str
    outcome: str
    comment: OwnText
    summary: str
    parts: tuple[Part, ...]
    bar: Bar
    exceptions: tuple[ExceptionLine, ...]
    due_next: tuple[DueLine, ...]
    done: tuple[ActionLine, ...]
    measures: Measures
    actions: tuple[ActionLine, ...]


def theme_pages(lines: Lines, words: Words, prefix: str) -> tuple[ThemePage, ...]:
    """A page for each theme in the plan's order, and one for actions that belong to none.

    `words` are the council's own. Where it comments on any theme, a comment that is missing is to
    be written; where it comments on none, nothing is missing.
    """
    judgement = lines.judgement
    members: dict[str | None, list[Progress]] = {theme: [] for theme in judgement.index.themes}
    homeless: list[Progress] = []
    for progress in judgement.progress:
        theme = progress.theme
        (homeless if theme is None else members[theme]).append(progress)
    pages = [
        _page(lines, judgement.index.themes[ref], entries, _Comments(words, prefix))
        for ref, entries in members.items()
        if ref is not None
    ]
    if homeless:
        pages.append(_page(lines, None, homeless, _Comments(words, prefix)))
    return tuple(pages)


class _Comments:
    """The council's comments on themes."""

    def __init__(self, words: Words, prefix: str) -> None:
        self._words = words
        self._prefix = prefix
        self._any = any(name.startswith(theme_words("")) for name in words.paths)

    def on(self, theme: Theme | None) -> OwnText:
        """The comment on a theme."""
        if theme is None or not self._any:
            return OwnText(Prose(), "")
        return own_text(self._words, theme_words(theme.id), self._prefix)


def _page(
    lines: Lines, theme: Theme | None, entries: list[Progress], comments: _Comments
) -> ThemePage:
    judgement = lines.judgement
    index = judgement.index
    sro = index.sro_of_theme(theme) if theme else None
    workstream = index.workstreams.get(theme.workstream or "") if theme else None
    worst = judgement.scheme.rag(Condition.OVERDUE)
    of = tally(entries, judgement.scheme)
    shown = bar(lines, of)
    linked = {m.id: m for progress in entries for m in linked_measures(progress)}
    return ThemePage(
        number=theme.printed if theme else "",
        anchor=f"theme-{theme.id}" if theme else "no-theme",
        name=f"Theme {theme.printed}: {theme.title}" if theme else "Actions of no known theme",
        subtitle=(theme.subtitle or "") if theme else "",
        workstream=workstream.title if workstream else "",
        sro=index.person_name(sro) if sro else "nobody named",
        outcome=(theme.outcome or "") if theme else "",
        comment=comments.on(theme),
        summary=_summary(shown.parts, of.total),
        parts=shown.parts,
        bar=shown,
        exceptions=tuple(exception_line(lines, one) for one in entries if one.rag == worst),
        due_next=due_lines(lines, entries),
        done=tuple(lines.of(one) for one in entries if one.condition in _DONE),
        measures=measures(judgement, linked.values()),
        actions=tuple(lines.of(one) for one in entries),
    )


def _summary(parts: tuple[Part, ...], total: int) -> str:
    if not total:
        return "No action of this theme is counted."
    colours = listed(f"{part.number:,} {part.rating.rag}" for part in parts)
    return f"{counted(total, 'action')}: {colours}."
