"""The word lists of lexicon/: one TOML file a subject, which a reader of Chinese documents can edit."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "lexicon"


@functools.cache
def words(name: str) -> dict[str, Any]:
    """Load ``lexicon/<name>.toml``.

    Raises:
        ValueError: the file is no TOML; the message names it and the line.
    """
    path = _FOLDER / f"{name}.toml"
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from None
