"""Where the demo listens."""

import pytest

from stimmig.serve import GATEWAY, gateway_port


@pytest.mark.parametrize(
    ("url", "port"),
    [("http://localhost:8088", 8088), ("https://chat.example", GATEWAY), ("http://localhost/ai", GATEWAY)],
)
def test_the_gateway_of_the_demo_needs_no_port_of_the_system(url: str, port: int) -> None:
    """80 and 443 belong to whatever stands before it."""
    assert gateway_port(url) == port
