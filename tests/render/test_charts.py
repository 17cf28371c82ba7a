"""Charts: each can be read without being seen, and no text of a plan can break one."""

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.evaluation.judgement import judge
from cipt.loading.plan import load_plan
from cipt.render import charts
from cipt.render.charts.scales import month_ticks, time_scale, value_ticks
from cipt.sources.folder import FolderTree
from cipt.views.charts.by_theme import by_theme_chart
from cipt.views.charts.measure import measure_chart
from cipt.views.charts.timeline import MOST_ROWS, timelines
from cipt.views.charts.trend import trend
from cipt.views.report.lines import Lines


@pytest.fixture(scope="module")
def judgement(checkout):
    invented = FolderTree(checkout / "starter" / "example" / "plan")
    return judge(load_plan(invented).plan, date(2026, 5, 31))


@pytest.fixture(scope="module")
def lines(judgement):
    return Lines(judgement)


@pytest.fixture(scope="module")
def values(lines, judgement):
    """A chart of each kind as a value, with the function that draws it."""
    return {
        "by theme": (by_theme_chart(lines), charts.by_theme_chart),
        "trend": (trend(lines), charts.trend_chart),
        "timeline": (timelines(lines, judgement.progress)[0], charts.timeline_chart),
        "measure": (
            measure_chart(judgement, judgement.index.measures["decisions-in-one-day"]),
            charts.measure_chart,
        ),
    }


TAGS = {"svg", "title", "desc", "text", "tspan", "line", "path", "rect", "circle"}


def chart_of(judgement, measure):
    chart = measure_chart(judgement, judgement.index.measures[measure])
    assert chart is not None
    return chart


def trend_of(lines):
    found = trend(lines)
    assert found is not None
    return found


def ends_of_baseline(chart):
    """How far to the right the line of the baseline goes."""
    drawn = ET.fromstring(charts.measure_chart(chart))
    return float(
        next(each for each in drawn.iter() if each.get("class") == "baseline").attrib["x2"]
    )


def replace_fields(record, **fields):
    """The record with other values in these fields."""
    return record.model_copy(update=fields)


PICTURES = ("trend", "timeline", "measure")
"""Those that are one picture each; the one by theme is a list of pictures."""
KINDS = ("by theme", *PICTURES)


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_has_a_name_and_a_description(kind, values):
    value, draw = values[kind]
    drawn = ET.fromstring(draw(value))
    assert drawn.attrib["role"] == "img"
    assert drawn.attrib["aria-label"] == drawn.findtext("title") == value.title
    assert drawn.findtext("desc") == value.summary != ""


def test_each_theme_has_its_whole_name_and_a_bar_that_says_its_figures(values):
    value, draw = values["by theme"]
    long = replace(value.bars[0], name=f"1 {'Early help ' * 12}".strip())
    rows = list(ET.fromstring(draw(replace(value, bars=(long, *value.bars[1:])))))
    assert [row.text for row in rows] == [long.name, *(one.name for one in value.bars[1:])]
    [bar] = rows[0]
    assert bar.attrib["role"] == "img"
    assert bar.attrib["aria-label"] == bar.findtext("title") == value.bars[0].told
    assert value.bars[0].told.startswith(f"{value.bars[0].total} actions: ")
    empty = replace(long, total=0, parts=(), told="no action")
    assert "no action" in draw(replace(value, bars=(empty, *value.bars[1:])))


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_has_a_table_of_its_figures(kind, values):
    value, _ = values[kind]
    assert value.table.rows
    assert all(len(row) == len(value.table.columns) for row in value.table.rows)
    assert set(value.table.numbers) <= set(value.table.columns)


@given(st.text(max_size=40))
def test_no_name_of_a_theme_breaks_its_bar(values, hostile):
    value, draw = values["by theme"]
    for words in (hostile, f"</li><script>alert(1)</script>{hostile}", f'" onload="x{hostile}'):
        bar = replace(value.bars[0], name=words, told=words)
        drawn = ET.fromstring(draw(replace(value, bars=(bar,))))
        assert {each.tag for each in drawn.iter()} <= {"ul", "li", *TAGS}
        assert set(drawn[0][0].attrib) == {"class", "role", "aria-label", "viewBox"}


@pytest.mark.parametrize("kind", PICTURES)
@given(st.text(max_size=40))
def test_no_text_of_a_plan_breaks_a_picture(kind, values, hostile):
    value, draw = values[kind]
    for words in (hostile, f"</title><script>alert(1)</script>{hostile}", f'" onload="x{hostile}'):
        drawn = ET.fromstring(draw(replace(value, title=words, summary=words)))
        assert set(drawn.attrib) == {"class", "role", "aria-label", "viewBox"}
        assert {each.tag for each in drawn.iter()} <= TAGS


