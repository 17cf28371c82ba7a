"""A pull request has one comment of cipt's, however often it is pushed to."""

import pytest

MARK = "<!-- cipt diff -->"
SERVICES = ("github", "gitlab", "azure")


@pytest.fixture
def put(examples, machine, tmp_path, services):
    """Puts a comment on the pull request of a service."""

    def run(service, text, **variables):
        file = tmp_path / "comment.md"
        file.write_text(text, encoding="utf-8")
        known = {**getattr(services, service), **variables}
        return machine.run(f'python "{examples}/comment.py" "{file}"', tmp_path, **known)

    return run


def texts(services):
    return [comment["text"] for comment in services.comments]


@pytest.mark.parametrize("service", SERVICES)
def test_the_first_push_writes_a_comment_and_the_next_brings_it_up_to_date(service, put, services):
    first = put(service, f"{MARK}\n\nOne date moved\n")
    second = put(service, f"{MARK}\n\nTwo dates moved\n")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "written" in first.stdout
    assert "brought up to date" in second.stdout
    assert texts(services) == [f"{MARK}\n\nTwo dates moved\n"]


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_what_a_colleague_wrote_is_left_alone_even_where_it_bears_the_mark(service, put, services):
    services.comments.append({"author": "them", "id": 1, "text": f"{MARK} copied"})
    put(service, f"{MARK}\nOurs\n")
    assert texts(services) == [f"{MARK} copied", f"{MARK}\nOurs\n"]


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_our_comment_is_found_below_more_than_a_hundred_others(service, put, services):
    services.comments += [
        {"author": "them", "id": number, "text": "Thank you"} for number in range(1, 151)
    ]
    services.comments.append({"author": "us", "id": 151, "text": f"{MARK}\nOld\n"})
    put(service, f"{MARK}\nNew\n")
    assert len(services.comments) == 151
    assert texts(services)[-1] == f"{MARK}\nNew\n"


def test_no_line_of_a_comment_is_a_command_to_gitlab(put, services):
    put("gitlab", f"{MARK}\n/approve\ntext /merge\n")
    assert texts(services) == [f"{MARK}\n /approve\ntext /merge\n"]


def test_a_project_of_azure_may_have_spaces_in_its_name(put, services):
    put("azure", f"{MARK}\n")
    assert all("/Children and families/" in path for _, path in services.asked)


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_does_not_answer_is_one_line_and_no_traceback(service, put):
    nowhere = "http://127.0.0.1:9"
    done = put(
        service,
        f"{MARK}\n",
        GITHUB_API_URL=nowhere,
        CI_API_V4_URL=nowhere,
        SYSTEM_COLLECTIONURI=f"{nowhere}/",
    )
    assert done.returncode == 1
    assert done.stderr.startswith("comment.py: the comment cannot be written")
    assert done.stderr.count("\n") == 1


def test_without_a_token_it_says_what_it_lacks(put, services):
    done = put("github", f"{MARK}\n", CIPT_COMMENT_TOKEN="")
    assert done.returncode == 1
    assert "CIPT_COMMENT_TOKEN" in done.stderr
    assert services.asked == []


def test_the_comment_of_cipt_diff_begins_with_the_mark_by_which_it_is_found():
    from cipt.render.diff.md import MARK as written

    assert written == MARK
