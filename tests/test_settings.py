"""An unsafe environment stops the start, in words, without repeating a secret."""

import pytest

from bot.settings import UnsafeSettings, settings


@pytest.fixture(autouse=True)
def fresh():
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_production_without_a_secret_does_not_start(monkeypatch):
    monkeypatch.setenv("DROPIN_ENV", "production")
    monkeypatch.delenv("DROPIN_ASSISTANT_SECRET", raising=False)

    with pytest.raises(UnsafeSettings, match="Set DROPIN_ASSISTANT_SECRET"):
        settings()


def test_a_malformed_setting_is_named_without_its_value(monkeypatch):
    monkeypatch.setenv("DROPIN_PUBLIC_PORT", "hunter2-looks-like-a-secret")

    with pytest.raises(UnsafeSettings) as refused:
        settings()

    assert "public_port" in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_development_starts_with_nothing_set(monkeypatch):
    monkeypatch.delenv("DROPIN_ENV", raising=False)

    assert settings().env == "development"
