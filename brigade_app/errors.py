"""What can go wrong on purpose, as one small tree.

::

    BrigadeError
    ├── Refused       a rule says no: shown beside what the person just did              exit code 1
    ├── Unreadable    a file or an argument that a person gave cannot be understood      exit code 2
    ├── Untrusted     something brought in does not prove itself; nothing was written    exit code 3
    └── Unavailable   disk, lock, key, version: worth another try once mended            exit code 4

Each floor adds its own subclasses beside the code that raises them. An error carries facts and no sentence:
``resources/phrases/errors.toml`` has one Chinese and one English sentence for each class name (what happened, to
what, what to do), filled from the facts by `brigade_app.operations.wording`.
"""

from typing import ClassVar


class BrigadeError(Exception):
    """The root: ``facts`` are plain values that the sentence names."""

    exit_code: ClassVar[int] = 4

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{type(self).__name__}({inner})"


class Refused(BrigadeError):
    """A rule says no. Facts name the rule, its article and what would make it possible."""

    exit_code = 1


class Unreadable(BrigadeError):
    """Input from a person that cannot be understood. Facts: ``path`` (of the file or key) and ``reason``."""

    exit_code = 2


class Untrusted(BrigadeError):
    """Something brought in does not prove itself. Nothing of it was written."""

    exit_code = 3


class Unavailable(BrigadeError):
    """Disk, lock, key or version. Facts name what was not done and what to mend."""

    exit_code = 4
