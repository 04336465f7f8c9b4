"""The program on the command line: what it prints, where, and how it exits."""

import os
import resource
import signal
import socket
import subprocess
import sys
import threading

import httpx
import pytest

from app import __version__
from app.cli.serve import _tell
from app.settings import Settings, misspelt
from tests import warm
from tests.engines import damage, everything, name_of, rows
from tests.program import ROOT, environment, wait_for
from tests.stores import TEXT, article, article_id, exported, figure, lines_of, lived_in

COMMANDS = ["serve", "migrate", "load", "export", "attach", "check", "backup", "restore"]


def run(folder, *arguments, given=b"", **settings):
    """Runs the program in a process of its own, with a store in the folder."""
    return warm.run(*arguments, env=environment(folder) | settings, given=given)


def store_in(folder):
    return folder / "store.sqlite"


def refused(done):
    """The one line that tells what is wrong with the input."""
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b""), told
    assert told.count("\n") == 1, told
    assert told.startswith("tradefacts: ")
    return told.removeprefix("tradefacts: ").strip()


def test_the_help_names_every_command(tmp_path):
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert [name for name in COMMANDS if f"\n  {name} " in done.stdout.decode()] == COMMANDS
    assert not store_in(tmp_path).exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_an_example(command, tmp_path):
    done = run(tmp_path, command, "--help")
    assert done.returncode == 0
    assert f"Example: tradefacts {command}" in done.stdout.decode()


def test_the_version_is_told(tmp_path):
    assert run(tmp_path, "--version").stdout.decode() == f"tradefacts, version {__version__}\n"


def test_without_a_command_the_help_is_shown(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 2
    assert b"Usage: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--colour"], "No such option"),
        (["sing"], "No such command 'sing'"),
        (["load"], "Missing argument 'FILE'"),
        (["load", "no-such-file"], "'no-such-file': No such file or directory"),
        (["serve", "--port", "many"], "Invalid value for '--port'"),
        (["serve", "--port", "70000"], "70000 is not in the range"),
        (["export", "-o", "no-such-folder/file"], "No such file or directory"),
        (["migrate", "--to", "yesterday"], "schema yesterday: "),
        (["attach", "art_7266e444e3cbaea3"], "Missing argument 'FILE'"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments, told, tmp_path):
    assert told in refused(run(tmp_path, *arguments))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRADEFACTS_READ_SECONDS", "soon"),
        ("TRADEFACTS_READ_SECONDS", "0"),
        ("TRADEFACTS_BUSY_SECONDS", "-1"),
        ("TRADEFACTS_CACHE_BYTES", "64 MB"),
        ("TRADEFACTS_COUNT_BOUND", "0"),
        ("TRADEFACTS_DATABASE_URL", "nonsense"),
        ("TRADEFACTS_DATABASE_URL", ""),
        ("TRADEFACTS_DATABASE_URL", "sqlite://"),
        ("TRADEFACTS_DATABASE_URL", "mysql://localhost/facts"),
    ],
)
def test_a_wrong_setting_is_named(name, value, tmp_path):
    assert refused(run(tmp_path, "check", **{name: value})).startswith(f"{name}: ")


def test_a_rate_in_another_form_is_told_with_the_right_one(tmp_path):
    told = refused(run(tmp_path, "export", TRADEFACTS_READING_RATE="often"))
    assert told == "TRADEFACTS_READING_RATE: a rate is written as 30/minute, or 30/minute;500/day"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("TRADEFACTS_CACHE_BYTE", ["TRADEFACTS_CACHE_BYTE is no setting: TRADEFACTS_CACHE_BYTES is one"]),
        ("TRADEFACTS_PORT_8000_TCP", []),
        ("tradefacts_cache_bytes", []),
        ("PATH", []),
    ],
)
def test_a_variable_that_is_nearly_a_setting_is_told(name, told):
    assert list(misspelt([name])) == told


def test_a_wrong_setting_ends_the_server_at_its_start(tmp_path):
    assert refused(run(tmp_path, "serve", TRADEFACTS_CACHE_BYTES="much")).startswith("TRADEFACTS_CACHE_BYTES: ")


@pytest.mark.only_sqlite("is about the file")
def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    below = f"sqlite:///{tmp_path}/file/store.sqlite"
    assert f"{tmp_path}/file" in refused(run(tmp_path, "migrate", TRADEFACTS_DATABASE_URL=below))
    (tmp_path / "folder").mkdir()
    folder = f"sqlite:///{tmp_path}/folder"
    assert "unable to open database file" in refused(run(tmp_path, "migrate", TRADEFACTS_DATABASE_URL=folder))


