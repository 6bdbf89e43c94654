"""A mail server, by SMTP: one connection for each letter, encrypted before anything is said."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

from services.identity.mail.carrier import Fate, Hand, NotTaken

TIMEOUT = 15.0  # seconds for each answer of the server
TEXT_ONLY = SMTP.clone(cte_type="7bit")  # any server takes it
ACCEPTED, NEVER = 200, 500  # reply codes: 2xx done, 4xx later, 5xx never


@dataclass(frozen=True)
class Smtp:
    """``security``: starttls, tls, or none; ``sender`` is the address that answers go to."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = ""

    def carry(self, mail_id: str, address: str, subject: str, body: str, hand: Hand) -> None:
        """Hand one letter over.  Raises ``NotTaken``."""
        letter = self._letter(mail_id, address, subject, body)
        with self._reached() as server:
            _accepted(*server.mail(self.sender))
            _accepted(*server.rcpt(address))
            hand()
            try:
                answer = server.data(letter)
            except (smtplib.SMTPServerDisconnected, OSError) as error:
                raise NotTaken(Fate.UNKNOWN, type(error).__name__) from error
            _accepted(*answer)

    def _letter(self, mail_id: str, address: str, subject: str, body: str) -> bytes:
        letter = EmailMessage(TEXT_ONLY)
        try:
            letter["From"], letter["To"], letter["Subject"] = self.sender, address, subject
            address.encode("ascii")
        except (ValueError, IndexError) as error:  # a line break, a letter that few servers take, no address at all
            raise NotTaken(Fate.NEVER, "address") from error
        letter["Date"] = formatdate()
        letter["Message-ID"] = f"<{mail_id}@{self.sender.rpartition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(body)
        return letter.as_bytes()

    @contextmanager
    def _reached(self) -> Iterator[smtplib.SMTP]:
        """The server, logged in; what goes wrong before the letter is handed over passes by itself."""
        try:
            with closing(self._connected()) as server:
                self._greet(server)
                yield server
                with suppress(smtplib.SMTPException, OSError):  # it has the letter; how it says goodbye changes nothing
                    server.quit()
        except smtplib.SMTPResponseException as error:
            raise NotTaken(Fate.AGAIN, str(error.smtp_code)) from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotTaken(Fate.AGAIN, type(error).__name__) from error

    def _connected(self) -> smtplib.SMTP:
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT, context=ssl.create_default_context())
        return smtplib.SMTP(self.host, self.port, timeout=TIMEOUT)

    def _greet(self, server: smtplib.SMTP) -> None:
        if self.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
        if self.user:
            server.login(self.user, self.password)


def _accepted(code: int, _words: bytes) -> None:
    if code // 100 * 100 != ACCEPTED:
        raise NotTaken(Fate.NEVER if code >= NEVER else Fate.AGAIN, str(code))
