"""What is published: a source archive, the wheel built from it, and a program that needs no network ever after."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WITHOUT_NETWORK = ["unshare", "--net", *(["--map-root-user"] if os.name == "posix" and os.geteuid() else [])]
NOT_ASKED = ("PIP_", "GRILL_", "PYTHONPATH")
IS_REACHED = """
import socket
for address in (("192.0.2.1", 443), ("127.0.0.1", 9)):
    try:
        socket.create_connection(address, timeout=2)
    except OSError:
        continue
    raise SystemExit(f"{address} is reached")
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("unshare") is None
        or subprocess.run([*WITHOUT_NETWORK, "true"], check=False).returncode != 0,
        reason="no network namespace can be made here",
    ),
]


def run(*command: object, cwd: Path, stdin: str = "", **extra: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(NOT_ASKED)}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, **extra},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def downloaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and all it needs: what one takes along to a machine without a network."""
    work = tmp_path_factory.mktemp("downloaded")
    run(sys.executable, "-m", "venv", work / "builder", cwd=work)
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    run(work / "builder/bin/pip", "install", "--quiet", "build", "hatchling", cwd=work, **pip)
    # By way of the source archive, so that one is known to hold all that a wheel needs.
    run(
        work / "builder/bin/python",
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        work / "dist",
        ROOT,
        cwd=work,
    )
    assert len(list((work / "dist").iterdir())) == 2
    [wheel] = (work / "dist").glob("*.whl")
    run(work / "builder/bin/pip", "download", "--quiet", "--dest", work / "dist", wheel, cwd=work, **pip)
    return work / "dist"


def test_the_wheel_holds_the_questions_and_nothing_of_the_tests(downloaded: Path) -> None:
    [wheel] = downloaded.glob("interview_grill*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert sum(name.startswith("interview_grill/questions/") for name in names) > 5
    assert {name.partition("/")[0] for name in names} == {
        "interview_grill",
        wheel.name.rpartition("-py3")[0] + ".dist-info",
    }


def test_the_wheel_installs_and_works_where_no_network_can_be_reached(
    downloaded: Path, tmp_path: Path
) -> None:
    alone, home, bin_ = WITHOUT_NETWORK, {"GRILL_HOME": str(tmp_path / "home")}, tmp_path / "user/bin"
    run(*alone, sys.executable, "-c", IS_REACHED, cwd=tmp_path)
    run(*alone, sys.executable, "-m", "venv", tmp_path / "user", cwd=tmp_path)
    run(
        *alone, bin_ / "pip", "--isolated", "install", "--no-index", "--find-links", downloaded, "interview-grill",
        cwd=tmp_path, PIP_CONFIG_FILE=os.devnull,
    )  # fmt: skip
    asked = run(
        *alone,
        bin_ / "grill",
        "quiz",
        "-n",
        "1",
        "--kind",
        "recall",
        cwd=tmp_path,
        stdin="words\n3\n",
        **home,
    )
    assert "Every answer is kept." in asked
    assert "no warnings" in run(*alone, bin_ / "grill", "bank", "check", cwd=tmp_path, **home)
    run(*alone, bin_ / "grill", "export", "html", "-o", tmp_path / "page.html", cwd=tmp_path, **home)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert len(page) > 100_000
    assert not [start for start in ('src="http', 'href="http', "@import", "url(http") if start in page]
