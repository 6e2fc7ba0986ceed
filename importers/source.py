"""From bytes to text: the reading of a source, whatever its format, and the line a character stands in."""

from __future__ import annotations

import bisect
import hashlib
import importlib
from dataclasses import dataclass, field
from pathlib import Path

from remit.graph.folder import MANIFEST
from remit.graph.trouble import Trouble
from remit.importers.formats import lists, page, separated
from remit.importers.formats.kinds import kind_of

#: The kinds of file to name in the place of a directory, the likeliest first.
_OFTEN = (".txt", ".docx", ".pdf", ".html", ".xlsx", ".csv", ".md")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text. Offsets of facts count characters of ``text``; lines count from 1."""

    name: str
    text: str
    sha256: str
    _starts: list[int] = field(repr=False)

    @classmethod
    def of(cls, text: str, name: str = "text", sha256: str = "") -> Source:
        """Make a source of a text that is already decoded."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(name, text, digest, starts)

    def line_of(self, offset: int) -> int:
        """Give the 1-based line in which the character at ``offset`` stands."""
        return bisect.bisect_right(self._starts, offset)


def decode(raw: bytes, name: str) -> str:
    """Decode a source: a byte order mark decides, then UTF-8, then GB18030.

    Raises:
        Trouble: the bytes are no text (binary content, or neither encoding fits).
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding).replace("\r\n", "\n")
            except UnicodeDecodeError as error:
                raise Trouble(
                    f"{name}: the byte order mark says {encoding}, but byte {error.start} does not fit it; "
                    "save the file again as UTF-8."
                ) from None
    if raw.translate(None, _CONTROL) != raw:
        raise Trouble(
            f"{name}: this is a binary file, not a text; give a .txt, .md, .html, .docx, .pdf, .xlsx or .csv."
        )
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = error.start
    try:
        return raw.decode("gb18030").replace("\r\n", "\n")
    except UnicodeDecodeError:
        line = raw.count(b"\n", 0, place) + 1
        raise Trouble(
            f"{name}, line {line}: byte {place} is neither UTF-8 nor GB18030; save the file again as UTF-8."
        ) from None


def read_source(path: Path) -> Source:
    """Read one source file: a text, or the text that stands in a .docx, .pdf, .xlsx, .csv, .yaml or .html.

    Raises:
        Trouble: the file is missing, is a directory, cannot be read, is empty, holds no text, or needs a library
            that is not installed.
    """
    raw = read_bytes(path)
    text = text_of(raw, str(path))
    if not text.strip():
        raise Trouble(f"{path} is empty; there is nothing to read in it.")
    return Source.of(text, path.name, digest_of(raw))


def digest_of(raw: bytes) -> str:
    """Give the digest by which a build knows whether a source changed."""
    return hashlib.sha256(raw).hexdigest()


def text_of(raw: bytes, name: str) -> str:
    """Give the text that stands in the bytes of a file, whatever its format; the name's ending helps to tell it.

    Raises:
        Trouble: the format is not read, the file is damaged or encrypted, or a library is missing.
    """
    kind = kind_of(raw, name)
    if kind in ("docx", "xlsx", "pdf"):
        module = {"docx": "word", "xlsx": "workbook", "pdf": "pdf"}[kind]
        found: str = importlib.import_module(f"remit.importers.formats.{module}").text_of(raw, name)
        return found
    text = decode(raw, name)
    if kind == "csv":
        return separated.text_of(text)
    if kind == "yaml":
        return lists.text_of(text, name)
    return page.text_of(text) if kind == "html" else text


def _directory(path: Path) -> Trouble:
    """Say what to name instead of a directory: the files in it, or in the folder in it that holds most of one kind."""
    if (path / MANIFEST).exists():
        return Trouble(f"{path} is a graph that remit built, not a source; name it with --graph.")
    for end in _OFTEN:
        here = [str(file.parent) for file in (*path.glob(f"*{end}"), *path.glob(f"*/*{end}"))]
        if here:
            most = str(path) if str(path) in here else max(sorted(set(here)), key=here.count)
            return Trouble(f"{path} is a directory; name the files in it, for example {most}/*{end}.")
    return Trouble(f"{path} is a directory without sources; name the files to read.")


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a source file.

    Raises:
        Trouble: the file is missing, is a directory or cannot be read.
    """
    if path.is_dir():
        raise _directory(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Trouble(f"{path}: there is no such file; check the name.") from None
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.") from None
