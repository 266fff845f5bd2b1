"""Carries letters to the SMTP server that is set; without one there is no postman."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime

import aiosmtplib

from bot.desk.desk import Desk
from bot.desk.keeper import Chore
from bot.desk.mail.letters import Letter, Letters
from bot.faults import report
from bot.settings import Settings

EVERY_SECONDS = 15.0
PATIENCE_SECONDS = 20.0


def rounds(desk: Desk, settings: Settings) -> tuple[Chore, ...]:
    """The postman's chore, to be given to the keeper."""
    if not settings.smtp_host:
        return ()
    return (Chore("post", EVERY_SECONDS, Postman(desk, settings).round),)


class Postman:
    """Sends what is owed; a server that is down keeps nothing from being sent later."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._clock, self._settings = desk.clock, settings
        self._letters = Letters(desk.database, desk.clock)

    async def round(self) -> int:
        """Write, send and tick off; how many were sent."""
        await self._letters.write()
        count = 0
        for letter in await self._letters.take():
            try:
                await self._send(letter)
            except (aiosmtplib.SMTPException, OSError) as error:
                report("post.failed", error, letter=letter.about)
                continue
            await self._letters.sent(letter)
            count += 1
        return count

    async def _send(self, letter: Letter) -> None:
        chosen = self._settings
        await aiosmtplib.send(
            self._message(letter),
            hostname=chosen.smtp_host,
            port=chosen.smtp_port,
            username=chosen.smtp_user or None,
            password=chosen.smtp_password.get_secret_value() or None,
            use_tls=chosen.smtp_security == "tls",
            start_tls=chosen.smtp_security == "starttls",
            timeout=PATIENCE_SECONDS,
        )

    def _message(self, letter: Letter) -> EmailMessage:
        message, chosen = EmailMessage(), self._settings
        message["From"], message["To"] = chosen.mail_from, chosen.mail_to
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(self._clock())
        message["Message-ID"] = f"<{letter.about}@{chosen.mail_from.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.body)
        return message
