"""The body of a request: read up to a length, and as a form."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

#: A query is no longer than this many bytes.
LONGEST = 100_000
_NOT_TEXT = "The request is not UTF-8."
FORM = "application/x-www-form-urlencoded"


class Refused(Exception):  # noqa: N818 - a request that the protocol does not allow, with its status
    """A request that the protocol does not allow."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        """Hold the sentence and the status."""
        super().__init__(sentence)
        self.status = status


def kind_of(request: Request) -> str:
    """Give the media type of the body, without its parameters."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


async def body_of(request: Request) -> str:
    """Read the body.

    Raises:
        Refused: it is too long (the rest of it is not read), or not UTF-8.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise Refused(f"A request holds at most {LONGEST} bytes.", 413)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(_NOT_TEXT) from None


def form_of(body: str) -> list[tuple[str, str]]:
    """Read a form's fields.

    Raises:
        Refused: they are not UTF-8.
    """
    try:
        return parse_qsl(body, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Refused(_NOT_TEXT) from None
