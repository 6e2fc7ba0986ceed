"""Each form of writing, whole: an invented notice and every fact that must come out of it (tests/golden)."""

import csv
from pathlib import Path

import pytest

from remit.importers.read import read_whole

FOLDER = Path(__file__).resolve().parent / "golden"
COLUMNS = ("line", "kind", "role", "subject", "object", "when", "note")


def facts_of(text: Path) -> list[tuple[str, ...]]:
    source, facts, _ = read_whole(text)
    for fact in facts:
        said = "".join(source.text[fact.start : fact.end].split())
        assert said == fact.object or fact.role == "date", fact
    return [tuple(str(getattr(f, c)) for c in COLUMNS) for f in facts]


def golden(table: Path) -> list[tuple[str, ...]]:
    with table.open(encoding="utf-8", newline="") as file:
        return [tuple(r[c] for c in COLUMNS) for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def test_there_is_a_table_for_each_text() -> None:
    assert {p.stem for p in FOLDER.glob("*.txt")} == {p.stem for p in FOLDER.glob("*.tsv")}
    assert len(list(FOLDER.glob("*.txt"))) >= 30


@pytest.mark.parametrize("text", sorted(FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_facts(text: Path) -> None:
    assert facts_of(text) == golden(text.with_suffix(".tsv"))
