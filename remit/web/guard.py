"""What stands before every page: the host that may be asked for, the token of an open server, strict headers."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
_TOKEN = "remit_token"  # noqa: S105 - the name of a cookie


def loopback(host: str) -> bool:
    """Whether only this machine reaches ``host``.

    >>> loopback("127.0.0.1"), loopback("0.0.0.0"), loopback("localhost")
    (True, False, True)
    """
    if host in _LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(slots=True)
class Guard:
    """ASGI middleware; ``host`` is what the server listens on, ``token`` is empty on loopback."""

    app: ASGIApp
    host: str
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through where its host is ours and, on an open address, it carries the token."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = QueryParams(scope.get("query_string", b"")).get("token", "")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    out.setdefault(name, value)
                if self.token and given and self._knows(given):
                    out.append("set-cookie", f"{_TOKEN}={given}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        if not self._ours(headers.get("host", "")):
            refusal = PlainTextResponse("This server does not answer for that host name.\n", 421)
            await refusal(scope, receive, guarded)
        elif _foreign(headers):
            refusal = PlainTextResponse("Pages of other sites may link here, and nothing else.\n", 403)
            await refusal(scope, receive, guarded)
        elif self.token and not self._allowed(headers, given):
            refusal = PlainTextResponse(
                "A token is needed: open the address that `remit serve` printed, or send Authorization: Bearer.\n",
                401,
                {"www-authenticate": "Bearer"},
            )
            await refusal(scope, receive, guarded)
        else:
            await self.app(scope, receive, guarded)

    def _ours(self, host: str) -> bool:
        """Whether the Host header names this server: a page elsewhere cannot point its own name at it."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        return name in _LOOPBACK or name == self.host or (not loopback(self.host) and bool(self.token))

    def _allowed(self, headers: Headers, given: str) -> bool:
        bearer = headers.get("authorization", "")
        kept = cookie_parser(headers.get("cookie", "")).get(_TOKEN, "")
        return any(self._knows(t) for t in (given, kept, bearer.removeprefix("Bearer ").strip()) if t)

    def _knows(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())


def _foreign(headers: Headers) -> bool:
    """Whether another site's page asks for anything but to be left for one of ours."""
    aim = headers.get("sec-fetch-mode", ""), headers.get("sec-fetch-dest", "")
    return headers.get("sec-fetch-site", "") == "cross-site" and aim != ("navigate", "document")
