"""What a source was not read as: said on standard error, whatever the command then does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from remit.cli.output import note

if TYPE_CHECKING:
    from remit.graph.fact import Fact
    from remit.importers.ledger import Ledger


def warned(source: Path, found: Sequence[Fact], account: Ledger) -> None:
    """Say that a source is no notice at all, or that its layout was not understood; nothing where it was read."""
    if not found and not account.cues:
        note(f"{source}: no document, no fact and no cue of responsibility is in it; is it a notice?")
    elif not account.understood:
        note(
            f"{source}: {len(account.cues)} cues of responsibility, none read as a fact: "
            "this layout is not understood (see `remit ledger`)."
        )
