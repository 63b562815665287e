"""A stand-in for a language model's address: a server on this machine that answers as a test tells it to."""

from __future__ import annotations

import _socket
import json
import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


def completion(content, **choice):
    """A chat completion whose first choice says *content*."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}, **choice}]}).encode("utf-8")


def sentences_in(body):
    """The sentences that a request asks to reword."""
    return json.loads(json.loads(body)["messages"][1]["content"])


def rewording(change):
    """An answer that rewords each sentence by *change*."""

    def answer(body):
        told = [change(one) for one in sentences_in(body)]
        return 200, completion(json.dumps({"sentences": told}, ensure_ascii=False))

    return answer


class StandIn:
    """What the server was asked; *answer* takes a body and gives (status, bytes), or writes to the handler itself."""

    def __init__(self, answer):
        self.answer = answer
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.closing = Event()
        self.port = 0

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}/v1"


def handler_of(standin):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            standin.bodies.append(body)
            standin.headers.append(dict(self.headers))
            standin.paths.append(self.path)
            given = standin.answer(body)
            if given is DRIP:
                self.drip()
                return
            status, data = given
            self.send_response(status)
            if status in range(300, 400):
                self.send_header("Location", "http://192.0.2.1/stolen")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                standin.closing.set()  # whoever asked had enough

        def drip(self):
            self.send_response(200)
            self.end_headers()
            try:
                while not standin.closing.is_set():
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.02)
            except OSError:
                standin.closing.set()

        def log_message(self, *_):
            """Say nothing."""

    return Handler


DRIP = object()
"""An answer that never ends, a byte at a time."""


@contextmanager
def standing_in(answer):
    """Run a stand-in for as long as the test needs it."""
    standin = StandIn(answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(standin))
    server.daemon_threads = True
    standin.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        standin.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def loopback_only(monkeypatch):
    """Let a test connect to this machine and to nothing else."""

    def connect(self, address, *rest):
        if self.family == socket.AF_INET and address[0] != "127.0.0.1":
            message = f"a test tried to connect to {address}"
            raise RuntimeError(message)
        return _socket.socket.connect(self, address, *rest)

    monkeypatch.setattr(socket.socket, "connect", connect)


def closed_port():
    """A port of this machine on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
