"""``remit --version``: this program's version and those of the engines, read without loading them."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from remit import __version__
from remit.cli.language import label

#: The engines and readers by the name of their distribution.
_ENGINES = ("ladybug", "pyoxigraph", "neo4j", "rdflib", "networkx", "igraph")


def versions() -> list[str]:
    """Give a line for remit and Python, then one an engine; one that is not installed says so."""
    lines = [f"remit {__version__} (Python {platform.python_version()})"]
    for name in _ENGINES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name} {label('words.not_installed')}")
    return lines
