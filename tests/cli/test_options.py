"""The options that commands share, and the day that a judgement is made for."""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Annotated

import pytest

from cipt.cli import today as clock
from cipt.cli.app import run
from cipt.cli.lazy import Line
from cipt.cli.options import (
    AsOfOption,
    OutputOption,
    PlanOption,
    RevOption,
    date_option,
    format_option,
)
from cipt.cli.today import as_of_day
from cipt.faults import CannotGoOn
from cipt.model.dates import parse_day
from cipt.model.plan import Header

asked: dict[str, object] = {}


def command(
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    output: OutputOption = None,
    form: Annotated[str, format_option(("text", "json"))] = "text",
    due_before: Annotated[date | None, date_option("--due-before", "Due before this day.")] = None,
) -> None:
    """Keep what was asked.

    Examples:

        cipt ask
    """
    asked.update(locals())


@pytest.fixture
def ask(monkeypatch):
    """Ask a command that keeps its options; the exit code."""
    asked.clear()
    monkeypatch.delenv("_CIPT_COMPLETE", raising=False)
    module = ModuleType("asking")
    monkeypatch.setattr(module, "command", command, raising=False)
    monkeypatch.setitem(sys.modules, "asking", module)
    return lambda *words: run(["ask", *words], [Line("ask", "asking", "Ask", "Asking")])


def test_options_that_are_left_out_leave_the_choice_to_the_command(ask):
    assert ask() == 0
    assert asked == {
        "plan": None,
        "as_of": None,
        "rev": None,
        "output": None,
        "form": "text",
        "due_before": None,
    }


def test_options_arrive_as_what_they_mean(ask):
    words = "--plan my/plan --rev HEAD~1 --output out.md --format json --due-before 2019-04-30"
    assert ask(*words.split()) == 0
    assert asked["plan"] == Path("my/plan")
    assert asked["rev"] == "HEAD~1"
    assert asked["output"] == Path("out.md")
    assert asked["form"] == "json"
    assert asked["due_before"] == date(2019, 4, 30)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2019-05-31", date(2019, 5, 31)),
        ("2019-05", date(2019, 5, 31)),
        ("2020-02", date(2020, 2, 29)),
        ("2019", date(2019, 12, 31)),
    ],
)
def test_a_month_or_a_year_means_its_last_day(ask, typed, meant):
    assert ask("--as-of", typed) == 0
    assert asked["as_of"] == meant
    assert type(asked["as_of"]) is date


ANY_FORM = "Write a day, a month or a year: --as-of 2019-05-31, 2019-05 or 2019"


@pytest.mark.parametrize(
    ("typed", "why", "what_to_do"),
    [
        ("31/05/2019", "is not in the form year-month-day", "Write: --as-of 2019-05-31"),
        ("31 May 2019", "is not in the form year-month-day", "Write: --as-of 2019-05-31"),
        ("May 2019", "is not in the form year-month-day", "Write: --as-of 2019-05"),
        ("2019-02-30", "is no day: February 2019 has 28 days", ANY_FORM),
        ("2019-13", "has the month 13, and a year has 12", ANY_FORM),
        ("20190531", "is not in the form year-month-day", "Write: --as-of 2019-05-31"),
        ("yesterday", "is not a date", ANY_FORM),
        ("", "is not a date", ANY_FORM),
    ],
)
def test_a_day_in_another_form_is_refused_with_the_line_to_write(
    ask, capsys, typed, why, what_to_do
):
    assert ask("--as-of", typed) == 2
    assert capsys.readouterr().err == f"cipt: --as-of {typed} {why}\n{what_to_do}\n"
    assert not asked


def test_an_unknown_format_is_refused_with_those_there_are(ask, capsys):
    assert ask("--format", "pdf") == 2
    assert capsys.readouterr().err == (
        "cipt: --format pdf is not among the formats of this command\nWrite one of: text, json\n"
    )


@pytest.mark.parametrize("option", ["--plan", "--output"])
def test_an_empty_path_is_not_this_folder(ask, capsys, option):
    assert ask(option, "") == 2
    assert capsys.readouterr().err.startswith(f"cipt: {option} is empty\n")


# --- the as-of day ------------------------------------------------------------------------------

NOW = date(2026, 3, 14)


def header(**fields):
    return Header(title="Plan", organisation="Council", **fields)


def test_a_plan_that_is_kept_is_judged_today():
    assert as_of_day(None, header(), NOW) == (NOW, "today")


def test_a_closed_plan_is_judged_on_the_day_it_was_closed():
    closed = header(closed="2019-05")
    day, why = as_of_day(None, closed, NOW)
    assert (day, why) == (date(2019, 5, 31), "the day on which the plan was closed")
    assert type(day) is date


def test_the_day_that_was_asked_for_comes_first():
    option = parse_day("2019-04")
    assert as_of_day(option, header(closed="2019-05-31"), NOW) == (date(2019, 4, 30), "as asked")


def test_a_plan_without_a_readable_header_is_judged_today():
    assert as_of_day(None, None, NOW) == (NOW, "today")


def test_today_is_what_the_clock_says(monkeypatch):
    class Frozen(date):
        @classmethod
        def today(cls):
            return NOW

    monkeypatch.setattr(clock, "date", Frozen)
    assert clock.today() == NOW


def test_what_stops_a_command_says_why_when_it_is_printed():
    assert str(CannotGoOn("the plan is lost", "Find it.")) == "the plan is lost"
