"""The Makefile and the workflow: the same targets everywhere, rights to read only, actions pinned to a commit."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from release.write_skills import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.M))
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
STEPS = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def test_the_workflow_runs_on_three_systems_and_every_python_that_is_promised() -> None:
    matrix = WORKFLOW["jobs"]["test"]["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["requires-python"] == f">={matrix['python'][0]}"


def test_the_workflow_calls_the_targets_of_the_makefile() -> None:
    called = re.findall(r"^make ([a-z-]+)", "\n".join(step.get("run", "") for step in STEPS), re.M)
    assert called == ["test", "lint", "release-check"]
    assert set(called) <= TARGETS


def test_the_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert not any("permissions" in job or "environment" in job for job in WORKFLOW["jobs"].values())
    assert "secrets." not in str(WORKFLOW)


@pytest.mark.parametrize("action", sorted({step["uses"] for step in STEPS if "uses" in step}))
def test_an_action_is_pinned_to_one_commit(action: str) -> None:
    assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)


def test_no_checkout_leaves_its_credentials_behind() -> None:
    checkouts = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(WORKFLOW["jobs"])
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_every_target_is_explained_by_make_help() -> None:
    explained = set(re.findall(r'@echo "make ([a-z-]+)', MAKEFILE))
    assert explained == TARGETS - {"help"}
    assert set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.M)[1].split()) == TARGETS  # type: ignore[index]
