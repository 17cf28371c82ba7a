"""Page one in a few sentences: how bad, how ratings and facts differ, whose, and since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cipt.evaluation.english import capital, counted, day, listed, or_none, verb, with_article
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import by_responsible, by_sro, by_theme, tally_all
from cipt.model.scheme import Condition
from cipt.views.report.ahead import Ahead
from cipt.views.report.changes import Movement
from cipt.views.report.counts import Counts
from cipt.views.report.decisions import evidenced
from cipt.views.report.lines import CONDITION_WORDS, Lines
from cipt.views.report.log import DateLog
from cipt.views.report.measures import verdict_in_words
from cipt.views.report.recommendations import Recommendations
from cipt.views.report.shares import share_of

_DONE = (
    Condition.SIGNED_OFF,
    Condition.COMPLETE,
    Condition.CLAIMED,
)


def headline(judgement: Judgement, counts: Counts, behind: Sequence[Progress]) -> str:
    """How many actions have the colour of overdue ones, and why."""
    if all(progress.is_withdrawn for progress in judgement.progress):
        return "The plan has no actions to report on."
    rag = _rag(judgement)
    if not behind:
        return f"None of {counts.total} actions is {rag}."
    colour = next(each for each in counts.colours if each.rating.rag == rag)
    kinds = Counter(progress.condition for progress in behind).most_common()
    words = listed(f"{count:,} {CONDITION_WORDS[condition]}" for condition, count in kinds)
    return (
        f"{len(behind):,} of {counts.total} actions ({colour.share}) {verb(len(behind))} {rag}: "
        f"{words}."
    )


def summary(
    lines: Lines,
    behind: Sequence[Progress],
    moved: Movement | None,
    dates: DateLog,
    asked: Recommendations,
    coming: Ahead,
) -> tuple[str, ...]:
    """What a board needs next; `behind` are the actions of the colour of overdue ones."""
    judgement = lines.judgement
    if all(progress.is_withdrawn for progress in judgement.progress):
        return ()
    found = [
        _officers_say(judgement, behind),
        _moved(moved),
        _since_when(lines, behind),
        _whose(judgement),
        _most_answered_for(judgement),
        _worst_theme(judgement),
        asked.suffering,
        _done(judgement),
        dates.summary,
        verdict_in_words([judgement.standing(one) for one in judgement.plan.measures]),
        _next(coming),
    ]
    return tuple(each for each in found if each)


def _rag(judgement: Judgement) -> str:
    return judgement.scheme.rag(Condition.OVERDUE) or ""


def _officers_say(judgement: Judgement, behind: Sequence[Progress]) -> str:
    """How the officers' own ratings differ from the facts, in the colour that matters most."""
    rag = _rag(judgement)
    hidden = [progress for progress in behind if progress.declared_rag != rag]
    if not hidden:
        return ""
    said = len(behind) - len(hidden)
    late = all(progress.condition is Condition.OVERDUE for progress in hidden)
    fact = "past their due date" if late else f"{rag} by the facts"
    ratings = Counter(progress.declared_rag or "" for progress in hidden).most_common()
    if len(ratings) == 1:
        other = f"the other {len(hidden):,}, {_rated(ratings[0][0])}, {verb(len(hidden))} {fact}"
    else:
        rated = listed(f"{count:,} {_rated(rating)}" for rating, count in ratings)
        other = f"the other {len(hidden):,} are {fact}: {rated}"
    return f"Their officers rate {or_none(said)} of them {rag}; {other}."


def _rated(rating: str) -> str:
    return f"rated {rating}" if rating else "not rated"


def _moved(moved: Movement | None) -> str:
    if moved is None:
        return ""
    late = len(moved.became(Condition.OVERDUE))
    done = len(moved.became(Condition.COMPLETE, Condition.OUTCOME_MISSED, Condition.SIGNED_OFF))
    recovered = moved.recovered()
    eased = sum(any(moved.period.covers(r.agreed) for r in one.agreed) for one in recovered)
    by_date = f", {eased:,} of them by a new date" if eased else ""
    late_words = counted(late, "action") if late else "no action"
    return (
        f"Since {moved.period.since}, {late_words} {verb(max(late, 1), 'has', 'have')} become "
        f"overdue, {or_none(done)} {verb(max(done, 1), 'was', 'were')} completed and "
        f"{or_none(len(recovered))} recovered{by_date}."
    )


