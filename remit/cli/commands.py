"""The commands by name, each loaded when it is asked for: what a question does not need is not imported."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Which module of ``remit.cli`` registers which commands, in the order of the help.
MODULES = {
    "building": ("build",),
    "reading": ("facts", "ledger"),
    "asking": ("portfolio", "who", "unit", "group", "person", "task", "tasks"),
    "querying": ("ask", "cypher", "sparql"),
    "drawing": ("viz",),
    "exporting": ("export",),
    "comparing": ("diff", "verify"),
    "checking": ("check",),
    "moving": ("push", "pull"),
    "prompting": ("shell",),
    "serving": ("serve",),
}
SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help is in the language of its reader."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # Typer's context is the class it vendors
        """Give the whole help."""
        from remit.cli.helping import command_help

        return command_help(self, ctx)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - our own lists fold
        """Give the first sentence of the help."""
        from remit.cli.helping import summary

        return summary(str(self.name))


class Commands(TyperGroup):
    """All commands; ``--lang`` is taken before and after the command's name."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override] # noqa: ARG002 - Typer's call
        """Give the commands' names."""
        return [name for names in MODULES.values() for name in names]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override] # noqa: ARG002 - as above
        """Load the module of a command and give the command."""
        for module, names in MODULES.items():
            if cmd_name in names:
                return load(module, cmd_name)
        return None

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # as above
        """Give the whole help."""
        from remit.cli.helping import program_help

        return program_help(self, ctx)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override] # as above
        """Find the command; where there is none of that name, offer near names."""
        if args and args[0] not in self.list_commands(ctx) and not ctx.resilient_parsing and args[0][:1] != "-":
            import difflib

            from remit.graph.trouble import Trouble

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=3, cutoff=0.5)
            offer = f"did you mean {', '.join(near)}?" if near else "run `remit --help` for the list."
            raise Trouble(f"There is no command {args[0]}; {offer}")
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # as above
        """Take ``--lang`` out, wherever it stands."""
        return super().parse_args(ctx, _without_language(args))


def load(module: str, name: str) -> TyperCommand:
    """Give one command of a module of ``remit.cli``."""
    app = typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=SETTINGS
    )
    importlib.import_module(f"remit.cli.{module}").add_to(app)
    app.registered_commands = [c for c in app.registered_commands if _name(c) == name]
    app.registered_commands[0].cls = Command
    found = typer.main.get_command(app)
    assert isinstance(found, TyperCommand)  # noqa: S101 - one registered command gives one command
    return found


def _name(command: Any) -> str:
    return str(command.name or command.callback.__name__.replace("_", "-"))


def _without_language(args: Sequence[str]) -> list[str]:
    out: list[str] = []
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            return [*out, arg, *rest]
        if arg == "--lang" or arg.startswith("--lang="):
            from remit.cli.language import choose

            choose(arg.partition("=")[2] if "=" in arg else next(rest, ""))
        else:
            out.append(arg)
    return out
