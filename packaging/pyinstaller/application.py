"""Where the frozen application begins: also as the child that lists the sound devices."""

import os
import sys

LIST_AUDIO_DEVICES = "list-audio-devices"
"""Written here again, since the window is to be painted before `vbee_desktop.audio.devices` is loaded."""


def restore_library_path() -> None:
    """Give back the search path that the starter put our folder into.

    This process has found its libraries; a file manager or browser that it opens must load its own.
    """
    if sys.platform != "linux":
        return
    os.environ.pop("LD_LIBRARY_PATH", None)
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before


def have_streams() -> None:
    """Windows gives a program without a console no standard streams: what is said then goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as it runs


if __name__ == "__main__":
    restore_library_path()
    have_streams()
    if sys.argv[1:2] == [LIST_AUDIO_DEVICES]:
        from vbee_desktop.audio.devices import main as list_devices

        list_devices(sys.argv[2:])
    else:
        from vbee_desktop.cli.main import main

        sys.exit(main())
