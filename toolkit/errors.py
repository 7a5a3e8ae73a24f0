"""Everything that can go wrong for a reason a user can act on: one sentence and a next step."""

from __future__ import annotations


class ToolkitError(Exception):
    """A failure that is shown as one sentence and a next step, never as a traceback.

    >>> str(ToolkitError("The plan is for another database.", hint="Make a new plan."))
    'The plan is for another database. Make a new plan.'
    """

    exit_status = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class BadInput(ToolkitError):
    """What was given on the command line, in a configuration or in a file cannot be used."""


class CannotConnect(ToolkitError):
    """A database server could not be reached, or refused us."""


class MissingRights(ToolkitError):
    """The connected user may not read what was asked for."""


class UnsupportedServer(ToolkitError):
    """The server is too old, or of a kind the toolkit does not speak."""


class EngineUnavailable(ToolkitError):
    """No throwaway server of the wanted kind can be had here."""


class SourceFailed(ToolkitError):
    """A chain, folder or model that should build a schema did not."""


class ReadFailed(ToolkitError):
    """A server stopped answering, or refused a query, while it was being read."""
