"""Certificates of a company of its own, made anew for each test: nothing secret lies in the tree."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LIFE = timedelta(days=30)


@dataclass(frozen=True)
class PrivateCa:
    """A root that no computer knows by itself. Its files lie in ``folder``."""

    folder: Path
    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    root: x509.Certificate

    @property
    def root_file(self) -> Path:
        """The root as a company hands it to its computers."""
        path = self.folder / "root.pem"
        path.write_bytes(self.root.public_bytes(serialization.Encoding.PEM))
        return path

    def server_tls(self, host: str = "127.0.0.1", age: timedelta = timedelta(0)) -> ssl.SSLContext:
        """What a server called ``host`` speaks; its certificate was made ``age`` ago, for 30 days."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([_general_name(host)])
        made = _builder(_name(host), self.name, key, datetime.now(UTC) - age)
        certificate = made.add_extension(names, critical=False).sign(self.key, hashes.SHA256())
        path = self.folder / f"{host}.pem"
        path.write_bytes(_pem_of(key) + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def private_ca(folder: Path, company: str = "An Phat Company") -> PrivateCa:
    """A company that signs certificates itself."""
    folder.mkdir(exist_ok=True)
    key, name = ec.generate_private_key(ec.SECP256R1()), _name(company)
    builder = _builder(name, name, key, datetime.now(UTC) - timedelta(days=1))
    ca = x509.BasicConstraints(ca=True, path_length=0)
    return PrivateCa(folder, name, key, builder.add_extension(ca, critical=True).sign(key, hashes.SHA256()))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, made_at: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(made_at - timedelta(minutes=5))
        .not_valid_after(made_at + LIFE)
    )


def _pem_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
