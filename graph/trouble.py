"""What a user did or met that stops the work, said in one sentence."""

from __future__ import annotations


class Trouble(Exception):  # noqa: N818 - it is the user's trouble, not an error of the program
    """A sentence for the user: what is wrong, where (file, line), and what to do. Exit code 2."""
