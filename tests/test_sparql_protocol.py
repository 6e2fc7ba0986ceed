"""What other SPARQL servers may send, on the wire: links before the columns, nothing at all, a redirect elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from remit.graph.address import address
from remit.graph.store import Answer
from remit.graph.stores.sparql_server import SparqlServer


@contextmanager
def answering(body: str = "", location: str = "") -> Iterator[tuple[str, list[str | None]]]:
    """Serve one answer, or a redirect, on a free loopback port; gives the address and the passwords that came."""
    came: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(self.headers.get("Authorization"))
            asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.send_response(302 if location else 200)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(('{"head":{},"boolean":true}' if asked.startswith("ASK") else body).encode())

        def do_GET(self) -> None:
            came.append(self.headers.get("Authorization"))
            self.send_error(405)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", came
    finally:
        server.shutdown()
        server.server_close()


ANSWERS = [
    (
        '{"head":{"link":["http://example.org/about"],"vars":["s","n"]},'
        '"results":{"bindings":[{"s":{"type":"literal","value":"甲局"}}]}}',
        Answer(("s", "n"), (("甲局", None),)),
    ),
    ('{"head":{"link":[],"vars":["s"]},"results":{"bindings":[]}}', Answer(("s",), ())),
    ('{"head":{"vars":[]},"results":{"bindings":[]}}', Answer((), ())),
    ('{"head":{"vars":[]},"results":{"bindings":[{}]}}', Answer((), ((),))),
    ('{"head":{"link":[]},"boolean":false}', Answer(("answer",), ((False,),))),
]


@pytest.mark.parametrize(("body", "expected"), ANSWERS)
def test_answers(body: str, expected: Answer) -> None:
    with answering(body) as (url, _):
        assert SparqlServer(address(url)).ask("SELECT * WHERE { ?s ?p ?n }") == expected


def test_a_password_is_not_sent_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMIT_USER", "reader")
    monkeypatch.setenv("REMIT_PASSWORD", "secret")
    with answering() as (elsewhere, there), answering(location=elsewhere) as (url, here):
        with pytest.raises(Exception, match="SPARQL"):
            SparqlServer(address(url))
        assert here
        assert all(here)
        assert there
        assert not any(there)
