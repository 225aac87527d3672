import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import keyring
import pytest

from vbee_desktop.core.errors import StorageError
from vbee_desktop.core.models import Credentials
from vbee_desktop.core.safe_file import write_whole
from vbee_desktop.store.drafts import Drafts
from vbee_desktop.store.files import AudioFiles
from vbee_desktop.store.home import Home, find_home
from vbee_desktop.store.secrets import PART_CHARACTERS, SERVICE_NAME, Secrets, SecretsPlace, backend_name
from vbee_desktop.store.settings import SettingsFile

NOTHING: Mapping[str, str] = {}


def test_a_file_appears_whole_and_leaves_no_part_behind(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.mp3", b"one")
    write_whole(tmp_path / "a.mp3", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.mp3", b"two")]


def test_a_folder_that_is_gone_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refusal:
        write_whole(tmp_path / "gone" / "a.mp3", b"one")
    assert refusal.value.facts["path"] == str(tmp_path / "gone")


def test_a_full_disk_loses_nothing_that_was_there(tmp_path: Path) -> None:
    """A limit on the size of files of one process stands for a full disk."""
    kept = tmp_path / "a.mp3"
    kept.write_bytes(b"before")
    script = (
        "import resource, signal, sys; from pathlib import Path;"
        "from vbee_desktop.core.errors import StorageError;"
        "from vbee_desktop.core.safe_file import write_whole;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_whole(Path(sys.argv[1]), b'after' * 10_000)\n"
        "except StorageError: print('told')"
    )
    command = [sys.executable, "-c", script, str(kept)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "told\n"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.mp3", b"before")]


@pytest.mark.parametrize("name", ["x" * 300 + ".mp3", "file/inside.mp3"])
def test_an_impossible_name_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError):
        write_whole(tmp_path / name, b"one")


def test_two_processes_may_start_on_one_fresh_home(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from vbee_desktop.store.job_row import Intent;"
        "from vbee_desktop.store.journal import Journal; from vbee_desktop.store.runs import Run;"
        "path = Path(sys.argv[1]);"
        "intent = Intent('speech', 'demo', 'legacy', 'h', {});"
        "Journal(path, Run(path.parent)).record(intent, even_if_same=True)"
    )
    path = tmp_path / "jobs.sqlite3"
    starts = [
        subprocess.Popen([sys.executable, "-c", script, str(path)], stderr=subprocess.PIPE) for _ in range(4)
    ]
    assert [start.communicate(timeout=60)[1] for start in starts] == [b""] * 4


def test_audio_is_named_by_its_job(tmp_path: Path) -> None:
    assert AudioFiles(tmp_path).keep("0a" * 16, "mp3", b"ID3").name == f"{'0a' * 16}.mp3"


def test_settings_come_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first = SettingsFile(path)
    first.set("speech.voice_code", "hn_đ")
    first.set("speech.speed", 1.2)
    first.set("forgotten", None)
    before = first.is_changed
    first.save()
    assert (before, first.is_changed) == (True, False)
    second = SettingsFile(path)
    assert (second.get("speech.voice_code"), second.get("speech.speed")) == ("hn_đ", 1.2)
    assert second.get("forgotten", "default") == "default"


@pytest.mark.parametrize("content", [b"{broken", b"[1, 2]", b"\xff\xfe\x00", b""])
def test_damaged_settings_are_put_aside_and_nobody_is_locked_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert settings.get("anything", 7) == 7
    assert path.with_name("settings.json.bad").read_bytes() == content
    settings.set("a", 1)
    settings.save()
    assert SettingsFile(path).get("a") == 1


def test_drafts_keep_every_character(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert drafts.load("script") == ""
    drafts.save("script", "Tiếng Việt\n  \u200bđây")
    assert Drafts(tmp_path).load("script") == "Tiếng Việt\n  \u200bđây"


def test_home_follows_the_option_then_the_variable_then_the_platform(tmp_path: Path) -> None:
    variable = {"VBEE_DESKTOP_HOME": str(tmp_path / "b")}
    assert find_home(str(tmp_path / "a"), variable).root == tmp_path / "a"
    assert find_home(None, variable).root == tmp_path / "b"
    assert find_home(None, {}).root.name == "vbee-desktop"
    assert Home(tmp_path / "c").audio_folder.is_dir()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        Home(tmp_path / "file" / "home").settings_file.touch()


def test_the_environments_credentials_come_first() -> None:
    environment = {"VBEE_APP_ID": " app ", "VBEE_TOKEN": "Bearer tok"}
    assert Secrets(environment).load() == (Credentials("app", "tok"), SecretsPlace.ENVIRONMENT)
    assert Secrets(NOTHING).load() == (None, SecretsPlace.NOWHERE)


def test_a_long_token_survives_the_key_store_in_parts() -> None:
    long = Credentials("app", "t" * (PART_CHARACTERS * 2 + 5))
    assert Secrets(NOTHING).save(long) is SecretsPlace.KEYRING
    longest = max(len(keyring.get_password(SERVICE_NAME, f"token.{index}") or "") for index in range(3))
    assert longest == PART_CHARACTERS
    assert Secrets(NOTHING).load() == (long, SecretsPlace.KEYRING)
    short = Credentials("app2", "short")
    Secrets(NOTHING).save(short)
    assert Secrets(NOTHING).load() == (short, SecretsPlace.KEYRING)
    Secrets(NOTHING).forget()
    assert Secrets(NOTHING).load() == (None, SecretsPlace.NOWHERE)


def test_without_a_key_store_the_token_lives_for_the_session_only(tmp_path: Path) -> None:
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    secrets = Secrets(NOTHING)
    assert secrets.save(Credentials("app", "tok")) is SecretsPlace.MEMORY
    assert secrets.load() == (Credentials("app", "tok"), SecretsPlace.MEMORY)
    assert Secrets(NOTHING).load() == (None, SecretsPlace.NOWHERE)
    assert "fail" in backend_name()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
