"""A small server that answers as it was told, on a port of its own, and what a language model says through one."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server sends back to one request."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0
    drop: bool = False


def say(content: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    """Return a completion in which the model says `content`, or declines with `refusal`."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "elm-7b",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }
    return Reply(json.dumps(body).encode())


def refuse(status: int, message: str = "no", **headers: str) -> Reply:
    """Return an error as the protocol has it; the client library is told not to wait before it tries again."""
    told = {"retry-after-ms": "1", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Reply(json.dumps({"error": {"message": message}}).encode(), status, headers=told)


class Server:
    """The address to ask, what is answered in turn (the last again and again), and what was asked."""

    def __init__(self) -> None:
        self.replies: Sequence[Reply] = ()
        self.bodies: list[bytes] = []
        self.keys: list[str] = []
        self.accepted: list[str] = []
        self.url = ""

    def answer(self, *replies: Reply) -> None:
        """Answer the next requests with these."""
        self.replies = replies
        self.bodies.clear()

    @property
    def requests(self) -> list[dict[str, Any]]:
        """What was asked, where it was JSON."""
        return [json.loads(body) for body in self.bodies]

    @property
    def texts(self) -> list[str]:
        """The text that was to be read in each request."""
        return [request["messages"][1]["content"].partition("TEXT\n")[2] for request in self.requests]


@contextmanager
def serve() -> Iterator[Server]:
    """Run a server until the block ends."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["content-length"]))
            reply = server.replies[min(len(server.bodies), len(server.replies) - 1)]
            server.bodies.append(request)
            server.keys.append(self.headers["authorization"])
            server.accepted.append(self.headers["accept"])
            time.sleep(reply.delay)
            if reply.drop:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(reply.status)
            for name, value in {"content-type": reply.kind, **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the library's
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                # The client has given up waiting.
                return

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{running.server_port}/v1"
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
