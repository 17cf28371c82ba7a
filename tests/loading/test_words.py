"""The council's own words for a paper: found by its day, and named where they cannot be read."""

from datetime import date

from cipt.loading.words import LONGEST, words_for
from cipt.sources.memory import MemoryTree

DAY = date(2019, 5, 31)


def words(**files):
    return words_for(MemoryTree({f"reports/{path}": text for path, text in files.items()}), DAY)


def test_the_words_of_a_month_are_for_its_paper():
    found = words(**{"2019-05/summary.md": "We are late.", "2019-04/summary.md": "Before."})
    assert found.texts == {"summary": "We are late."}
    assert found.paths == {"summary": "reports/2019-05/summary.md"}
    assert found.folder == "reports/2019-05"


def test_the_words_of_a_day_go_before_those_of_its_month():
    found = words(
        **{
            "2019-05/summary.md": "Month",
            "2019-05-31/summary.md": "Day",
            "2019-05/theme-1.md": "Theme",
        }
    )
    assert found.texts == {"summary": "Day", "theme-1": "Theme"}
    assert found.folder == "reports/2019-05-31"


def test_a_committee_has_words_of_its_own():
    assert words(**{"2019-05/scrutiny/legal.md": "None."}).texts == {"scrutiny/legal": "None."}


def test_words_that_cannot_be_read_are_named():
    found = words(**{"2019-05/summary.md": b"\xe9", "2019-05/theme-1.md": b"a" * (LONGEST + 1)})
    assert found.texts == {}
    assert {one.path: one.why for one in found.unread} == {
        "reports/2019-05/summary.md": "is not UTF-8: save it as UTF-8",
        "reports/2019-05/theme-1.md": "is longer than 128 kilobytes",
    }


def test_a_mark_at_the_start_that_word_processors_leave_is_no_word():
    assert words(**{"2019-05/summary.md": "\ufeffWe"}).texts == {"summary": "We"}


def test_without_any_the_month_is_where_they_belong():
    assert words().folder == "reports/2019-05"
