"""The command line: one function a command, no logic; engines are imported inside the command that needs them."""

from __future__ import annotations

import os
import sys

import typer

from remit.cli import asking, building, checking, comparing, drawing, moving, querying, reading
from remit.graph.trouble import Trouble

app = typer.Typer(
    name="remit",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Who is responsible for what, out of government gazettes, with the sentence that says so.\n\n"
    "从政府公报里读出谁负责什么，并给出原文依据。",
)
for group in (building, reading, asking, querying, drawing, comparing, checking, moving):
    group.add_to(app)


def main() -> None:
    """Run the command line. Exit codes: 0 answer, 1 no answer, 2 wrong use or unreadable input."""
    try:
        app()
    except Trouble as trouble:
        _say(str(trouble))
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _say(f"{error.filename or 'The system'}: {error.strerror or error}.")
        sys.exit(2)
    except Exception as error:
        if os.environ.get("REMIT_DEBUG"):
            raise
        _say(
            f"remit met something it does not know ({type(error).__name__}: {error}); "
            "run again with REMIT_DEBUG=1 and report what it prints."
        )
        sys.exit(2)


def _say(sentence: str) -> None:
    print(f"remit: {sentence}", file=sys.stderr)
