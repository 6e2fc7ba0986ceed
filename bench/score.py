"""Scores the reading of notices against facts that a person annotated: precision, recall and F1 of each kind.

score.py [FOLDER or GOLD.tsv ...] [--errors N] [--min F1] [--json]

GOLD.tsv has the columns line, kind, role, subject, object, when, note (tab-separated, no quoting; sample/README.md and
docs/annotating.md say what they hold). Its source is the file of the same stem beside it, or in a folder beside
the gold's own: notice.tsv belongs to notice.txt, notice.pdf or another format that remit reads. Default: sample/gold.

A fact is found where kind, role, subject and object agree (full- and half-width, quotation marks, white space and a
final 工作 aside) and the line is at most three away. A task is known by the end of its text; a date beside an
appointment must agree. Rows with a note that begins with `ambiguous` or `damaged` are neither hit nor miss.
A kind without a row in a file is not judged in that file.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from remit.graph.fact import Fact
from remit.graph.trouble import Trouble
from remit.importers.read import read_facts

ROOT = Path(__file__).resolve().parent.parent
NEAR = 3
#: Kinds whose facts hold of the whole document, wherever they stand in it.
ANYWHERE = frozenset({"document", "structure", "post", "deputises", "award"})
COLUMNS = {"line", "kind", "role", "subject", "object"}
MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "〔": "[", "〕": "]", "【": "[", "】": "]", "·": None})


@dataclass(frozen=True)
class Row:
    """A fact of either side, as far as it is compared."""

    line: int
    kind: str
    role: str
    subject: str
    object: str
    when: str = ""
    optional: bool = False
    doubtful: bool = False


@dataclass
class Count:
    """What became of the facts of one kind."""

    hits: int = 0
    missed: list[Row] = field(default_factory=list)
    false: list[Row] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + len(self.false)) if self.hits + len(self.false) else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + len(self.missed)) if self.hits + len(self.missed) else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Count) -> None:
        self.hits += other.hits
        self.missed += other.missed
        self.false += other.false


def folded(text: str) -> str:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(MARKS).strip("。.;,、:")
    return text.removesuffix("工作") if len(text) > 3 else text


def agrees(gold: Row, found: Row) -> bool:
    """Whether two rows state the same fact."""
    if (gold.kind, gold.role) != (found.kind, found.role):
        return False
    if gold.kind not in ANYWHERE and abs(gold.line - found.line) > NEAR:
        return False
    subjects, objects = [folded(r.subject) for r in (gold, found)], [folded(r.object) for r in (gold, found)]
    if gold.kind == "deputises":
        return {subjects[0], objects[0]} == {subjects[1], objects[1]}
    if gold.kind in ("duty", "evaluation"):
        return subjects[0] == subjects[1] and bool(objects[0][:8] == objects[1][:8] or gold.line == found.line)
    if objects[0] != objects[1]:
        return False
    if gold.kind in ("document", "office"):
        return True
    if gold.kind in ("appointment", "removal") and gold.when and folded(gold.when) != folded(found.when):
        return False
    if gold.kind == "task":
        said, meant = (re.sub(r"[^\w]", "", s) for s in (subjects[1], subjects[0]))
        return meant[-8:] in said
    if gold.kind == "member":
        return subjects[0] in subjects[1] or subjects[1] in subjects[0]
    return subjects[0] == subjects[1]


def compare(gold: Sequence[Row], found: Sequence[Row]) -> dict[str, Count]:
    """Match the rows of a document one to one, nearest lines first; optional rows take what fits them and count not."""
    kinds = {g.kind for g in gold}
    counts: dict[str, Count] = defaultdict(Count)
    left = defaultdict(list)
    for row in dict.fromkeys(f for f in found if f.kind in kinds):
        left[row.kind].append(row)
    for row in sorted(gold, key=lambda g: g.optional):
        fitting = [f for f in left[row.kind] if agrees(row, f)]
        if fitting:
            left[row.kind].remove(min(fitting, key=lambda f: abs(f.line - row.line)))
        if row.optional:
            continue
        if fitting:
            counts[row.kind].hits += 1
        else:
            counts[row.kind].missed.append(row)
    for kind, rows in left.items():
        counts[kind].false += rows
    return counts


def gold_rows(path: Path) -> list[Row]:
    """Read an annotated file.

    Raises:
        Trouble: a column is missing, or a line is no number.
    """
    out = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = COLUMNS - set(reader.fieldnames or ())
        if missing:
            raise Trouble(f"{path}, line 1: the column {sorted(missing)[0]} is missing; columns are parted by tabs.")
        for row in reader:
            if not (row["line"] or "").strip().isdigit():
                raise Trouble(f"{path}, line {reader.line_num}: {row['line']!r} is no line number.")
            text = {k: (row.get(k) or "").strip() for k in ("kind", "role", "subject", "object", "when", "note")}
            optional = text.pop("note").startswith(("ambiguous", "damaged"))
            out.append(Row(int(row["line"]), **text, optional=optional))
    return out


def found_rows(facts: Iterable[Fact]) -> list[Row]:
    return [Row(f.line, f.kind, f.role, f.subject, f.object, f.when, doubtful=not f.certain) for f in facts]


def pairs(given: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Give each annotated file with its source.

    Raises:
        Trouble: there is no annotated file, or one has no source.
    """
    golds = [g for path in given for g in (sorted(path.glob("*.tsv")) if path.is_dir() else [path])]
    if not golds:
        raise Trouble(f"{', '.join(map(str, given))}: no .tsv file of annotated facts is there.")
    out = []
    for gold in golds:
        beside, near = gold.parent.glob(f"{gold.stem}.*"), gold.parent.parent.glob(f"*/{gold.stem}.*")
        places = [p for p in (*sorted(beside), *sorted(near)) if p.suffix != ".tsv"]
        source = min(places, key=lambda p: (p.suffix != ".txt", p.parent != gold.parent), default=None)
        if source is None:
            raise Trouble(f"{gold}: its source is not there; put {gold.stem}.txt beside it.")
        out.append((gold, source))
    return out


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="so many misses and false finds of each file")
    parser.add_argument("--min", type=float, default=0.0, help="exit code 1 below this F1")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    total: dict[str, Count] = defaultdict(Count)
    files = {}
    unmarked = 0
    try:
        for gold, source in pairs(given.gold or [ROOT / "sample" / "gold"]):
            counts = compare(gold_rows(gold), found_rows(read_facts(source)))
            whole = Count()
            for kind, count in counts.items():
                total[kind].add(count)
                whole.add(count)
            files[gold.stem] = whole
            for what, rows in (("MISSED", whole.missed), ("FALSE", whole.false)):
                for row in rows[: given.errors]:
                    print(what, f"{source.name}:{row.line}", row.kind, row.role, row.subject[:30], "|", row.object[:40])
            unmarked += sum(not r.doubtful for r in whole.false)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    everything = Count()
    for count in total.values():
        everything.add(count)
    rows = [*sorted(total.items()), ("all", everything)]
    if given.json:
        shown = {k: {"gold": c.hits + len(c.missed), "found": c.hits + len(c.false), "precision": c.precision,
                     "recall": c.recall, "f1": c.f1} for k, c in rows}  # fmt: skip
        print(json.dumps({"kinds": shown, "files": {k: c.f1 for k, c in files.items()}}, ensure_ascii=False, indent=1))
    else:
        print(f"{'kind':<14}{'gold':>7}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}")
        for kind, c in rows:
            found = c.hits + len(c.false)
            print(f"{kind:<14}{c.hits + len(c.missed):>7}{found:>7}{c.precision:>8.3f}{c.recall:>8.3f}{c.f1:>8.3f}")
        print(f"{len(files)} files; false finds not marked `uncertain:`: {unmarked}")
    return 0 if everything.f1 >= given.min else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
