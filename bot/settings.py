"""Every setting, typed, read from the environment in one place.

An unset secret is filled in only in development, which keeps to this machine (`exposure.py`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import exposure

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 16  # of the forum; our own are longer (`exposure.py`)


class UnsafeSettings(ValueError):  # noqa: N818 - reads as a sentence where it is raised
    """The environment asks for a start that would not be safe; the message says what to set."""


class Settings(BaseSettings):
    """Settings of all processes. Each field's environment variable is `DROPIN_<FIELD>`."""

    model_config = SettingsConfigDict(env_prefix="DROPIN_", env_file=".env", extra="ignore")

    env: Literal["development", "production"] = "development"
    var: Path = Field(ROOT / "var", description="Where the database and run-time files live.")
    data: Path = Field(ROOT / "data", description="The curated files.")
    database_url: str = Field(
        "", validation_alias="DATABASE_URL", description="Empty: SQLite (WAL) under `var`."
    )
    redis_url: str = Field("", validation_alias="REDIS_URL", description="Empty: one process.")
    assistant_url: str = "http://127.0.0.1:5005"
    assistant_secret: SecretStr = SecretStr("")
    public_host: str = "127.0.0.1"
    public_port: int = 8000
    console_host: str = "127.0.0.1"
    console_port: int = 8001
    console_secret: SecretStr = Field(
        SecretStr(""), description="Seals the officers' authenticator keys; it must stay the same."
    )
    smtp_host: str = Field("", description="A mail server; empty: no letters to the officers.")
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    mail_from: str = Field("", description="The service's own address.")
    mail_to: str = Field("", description="The officers' mailbox; never a parent's.")
    allowed_origins: list[str] = Field(
        default_factory=list, description="Sites that may embed the widget (frame-ancestors)."
    )
    forum_platform: str = Field("", description="discourse, generic, ...; empty: no forum.")
    forum_url: str = Field("", description="Where the forum's API is.")
    forum_user: str = Field("", description="The name of our account on the forum.")
    forum_moderators: str = Field("moderators", description="Who is told of risk on the forum.")
    forum_webhook_secret: SecretStr = SecretStr("")
    forum_api_key: SecretStr = SecretStr("")
    forum_chat_url: str = Field("", description="This site's address, for the private link.")
    forum_file: Path = Field(ROOT / "data/forum.yml", description="Settings by board.")

    @model_validator(mode="after")
    def _refuse_unsafe_forum(self) -> Settings:
        if not self.forum_platform:
            return self
        for name in ("webhook_secret", "api_key"):
            if len(getattr(self, f"forum_{name}").get_secret_value()) < SHORTEST_SECRET:
                raise UnsafeSettings(
                    f"Set DROPIN_FORUM_{name.upper()} ({SHORTEST_SECRET} characters or more): "
                    "without it anybody could speak as the forum."
                )
        for name in ("url", "user", "chat_url"):
            if not getattr(self, f"forum_{name}"):
                raise UnsafeSettings(f"Set DROPIN_FORUM_{name.upper()}: docs/forum.md says how.")
        for name in ("url", "chat_url"):
            https = getattr(self, f"forum_{name}").startswith("https://")
            if self.env != "development" and not https:
                raise UnsafeSettings(f"DROPIN_FORUM_{name.upper()} must begin with https://.")
        return self

    @model_validator(mode="after")
    def _refuse_unsafe_mail(self) -> Settings:
        if not self.smtp_host:
            return self
        for name in ("mail_from", "mail_to"):
            if "@" not in getattr(self, name):
                raise UnsafeSettings(f"Set DROPIN_{name.upper()} to a mail address.")
        if self.smtp_security == "none" and not exposure.is_loopback(self.smtp_host):
            raise UnsafeSettings("DROPIN_SMTP_SECURITY=none is for a server on this machine only.")
        return self

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Settings:
        if faults := exposure.faults(self):
            raise UnsafeSettings("\n".join(faults))
        for name in exposure.GUARDS:
            if not getattr(self, name).get_secret_value():
                setattr(self, name, SecretStr(exposure.DEVELOPMENT_SECRET))
        if not self.database_url:
            self.database_url = f"sqlite+aiosqlite:///{self.var / 'dropin.db'}"
        return self


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings, read once.

    Raises:
        UnsafeSettings: names each variable at fault; no value is repeated, it may be a secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = (_fault(fault["loc"], fault["msg"]) for fault in error.errors())
        raise UnsafeSettings("\n".join(faults)) from None


def _fault(place: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ")
    return f"{'.'.join(map(str, place))}: {said}" if place else said
