"""Every page in a real browser: at a phone's width and a desk's, with eyes and without."""

from itertools import pairwise

import pytest

WIDTHS = (320, 1280)


@pytest.fixture(params=WIDTHS)
def found(request, looked_at, which):
    """What is found in a page at a width."""
    return looked_at(*which, request.param)


def test_a_page_is_shown_at_the_width_that_was_asked_for(looked_at):
    assert [looked_at("overdue", "invented", width)["width"] for width in WIDTHS] == [*WIDTHS]


def test_a_page_loads_without_a_complaint_and_fetches_nothing(found):
    assert found["console"] == []
    assert found["fetched"] == []
    assert found["scripts"] == 0
    assert found["rules"] > 50, "the page's own style sheet was refused"


def test_nothing_of_a_page_has_to_be_scrolled_sideways(found):
    assert found["overflow"] == 0
    assert found["wide"] == []


def test_headings_follow_one_another_without_a_gap(found):
    levels = found["headings"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_table_has_a_caption_and_headings_that_say_what_they_head(found):
    assert found["tablesWithoutCaption"] == []
    assert found["headingsWithoutScope"] == 0
    assert found["rowsOfAnotherWidth"] == []


def test_rows_are_told_as_rows_where_they_are_shown_as_cards(found):
    assert found["tablePartsWithoutRole"] == 0
    assert found["cellsWithoutLabel"] == []


def test_every_name_and_every_link_within_a_page_leads_somewhere(found):
    assert found["lang"] == "en-GB"
    assert found["landmarks"] == ["header", "main", "footer"]
    assert found["idsTwice"] == []
    assert found["deadEnds"] == []


def test_every_text_stands_out_from_what_is_behind_it(found):
    assert found["texts"] > 30
    assert found["faint"] == []


def test_a_colour_has_a_word_and_a_shape_beside_it(found):
    assert found["tagsWithoutWord"] == 0
    assert found["tagsWithoutShape"] == 0
    assert found["picturesWithoutName"] == 0


def test_the_first_step_of_the_keyboard_leads_past_the_head_of_the_page(found):
    assert found["skip"] == {"target": "main", "visible": True}
