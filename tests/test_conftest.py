"""The guards of the tests themselves: no network beyond loopback, and no silent skip in CI."""

import socket
from pathlib import Path

import pytest
from _pytest.outcomes import Failed, Skipped

from tests import postgresql


@pytest.fixture
def tried(only_loopback: list[str]) -> list[str]:
    return only_loopback


@pytest.mark.parametrize("host", ["192.0.2.1", "api.telegram.org", "2001:db8::1"])
def test_the_network_is_out_of_reach(tried: list[str], host: str) -> None:
    with pytest.raises(OSError, match="loopback"):
        socket.getaddrinfo(host, 443)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as outside, pytest.raises(OSError, match="loopback"):
        outside.connect((host, 443))
    assert tried == [host, host]
    tried.clear()


def test_loopback_is_in_reach(tried: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    assert not tried


@pytest.mark.parametrize(("ci", "outcome"), [("true", Failed), ("", Skipped)])
def test_without_postgresql_we_skip_with_words_but_never_in_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setattr(postgresql, "_programs", lambda: None)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="install it"), postgresql.find_server():
        pass


def test_the_server_is_found_where_debian_puts_it() -> None:
    programs = postgresql._programs()
    assert programs is None or (Path(programs) / "postgres").exists()
