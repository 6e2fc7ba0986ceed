"""CSV: the text itself, with separators as tabs, so that every character keeps its place."""

from __future__ import annotations

from remit.importers.formats.lines import INNER

_SEPARATORS = ",;\t，"


def text_of(text: str) -> str:
    """Mask a CSV text (RFC 4180, also with ; or tabs): same length, tabs between cells, quotation marks blank."""
    separator = _separator(text)
    out: list[str] = []
    quoted = False
    at = 0
    fresh = True
    while at < len(text):
        c = text[at]
        if quoted:
            if c == '"' and text[at + 1 : at + 2] == '"':
                out.append('" ')
                at += 2
                continue
            quoted = c != '"'
            out.append(" " if c == '"' else INNER if c == "\n" else " " if c == "\t" else c)
        elif c == '"' and fresh:
            quoted = True
            out.append(" ")
        else:
            fresh = c in (separator, "\n")
            out.append("\t" if c == separator else c)
            at += 1
            continue
        fresh = False
        at += 1
    return _alone("".join(out))


def _separator(text: str) -> str:
    """Find what parts the cells: the mark that stands most often in the first line that holds one."""
    for line in text.splitlines():
        counts = {c: line.count(c) for c in _SEPARATORS}
        best = max(counts, key=lambda c: counts[c])
        if counts[best]:
            return best
    return ","


def _alone(text: str) -> str:
    """Make paragraphs of what stands alone above and below the table: blanks for the tabs of its empty cells."""
    lines = text.split("\n")
    wide = [i for i, line in enumerate(lines) if sum(bool(c.strip()) for c in line.split("\t")) > 1]
    if not wide:
        return text.replace("\t", " ")
    return "\n".join(
        line if wide[0] <= i <= wide[-1] else line.replace("\t", " ").replace(INNER, " ")
        for i, line in enumerate(lines)
    )