@pytest.mark.only_sqlite("is about the file")
def test_a_file_that_is_no_store_is_told(tmp_path):
    store_in(tmp_path).write_bytes(b"Dear store, " * 100)
    for command in (["migrate"], ["export"], ["serve", "--port", "0"]):
        assert "file is not a database" in refused(run(tmp_path, *command))


@pytest.mark.only_sqlite("is about the file")
def test_migrate_makes_the_store_and_its_folder(tmp_path):
    url = f"sqlite:///{tmp_path}/a/b/store.sqlite"
    done = run(tmp_path, "migrate", TRADEFACTS_DATABASE_URL=url)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        b"",
        f"{tmp_path}/a/b/store.sqlite: schema head\n".encode(),
    )
    assert rows(tmp_path / "a" / "b" / "store.sqlite", "SELECT revision FROM store") == [(0,)]


def test_migrate_goes_down_and_up(tmp_path):
    assert run(tmp_path, "migrate").returncode == 0
    assert run(tmp_path, "migrate", "--to", "base").returncode == 0
    assert "run `tradefacts migrate`" in run(tmp_path, "check").stdout.decode()
    assert run(tmp_path, "migrate").returncode == 0
    assert run(tmp_path, "check").returncode == 0


def test_an_export_is_piped_into_an_empty_store(tmp_path):
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    lived_in(store_in(tmp_path / "first"))
    written = run(tmp_path / "first", "export")
    assert (written.returncode, written.stderr) == (0, b"")
    done = run(tmp_path / "second", "load", "-", given=written.stdout)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"2 articles and 19 facts loaded, 0 unchanged\n"
    assert run(tmp_path / "second", "export").stdout == written.stdout
    assert run(tmp_path / "second", "check").returncode == 0


def test_an_export_is_written_to_a_file_and_loaded_from_it(tmp_path):
    lived_in(store_in(tmp_path))
    done = run(tmp_path, "export", "--output", str(tmp_path / "facts.ndjson"))
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "facts.ndjson").read_bytes().splitlines() == exported(store_in(tmp_path))
    assert run(tmp_path, "load", str(tmp_path / "facts.ndjson")).stderr == (
        b"0 articles and 0 facts loaded, 15 unchanged\n"
    )


@pytest.mark.parametrize(
    "command",
    [["export"], ["check"], ["attach", "art_0000000000000000", "-"], ["key", "list"], ["key", "revoke", "desk"]],
)
def test_what_needs_a_store_makes_none(tmp_path, command):
    done = run(tmp_path, *command)
    assert done.returncode == 2
    assert b"there is no store at" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_export_of_an_empty_store_is_an_empty_file(tmp_path):
    assert run(tmp_path, "migrate").returncode == 0
    assert run(tmp_path, "export", "-o", str(tmp_path / "facts.ndjson")).returncode == 0
    assert (tmp_path / "facts.ndjson").read_bytes() == b""


def many_articles(folder):
    many = [article(str(number), published="2024", title="x" * 500) for number in range(300)]
    assert run(folder, "load", "-", given=b"\n".join(lines_of(*many))).returncode == 0


