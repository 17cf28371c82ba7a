"""`cipt evidence`: what shows that an action was done, or what came of it."""

from __future__ import annotations

from typing import Annotated

from cipt.cli.options import PlanOption, choice_option, day_option, text_option
from cipt.cli.recording import DryRunOption, IdsArgument, Recording
from cipt.editing import facts
from cipt.faults import CannotGoOn
from cipt.model.dates import Day

KINDS = ("audit", "feedback", "data", "document")


def command(
    ids: IdsArgument,
    title: Annotated[
        str | None, text_option("--title", "What it is; needed unless --ref is given.")
    ] = None,
    kind: Annotated[
        str | None,
        choice_option("--kind", KINDS, "What kind of evidence it is."),
    ] = None,
    ref: Annotated[
        str | None, text_option("--ref", "Where it is kept: a file's number or a link.")
    ] = None,
    tested_by: Annotated[
        str | None, text_option("--tested-by", "The officer or group that has tested it.", "WHO")
    ] = None,
    date: Annotated[
        Day | None, day_option("--date", "The day the evidence is of; without it: today.")
    ] = None,
    plan: PlanOption = None,
    dry_run: DryRunOption = False,
) -> int:
    """Add evidence to an action: an audit, feedback, data or a document.

    Examples:

        cipt evidence 2.6.1 --title "Audit of 40 plans" --kind audit --ref QA/2019/17
        cipt evidence 2.6.1 --title "Parents' letters" --kind feedback
    """
    if not (title or ref):
        raise CannotGoOn("it is not said what shows it", 'Write: --title "…", in a few words')
    recording = Recording(plan)
    day = recording.day("--date", date)
    entry = {
        "date": day.text,
        "kind": kind,
        "title": title,
        "ref": ref,
        "tested_by": recording.person("--tested-by", tested_by),
    }
    return recording.record(ids, facts.evidence(day, entry), dry_run)
