"""The prompt on a terminal, by prompt-toolkit: history, completion, queries of several lines."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.cli.language import label
from remit.cli.session import Session, answer, is_whole, language_of
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History
    from prompt_toolkit.lexers import Lexer


def run(session: Session) -> None:
    """Read and answer until ``.quit`` or the end of input.

    Raises:
        Trouble: prompt-toolkit is not installed.
    """
    try:
        from prompt_toolkit import PromptSession
    except ImportError:
        raise Trouble("The prompt needs prompt-toolkit; install it with: pip install 'remit[shell]'.") from None
    from remit.cli.suggesting import Suggestions

    asked: PromptSession[str] = PromptSession(
        history=_history(),
        completer=Suggestions(session),
        complete_while_typing=False,
        lexer=_lexer(session),
        multiline=True,
        key_bindings=_keys(session),
        prompt_continuation="   … ",
        bottom_toolbar=lambda: f" {session.mode} · {session.format} · {session.graph} ",
        enable_history_search=True,
        include_default_pygments_style=False,
    )
    print(label("shell.welcome"))
    while not session.over:
        try:
            text = asked.prompt(f"{session.mode}> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        try:
            answer(session, text)
        except KeyboardInterrupt:
            print(label("shell.stopped"))


def _history() -> History:
    """Keep what was typed in a file that only its owner reads; in memory where that cannot be."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    path = state / "remit" / "history"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def _keys(session: Session) -> Any:
    """Let Enter answer what is whole and else begin a new line; Escape then Enter always answers."""
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter")
    def _(event: Any) -> None:
        buffer = event.current_buffer
        if is_whole(session, buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _lexer(session: Session) -> Lexer | None:
    """Colour Cypher and SPARQL, where colours are wanted."""
    if os.environ.get("NO_COLOR"):
        return None
    from prompt_toolkit.lexers import DynamicLexer, PygmentsLexer
    from pygments.lexers.graph import CypherLexer
    from pygments.lexers.rdf import SparqlLexer

    lexers = {"cypher": PygmentsLexer(CypherLexer), "sparql": PygmentsLexer(SparqlLexer), "names": None}

    def chosen() -> Lexer | None:
        from prompt_toolkit.application import get_app

        return lexers[language_of(session, get_app().current_buffer.text)]

    return DynamicLexer(chosen)
