"""Settings: the file, over it the environment, over it the flags; and no other name than those there are."""

from pathlib import Path

import pytest

from sayso import settings
from sayso.errors import BadSetting
from sayso.intake.fetch import TIMEOUT_S
from sayso.intake.recognise import LIMIT_BYTES
from sayso.ledger import connect
from sayso.settings import Settings, load


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sayso.toml"


def test_nothing_set_is_the_defaults(file):
    assert load(file=file, environment={}) == Settings()


def test_the_environment_goes_over_the_file_and_a_flag_over_both(file):
    file.write_text("desk_port = 1\nthreads = 2\nledger = 'file.db'\n", encoding="utf-8")

    chosen = load(
        file=file,
        environment={"SAYSO_DESK_PORT": "3", "SAYSO_THREADS": "4", "HOME": "/"},
        flags={"desk_port": 5, "ledger": None},
    )

    assert (chosen.ledger, chosen.threads, chosen.desk_port) == ("file.db", 4, 5)


def test_what_the_environment_writes_becomes_a_value():
    chosen = load(environment={"SAYSO_ALLOW_PRIVATE_ADDRESSES": "true", "SAYSO_FETCH_TIMEOUT_S": "2.5"})

    assert chosen.allow_private_addresses is True
    assert chosen.fetch_timeout_s == 2.5


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("desk_prot = 1", "there is no setting “desk_prot”. Did you mean desk_port?"),
        ("colour = 'red'", "There are: ledger, desk_host,"),
        ("threads = 0", "it cannot be “0” (expected `int` >= 1)"),
        ("threads = '2'", "it cannot be “2” (expected `int`, got `str`)"),
        ("threads = ", "this is not TOML"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place_and_what_was_meant(file, written, message):
    file.write_text(written, encoding="utf-8")

    with pytest.raises(BadSetting) as refused:
        load(file=file, environment={})

    assert str(refused.value).startswith(str(file))
    assert message in str(refused.value)


@pytest.mark.parametrize("name", ["SAYSO_LEGDER", "SAYSO_"])
def test_a_mistake_in_the_environment_is_told_too(name):
    with pytest.raises(BadSetting, match=f"^{name}: there is no setting"):
        load(environment={name: "x"})


def test_a_file_that_is_a_folder_is_told(tmp_path):
    with pytest.raises(BadSetting, match="cannot be read"):
        load(file=tmp_path, environment={})


def test_variables_of_the_tests_are_no_settings():
    assert load(environment={"SAYSO_CORPORA": "../shared/data"}) == Settings()


PACKAGE = Path(settings.__file__).parent


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_is_asked_for_somewhere(name):
    elsewhere = [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "settings.py"]

    assert any(f"chosen.{name}" in path.read_text(encoding="utf-8") for path in elsewhere)


def test_the_defaults_are_those_of_the_rooms_they_are_passed_to():
    chosen = Settings()

    assert chosen.ledger == connect.DEFAULT
    assert chosen.page_limit_bytes == LIMIT_BYTES
    assert chosen.fetch_timeout_s == TIMEOUT_S
