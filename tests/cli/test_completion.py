"""What a shell is offered after the words typed so far; each shell hands those over in its own way."""

import pytest

from sayso.cli import run


@pytest.fixture
def offered(monkeypatch, capsys):
    def ask(shell, line):
        words = line.split(" ")
        monkeypatch.setenv("_SAYSO_COMPLETE", f"complete_{shell}")
        if shell == "bash":
            monkeypatch.setenv("COMP_WORDS", line)
            monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        else:
            monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
            monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        with pytest.raises(SystemExit) as stopped:
            run([])
        assert stopped.value.code == 0
        return capsys.readouterr().out

    return ask


def test_a_begun_command_is_completed(offered):
    assert offered("bash", "sayso re").split() == ["read", "reread"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_commands_own_options_are_offered(shell, offered):
    assert "--format" in offered(shell, "sayso export --")


def test_what_can_be_exported_is_offered(offered):
    assert offered("bash", "sayso export st").split() == ["statements", "stories"]


def test_a_terminals_own_variables_change_no_command(monkeypatch, capsys):
    """Some shells leave them set; only the one that asks Sayso sets the third."""
    monkeypatch.setenv("COMP_WORDS", "sayso export")

    with pytest.raises(SystemExit):
        run(["schema"])

    assert capsys.readouterr().out.startswith("{")
