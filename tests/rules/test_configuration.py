"""The configuration: where it is found, what it may hold, what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from phoiho.errors import ConfigError
from phoiho.rules import Config, load_config
from phoiho.rules.configuration import PerFileIgnore


def write(path, text):
    """Write a file and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_everything(tmp_path):
    """Every key is read."""
    text = """
select = ["PH2", "ph402", "date-not-padded"]
ignore = ["PH210"]
preview = true
lang = "en"
[per-file-ignores]
"old/*.toml" = ["PH4"]
"""
    source = write(tmp_path / "phoiho.toml", text)
    assert load_config(tmp_path) == Config(
        select=("PH2", "ph402", "date-not-padded"),
        ignore=("PH210",),
        preview=True,
        per_file_ignores=(PerFileIgnore(pattern="old/*.toml", codes=("PH4",)),),
        lang="en",
        source=source,
    )


def test_the_nearest_one(tmp_path):
    """The nearest folder upwards counts, its own file before the shared one."""
    top = write(tmp_path / "phoiho.toml", 'ignore = ["PH1"]')
    shared = write(tmp_path / "a" / "pyproject.toml", '[tool.phoiho]\nignore = ["PH2"]')
    write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.other]")
    own = write(tmp_path / "c" / "phoiho.toml", "\ufeff")
    write(tmp_path / "c" / "pyproject.toml", '[tool.phoiho]\nignore = ["PH2"]')
    record = write(tmp_path / "a" / "b" / "record.toml", "")
    assert load_config(tmp_path).source == top
    assert load_config(record).source == shared
    assert load_config(record.parent).ignore == ("PH2",)
    assert load_config(str(record)) == load_config(record)
    assert load_config(own.parent) == Config(source=own)
    assert load_config(tmp_path / "no" / "such" / "folder").source == top


def test_all_faults_at_once(tmp_path):
    """What is wrong is told together, each with its path and what may be meant."""
    text = """
selct = ["PH2"]
per_file_ignores = {}
ignore = ["PH998", 5, "PH111", "review-over-due"]
preview = "yes"
lang = "fr"
per-file-ignores = { "a.toml" = "PH4" }
"""
    source = write(tmp_path / "phoiho.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert caught.value.source == str(source)
    issues = {issue.path: issue for issue in caught.value.issues}
    assert list(issues) == [
        "$.ignore[0]",
        "$.ignore[1]",
        "$.ignore[2]",
        "$.ignore[3]",
        "$.preview",
        '$.per-file-ignores["a.toml"]',
        "$.lang",
        "$.selct",
        "$.per_file_ignores",
    ]
    assert issues["$.selct"].suggestions == ("select",)
    assert issues["$.per_file_ignores"].suggestions == ("per-file-ignores",)
    assert "removed" in issues["$.ignore[2]"].reason
    assert issues["$.ignore[3]"].suggestions[0] == "review-overdue"


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("phoiho.toml", "select = 5", "$.select"),
        ("phoiho.toml", "per-file-ignores = 5", "$.per-file-ignores"),
        ("phoiho.toml", "zzzzzz = 5", "$.zzzzzz"),
        ("phoiho.toml", "select = [", "$"),
        ("phoiho.toml", 'a = "\0"', "$"),
        ("pyproject.toml", '[tool.phoiho]\nselect = [""]', "$.tool.phoiho.select[0]"),
        ("pyproject.toml", "[tool", "$"),
    ],
)
def test_faults(tmp_path, name, text, path):
    """Whatever the file holds, the error names the place."""
    write(tmp_path / name, text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert [issue.path for issue in caught.value.issues] == [path]


def test_bytes_that_are_no_text(tmp_path):
    """A file that is not UTF-8 is told as such."""
    (tmp_path / "phoiho.toml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


@pytest.mark.parametrize("text", ["tool = 5", "[tool]\nphoiho = 5", "[tool.phoiho]"])
def test_no_table(tmp_path, text):
    """A shared file without a table of ours is passed by."""
    write(tmp_path / "pyproject.toml", text)
    source = load_config(tmp_path).source
    assert source is None or not source.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("old/*.toml", "old/2019.toml", True),
        ("old/*.toml", "new/2019.toml", False),
        ("old/*.toml", "sub/old/2019.toml", False),
        ("*.json", "old/2019.json", True),
        ("2019.toml", "old/2019.toml", True),
        ("old", "old/2019.toml", True),
        ("old/", "old/sub/2019.toml", True),
        ("./old", "old/2019.toml", True),
        ("old/**", "old/sub/2019.toml", True),
        ("**/2019.toml", "2019.toml", True),
        ("**/2019.toml", "a/b/2019.toml", True),
        ("quận*", "quận-tây-hồ.toml", True),
        ("", "2019.toml", False),
        ("../*.toml", "2019.toml", False),
    ],
)
def test_patterns(tmp_path, pattern, path, matches):
    """Files are meant by name, by path from the folder of the configuration, or by folder."""
    entry = PerFileIgnore(pattern=pattern, codes=("PH4",))
    config = Config(ignore=("PH1",), per_file_ignores=(entry,), source=tmp_path / "phoiho.toml")
    assert config.ignored_for(tmp_path / path) == (("PH1", "PH4") if matches else ("PH1",))


def test_files_elsewhere(tmp_path, monkeypatch):
    """A relative path begins in the working folder; a file outside is meant by its name."""
    entry = PerFileIgnore(pattern="a/*.toml", codes=("PH4",))
    config = Config(per_file_ignores=(entry,), source=tmp_path / "phoiho.toml")
    monkeypatch.chdir(tmp_path)
    assert config.ignored_for(Path("a/x.toml")) == ("PH4",)
    assert config.ignored_for(Path("/elsewhere/a/x.toml")) == ()