def _since_when(lines: Lines, behind: Sequence[Progress]) -> str:
    late = [progress for progress in behind if progress.days_overdue]
    if not late:
        return ""
    first = max(late, key=lambda progress: progress.days_overdue)
    line = lines.of(first)
    return (
        f"The longest overdue was due on {day(first.due)}, "
        f"{counted(first.days_overdue, 'day')} ago: {line.number} {line.title}."
    )


def _whose(judgement: Judgement) -> str:
    index = judgement.index
    shares = [
        (tally.overdue, index.person_name(sro) if sro else "no SRO named")
        for sro, tally in by_sro(judgement).items()
        if tally.overdue
    ]
    if not shares:
        return ""
    ranked = sorted(shares, key=lambda share: -share[0])
    total = sum(overdue for overdue, _ in ranked)
    if len(ranked) == 1:
        whose = f"All {total:,} overdue actions" if total > 1 else "The overdue action"
        return f"{whose} {verb(total, 'answers', 'answer')} to one SRO: {ranked[0][1]}."
    named = "; ".join(f"{name}, {overdue:,}" for overdue, name in ranked)
    return f"By SRO, the overdue actions are: {named}."


def _most_answered_for(judgement: Judgement) -> str:
    """The officer responsible for most of what is overdue, if one is for more than others."""
    late = sorted(
        ((tally.overdue, person) for person, tally in by_responsible(judgement).items() if person),
        key=lambda each: -each[0],
    )
    if len(late) < 2 or late[0][0] < 2 or late[0][0] == late[1][0]:
        return ""
    count, person = late[0]
    total = tally_all(judgement).overdue
    return f"{judgement.index.person_name(person)} is responsible for {count:,} of the {total:,}."


def _next(coming: Ahead) -> str:
    """What falls due, and the nearest meeting with the day of its papers."""
    if not coming.meetings:
        return f"{coming.due} {coming.no_meeting}"
    first = coming.meetings[0]
    papers = f"; its papers are due on {first.papers_due}" if first.papers_due else ""
    return f"{coming.due} {capital(with_article(first.board))} meets on {first.date}{papers}."


def _worst_theme(judgement: Judgement) -> str:
    rag = _rag(judgement)
    themes = [
        (tally.by_rag[rag], tally.total, judgement.index.themes[ref])
        for ref, tally in by_theme(judgement).items()
        if ref is not None and tally.total
    ]
    if len(themes) < 2:
        return ""
    count, total, theme = max(themes, key=lambda each: (each[0] / each[1], each[0]))
    if not count:
        return ""
    return (
        f"The theme with the largest share of {rag} is {theme.printed}, {theme.title}: {count:,} "
        f"of {total:,} actions ({share_of(count, total)})."
    )


def _done(judgement: Judgement) -> str:
    done = [p for p in judgement.progress if p.condition in _DONE]
    if not done:
        return "No action is done."
    kinds = Counter(progress.condition for progress in done)
    found = [f"{kinds[each]:,} {CONDITION_WORDS[each]}" for each in _DONE if kinds[each]]
    how = listed(found) if len(kinds) > 1 else f"all {CONDITION_WORDS[done[0].condition]}"
    total = f"{counted(len(done), 'action')} {verb(len(done), 'counts', 'count')} as done"
    signed = "" if kinds[Condition.SIGNED_OFF] else " None is signed off."
    missed = sum(one.condition is Condition.OUTCOME_MISSED for one in judgement.progress)
    beside = (
        f" {missed:,} more {verb(missed)} complete though a measure misses its target."
        if missed
        else ""
    )
    return f"{total}: {how}.{signed}{beside} {evidenced(done)}"
