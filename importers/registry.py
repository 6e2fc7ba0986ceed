"""The recognisers, in the order they read: a document goes to each of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document

#: What a recogniser is: a function from a document to facts and to cues it set aside with a reason.
Read = Callable[[Document], Iterator[Fact | SetAside]]

#: Modules of ``remit.importers.recognisers``; each has a function ``read``. Earlier ones win a shared wording.
OWN = (
    "documents",
    "division",
    "cover",
    "chiefs",
    "brackets",
    "tables",
    "cells",
    "cases",
    "clauses",
    "groups",
    "offices",
    "appointments",
    "tiers",
    "awards",
    "evaluations",
    "duties",
    "posts",
)
GROUP = "remit.importers"


def recognisers() -> Iterator[tuple[str, Read]]:
    """Give the built-in recognisers and those that other packages registered under ``remit.importers``."""
    for name in OWN:
        try:
            yield name, importlib.import_module(f"remit.importers.recognisers.{name}").read
        except ModuleNotFoundError:
            continue
    for entry in sorted(entry_points(group=GROUP), key=lambda e: e.name):
        yield entry.name, entry.load()
