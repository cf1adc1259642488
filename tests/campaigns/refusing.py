"""A mail server that takes letters to one address only."""

from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend

TAKEN = "ok@test.example"


class RefusingBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        for message in email_messages:
            if message.to != [TAKEN]:
                raise SMTPRecipientsRefused({message.to[0]: (550, b"no such person")})
        return len(email_messages)
