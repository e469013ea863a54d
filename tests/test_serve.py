"""The demo's gateway listens where nobody needs the rights of an administrator."""

from stimmig.serve import gateway_port


def test_an_address_without_a_port_does_not_ask_for_80() -> None:
    """A proxy answers there, and its gateway listens where the demo's does otherwise."""
    assert gateway_port("https://chat.norderdiek.example") == 8190
    assert gateway_port("http://localhost:8123") == 8123
