"""Settings: every fault at once, no value echoed, and .env.example tells the truth."""

import base64
from pathlib import Path

import pytest

from bot.config import Listen, Settings, example, load
from bot.errors import BadSettings

TOKEN = "123456:" + "A" * 35
COMPLETE = {
    "BOT_TOKEN": TOKEN,
    "ORGANISATION": "Association d’entraide",
    "PRIVACY_CONTACT": "contact@example.org",
    "COUNTRY": "fr",
    "HOSTED_AT": "un hôte en France",
}
WRONG = {
    "BOT_TOKEN": "wrong-token-value",
    "BOT_API_URL": "wrong-api-value",
    "DATABASE_URL": "mysql://wrong-user:wrong-password@host/x",
    "ENTRAIDE_KEY": "wrong-key-value",
    "ENTRAIDE_KEY_FILE": "/",
    "OPERATORS": "wrong-operator, 12",
    "ORGANISATION": "wrong-organisation" * 9,
    "PRIVACY_CONTACT": "wrong-contact" * 20,
    "COUNTRY": "wrong-country",
    "HOSTED_AT": "wrong-host" * 30,
    "LISTEN": "wrong-listen",
    "MESSAGES_PER_SECOND": "wrong-rate",
    "PAID_BROADCAST": "wrong-switch",
    "DEFAULT_LANGUAGE": "wrong-language",
    "DEFAULT_TIMEZONE": "wrong/zone",
    "LOG_LEVEL": "wrong-level",
    "LOG_FORMAT": "wrong-format",
    "UPDATES_PER_MINUTE": "wrong-0",
    "UPDATES_BURST": "0",
    "PACING": "wrong-pacing",
}


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def given(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def faults(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> list[str]:
    given(monkeypatch, values)
    with pytest.raises(BadSettings) as caught:
        load()
    return list(caught.value.lines)


def test_nothing_set_is_the_local_telegram() -> None:
    settings = load()
    assert settings.is_local
    assert settings.bot_id is None
    assert settings.database_url == "sqlite+aiosqlite:///data/local.db"
    assert settings.listen == Listen("127.0.0.1", 8080)


def test_a_real_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    key = bytes(range(200, 232))
    given(monkeypatch, COMPLETE)
    given(
        monkeypatch,
        {"OPERATORS": " 12, 34 56,", "LISTEN": "[::1]:0", "PAID_BROADCAST": "ON", "LOG_LEVEL": "debug"},
    )
    given(monkeypatch, {"ENTRAIDE_KEY": base64.urlsafe_b64encode(key).decode().rstrip("=")})
    settings = load()
    assert not settings.is_local
    assert settings.bot_id == 123456
    assert settings.operators == {12, 34, 56}
    assert settings.listen == Listen("::1", 0)
    assert settings.entraide_key == key
    assert (settings.country, settings.paid_broadcast, settings.log_level) == ("FR", True, "DEBUG")
    assert settings.database_url == "sqlite+aiosqlite:///data/entraide.db"


def test_local_by_choice_never_touches_the_real_database(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql+asyncpg://u:p@h/real"})
    settings = load(local=True)
    assert settings.is_local
    assert settings.database_url == "sqlite+aiosqlite:///data/local.db"
    assert settings.entraide_key is None


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DEFAULT_LANGUAGE=en\nLOG_FORMAT=json\nSOMETHING_ELSE=1\n", encoding="utf-8")
    given(monkeypatch, {"DEFAULT_LANGUAGE": "fr", "LOG_LEVEL": ""})
    settings = load()
    assert (settings.default_language, settings.log_format, settings.log_level) == ("fr", "json", "INFO")


def test_every_fault_at_once_one_line_each_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = faults(monkeypatch, WRONG)
    assert [line.partition(":")[0] for line in lines] == [name.upper() for name in Settings.model_fields]
    assert all(": should be " in line and "\n" not in line for line in lines)
    assert "wrong" not in " ".join(lines)


@pytest.mark.parametrize("value", list(WRONG.items()), ids=lambda pair: pair[0])
def test_each_fault_is_named_alone(monkeypatch: pytest.MonkeyPatch, value: tuple[str, str]) -> None:
    lines = faults(monkeypatch, {**COMPLETE, value[0]: value[1]})
    assert [line.partition(":")[0] for line in lines] == [value[0]]


def test_a_token_asks_for_the_organisation(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = faults(monkeypatch, {"BOT_TOKEN": TOKEN})
    names = [line.partition(":")[0] for line in lines]
    assert names == ["ORGANISATION", "PRIVACY_CONTACT", "COUNTRY", "HOSTED_AT"]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"DATABASE_URL": "postgresql+asyncpg://u:p@h/x"}, "ENTRAIDE_KEY_FILE"),
        ({"ENTRAIDE_KEY": "A" * 43 + "=", "ENTRAIDE_KEY_FILE": "key"}, "ENTRAIDE_KEY_FILE"),
        ({"MESSAGES_PER_SECOND": "31"}, "PAID_BROADCAST"),
        ({"PACING": "off"}, "PACING"),
        ({"LISTEN": "127.0.0.1"}, "LISTEN"),
        ({"LISTEN": "somewhere.example:80"}, "LISTEN"),
        ({"LISTEN": "127.0.0.1:70000"}, "LISTEN"),
        ({"OPERATORS": "12,³"}, "OPERATORS"),
        ({"DATABASE_URL": "sqlite+aiosqlite:///:memory:"}, "DATABASE_URL"),
    ],
)
def test_settings_that_contradict_each_other(
    monkeypatch: pytest.MonkeyPatch, more: dict[str, str], named: str
) -> None:
    lines = faults(monkeypatch, {**COMPLETE, **more})
    assert [line.partition(":")[0] for line in lines] == [named]


def test_a_file_that_is_not_text_is_a_fault() -> None:
    Path(".env").write_bytes(b"ORGANISATION=\xff\xfe\n")
    with pytest.raises(BadSettings):
        load()


def test_secrets_do_not_show_in_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {**COMPLETE, "ENTRAIDE_KEY": "A" * 43 + "=", "OPERATORS": "48151623"})
    given(monkeypatch, {"DATABASE_URL": "postgresql+asyncpg://u:password@h/x"})
    shown = repr(load()) + str(load())
    for secret in (TOKEN, "password", "48151623", "\\x00"):
        assert secret not in shown


def test_the_example_has_every_setting_in_the_same_order_and_words() -> None:
    root = Path(__file__).parents[2]
    assert (root / ".env.example").read_text(encoding="utf-8") == example()


def test_the_example_itself_is_a_valid_file() -> None:
    Path(".env").write_text(example(), encoding="utf-8")
    assert load() == Settings(database_url="sqlite+aiosqlite:///data/local.db")
