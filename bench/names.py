"""Scores the resolution of names: pairs of wordings merged right, wrongly, not at all; pairwise precision, recall, F1.

names.py [CASES.tsv ...] [--gazette TEXT --labels LABELS.tsv] [--errors N] [--min F1]

CASES.tsv (default: sample/names/*.tsv) has the columns source, document, role, subject, wording, entity. A row with
the role `issuer` names the body that issued the document; every other row is a responsibility (role) of `wording` for
the task `subject`, and `entity` is any label for the body meant. Rows of one label must get one id, within a file.

LABELS.tsv keys labels to places in a text, so that no wording of the text stands in it: label, then spans start-end
(of objects) or @start (of subjects). Wordings are read from the text at run time.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from remit.graph.fact import Fact
from remit.graph.resolve import resolve
from remit.importers.read import read_facts

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, order=True)
class Use:
    """A wording as used: the body meant by it, and the id it got."""

    wording: str
    label: str
    entity: str


@dataclass(frozen=True)
class Score:
    """Pairs of uses: of one body with one id (right), of two with one (wrong), of one with two (missed)."""

    right: int
    wrong: tuple[tuple[Use, Use], ...]
    missed: tuple[tuple[Use, Use], ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairs(uses: Iterable[Use]) -> Score:
    """Compare the different uses two by two; a wording used often counts once for each body and id."""
    right = 0
    wrong, missed = [], []
    for a, b in itertools.combinations(sorted(set(uses)), 2):
        if a.label == b.label and a.entity == b.entity:
            right += 1
        elif a.entity == b.entity:
            wrong.append((a, b))
        elif a.label == b.label:
            missed.append((a, b))
    return Score(right, tuple(wrong), tuple(missed))


def of_cases(path: Path) -> list[Use]:
    """Resolve the cases of a file, source by source."""
    sources: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            issued = row["role"] == "issuer"
            subject = row["document"] if issued else row["subject"]
            kind = "document" if issued else "task"
            fact = Fact(row["document"], n, n, n, kind, row["role"], subject, row["wording"])
            sources[row["source"]].append((fact, row["entity"]))
    uses = []
    for rows in sources.values():
        for fact, (said, label) in zip(resolve([f for f, _ in rows]), rows, strict=True):
            if said.kind != "document":
                uses.append(Use(fact.object, label, fact.object_entity))
    return uses


def of_labels(text: Path, labels: Path) -> tuple[list[Use], int]:
    """Resolve a text's own facts and compare them with labels keyed by place; and how many places had no fact."""
    meant: dict[str, str] = {}
    with labels.open(encoding="utf-8") as file:
        for line in file:
            label, *spans = line.split()
            meant.update(dict.fromkeys(spans, label))
    uses, met = [], set()
    for fact in resolve(list(read_facts(text))):
        for span, wording, entity in (
            (f"{fact.start}-{fact.end}", fact.object, fact.object_entity),
            (f"@{fact.subject_start}", fact.subject, fact.subject_entity),
        ):
            if span in meant and entity:
                met.add(span)
                uses.append(Use(wording, meant[span], entity))
    return uses, len(meant) - len(met)


def table(name: str, score: Score, errors: int) -> list[str]:
    line = f"{name:<28}{score.right:>7}{len(score.wrong):>8}{len(score.missed):>8}"
    out = [f"{line}{score.precision:>8.3f}{score.recall:>8.3f}{score.f1:>8.3f}"]
    for what, found in (("MERGED WRONGLY", score.wrong), ("NOT MERGED", score.missed)):
        out += [f"  {what} {a.wording} {b.wording} ({a.entity} {b.entity})" for a, b in found[:errors]]
    return out


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--gazette", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--min", type=float, default=0.0)
    given = parser.parse_args(arguments)
    scores: list[tuple[str, Score]] = []
    if given.gazette:
        uses, unmet = of_labels(given.gazette, given.labels)
        scores.append((given.gazette.stem, pairs(uses)))
        if unmet:
            print(f"{unmet} labelled places have no fact in this reading")
    for path in given.cases or ([] if given.gazette else sorted((ROOT / "sample" / "names").glob("*.tsv"))):
        scores.append((path.stem, pairs(of_cases(path))))
    print(f"{'names':<28}{'right':>7}{'wrongly':>8}{'missed':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name, score in scores:
        print("\n".join(table(name, score, given.errors)))
    return 0 if all(s.f1 >= given.min for _, s in scores) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
