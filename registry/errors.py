"""One exception tree: what went wrong, where, how to mend it, and the exit code it means."""

from __future__ import annotations


class RegistryError(Exception):
    """A failure that a person can understand and act on."""

    exit_code = 2
    title = "Not done"

    def __init__(self, detail: str, hint: str = "") -> None:
        """Keep the sentence that says what and where, and the one that says how to mend it."""
        super().__init__(detail)
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        """Join detail and hint into what is shown."""
        return f"{self.detail} {self.hint}".strip()


class InvalidInput(RegistryError):
    """A value, file or option that cannot be taken as it is."""


class NotFound(RegistryError):
    """A reference that names nothing in the register."""


class StaleRevision(RegistryError):
    """Somebody else changed the row since it was read."""


class ClosedGate(RegistryError):
    """A step that the procedure does not allow now, with the reason and the article."""


class DuplicateNumber(RegistryError):
    """A number or key that is already taken."""


class NotPermitted(RegistryError):
    """An actor without the role, the agency or the independence that the command needs."""

    exit_code = 3


class DatabaseUnusable(RegistryError):
    """A database that is missing, locked, read-only, full, damaged or of another revision."""

    exit_code = 4
