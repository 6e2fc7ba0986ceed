"""The command line: one function a command, no logic; engines are imported inside the command that needs them."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import Annotated

import typer

from remit.cli.commands import SETTINGS, Commands
from remit.graph.trouble import Trouble

app = typer.Typer(
    name="remit", cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=SETTINGS
)


def _version(wanted: bool) -> None:
    if wanted:
        from remit.cli.versions import versions

        print("\n".join(versions()))
        raise typer.Exit


@app.callback(no_args_is_help=True)
def remit(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    lang: Annotated[str, typer.Option("--lang", metavar="zh|en")] = "",
) -> None:
    """Who is responsible for what, out of government gazettes, with the sentence that says so."""


#: A command makes many objects and little garbage: the cycle collector starts later than it would (at 700 objects).
_COLLECT_AT = 200_000
#: What Typer gives for a command that Ctrl-C ended, and shells for a program.
_INTERRUPTED = 130


def main() -> None:
    """Run the command line. Exit codes: 0 answer, 1 no answer, 2 wrong use or unreadable input, 130 interrupted."""
    gc.set_threshold(_COLLECT_AT)
    atexit.register(gc.freeze)  # what a process ends with is not searched for cycles once more
    try:
        code = app(standalone_mode=False)
    except Trouble as trouble:
        _end(str(trouble))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        _end(f"{error.filename or 'The system'}: {error.strerror or error}.")
    except typer.Abort:
        _end("Stopped.")
    except Exception as error:  # noqa: BLE001 - a user meets a sentence, not a traceback
        _end(_failure(error))
    if code == _INTERRUPTED:
        _end("Stopped.", _INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


def _failure(error: Exception) -> str:
    """Give the sentence for wrong use, which Typer finds, or for what should not happen."""
    ctx = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and ctx is not None:
        print(ctx.get_help(), file=sys.stderr)
        return ""
    if hasattr(error, "format_message"):
        path = ctx.command_path if ctx is not None else "remit"
        forms = [f"--{p.name}" for p in (ctx.command.params if ctx is not None else ()) if p.name in ("json", "csv")]
        if forms and type(error).__name__ == "NoSuchOption" and getattr(error, "option_name", "") == "--format":
            return f"No such option: --format; write {' or '.join(forms)}."
        return f"{' '.join(error.format_message().split()).rstrip('.')}; see `{path} --help`."
    if os.environ.get("REMIT_DEBUG"):
        raise error
    return (
        f"remit met something it does not know ({type(error).__name__}: {error}); "
        "run again with REMIT_DEBUG=1 and report what it prints."
    )


def _end(sentence: str, code: int = 2) -> None:
    """Say why on standard error, in the reader's language, and end."""
    from remit.cli.output import note

    if sentence:
        note(sentence)
    sys.exit(code)