def test_an_export_that_finds_no_room_for_its_end_says_so_and_leaves_what_was_there(tmp_path):
    many_articles(tmp_path)
    room = len(run(tmp_path, "export").stdout) - 100
    target = tmp_path / "facts.ndjson"
    target.write_bytes(b"former\n")
    done = subprocess.run(
        [sys.executable, "-m", "app", "export", "-o", str(target)],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert "File too large" in refused(done)
    assert target.read_bytes() == b"former\n"
    assert not [path for path in tmp_path.iterdir() if path != target and not path.name.startswith("store.sqlite")]


def test_an_export_goes_into_a_pipe_that_has_a_name_and_leaves_it_one(tmp_path):
    many_articles(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with (tmp_path / "read").open("wb") as read, subprocess.Popen(["cat", str(pipe)], stdout=read) as reading:
        done = run(tmp_path, "export", "-o", str(pipe))
        reading.wait(60)
    assert (done.returncode, pipe.is_fifo()) == (0, True)
    assert (tmp_path / "read").read_bytes() == run(tmp_path, "export").stdout


def test_an_export_over_another_keeps_who_may_read_it(tmp_path):
    run(tmp_path, "migrate")
    target = tmp_path / "facts.ndjson"
    target.touch(0o600)
    (tmp_path / "link").symlink_to(target)
    many_articles(tmp_path)
    assert run(tmp_path, "export", "-o", str(tmp_path / "link")).returncode == 0
    assert target.read_bytes() == run(tmp_path, "export").stdout
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_reader_that_has_seen_enough_ends_the_export_quietly(tmp_path):
    many_articles(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "export"],
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=120) == 1


def test_a_wrong_line_is_named_and_nothing_is_loaded(tmp_path):
    run(tmp_path, "migrate")
    before = everything(store_in(tmp_path))
    given = b"\n".join(lines_of(article(), figure(flow="exports")))
    told = refused(run(tmp_path, "load", "-", given=given))
    assert told == "line 2: /flow: 'exports' is no code of the list flow; did you mean export or import?"
    assert everything(store_in(tmp_path)) == before


@pytest.mark.parametrize("given", [b"\xff\xfe", b"[" * 10_000, b'{"value": NaN}', b"\x00", b'{"kind": "\\ud800"}'])
def test_hostile_input_is_told_in_one_line(given, tmp_path):
    assert refused(run(tmp_path, "load", "-", given=given)).startswith("line 1: ")


def test_a_text_is_attached_from_a_file_or_from_standard_input(tmp_path):
    run(tmp_path, "load", "-", given=b"\n".join(lines_of(article(), article("Tea."), figure(review="accepted"))))
    (tmp_path / "article.txt").write_bytes(TEXT.encode())
    attach = ("attach", article_id(), str(tmp_path / "article.txt"))
    assert run(tmp_path, *attach).stderr == f"{article_id()}: attached\n".encode()
    assert run(tmp_path, *attach).stderr == f"{article_id()}: was attached before\n".encode()
    assert run(tmp_path, "attach", article_id("Tea."), "-", given=b"Tea.").returncode == 0
    assert rows(store_in(tmp_path), "SELECT texts FROM store") == [(2,)]
    assert run(tmp_path, "check").returncode == 0


@pytest.mark.parametrize(
    ("identity", "given", "told"),
    [
        (article_id(), TEXT.encode() + b"\n", "the text is another one"),
        (article_id(), TEXT.encode("utf-16"), "not UTF-8"),
        ("art_0000000000000000", TEXT.encode(), "there is no article art_0000000000000000"),
        ("xi", TEXT.encode(), "there is no article xi"),
    ],
)
def test_what_cannot_be_attached_is_told_and_changes_nothing(identity, given, told, tmp_path):
    run(tmp_path, "load", "-", given=b"\n".join(lines_of(article(), figure())))
    before = everything(store_in(tmp_path))
    assert told in refused(run(tmp_path, "attach", identity, "-", given=given))
    assert everything(store_in(tmp_path)) == before


def test_check_exits_1_and_prints_each_fault_on_its_line(tmp_path):
    lived_in(store_in(tmp_path))
    assert run(tmp_path, "check").stderr.decode() == f"{name_of(store_in(tmp_path))}: all is well\n"
    damage(store_in(tmp_path), "UPDATE store SET texts = 8")
    done = run(tmp_path, "check")
    assert (done.returncode, done.stdout.decode()) == (1, "store: texts is 8, the rows tell 1\n")
    assert done.stderr.decode() == f"{name_of(store_in(tmp_path))}: 1 fault\n"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_serve_answers_and_ends_well(ending, workers, tmp_path):
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = tmp_path / "log"
    with log.open("wb") as told:
        command = [sys.executable, "-m", "app", "serve", "--port", str(port), "--workers", workers]
        process = subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path), stdout=told, stderr=told)
    try:
        wait_for(address, process, log)
        assert httpx.get(f"{address}/v1/facts?pair=CHN-KAZ&context=true&count=true").json()["total"] == 11
    finally:
        process.send_signal(ending)
        status = process.wait(timeout=120)
    assert status == 0, log.read_text()
    assert log.read_text() == (
        f"Tradefacts {__version__}\n  API   http://localhost:{port}/\n  Docs  http://localhost:{port}/docs\n"
    )
    assert rows(store_in(tmp_path), "SELECT revision FROM store") == [(11,)]


def test_an_address_of_ipv6_is_told_as_a_url_has_it(capsys):
    _tell("2001:db8::1", 8001, Settings())
    assert "API   http://[2001:db8::1]:8001/\n" in capsys.readouterr().err


def test_serve_says_that_its_port_is_taken(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode != 0
    assert b"cannot be listened on: Address already in use" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_two_programs_that_start_at_once_load_the_bundle_once(tmp_path):
    facts, ended = next((ROOT / "app" / "bundle" / "data").iterdir()), []

    def load_once():
        ended.append(run(tmp_path, "load", str(facts), TRADEFACTS_BUSY_SECONDS="30"))

    threads = [threading.Thread(target=load_once) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(done.returncode, done.stderr) for done in ended if done.returncode] == []
    assert rows(store_in(tmp_path), "SELECT revision FROM store") == [(11,)]
