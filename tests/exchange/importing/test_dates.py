"""Dates as councils print them: typed where they are sure, else left in their own words."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.exchange.importing.dates import as_at, dated_start, done_on, plain_day_in, read_due
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.shown import as_text, date_as_shown, day_of


def typed(text: str) -> tuple[str | None, str | None, str | None, bool]:
    printed = read_due(Cell(text, "A1"))
    days = (printed.due, printed.start, printed.completed)
    due, start, completed = (day.text if day else None for day in days)
    return due, start, completed, printed.is_plain


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("30 April 2019", "2019-04-30"),
        ("30th April 2019", "2019-04-30"),
        ("30/04/2019", "2019-04-30"),
        ("30.4.19", "2019-04-30"),
        ("31 March 19", "2019-03-31"),
        ("Dec 2016", "2016-12"),
        ("Sept 2017", "2017-09"),
        ("Mar -17", "2017-03"),
        ("May-19", "2019-05"),
        ("End of March 2019", "2019-03"),
        ("2017", "2017"),
        ("2019-04-30", "2019-04-30"),
        ("Friday 3 May 2019", "2019-05-03"),
    ],
)
def test_one_plain_date_is_typed_whatever_its_form(text, due) -> None:
    assert typed(text) == (due, None, None, True)


@pytest.mark.parametrize(
    ("text", "due", "start", "completed"),
    [
        ("31 March; 31 July; 31 Dec 2019", "2019-12-31", None, None),
        ("31 Dec 2018\n31 Mar 2019", "2019-03-31", None, None),
        ("Revised date of 30 June 2019", "2019-06-30", None, None),
        ("On-going from January 2019", None, "2019-01", None),
        ("May 2019 onwards", None, "2019-05", None),
        ("Throughout the year with review on 10 December 2019", "2019-12-10", None, None),
        ("Completed 26.3.14", None, None, "2014-03-26"),
        ("by end of 2019", "2019", None, None),
        ("Quarterly", None, None, None),
        ("Report quarterly", None, None, None),
        ("Immediate", None, None, None),
        ("TBC", None, None, None),
        ("31 June 2019", None, None, None),
        ("30-04-19", None, None, None),
        ("19 May", None, None, None),
        ("12/13/2022", None, None, None),
        ("Q2 2019/20", "2019-09", None, None),
        ("End of Q3 2021/22", "2021-12", None, None),
        ("Quarter 4, 2021-22", "2022-03", None, None),
        ("End of financial year 2021/22", "2022-03", None, None),
        ("Q1 2020", None, None, None),
        ("Q3 2021/23", None, None, None),
        ("2019/20", None, None, None),
        ("Autumn term 2019", None, None, None),
        ("w/c 4 March 2019", None, None, None),
        ("Mid-March 2019", None, None, None),
        ("Early in May 2019", None, None, None),
        ("Not before April 2019", None, None, None),
        ("TBC (subject to funding in April 2019)", None, None, None),
        ("Reviewed 3 May 2019", None, None, None),
        ("30/09/2018 → 31/12/2018", None, None, None),
        ("January 2019 and then monthly", None, "2019-01", None),
        ("By 31.03.19", "2019-03-31", None, None),
        ("No later than 15 January 2019", "2019-01-15", None, None),
        ("March 2019 - complete", "2019-03", None, None),
        ("31/12/2018 (completed 12/12/2018)", "2018-12-31", None, "2018-12-12"),
        ("30 Sept 2019 (was 31 March 2019)", None, None, None),
        ("6 months", None, None, None),
        ("2821-05-31", None, None, None),
    ],
)
def test_words_around_a_date_leave_it_unsure_and_what_is_not_sure_untyped(
    text, due, start, completed
) -> None:
    assert typed(text) == (due, start, completed, False)


@pytest.mark.parametrize(
    ("text", "first", "moved"),
    [
        ("29 Mar 2019 (extended to 30 Apr 2019)", "2019-03-29", "2019-04-30"),
        ("Original: 31/01/19\nRevised: 28/02/19", "2019-01-31", "2019-02-28"),
        ("Dec 2018, revised date March 2019", "2018-12", "2019-03"),
    ],
)
def test_of_a_date_that_was_moved_the_first_is_due_and_the_other_a_revision(
    text, first, moved
) -> None:
    printed = read_due(Cell(text, "A1"))

    days = [day.text if day else None for day in (printed.due, printed.revised)]
    assert days == [first, moved]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Completed 26.3.14", "2014-03-26"),
        ("Complete: 3 May 2017", "2017-05-03"),
        ("Complete – in use since 1 May 2017", None),
        ("Completed, audit due 1 May 2017", None),
    ],
)
def test_a_status_tells_the_day_of_completion_only_where_it_says_so(text, day) -> None:
    found = done_on(text)

    assert (found.text if found else None) == day


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_day_comes_back_from_every_plain_form(day: date) -> None:
    for form in ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y"):
        assert plain_day_in(day.strftime(form)) == day


@given(st.text(max_size=40))
def test_no_text_stops_the_reading_of_dates(text: str) -> None:
    read_due(Cell(text, "A1"))
    as_at(text)
    dated_start(text)


@pytest.mark.parametrize(
    ("number_format", "shown", "means"),
    [
        ("dd/mm/yyyy", "01/03/2019", "2019-03-01"),
        ("d mmmm yyyy", "1 March 2019", "2019-03-01"),
        ("mmm-yy", "Mar-19", "2019-03"),
        ("mmmm yyyy", "March 2019", "2019-03"),
        ("yyyy", "2019", "2019"),
        ("[$-809]dd mmmm yyyy;@", "01 March 2019", "2019-03-01"),
        ('dd"th" mmm', "01th Mar", "2019-03-01"),
    ],
)
def test_a_date_cell_means_what_its_format_shows(number_format, shown, means) -> None:
    day = datetime(2019, 3, 1)

    assert date_as_shown(day, number_format) == shown
    assert day_of(day, number_format).text == means


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (0.87, "0%", "87%"),
        (0.785, "0.0%", "78.5%"),
        (1200, "#,##0", "1,200"),
        (1234.5, "#,##0.00", "1,234.50"),
        (3.0, "General", "3"),
        (True, "General", "TRUE"),
        (2.5, "0", "2.5"),
    ],
)
def test_a_number_cell_reads_as_it_is_shown_and_loses_no_decimals(
    value, number_format, shown
) -> None:
    assert as_text(value, number_format) == shown


def test_a_heading_says_for_which_day_it_is() -> None:
    assert str(as_at("RAG ratings as at 31 May 2019")) == "2019-05-31"
    assert str(as_at("Updated: January 2023")) == "2023-01-31"
    assert as_at("Inspection of 17 September 2018") is None


def test_a_line_of_progress_may_begin_with_its_date() -> None:
    found = dated_start("12/03/2024: Meetings held weekly")
    assert found is not None
    assert (found[0].text, found[1]) == ("2024-03-12", "Meetings held weekly")
    assert dated_start("Meetings held on 12/03/2024") is None