@pytest.mark.parametrize("kind", KINDS)
def test_where_there_is_nothing_to_draw_nothing_is_drawn(kind, values):
    assert values[kind][1](None) == ""


# --- what is drawn ------------------------------------------------------------------------------


def test_every_action_with_a_date_stands_in_one_timeline_and_in_one_only(lines, judgement):
    drawn = [row.number for one in timelines(lines, judgement.progress) for row in one.rows]
    dated = [p for p in judgement.progress if p.due or p.first_due or p.completed_on]
    assert drawn == [p.action.printed for p in dated if not p.is_withdrawn]
    assert all(len(one.rows) <= MOST_ROWS for one in timelines(lines, judgement.progress))


def test_no_line_is_drawn_across_a_change_of_definition(judgement):
    chart = chart_of(judgement, "caseload")
    assert [one.is_joined for one in chart.readings] == [False, False]
    assert "change of definition" in chart.key


def test_a_baseline_ends_where_the_definition_changes_and_else_goes_on(judgement):
    changed, same = chart_of(judgement, "caseload"), chart_of(judgement, "audits-good")
    assert (changed.baseline_until, same.baseline_until) == (date(2026, 1, 1), same.last)
    assert ends_of_baseline(changed) < ends_of_baseline(same)


def test_a_baseline_of_before_the_first_change_is_not_drawn_beside_later_figures(judgement):
    measure = judgement.index.measures["caseload"]
    chart = measure_chart(judgement, replace_fields(measure, readings=measure.readings[1:]))
    assert chart is not None
    assert (chart.baseline, "baseline" in chart.key) == (None, False)


def test_the_figures_of_trend_and_themes_name_the_conditions_behind_the_colours(lines):
    themes = by_theme_chart(lines)
    assert themes is not None
    assert "1 rated off track; 2 behind on a step" in trend_of(lines).table.rows[-1][-1]
    assert themes.table.rows[0][-1].startswith("1 signed off; 1 complete though a measure misses")


def test_the_target_is_a_staircase_each_step_from_its_own_day(judgement):
    chart = chart_of(judgement, "decisions-in-one-day")
    assert [(step.first, step.label) for step in chart.targets] == [
        (date(2026, 3, 31), "85%"),
        (date(2026, 9, 30), "95%"),
    ]
    assert chart.targets[0].last == chart.targets[1].first


def test_a_reading_published_after_the_day_is_not_drawn(judgement):
    earlier = judge(judgement.plan, date(2026, 5, 13))
    chart = chart_of(earlier, "decisions-in-one-day")
    assert [str(one.value) for one in chart.readings] == ["68", "70", "73", "79"]


def test_the_trend_begins_where_the_plan_was_taken_over(lines):
    assert [month.label for month in trend_of(lines).months] == [
        "Jan 2026",
        "Feb 2026",
        "Mar 2026",
        "Apr 2026",
        "May 2026",
    ]


def test_every_month_of_the_trend_counts_each_action_once(lines):
    for month in trend_of(lines).months:
        assert sum(part.number for part in month.parts) == month.total


# --- scales -------------------------------------------------------------------------------------

FIGURES = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False).filter(
    lambda value: value == 0 or abs(value) > 1e-6
)


@given(FIGURES, FIGURES, st.booleans())
def test_a_scale_of_values_holds_them_all_and_its_steps_are_alike(one, other, is_share):
    low, high = min(one, other), max(one, other)
    ticks = value_ticks(low, high, is_share=is_share)
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert ticks[0] <= low + slack
    assert high <= ticks[-1] + slack
    assert 2 <= len(ticks) <= 12
    assert all(
        math.isclose(after - before, ticks[1] - ticks[0], rel_tol=1e-3, abs_tol=slack)
        for before, after in pairwise(ticks)
    )


@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.dates(date(1900, 1, 1), date(2190, 1, 1)))
def test_a_scale_of_time_names_a_few_months_that_lie_in_it(one, other):
    first, last = min(one, other), max(one, other)
    ticks = month_ticks(first, last)
    assert len(ticks) <= 4
    assert all(first <= day <= last and day.day == 1 for day, _ in ticks)
    across = time_scale(first, last, 0, 100)
    assert all(0 <= across(day) <= 100 for day, _ in ticks)
