"""A real SMTP server for tests, with a certificate of its own where it is to have one."""

import ssl
from datetime import UTC, datetime, timedelta

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.settings import Settings

USER, PASSWORD = "drop-in", "correct horse"


class MailServer:
    """Takes letters in, unless it is told to be busy."""

    def __init__(self, port: int) -> None:
        self.letters: list[str] = []
        self.busy = False
        self._port, self._controller = port, None

    def start(self, **insists) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self._port, **insists)
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()

    def settings(self, **more) -> Settings:
        """What the service must be told to reach it."""
        usual = {
            "smtp_host": "127.0.0.1",
            "smtp_port": self._port,
            "smtp_security": "none",
            "mail_from": "drop-in@force.example",
            "mail_to": "duty@force.example",
        }
        return Settings(_env_file=None, **{**usual, **more})

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.busy:
            return "451 busy, try again"
        assert envelope.rcpt_tos == ["duty@force.example"]
        self.letters.append(envelope.content.decode())
        return "250 taken"


def authenticate(_server, _session, _envelope, _mechanism, given) -> AuthResult:
    right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right)


def guarded(cert: str, key: str) -> dict:
    """What a server insists on that wants encryption and a password."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    return {
        "tls_context": context,
        "require_starttls": True,
        "auth_required": True,
        "authenticator": authenticate,
    }


def certificate(folder) -> tuple[str, str]:
    """A certificate for localhost, signed by itself, and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), "localhost"
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    paths[0].write_bytes(made.public_bytes(pem))
    paths[1].write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return str(paths[0]), str(paths[1])
