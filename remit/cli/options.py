"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GraphOption = Annotated[
    Path,
    typer.Option("--graph", envvar="REMIT_GRAPH", help="the built graph 图所在的文件夹", show_default="remit-graph"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="the answer as JSON")]
