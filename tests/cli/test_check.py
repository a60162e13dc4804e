"""``sayso check``: a sound installation passes, and each way of being broken is named."""

from importlib import metadata

import pytest

from sayso.cli import check, exits, run
from sayso.cli.check import Finding, found, report
from sayso.errors import LedgerUnavailable, NotFound
from sayso.ledger import connect


def test_this_installation_is_whole(capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["check"])

    lines = capsys.readouterr().out.splitlines()
    assert stopped.value.code == 0
    assert [line[0] for line in lines] == ["✓"] * 7
    assert any("sees who speaks" in line for line in lines)


def test_one_thing_wrong_is_status_3_and_the_rest_is_still_looked_at(capsys):
    status = report([Finding(good=False, what="model"), Finding(good=True, what="tables")])

    assert status == exits.INSTALLATION
    assert capsys.readouterr().out == "✗ model\n✓ tables\n"


def test_a_look_that_fails_has_found_something():
    def look():
        raise OSError("no such table")

    finding = found(look)

    assert not finding.good
    assert finding.what == "OSError: no such table. Install Sayso again."


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["msgspec>=0.19", "no-such-thing>=1", 'ruff; extra == "dev"'])

    assert check.look_at_packages() == Finding(
        good=False, what="packages missing or broken: no-such-thing. Install Sayso again."
    )


def test_a_changed_file_is_named(tmp_path, monkeypatch):
    class Installed:
        hash = metadata.FileHash("sha256=other")

        def locate(self):
            return tmp_path / "encoder.onnx"

        def __str__(self):
            return "sayso/reading/model/encoder.onnx"

    (tmp_path / "encoder.onnx").write_bytes(b"damaged")
    monkeypatch.setattr(metadata, "files", lambda _: [Installed()])

    finding = check.look_at_files()

    assert not finding.good
    assert "sayso/reading/model/encoder.onnx" in finding.what


def test_a_setting_that_is_none_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sayso.toml").write_text("legder = 'x.db'\n", encoding="utf-8")

    assert "Did you mean ledger?" in found(check.look_at_settings).what


def test_a_ledger_that_can_be_written_is_well(tmp_path):
    connect.open(tmp_path / "a.db").close()

    assert check.look_at_ledger(str(tmp_path / "a.db")).good


def test_a_ledger_that_is_not_there_or_is_none_is_told(tmp_path):
    (tmp_path / "notes.db").write_text("not a database at all, just some notes\n" * 40, encoding="utf-8")

    with pytest.raises(NotFound):
        check.look_at_ledger(str(tmp_path / "none.db"))
    with pytest.raises(LedgerUnavailable):
        check.look_at_ledger(str(tmp_path / "notes.db"))
