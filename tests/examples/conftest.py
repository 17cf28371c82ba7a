"""A pull request on a real repository, and services that answer as the real ones would."""

import json
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

import cipt

CHANGED = "plan/actions/2/2.3.10.yaml"
UPDATE = "  - date: 2019-06-14\n    rag: RED\n    note: The chairs' posts are advertised\n"
STANDS_AT_THE_COPY = {
    "github": ".github/cipt_comment.py",
    "gitlab": ".gitlab/cipt_comment.py",
    "azure": "azure-pipelines/cipt_comment.py",
}


@pytest.fixture(scope="session")
def examples(checkout):
    """The folder of examples."""
    return checkout / "examples"


def git(folder, *arguments):
    """Run git in a folder; what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.fixture(scope="session")
def a_pull_request(tmp_path_factory, sample, examples):
    """A clone in which a branch adds an update to an action, as a CI would check it out."""
    folder = tmp_path_factory.mktemp("council")
    origin, clone = folder / "origin.git", folder / "clone"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(folder, "clone", "--quiet", str(origin), str(clone))
    git(clone, "checkout", "--quiet", "-b", "main")
    shutil.copytree(sample, clone / "plan")
    for place in STANDS_AT_THE_COPY.values():
        (clone / place).parent.mkdir(exist_ok=True)
        shutil.copy(examples / "comment.py", clone / place)
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "The plan")
    git(clone, "push", "--quiet", "origin", "main")
    git(clone, "checkout", "--quiet", "-b", "update")
    with (clone / CHANGED).open("a", encoding="utf-8", newline="\n") as file:
        file.write(UPDATE)
    git(clone, "commit", "--quiet", "--all", "--message", "An update")
    return SimpleNamespace(top=clone, base=git(clone, "rev-parse", "main"))


@pytest.fixture
def pull_request(a_pull_request, tmp_path):
    """That clone, for one test alone."""
    top = tmp_path / "clone"
    shutil.copytree(a_pull_request.top, top)
    return SimpleNamespace(top=top, base=a_pull_request.base)


@pytest.fixture
def machine(tmp_path):
    """A CI's machine: runs a script in bash, with cipt installed and pip only written down."""
    tools = tmp_path / "tools"
    tools.mkdir()
    installed = tmp_path / "installed"
    stubs = {
        "cipt": f'exec "{sys.executable}" -m cipt "$@"\n',
        "python": (
            'if [ "$1 $2 $3" = "-m pip install" ]; then\n'
            f'  printf "%s\\n" "$4" >> "{installed}"\n'
            "  exit 0\n"
            "fi\n"
            f'exec "{sys.executable}" "$@"\n'
        ),
    }
    for name, text in stubs.items():
        (tools / name).write_text(f"#!/bin/bash\n{text}", encoding="utf-8")
        (tools / name).chmod(0o755)
    source = Path(cipt.__file__).parents[1]

    def run(script, folder, **variables):
        path = f"{tools}{os.pathsep}{os.environ['PATH']}"
        known = {"PATH": path, "TZ": "Europe/London", "PYTHONPATH": str(source)}
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=folder,
            env={**os.environ, **known, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return SimpleNamespace(run=run, installed=installed)


# --- the services -------------------------------------------------------------------------------


class Services(BaseHTTPRequestHandler):
    """The part of GitHub, GitLab and Azure DevOps that keeps comments on one pull request.

    `comments` are dicts of author, id and text; `asked` are the methods and paths of all requests.
    """

    comments: ClassVar[list]
    asked: ClassVar[list]
    token: ClassVar[str]

    def do_GET(self):
        path, query = self._path()
        if path == "/gitlab/user":
            self._answer({"id": 7})
            return
        page = int(query.get("page", ["1"])[0])
        length = int(query.get("per_page", ["1000"])[0])
        listed = [self._shown(one) for one in self.comments[(page - 1) * length : page * length]]
        self._answer({"value": listed} if path.startswith("/azure") else listed)

    def do_POST(self):
        path, _ = self._path()
        body = self._body()
        text = body["comments"][0]["content"] if path.startswith("/azure") else body["body"]
        self.comments.append({"author": "us", "id": len(self.comments) + 1, "text": text})
        self._answer({})

    def do_PATCH(self):
        path, _ = self._path()
        number = path.split("/")[-3 if path.startswith("/azure") else -1]
        body = self._body()
        found = next(one for one in self.comments if one["id"] == int(number))
        found["text"] = body["content"] if path.startswith("/azure") else body["body"]
        self._answer({})

    do_PUT = do_PATCH

    def log_message(self, format, *arguments):
        """Say nothing."""

    def _shown(self, comment):
        text, ours = comment["text"], comment["author"] == "us"
        return {
            "id": comment["id"],
            "body": text,
            "user": {"type": "Bot" if ours else "User"},
            "author": {"id": 7 if ours else 8},
            "comments": [{"id": 1, "content": text}],
        }

    def _path(self):
        parts = urlsplit(self.path)
        self.asked.append((self.command, unquote(parts.path)))
        tokens = (self.headers.get("Authorization"), self.headers.get("PRIVATE-TOKEN"))
        assert f"Bearer {self.token}" in tokens or self.token in tokens
        return parts.path, parse_qs(parts.query)

    def _body(self):
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, value):
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def services():
    """The services at `address`, with the `comments` that stand there and what was `asked`."""

    class Asked(Services):
        comments: ClassVar[list] = []
        asked: ClassVar[list] = []
        token = "secret"

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    yield SimpleNamespace(
        address=address,
        comments=Asked.comments,
        asked=Asked.asked,
        github={
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": f"{address}/github",
            "GITHUB_REPOSITORY": "council/plan",
            "GITHUB_BASE_REF": "main",
            "PULL_REQUEST": "12",
            "CIPT_COMMENT_TOKEN": "secret",
        },
        gitlab={
            "GITLAB_CI": "true",
            "CI_API_V4_URL": f"{address}/gitlab",
            "CI_PROJECT_ID": "34",
            "CI_MERGE_REQUEST_IID": "12",
            "CIPT_COMMENT_TOKEN": "secret",
        },
        azure={
            "TF_BUILD": "True",
            "SYSTEM_COLLECTIONURI": f"{address}/azure/",
            "SYSTEM_TEAMPROJECT": "Children and families",
            "BUILD_REPOSITORY_ID": "56",
            "SYSTEM_PULLREQUEST_PULLREQUESTID": "12",
            "CIPT_COMMENT_TOKEN": "secret",
        },
    )
    server.shutdown()
    server.server_close()
    thread.join()
