"""Every error that dateline raises.

    DatelineError
    ├── InputError            what came in cannot be read
    │   ├── EmptyInput        there is nothing in it
    │   ├── NotText           bytes that are no text of a known kind
    │   ├── NoArticle         a page without a body text
    │   ├── TooLarge          over the size limit
    │   ├── BadRecord         a JSON line or an option that does not fit the contract
    │   └── FetchError        a URL that could not be fetched, or must not be
    ├── CasebookError         a casebook that cannot be opened, or has not what is asked for
    ├── ConfigError           a file of settings with a key or a value that does not fit
    ├── ExportError           a file that cannot be written, or would be overwritten
    ├── SetupError            something of the installation is missing
    └── InternalError         a fault of ours in one report

Each carries what is wrong, with which input, and in `hint` what to do.
"""

from __future__ import annotations

import os


class DatelineError(Exception):
    """A problem a person can read: `message` says what, `hint` what to do about it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def kind(self) -> str:
        return type(self).__name__

    def as_json(self) -> dict[str, str]:
        """The error object of the contract."""
        return {"kind": self.kind, "message": self.message, "hint": self.hint}


class InputError(DatelineError):
    """What came in cannot be read."""


class EmptyInput(InputError):
    """There is nothing in it."""


class NotText(InputError):
    """Bytes that are no text of a known kind."""


class NoArticle(InputError):
    """A page without a body text."""


class TooLarge(InputError):
    """Over the size limit."""


class BadRecord(InputError):
    """A JSON line, an option or a date that does not fit the contract."""


class FetchError(InputError):
    """A URL that could not be fetched, or must not be.

    `status` is what the server answered, `wait_s` for how long it asks to be left alone; None where it said nothing.
    """

    def __init__(
        self, message: str, *, hint: str = "", status: int | None = None, wait_s: float | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.wait_s = wait_s


class CasebookError(DatelineError):
    """A casebook that cannot be opened, or that has not what is asked for."""


class ConfigError(DatelineError):
    """A file of settings with a key or a value that does not fit."""


class ExportError(DatelineError):
    """A file that cannot be written, or that would be overwritten."""


class SetupError(DatelineError):
    """Something of the installation is missing."""


class InternalError(DatelineError):
    """A fault of ours in reading one report."""


def fault(name: str | None, error: Exception) -> InternalError:
    """A fault of ours as an error for people; with DATELINE_DEBUG it is raised as it is."""
    if os.environ.get("DATELINE_DEBUG"):
        raise error
    return InternalError(
        f"{name or 'The report'} could not be read: {type(error).__name__}: {error}.",
        hint="This is a fault of dateline: please report it with the text. DATELINE_DEBUG=1 shows where.",
    )


def named(name: str, error: DatelineError) -> DatelineError:
    """The same error, with the input named where its message does not."""
    if name not in error.message and name != "-":
        error.message = f"{name}: {error.message}"
    return error


def failure(name: str, error: Exception) -> DatelineError:
    """Why one input failed: what is wrong with it, or a fault of ours, which must not cost the others."""
    return named(name, error) if isinstance(error, DatelineError) else fault(name, error)
