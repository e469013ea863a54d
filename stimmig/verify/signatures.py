"""Ed25519, which the core does not compute: RFC 8032, by the library `cryptography`."""


def ed25519(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether this signature of this message is by this public key of 32 bytes."""
    from cryptography.exceptions import InvalidSignature  # imported where it is needed: starting stays quick
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
