"""The one place from which anything is sent: a request to an address that the user configured, and its answer as bytes.

What comes back is a stranger's bytes, like any file that is taken in: limited in size and time, and never trusted.
Nothing is followed (no redirect, no proxy of the environment), and no message tells the key or the answer.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from ipaddress import ip_address
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from time import sleep
from urllib.parse import SplitResult, urlsplit

from svodka.model import AnswerError, ConfigError

PATH = "/chat/completions"
CHUNK = 65_536
LONGEST_PAUSE = 30.0
"""Seconds between two tries at most."""
OK = 200
REDIRECTS = range(300, 400)
REFUSED = (401, 403)
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which another try may help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to ask. *base* is what stands before "/chat/completions"; *timeout* in seconds for a whole answer.

    *retries*: further tries after the first; *pause*: seconds before the second, doubled for each one after.
    *insecure* allows plain http to other machines.
    """

    base: str
    timeout: float = 60.0
    max_bytes: int = 200_000
    retries: int = 2
    pause: float = 1.0
    insecure: bool = False

    def __post_init__(self) -> None:
        """Refuse an address to which nothing may be sent: raises ConfigError."""
        parts = _parts(self.base)
        if parts.scheme not in ("https", "http") or not parts.hostname:
            _refuse("is no http or https address", "write it as https://HOST/v1 or http://127.0.0.1:PORT/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            _refuse("holds a user, a password or a query", "put a key into the environment and name it in model.key_env")
        if parts.scheme == "http" and not (self.insecure or is_loopback(parts.hostname or "")):
            _refuse("would send in the clear to another machine", "use https, or set model.insecure to true")

    @property
    def host(self) -> str:
        """The machine that is asked, with its port where one is given."""
        return _parts(self.base).netloc


class _BusyError(AnswerError):
    """The address cannot answer now; another try may help."""


def ask(address: Address, body: bytes, key: str = "") -> bytes:
    """Return what *address* answers to *body*, at most its limit of bytes; *key* is sent as a bearer token.

    Raises AnswerError where no whole answer comes, ConfigError for a key that cannot stand in a header.
    """
    if not (key.isascii() and key.isprintable()) or " " in key:
        message = "the key holds characters that no key has"
        raise ConfigError(message, subject="model.key_env", remedy="set the variable to the key alone")
    for attempt in range(address.retries + 1):
        try:
            return _once(address, body, key)
        except _BusyError:
            if attempt == address.retries:
                raise
            sleep(min(address.pause * 2**attempt, LONGEST_PAUSE))
    message = "was never asked"
    raise AnswerError(message, subject=address.host)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this very machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _once(address: Address, body: bytes, key: str) -> bytes:
    """Ask once. A watch cuts the connection when the time is over, however slowly bytes still come."""
    connection, over, held = _connection(address), Event(), list[socket]()
    watch = Timer(address.timeout, _cut, (connection, held, over))
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        held.append(connection.sock)  # the connection lets go of it as soon as the answer begins
        connection.request("POST", _parts(address.base).path.rstrip("/") + PATH, body, _headers(key))
        response = connection.getresponse()
        _refuse_status(response.status, address)
        data = _body(response, address)
    except (OSError, HTTPException) as error:
        late = over.is_set() or isinstance(error, TimeoutError)
        message = f"no answer within {address.timeout:g} seconds" if late else f"cannot be reached ({type(error).__name__})"
        kind = AnswerError if late else _BusyError
        raise kind(message, subject=address.host, remedy="see that the model runs there") from error
    finally:
        watch.cancel()
        connection.close()
    if over.is_set():
        message = f"no whole answer within {address.timeout:g} seconds"
        raise AnswerError(message, subject=address.host, remedy="raise model.timeout")
    return data


def _connection(address: Address) -> HTTPConnection:
    parts = _parts(address.base)
    if parts.scheme == "http":
        return HTTPConnection(parts.hostname or "", parts.port, timeout=address.timeout)
    return HTTPSConnection(parts.hostname or "", parts.port, timeout=address.timeout, context=ssl.create_default_context())


def _cut(connection: HTTPConnection, held: list[socket], over: Event) -> None:
    """End a connection from outside, while it is made or in the middle of an answer: whatever waits for it wakes up."""
    over.set()
    for one in (connection.sock, *held):
        with suppress(OSError, AttributeError):  # not made yet, or ended by itself in the same moment
            one.shutdown(SHUT_RDWR)


def _headers(key: str) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "svodka", "Connection": "close"}
    return {**headers, "Authorization": f"Bearer {key}"} if key else headers


def _refuse_status(status: int, address: Address) -> None:
    if status == OK:
        return
    kind = _BusyError if status in BUSY else AnswerError
    reason = "redirects, which are not followed" if status in REDIRECTS else "refused the key" if status in REFUSED else "refused"
    message = f"answered {status}: {reason}" if status not in BUSY else f"answered {status}"
    raise kind(message, subject=address.host, remedy="see model.address, model.name and the key")


def _body(response: HTTPResponse, address: Address) -> bytes:
    """Read the answer up to its limit."""
    pieces: list[bytes] = []
    left = address.max_bytes + 1
    while left > 0 and (piece := response.read(min(CHUNK, left))):
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        message = f"answered with more than {address.max_bytes:,} bytes"
        raise AnswerError(message, subject=address.host, remedy="raise model.max_answer_bytes if that is right")
    if response.length:
        raise IncompleteRead(partial=b"", expected=response.length)
    return b"".join(pieces)


def _parts(base: str) -> SplitResult:
    """Return the parts of an address; raises ConfigError for one that is none."""
    try:
        parts = urlsplit(base)
        _ = parts.port
    except ValueError as error:
        message = "is no address"
        raise ConfigError(message, subject="model.address", remedy="write it as https://HOST/v1") from error
    return parts


def _refuse(message: str, remedy: str) -> None:
    raise ConfigError(message, subject="model.address", remedy=remedy)
