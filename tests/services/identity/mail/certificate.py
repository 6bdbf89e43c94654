"""A certificate of this machine, signed by itself."""
from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


def write_certificate(file: Path, address: str) -> None:
    """Key and certificate, as a server loads them; who trusts the file trusts the server."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name, until = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)]), now + timedelta(days=1)
    built = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, until)
    for extension in (
        x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]),
        x509.BasicConstraints(ca=True, path_length=None),
    ):
        built = built.add_extension(extension, critical=False)
    signed = built.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + signed)
