import os
from pathlib import Path

import pytest

from reelwright.errors import BadRequest
from reelwright.settings import Settings, host_folders


def read(home: Path, **environ: str) -> Settings:
    return Settings.read(environ, home=home)


def test_the_local_studio_is_the_default_and_needs_nothing(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert (settings.backend, settings.token, settings.language) == ("studio", None, "en")
    assert settings.state.is_relative_to(tmp_path)
    assert settings.output == tmp_path / "Videos" / "Reelwright"
    assert tmp_path not in settings.media
    assert settings.client_id_file == tmp_path / ".config" / "nemovideo" / "client_id"


def test_a_token_chooses_the_cloud_unless_the_studio_is_named(tmp_path: Path) -> None:
    assert read(tmp_path, NEMO_TOKEN="nmv_x").backend == "cloud"
    assert read(tmp_path, NEMO_TOKEN="nmv_x", REELWRIGHT_BACKEND="studio").backend == "studio"


def test_the_token_is_not_shown(tmp_path: Path) -> None:
    assert "nmv_secret" not in repr(read(tmp_path, NEMO_TOKEN="nmv_secret"))


def test_a_setting_that_a_bundle_left_empty_is_unset(tmp_path: Path) -> None:
    settings = read(tmp_path, REELWRIGHT_BACKEND="${user_config.backend}", NEMO_TOKEN="${user_config.token}")
    assert (settings.backend, settings.token) == ("studio", None)
    assert read(tmp_path, REELWRIGHT_OUTPUT="  ").output == tmp_path / "Videos" / "Reelwright"


def test_this_machine_renders_alone_unless_a_scheduler_is_named(tmp_path: Path) -> None:
    assert read(tmp_path).cluster is None
    assert read(tmp_path, REELWRIGHT_CLUSTER=" tcp://10.0.0.2:8786 ").cluster == "tcp://10.0.0.2:8786"
    assert read(tmp_path, REELWRIGHT_CLUSTER="tls://[fe80::1]:8786").cluster == "tls://[fe80::1]:8786"


def test_folders_may_begin_with_the_home(tmp_path: Path) -> None:
    folders = os.pathsep.join(["~/Clips", str(tmp_path / "b")])
    settings = read(tmp_path, REELWRIGHT_MEDIA=folders, REELWRIGHT_HOME="~/state")
    assert settings.media == (tmp_path / "Clips", tmp_path / "b", tmp_path / "Videos" / "Reelwright")
    assert settings.state == tmp_path / "state"


@pytest.mark.parametrize(
    ("value", "language"), [("zh_CN.UTF-8", "zh"), ("en_GB.UTF-8", "en"), ("fr", "en"), ("C", "en")]
)
def test_the_language_comes_from_the_system(value: str, language: str, tmp_path: Path) -> None:
    assert read(tmp_path, LANG=value).language == language
    assert read(tmp_path, LANG=value, REELWRIGHT_LANGUAGE="zh").language == "zh"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("REELWRIGHT_BACKEND", "moon"),
        ("REELWRIGHT_TIME_SCALE", "fast"),
        ("REELWRIGHT_TIME_SCALE", "-1"),
        ("REELWRIGHT_CLUSTER", "10.0.0.2:8786"),
        ("REELWRIGHT_CLUSTER", "file:///tmp"),
        ("REELWRIGHT_BUDGET", "many"),
        ("REELWRIGHT_BUDGET", "-1"),
        ("NEMO_API_URL", "http://example.org"),
        ("NEMO_API_URL", "file:///etc"),
        ("NEMO_WEB_URL", "javascript:alert(1)"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_by_name(variable: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=variable):
        read(tmp_path, **{variable: value})


@pytest.mark.parametrize("folder", ["~", "~/", "{home}", "{home}/..", "/", "{home}/Videos:~", "{home}/link"])
def test_media_may_never_come_from_all_of_the_home_folder(folder: str, tmp_path: Path) -> None:
    home = tmp_path / "ann"
    home.mkdir()
    try:
        (home / "link").symlink_to(home)
    except OSError:
        pytest.skip("no symlinks here")
    named = folder.replace("{home}", str(home)).replace(":", os.pathsep)
    with pytest.raises(BadRequest, match=r"^REELWRIGHT_MEDIA names .* home folder") as raised:
        read(home, REELWRIGHT_MEDIA=named)
    assert str(home / "Videos") in raised.value.hint


def test_our_own_films_may_come_in_again_but_not_because_they_lie_in_the_home_folder(tmp_path: Path) -> None:
    assert tmp_path / "Videos" / "Reelwright" in read(tmp_path).media
    assert tmp_path / "films" in read(tmp_path, REELWRIGHT_OUTPUT="~/films").media
    assert tmp_path not in read(tmp_path, REELWRIGHT_OUTPUT=str(tmp_path)).media


def test_the_calling_skill_is_named_by_its_folder_or_its_file(tmp_path: Path) -> None:
    file = tmp_path / ".cursor" / "skills" / "cutter" / "SKILL.md"
    assert read(tmp_path).skill is None
    for value in ("~/.cursor/skills/cutter", str(file), str(file.parent / "x" / "..")):
        assert read(tmp_path, REELWRIGHT_SKILL=value).skill == file


def test_only_the_variables_that_place_a_hosts_files_are_passed_on() -> None:
    environ = {"APPDATA": "a", "CLAUDE_CONFIG_DIR": " ", "NEMO_TOKEN": "nmv_x", "OPENCLAW_STATE_DIR": "c"}
    assert host_folders(environ) == {"APPDATA": "a", "OPENCLAW_STATE_DIR": "c"}
