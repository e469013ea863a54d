"""Whom a time stamp is believed: certificates somebody trusts, and whether a signing one goes back to them.

The path is checked by `cryptography`, as it was valid at the hour of the stamp: a certificate that has run out since
then takes nothing away. Whether one was revoked is not asked.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.x509 import BasicConstraints, Certificate, ExtendedKeyUsage, KeyUsage, load_pem_x509_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError


def read(path: Path) -> list[Certificate]:
    """The certificates of a PEM file; OSError where there is no file, ValueError where there is none in it."""
    return load_pem_x509_certificates(path.read_bytes())


def require_trusted(
    signer: Certificate, others: Sequence[Certificate], trusted: Sequence[Certificate], at: datetime
) -> None:
    """Refuse a certificate that may not stamp time, or leads to none of those trusted; ValueError says why."""
    policy = PolicyBuilder().store(Store(list(trusted))).time(at)
    policy = policy.extension_policies(ca_policy=_issuing(), ee_policy=_stamping())
    try:
        policy.build_client_verifier().verify(signer, list(others))
    except VerificationError as error:
        raise ValueError(f"the certificate is not trusted: {error}") from None


def _stamping() -> ExtensionPolicy:
    """RFC 3161 section 2.3: for time stamps and nothing else, and critically so."""
    policy = ExtensionPolicy.permit_all().may_be_present(KeyUsage, Criticality.AGNOSTIC, _signs)
    return policy.require_present(ExtendedKeyUsage, Criticality.CRITICAL, _stamps_only)


def _issuing() -> ExtensionPolicy:
    policy = ExtensionPolicy.permit_all().may_be_present(KeyUsage, Criticality.AGNOSTIC, _issues)
    return policy.require_present(BasicConstraints, Criticality.AGNOSTIC, None)  # that it says CA is asked anyway


def _stamps_only(_policy: Any, _certificate: Certificate, use: ExtendedKeyUsage) -> None:
    if list(use) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise ValueError("it is not for time stamps alone")


def _signs(_policy: Any, _certificate: Certificate, use: KeyUsage | None) -> None:
    if use and not (use.digital_signature or use.content_commitment):
        raise ValueError("its key is not for signatures")


def _issues(_policy: Any, _certificate: Certificate, use: KeyUsage | None) -> None:
    if use and not use.key_cert_sign:
        raise ValueError("its key is not for certificates")
