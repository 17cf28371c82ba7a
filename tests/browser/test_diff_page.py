"""The page of a comparison in a real browser: at a phone's width and a desk's."""

from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "goldens" / "diff" / "every_kind.html"
SPEC = spec_from_file_location("report_pages", Path(__file__).with_name("test_report_pages.py"))
assert SPEC
assert SPEC.loader
report_pages = module_from_spec(SPEC)
SPEC.loader.exec_module(report_pages)


@pytest.fixture(scope="module", params=report_pages.WIDTHS)
def found(request, chromium, tmp_path_factory):
    """What is found in the page at each width."""
    return report_pages.look(chromium, PAGE, request.param, tmp_path_factory.mktemp("page"))


def test_the_page_loads_without_a_complaint_and_fetches_nothing(found):
    assert found["console"] == []
    assert found["fetched"] == []
    assert found["scripts"] == 0


def test_nothing_of_the_page_has_to_be_scrolled_sideways(found):
    assert found["overflow"] == 0
    assert found["wide"] == []


def test_its_headings_and_tables_can_be_followed_without_eyes(found):
    levels = found["headings"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert found["tables"] == 20
    assert found["tablesWithoutCaption"] == []
    assert found["headingsWithoutScope"] == 0
    assert found["tablePartsWithoutRole"] == 0
    assert found["cellsWithoutLabel"] == []
    assert found["lang"] == "en-GB"
    assert found["landmarks"] == ["header", "main", "footer"]
    assert found["deadEnds"] == []
    assert found["skip"] == {"target": "main", "visible": True}


def test_every_text_of_the_page_stands_out_from_what_is_behind_it(found):
    assert found["texts"] > 50
    assert found["faint"] == []
