"""The text of ``--help``: from ``texts/help.toml``, in the reader's language, folded by the width of characters."""

from __future__ import annotations

import re
import shutil
import textwrap
from typing import Any

from remit.cli.language import label, language, pick, texts
from remit.cli.wide import fold, pad, width

_WIDEST = 100
_COLUMN = 26
#: An argument of some words to choose from: its name, and the words.
_CHOICES = re.compile(r"\{?(\w+)\}?:<([^>]*)>")
_BRACKETS = re.compile(r"(default: )\(([^)]*)\)")


def summary(name: str) -> str:
    """Give the first sentence of what a command does."""
    found = texts("help")[name]
    return pick({k: found[k].partition("\n")[0] for k in ("en", "zh")})


def program_help(group: Any, ctx: Any) -> str:
    """Give the help of ``remit``: what it is, its commands and options."""
    found = texts("help")["remit"]
    rows = [(name, summary(name)) for name in group.list_commands(ctx)]
    parts = [_usage(group, ctx), _paragraphs(found), _rows(label("help.commands"), rows), _parameters(group, ctx)]
    return "\n\n".join(p for p in [*parts, _examples(found)] if p)


def command_help(command: Any, ctx: Any) -> str:
    """Give the help of one command: what it does, arguments, options, examples."""
    found = texts("help").get(command.name, {})
    text = _paragraphs(found) if found else textwrap.dedent(command.help or "").strip()
    parts = [_usage(command, ctx), text, _parameters(command, ctx), _examples(found)]
    return "\n\n".join(p for p in parts if p)


def described(command: Any, parameter: Any) -> str:
    """Give what a parameter is: its own text under the command, or the one that commands share."""
    everything = texts("help")
    name = str(parameter.name)
    own = everything.get(command.name, {}).get("parameters", {}).get(name)
    found = own or everything["parameters"].get(name)
    return pick(found) if found else str(getattr(parameter, "help", "") or "")


def examples(command: Any) -> list[str]:
    """Give a command's examples, each a whole command line."""
    return list(texts("help").get(command.name, {}).get("examples", []))


def _usage(command: Any, ctx: Any) -> str:
    pieces = _CHOICES.sub(lambda found: found[1], " ".join(command.collect_usage_pieces(ctx)))
    lines = fold(f"{label('help.usage')} {ctx.command_path} {pieces}", _room())
    return "\n    ".join(lines)


def _room() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


def _paragraphs(found: dict[str, Any]) -> str:
    tongues = ("en", "zh") if language() == "both" else (language(),)
    lines = [line for tongue in tongues for line in [*str(found[tongue]).strip().splitlines(), ""]]
    return "\n".join(part for line in lines[:-1] for part in (fold(line, _room()) if line else [""]))


def _parameters(command: Any, ctx: Any) -> str:
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record:
            particulars = re.search(r"\[[^\]]*\]$", record[1])
            text, left = described(command, parameter), record[0]
            if choices := _CHOICES.fullmatch(left):
                left, words = choices[1], choices[2].split("|")
                text = text if words[0] in text else f"{text}: {', '.join(words)}"
            text = f"{text}  {_said(particulars.group()) if particulars else ''}".strip()
            (arguments if parameter.param_type_name == "argument" else options).append((left, text))
    return "\n\n".join(
        _rows(label(f"help.{name}"), rows) for name, rows in (("arguments", arguments), ("options", options)) if rows
    )


def _said(particulars: str) -> str:
    """Say ``[required]``, ``[default: x]``, ``[env var: X]`` in Chinese where that is spoken."""
    particulars = _BRACKETS.sub(r"\1\2", particulars)
    if language() != "zh":
        return particulars
    for english, chinese in texts("labels")["particulars"].items():
        particulars = particulars.replace(english, chinese)
    return particulars


def _rows(heading: str, rows: list[tuple[str, str]]) -> str:
    """Give rows of two columns; a left side that is too long stands on a line of its own."""
    column = min(max((width(left) for left, _ in rows), default=0), _COLUMN) + 4
    lines = [heading]
    for left, right in rows:
        folded = fold(right, max(_room() - column, 20)) or [""]
        if width(left) + 4 > column:
            lines.append(f"  {left}")
        else:
            lines.append(pad(f"  {left}", column) + folded.pop(0))
        lines += [" " * column + line for line in folded]
    return "\n".join(line.rstrip() for line in lines)


def _examples(found: dict[str, Any]) -> str:
    lines = [f"  {line}" for line in found.get("examples", [])]
    return "\n".join([label("help.examples"), *lines]) if lines else ""
