"""Try an installed wheel: it carries what was built from npm, and it answers."""

from __future__ import annotations

import sys
import time
import urllib.error
import urllib.request
from importlib.resources import files

CARRIED = (
    "web/static/dist/designsystemet.css",
    "web/static/dist/fonts/hanken-grotesk.woff2",
    "web/static/dist/fonts/source-serif-4.woff2",
    "documents/fonts/SourceSerif4_400Regular.ttf",
    "documents/fonts/SourceSansPro_400Regular.ttf",
    "documents/fonts/SourceSerif4-OFL.txt",
)
PATIENCE = 30


def answer(url: str) -> tuple[int, str]:
    """The status and the text of a page, waiting for the server to come up."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.status, response.read().decode("utf-8")
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def main(base: str) -> int:
    """Check the files, the start page and the style sheet it names."""
    package = files("rodatraden")
    missing = [name for name in CARRIED if not package.joinpath(name).is_file()]
    if missing:
        print(f"The wheel lacks {', '.join(missing)}")
        return 1
    status, html = answer(f"{base}/")
    sheets = [part.split('"')[0] for part in html.split('href="')[1:] if ".css" in part.split('"')[0]]
    if status != 200 or not sheets:
        print(f"The start page answered {status} with style sheets {sheets}")
        return 1
    for sheet in sheets:
        answer(f"{base}{sheet}")
    print(f"The wheel carries its files and serves {len(sheets)} style sheets")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
