"""The same notice in other layouts gives the same facts: half-width marks, wrapped lines, blank lines, one line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.importers.read import facts_of
from remit.importers.source import read_source

FOLDER = Path(__file__).resolve().parent / "golden"
TEXTS = sorted(FOLDER.glob("*.txt"))
#: A table needs its rows; a text without marks between its parts cannot be told apart on one line.
TABLES = [t for t in TEXTS if re.search(r"[\t|│<]|^\d \S+ \S+", t.read_text(encoding="utf-8"), re.MULTILINE)]
HALF = str.maketrans("，：；（）", ",:;()")


def parted_by_lines_alone(text: Path) -> bool:
    """Whether most lines of a text end without a mark: then nothing but their ends tells one from the next."""
    lines = [line.strip() for line in text.read_text(encoding="utf-8").split("\n") if line.strip()]
    return sum(re.search("[。！？；：，、!?;:,.)）】]$", line) is None for line in lines[:-1]) * 2 > len(lines) - 1


def wrapped(text: str, width: int = 38) -> str:
    return "\n".join(
        "\n".join(line[i : i + width] for i in range(0, len(line), width)) or line for line in text.split("\n")
    )


def read(text: str, folder: Path) -> set[tuple[str, str, str]]:
    """Give the facts by kind, role and object, marks brought to one width."""
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    kept = (f for f in facts_of(read_source(path)) if f.kind not in ("document", "duty"))
    return {(f.kind, f.role, f.object.translate(HALF)) for f in kept}


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(lambda t: t.translate(HALF), id="half-width"),
        pytest.param(lambda t: t.replace("\n", "\n\n"), id="blank lines"),
        pytest.param(lambda t: re.sub(r"(?m)^(?=[^\t|│<\n])", "\u3000\u3000", t), id="indented"),
    ],
)
def test_the_facts_stay(layout: Callable[[str], str], tmp_path: Path) -> None:
    for text in TEXTS:
        said = text.read_text(encoding="utf-8")
        assert read(layout(said), tmp_path) == read(said, tmp_path), text.name


@pytest.mark.parametrize(
    ("layout", "precision", "recall"),
    [
        pytest.param(wrapped, 0.99, 0.97, id="wrapped"),
        pytest.param(lambda t: re.sub(r"\n\s*", "", t), 0.97, 0.9, id="one line"),
    ],
)
def test_most_facts_stay(layout: Callable[[str], str], precision: float, recall: float, tmp_path: Path) -> None:
    kept = there = found = 0
    for text in TEXTS:
        if text not in TABLES and not parted_by_lines_alone(text):
            said = text.read_text(encoding="utf-8")
            before, after = read(said, tmp_path), read(layout(said), tmp_path)
            kept += len(before & after)
            there += len(before)
            found += len(after)
    assert kept / found >= precision
    assert kept / there >= recall
