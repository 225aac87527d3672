"""All buttons in one import."""

from vbee_desktop.ui.widgets.chip import Chip
from vbee_desktop.ui.widgets.plain_buttons import DiscButton, PlainButton, StarButton, ToolButton
from vbee_desktop.ui.widgets.segment_switch import SegmentSwitch
from vbee_desktop.ui.widgets.themed_button import ThemedButton
from vbee_desktop.ui.widgets.wide_buttons import PrimaryButton, RecordButton

__all__ = [
    "Chip",
    "DiscButton",
    "PlainButton",
    "PrimaryButton",
    "RecordButton",
    "SegmentSwitch",
    "StarButton",
    "ThemedButton",
    "ToolButton",
]
