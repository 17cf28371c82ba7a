"""How any part of cipt says that it cannot go on: why, and what would help, a line each.

It is for what stops a command. What a plan's files hold is never a reason to stop: that becomes
a trouble or a finding.
"""


class CannotGoOn(Exception):
    """What was asked cannot be done.

    `why` is a line without a full stop that names the value at fault; `what_to_do` is a line that
    can be followed as it stands. Both are shown to an officer.
    """

    def __init__(self, why: str, what_to_do: str) -> None:
        super().__init__(why, what_to_do)
        self.why = why
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return self.why
