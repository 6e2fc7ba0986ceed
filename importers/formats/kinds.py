"""What kind of file a source is: told by its bytes first, by its name's ending where they do not say."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePath

from remit.graph.trouble import Trouble

#: Word's and Excel's files of before 2007, and encrypted ones of today, begin with these bytes.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: How a zip begins: with its first file, or with its end where it holds none.
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEADER = 1024
#: What a package may hold when unpacked; a notice is far below it, a zip bomb above.
_UNPACKED = 1_000_000_000
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_CLAIMS = {".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf", ".docm": "docx", ".xlsm": "xlsx"}
_OTHERS = {
    ".ppt": ".pdf",
    ".pptx": ".pdf",
    ".odt": ".docx",
    ".ods": ".xlsx",
    ".ofd": ".pdf",
    ".wps": ".docx",
    ".et": ".xlsx",
    ".rtf": ".docx",
    ".doc": ".docx",
    ".xls": ".xlsx",
}


def kind_of(raw: bytes, name: str) -> str:
    """Say which format ``raw`` is: docx, xlsx, pdf, csv, yaml, html or text.

    Raises:
        Trouble: the file is encrypted, damaged, or of a format that remit does not read.
    """
    ending = PurePath(name).suffix.lower()
    if raw.startswith(_COMPOUND):
        if _ENCRYPTED in raw:
            raise Trouble(f"{name} is encrypted with a password; open it and save it without one.")
        raise Trouble(
            f"{name} is a file of an older office program; save it as {_OTHERS.get(ending, '.docx or .xlsx')} first."
        )
    if b"%PDF-" in raw[:_HEADER]:
        return "pdf"
    if raw.startswith(_ZIP):
        return _package(raw, name, ending)
    if ending in _CLAIMS and raw.strip():
        raise Trouble(f"{name} is damaged: its name ends in {ending}, but it does not begin as such a file does.")
    if raw.startswith(b"{\\rtf") or ending in _OTHERS:
        raise Trouble(f"{name}: remit does not read this format; save it as {_OTHERS.get(ending, '.docx')} first.")
    return _ENDINGS.get(ending, "text")


def _package(raw: bytes, name: str, ending: str) -> str:
    """Look into a zip: which office format it is, and whether it is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if sum(part.file_size for part in package.infolist()) > _UNPACKED:
                raise Trouble(f"{name} holds more than {_UNPACKED:,} bytes when unpacked; no notice does.")
            names = set(package.namelist())
            for part, kind in _PARTS.items():
                if part in names:
                    broken = package.testzip()
                    if broken is not None:
                        raise Trouble(f"{name} is damaged: its part {broken} cannot be unpacked; fetch it again.")
                    return kind
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Trouble(f"{name} is damaged and cannot be unpacked ({error}); fetch it again.") from None
    other = _OTHERS.get(ending)
    raise Trouble(
        f"{name}: remit does not read this format; save it as {other} first."
        if other
        else f"{name} is an archive, not a notice; unpack it and give the files in it."
    )
