"""The ledger: what was recorded cannot be altered, reordered or left out without being noticed.

An entry carries no text and no name: its number, its kind, the hour, a random case, and a commitment to its content.
Content and salt are kept apart from it, so that they can be erased one day and the ledger still adds up.

    commitment = HMAC-SHA256(salt, canonical(content))            hides the content, and binds to it
    leaf       = SHA-256(0x00 || canonical(entry))                as the leaf of a Merkle tree, RFC 9162 section 2.1
    chain      = SHA-256(chain of the entry before || leaf)       32 zero bytes before the first entry
    root       = the Merkle tree hash of all leaves               `tree`; signed in a `checkpoint`, proved by a `proof`

Hashes are written as 64 lower-case hexadecimal digits; numbers count from 1. `tree`, `note`, `checkpoint` and `proof`
speak the formats of others: hashes are bytes there, written in base64, and places count from 0, as their sources do.
Nothing here reads a clock or a database.
"""

from stimmig.core.ledger.canonical import (
    CANONICAL,
    DEPTH_MAX,
    INTEGER_MAX,
    SALT_BYTES,
    NotCanonical,
    canonical,
    commitment,
    opens,
)
from stimmig.core.ledger.chain import BEFORE_THE_FIRST, Entry, Flaw, Head, Report, append, chain, leaf, verify

__all__ = [
    "BEFORE_THE_FIRST",
    "CANONICAL",
    "DEPTH_MAX",
    "INTEGER_MAX",
    "SALT_BYTES",
    "Entry",
    "Flaw",
    "Head",
    "NotCanonical",
    "Report",
    "append",
    "canonical",
    "chain",
    "commitment",
    "leaf",
    "opens",
    "verify",
]
