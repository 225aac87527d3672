"""Where the frozen application begins: also as the child that lists the sound devices."""

import sys

from vbee_desktop.audio.devices import CHILD_ARGUMENT

if __name__ == "__main__":
    if sys.argv[1:2] == [CHILD_ARGUMENT]:
        from vbee_desktop.audio.devices import main as list_devices

        list_devices(sys.argv[2:])
    else:
        from vbee_desktop.cli.main import main

        sys.exit(main())
