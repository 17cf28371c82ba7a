"""The pipelines that councils copy: sound as files, and every line of theirs runs as it stands."""

import json
import re
import subprocess

import pytest
import yaml

WORKFLOWS = (
    "github/cipt-pull-request.yml",
    "github/cipt-schedule.yml",
    "github/cipt-pushed.yml",
)
GITLAB = "gitlab/cipt.gitlab-ci.yml"
AZURE = ("azure/cipt-pull-request.yml", "azure/cipt-schedule.yml", "azure/cipt-pushed.yml")
PIPELINES = (*WORKFLOWS, GITLAB, *AZURE)
_ACTION = re.compile(r"[\w-]+/[\w./-]+@v\d+")
_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


def git(folder, *arguments):
    """Run git in a folder; what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def read(examples, name):
    """A pipeline as it is typed: `on` is a word, and no yes."""
    return yaml.load((examples / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps_of(pipeline):
    """The steps of a pipeline of GitHub or Azure, with the job each one stands in."""
    jobs = pipeline.get("jobs") or {"": pipeline}
    return [(job, step) for job in jobs.values() for step in job["steps"]]


def scripts_of(pipeline):
    """What a pipeline runs in a shell, a text for each shell."""
    if "steps" in pipeline or "jobs" in pipeline:
        steps = (step for _, step in steps_of(pipeline))
        return [step.get("run") or step.get("bash") for step in steps if {"run", "bash"} & {*step}]
    jobs = [job for name, job in pipeline.items() if isinstance(job, dict) and "script" in job]
    before = pipeline[".cipt"]["before_script"]
    return ["\n".join([*before, *job["script"]]) for job in jobs]


def ran(done):
    """That a script ended well; what it printed."""
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# --- as files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PIPELINES)
def test_every_pipeline_is_read_by_yaml_and_installs_and_calls_cipt(examples, name):
    scripts = scripts_of(read(examples, name))
    assert any("pip install" in script for script in scripts)
    assert any(re.search(r"\bcipt (check|diff|overdue|report)", script) for script in scripts)


@pytest.mark.parametrize("name", PIPELINES)
def test_every_pipeline_fetches_the_whole_history(examples, name):
    pipeline = read(examples, name)
    if name.startswith("gitlab"):
        assert pipeline["variables"]["GIT_DEPTH"] == "0"
        return
    checkouts = [
        step for _, step in steps_of(pipeline) if "checkout" in str(step.get("uses", step))
    ]
    assert checkouts
    for step in checkouts:
        assert (step.get("with") or {}).get("fetch-depth", step.get("fetchDepth")) == "0"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_pins_every_action_to_a_major_version(examples, name):
    used = [step["uses"] for _, step in steps_of(read(examples, name)) if "uses" in step]
    assert used
    assert [action for action in used if not _ACTION.fullmatch(action)] == []


def test_a_workflow_may_write_only_what_its_job_is_for(examples):
    pull_request = read(examples, WORKFLOWS[0])
    assert pull_request["permissions"] == {}
    assert pull_request["jobs"]["check"]["permissions"] == {
        "contents": "read",
        "security-events": "write",
    }
    assert pull_request["jobs"]["comment"]["permissions"] == {
        "contents": "read",
        "pull-requests": "write",
    }
    assert read(examples, WORKFLOWS[1])["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_leaves_no_token_in_the_clone_and_puts_no_text_of_others_into_a_script(
    examples, name
):
    for _, step in steps_of(read(examples, name)):
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_a_pull_request_from_a_fork_gets_no_token_that_may_write(examples):
    workflow = read(examples, WORKFLOWS[0])
    assert list(workflow["on"]) == ["pull_request"]
    for _, step in steps_of(workflow):
        if "CIPT_COMMENT_TOKEN" in step.get("env", {}):
            assert "head.repo.full_name == github.repository" in step["if"]


def test_the_hook_of_pre_commit_is_one_that_the_repository_offers(examples, checkout):
    [asked] = read(examples, "pre-commit/pre-commit-config.yaml")["repos"]
    offered = read(checkout, ".pre-commit-hooks.yaml")
    by_id = {hook["id"]: hook for hook in offered}
    assert {hook["id"] for hook in asked["hooks"]} <= set(by_id)
    assert all(by_id[hook["id"]]["pass_filenames"] == "false" for hook in asked["hooks"])


@pytest.mark.parametrize("name", PIPELINES)
def test_every_file_that_a_pipeline_is_to_be_copied_to_stands_in_the_page_beside_them(
    examples, name
):
    page = (examples / "README.md").read_text(encoding="utf-8")
    assert name in page


# --- as they run --------------------------------------------------------------------------------


def github_step(step, pull_request, services, folder):
    """A step's own variables, with what GitHub would put into them."""
    known = {
        "github.event.pull_request.base.sha": pull_request.base,
        "github.event.pull_request.number": "12",
        "github.token": "secret",
    }
    own = {
        name: _EXPRESSION.sub(lambda match: known[match[1]], value)
        for name, value in step.get("env", {}).items()
    }
    summary = {"GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return {**services.github, "CIPT_COMMENT_TOKEN": "", **summary, **own}


def test_the_github_pull_request_runs_from_its_first_line_to_its_last(
    examples, pull_request, machine, services, tmp_path
):
    workflow = read(examples, WORKFLOWS[0])
    printed = ""
    for _, step in steps_of(workflow):
        if "run" in step:
            variables = github_step(step, pull_request, services, tmp_path)
            variables |= workflow["env"]
            printed += ran(machine.run(step["run"], pull_request.top, **variables))
    assert set(machine.installed.read_text().split()) == {workflow["env"]["CIPT_SOURCE"]}
    assert "::warning" in printed
    assert json.loads((pull_request.top / "cipt.sarif").read_text())["version"] == "2.1.0"
    assert [comment["text"] for comment in services.comments] == [
        (pull_request.top / "comment.md").read_text(encoding="utf-8")
    ]
    assert "1 update" in services.comments[0]["text"]
    assert "1 update" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_the_github_schedule_runs_from_its_first_line_to_its_last(
    examples, pull_request, machine, services, tmp_path
):
    workflow = read(examples, WORKFLOWS[1])
    for _, step in steps_of(workflow):
        if "run" in step:
            variables = github_step(step, pull_request, services, tmp_path) | workflow["env"]
            ran(machine.run(step["run"], pull_request.top, **variables))
    papers(pull_request.top)
    assert "Overdue actions" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_the_gitlab_pipeline_runs_from_its_first_line_to_its_last(
    examples, pull_request, machine, services
):
    pipeline = read(examples, GITLAB)
    variables = {
        **services.gitlab,
        **pipeline["variables"],
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_COMMIT_BEFORE_SHA": pull_request.base,
    }
    for script in scripts_of(pipeline):
        ran(machine.run(script, pull_request.top, **variables))
    quality = json.loads((pull_request.top / "gl-code-quality-report.json").read_text())
    assert {"description", "fingerprint", "location", "severity"} <= set(quality[0])
    assert ["1 update" in comment["text"] for comment in services.comments] == [True]
    papers(pull_request.top)


def test_without_a_token_the_gitlab_comment_is_a_file_and_nobody_is_asked(
    examples, pull_request, machine, services
):
    pipeline = read(examples, GITLAB)
    variables = {
        **services.gitlab,
        "CIPT_COMMENT_TOKEN": "",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }
    script = "\n".join(pipeline["cipt-comment"]["script"])
    ran(machine.run(script, pull_request.top, **variables))
    assert (pull_request.top / "comment.md").is_file()
    assert services.asked == []


@pytest.mark.parametrize("target", ["refs/heads/main", "main"])
def test_the_azure_pull_request_runs_from_its_first_line_to_its_last(
    examples, pull_request, machine, services, tmp_path, target
):
    pipeline = read(examples, AZURE[0])
    variables = {
        **services.azure,
        **pipeline["variables"],
        "SYSTEM_PULLREQUEST_TARGETBRANCH": target,
        "BUILD_ARTIFACTSTAGINGDIRECTORY": str(tmp_path),
    }
    printed = "".join(
        ran(machine.run(script, pull_request.top, **variables)) for script in scripts_of(pipeline)
    )
    assert "##vso[task.logissue type=warning" in printed
    assert json.loads((tmp_path / "cipt.sarif").read_text())["version"] == "2.1.0"
    assert ["1 update" in comment["text"] for comment in services.comments] == [True]


def test_the_azure_schedule_runs_from_its_first_line_to_its_last(
    examples, pull_request, machine, services, tmp_path
):
    pipeline = read(examples, AZURE[1])
    variables = {**pipeline["variables"], "BUILD_ARTIFACTSTAGINGDIRECTORY": str(tmp_path)}
    printed = "".join(
        ran(machine.run(script, pull_request.top, **variables)) for script in scripts_of(pipeline)
    )
    papers(tmp_path)
    assert f"##vso[task.uploadsummary]{tmp_path}/overdue.md" in printed


def papers(folder):
    """That what the schedule writes is there, and says something."""
    assert "2.6.1" in (folder / "overdue.md").read_text(encoding="utf-8")
    assert "At the end of each month" in (folder / "history.md").read_text(encoding="utf-8")
    [report] = folder.glob("report-*.html")
    assert re.fullmatch(r"report-\d{4}-\d\d\.html", report.name)
    assert "<html" in report.read_text(encoding="utf-8")


def test_a_pull_request_that_breaks_a_file_fails_the_check_of_each_pipeline(
    examples, pull_request, machine, services, tmp_path
):
    broken = pull_request.top / "plan" / "actions" / "2" / "2.3.10.yaml"
    broken.write_text("title: [\n", encoding="utf-8")
    for name in (WORKFLOWS[0], GITLAB, AZURE[0]):
        checks = [script for script in scripts_of(read(examples, name)) if "cipt check" in script]
        last = checks[-1].splitlines()[-1]
        assert "--fail-on" not in last
        assert machine.run(last, pull_request.top).returncode == 1, last


# --- the past -----------------------------------------------------------------------------------


@pytest.fixture
def slipped(pull_request):
    """The pull request, in which a date moves as well that no board has agreed to move."""
    action = pull_request.top / "plan" / "actions" / "2" / "2.3.10.yaml"
    text = action.read_text(encoding="utf-8")
    assert "due: 2019-04-30" in text
    action.write_text(text.replace("due: 2019-04-30", "due: 2019-09-30"), encoding="utf-8")
    git(pull_request.top, "commit", "--quiet", "--all", "--message", "Update")
    return pull_request


SLIP = "no board has agreed it"


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        (WORKFLOWS[0], {"GITHUB_BASE_REF": "main"}),
        (GITLAB, {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}),
        (AZURE[0], {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}),
    ],
)
def test_a_pull_request_that_moves_a_date_in_silence_fails_the_check_of_each_pipeline(
    examples, slipped, machine, name, variables
):
    checks = [script for script in scripts_of(read(examples, name)) if "cipt check" in script]
    done = machine.run(checks[-1].splitlines()[-1], slipped.top, **variables)
    assert done.returncode == 1
    assert SLIP in done.stdout
    assert "Compared with " in done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "variable"),
    [(WORKFLOWS[2], "BEFORE"), (GITLAB, "CI_COMMIT_BEFORE_SHA"), (AZURE[2], None)],
)
def test_what_was_pushed_without_a_pull_request_is_checked_after_the_fact(
    examples, slipped, machine, name, variable
):
    script = next(one for one in scripts_of(read(examples, name)) if "--against" in one)
    check = script.splitlines()[-1]
    before = {variable: git(slipped.top, "rev-parse", "HEAD~1")} if variable else {}
    done = machine.run(check, slipped.top, **before)
    assert (done.returncode, SLIP in done.stdout) == (1, True)
    if variable:
        done = machine.run(check, slipped.top, **{variable: "1" * 40})
        assert done.returncode == 2
        assert "git does not know the revision 1111" in done.stderr
