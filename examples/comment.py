"""Put a comment on a pull request, or bring the one up to date that stands there from before.

    python comment.py comment.md

The first line of the file marks the comment: one that begins with the same line is replaced, so
that a pull request has one comment of cipt and not one for each push. Which service it talks to is
told by the variables of its CI: GitHub Actions, GitLab CI or Azure Pipelines. The token stands in
CIPT_COMMENT_TOKEN. It needs Python alone.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

LONGEST = 60_000
"""Characters; GitHub takes 65,536."""

SECONDS = 30


class Service(ABC):
    """A service's comments on one pull request. `headers` tell it who asks."""

    headers: dict[str, str]

    @abstractmethod
    def standing(self, mark: str) -> str | None:
        """The address of our comment that begins with this line; None where there is none."""

    @abstractmethod
    def write(self, text: str, standing: str | None) -> None:
        """Replaces the comment that stands, or writes the first one."""

    def ask(self, method: str, address: str, body: object = None) -> Any:
        """The service's answer. Raises URLError where it gives none."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "User-Agent": "cipt", **self.headers}
        request = urllib.request.Request(address, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return json.loads(answer.read() or b"null")

    def pages(self, address: str) -> Iterator[Any]:
        """Everything that is listed at an address, a hundred at a time."""
        number = 1
        while found := self.ask("GET", f"{address}?per_page=100&page={number}"):
            yield from found
            number += 1


class GitHub(Service):
    """Comments on a pull request; one by a bot is taken for ours."""

    def __init__(self, token: str) -> None:
        self.headers = {"Authorization": f"Bearer {token}"}
        repository = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}"
        self.issues = f"{repository}/issues"
        self.comments = f"{self.issues}/{os.environ['PULL_REQUEST']}/comments"

    def standing(self, mark: str) -> str | None:
        """The address of our comment."""
        for comment in self.pages(self.comments):
            if comment["body"].startswith(mark) and comment["user"]["type"] == "Bot":
                return f"{self.issues}/comments/{comment['id']}"
        return None

    def write(self, text: str, standing: str | None) -> None:
        """Writes it."""
        self.ask("PATCH" if standing else "POST", standing or self.comments, {"body": text})


class GitLab(Service):
    """Notes on a merge request; ours are those of the token's own user."""

    def __init__(self, token: str) -> None:
        self.headers = {"PRIVATE-TOKEN": token}
        self.api = os.environ["CI_API_V4_URL"]
        project = f"{self.api}/projects/{os.environ['CI_PROJECT_ID']}"
        self.notes = f"{project}/merge_requests/{os.environ['CI_MERGE_REQUEST_IID']}/notes"

    def standing(self, mark: str) -> str | None:
        """The address of our note."""
        me = self.ask("GET", f"{self.api}/user")["id"]
        for note in self.pages(self.notes):
            if note["body"].startswith(mark) and note["author"]["id"] == me:
                return f"{self.notes}/{note['id']}"
        return None

    def write(self, text: str, standing: str | None) -> None:
        """Writes it."""
        self.ask("PUT" if standing else "POST", standing or self.notes, {"body": text})


class Azure(Service):
    """Threads on a pull request; ours is one whose first comment bears the mark."""

    def __init__(self, token: str) -> None:
        self.headers = {"Authorization": f"Bearer {token}"}
        project = os.environ["SYSTEM_COLLECTIONURI"] + quote(os.environ["SYSTEM_TEAMPROJECT"])
        repository = f"{project}/_apis/git/repositories/{os.environ['BUILD_REPOSITORY_ID']}"
        number = os.environ["SYSTEM_PULLREQUEST_PULLREQUESTID"]
        self.threads = f"{repository}/pullRequests/{number}/threads"
        self.version = "?api-version=7.0"

    def standing(self, mark: str) -> str | None:
        """The address of our comment."""
        for thread in self.ask("GET", f"{self.threads}{self.version}")["value"]:
            for comment in thread["comments"][:1]:
                if not thread.get("isDeleted") and (comment.get("content") or "").startswith(mark):
                    return f"{self.threads}/{thread['id']}/comments/{comment['id']}{self.version}"
        return None

    def write(self, text: str, standing: str | None) -> None:
        """Writes it; the thread is closed, for it tells and asks nobody to resolve it."""
        if standing:
            self.ask("PATCH", standing, {"content": text})
            return
        comment = {"parentCommentId": 0, "content": text, "commentType": "text"}
        thread = {"comments": [comment], "status": "closed"}
        self.ask("POST", f"{self.threads}{self.version}", thread)


SERVICES: dict[str, Callable[[str], Service]] = {
    "GITHUB_ACTIONS": GitHub,
    "GITLAB_CI": GitLab,
    "TF_BUILD": Azure,
}


def main(path: str) -> str | None:
    """Writes the comment. What stopped it, or None."""
    kind = next((one for name, one in SERVICES.items() if os.environ.get(name)), None)
    token = os.environ.get("CIPT_COMMENT_TOKEN")
    if kind is None or not token:
        return "comment.py: run it in a CI, with CIPT_COMMENT_TOKEN set"
    # A line that begins with a slash is a command to GitLab.
    text = re.sub("(?m)^/", " /", Path(path).read_text(encoding="utf-8"))[:LONGEST]
    try:
        service = kind(token)
        standing = service.standing(text.partition("\n")[0])
        service.write(text, standing)
    except KeyError as problem:
        return f"comment.py: the variable {problem} is not set"
    except (urllib.error.URLError, TimeoutError) as problem:
        return f"comment.py: the comment cannot be written: {problem}"
    sys.stdout.write(f"The comment is {'brought up to date' if standing else 'written'}.\n")
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 2 else "Write: python comment.py FILE")
