"""How a command writes a plan's dates as a calendar."""

from __future__ import annotations

from pathlib import Path

from cipt.cli.output import write_whole
from cipt.evaluation.judgement import Judgement
from cipt.exchange.calendar import calendar


def write_calendar(judgement: Judgement, output: Path) -> None:
    """Write the calendar of a judged plan into a file, whole or not at all."""
    write_whole(output, calendar(judgement))
