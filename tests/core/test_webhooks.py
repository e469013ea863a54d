"""Messages are signed as Standard Webhooks 1.0.0 has it, tried again with longer pauses, and go nowhere unsafe."""

import base64
from datetime import timedelta
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.core import webhooks as core

KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID, AT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_message_is_signed_as_the_reference_libraries_sign_it() -> None:
    """The example every library of the standard is tested with."""
    assert core.signature(KEY, ID, AT, BODY) == SIGNED


def test_a_signature_holds_for_this_body_at_this_moment_only() -> None:
    """Also among several; not with another body, id or secret, nor after five minutes."""
    assert core.is_signed(KEY, ID, AT, BODY, f"v1,bm9wZQ== {SIGNED}", AT + 300)
    assert not core.is_signed(KEY, ID, AT, BODY + b" ", SIGNED, AT)
    assert not core.is_signed(KEY, "other", AT, BODY, SIGNED, AT)
    assert not core.is_signed(core.secret(b"x" * 32), ID, AT, BODY, SIGNED, AT)
    assert not core.is_signed(KEY, ID, AT, BODY, SIGNED, AT + 301)
    assert not core.is_signed(KEY, ID, AT, BODY, "v1,Grüße", AT)


@pytest.mark.parametrize(("key", "id"), [("secret", "a"), (KEY, "a.b"), ("whsec_%%%", "a")])
def test_what_is_no_secret_or_no_id_signs_nothing(key: str, id: str) -> None:
    """An id with a full stop could be moved into the timestamp."""
    with pytest.raises(ValueError, match="whsec_"):
        core.signature(key, id, AT, BODY)


@given(st.binary(min_size=24, max_size=64), st.binary(max_size=200))
def test_every_secret_signs_what_it_reads(random: bytes, body: bytes) -> None:
    """A secret is `whsec_` and its bytes in base64."""
    key = core.secret(random)
    assert base64.b64decode(key.removeprefix("whsec_")) == random
    assert core.is_signed(key, "a", AT, body, core.signature(key, "a", AT, body), AT)


def test_each_failure_makes_the_wait_longer_and_after_three_days_it_is_given_up() -> None:
    """As the standard suggests: five seconds first, a day at last."""
    waits = [core.wait(tries) for tries in range(1, 11)]
    assert waits[0] == timedelta(seconds=5)
    assert waits[:-1] == sorted(waits[:-1])  # type: ignore[type-var]  # none is None yet
    assert waits[-1] is None
    assert timedelta(days=3) < sum(waits[:-1], timedelta()) < timedelta(days=4)  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    "address",
    [
        "https://desk.example/hook",
        "https://desk.example:8443/?a=b",
        "http://localhost:3000/x",
        "http://127.0.0.1/",
        "http://[::1]/",
    ],
)
def test_messages_go_by_https_or_to_this_machine(address: str) -> None:
    """Nowhere else are they safe on the way."""
    assert core.is_welcome(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://desk.example/",
        "ftp://desk.example/",
        "https://",
        "nothing",
        "https://a:b@desk.example/",
        "https://desk.example/#x",
        "https://desk.example:99999/",
        "http://localhost.example/",
        "https://[::1",
    ],
)
def test_no_message_goes_anywhere_else(address: str) -> None:
    """In the clear, with a password in the address, or to what is no address."""
    assert not core.is_welcome(address)


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1::1", "127.0.0.1", "::1", "64:ff9b::5db8:d822"])
def test_the_open_internet_and_this_machine_may_be_called(ip: str) -> None:
    """What a name stands for is looked at, not the name."""
    assert core.may_reach(ip)


@pytest.mark.parametrize(
    "ip",
    [
        *("10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
        *("fd00::1", "fe80::1", "::ffff:10.0.0.1", "::", "::10.0.0.1"),
        *("64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:a9fe:a9fe::1"),
    ],
)
def test_a_private_network_is_named_before_it_is_called(ip: str) -> None:
    """Also where an address of the other kind stands for it."""
    assert not core.may_reach(ip)
    assert core.may_reach("10.1.2.3", [ip_network("10.1.0.0/16")])
    assert not core.may_reach("10.2.2.3", [ip_network("10.1.0.0/16"), ip_network("fd00::/8")])


def test_every_message_has_the_same_fields() -> None:
    """What is not known is null; what has no place is refused."""
    made = core.body({"id": "1", "type": "incident.opened"})
    assert list(made) == list(core.FIELDS)
    assert made["deadline"] is None
    with pytest.raises(ValueError, match="name"):
        core.body({"name": "Anke"})
