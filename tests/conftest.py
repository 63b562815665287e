"""What holds for every test: no network, and one hypothesis profile without deadlines on a busy machine."""

from __future__ import annotations

import socket

import pytest
from hypothesis import settings

settings.register_profile("svodka", deadline=None, derandomize=True)
settings.load_profile("svodka")


class NetworkBlockedError(RuntimeError):
    """A test tried to reach the network."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(self, address, *_):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            message = f"a test tried to connect to {address}"
            raise NetworkBlockedError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
