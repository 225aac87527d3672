#!/usr/bin/env python3
"""The developer's commands. Needs only a Python >= 3.11: everything else it sets up by itself.

python3 packaging/dev.py COMMAND

  run [ARG...]       start the application (demo mode when it knows no credentials);
                     without a display do both jobs in the tour instead, into out/tour
  test [ARG...]      everything CI runs: the checks, then pytest (with ARG... if given)
  check              the linters only: ruff, mypy, import-linter
  bench [NAME]       print measured ratios against their floors (all, or one by name)
  build [wheel]      build the wheel into dist/
  build frozen       the program in one folder with its own Python; --without-demo leaves the sandbox out
  build linux        that, and of it the .deb and the .tar.xz, with the list of parts and SHA-256 sums
  build windows      on Windows: the same with an installer; build macos on a Mac: with a disk image
  setup              only set up: system packages, .venv, locked packages
  lock [--upgrade]   rewrite packaging/dev.lock from pyproject.toml (newest versions with --upgrade)
  translations       bring resources/translations/*.ts up to date with the source and compile them to .qm
  parts              bring packaging/THIRD_PARTY.md up to date with packaging/parts.toml
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this with an older Python is told so in one line
    sys.exit("dev.py: Python 3.11 or newer is needed, this is " + sys.version.split(maxsplit=1)[0])

from pathlib import Path

from devtools import commands, steps

ROOT = Path(__file__).resolve().parent.parent


def main(argv: list[str]) -> int:
    """Run one command; the exit code is that of the command."""
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print((__doc__ or "").rstrip())
        return 0
    command = commands.COMMANDS.get(argv[0])
    if command is None:
        print(f"dev.py: no command {argv[0]!r}; known are {', '.join(commands.COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return command(ROOT, argv[1:])
    except steps.StepFailed as failure:
        print(f"dev.py: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
