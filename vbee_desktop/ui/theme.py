"""The colours of the window in two frozen records, and the few distances. Nothing else holds a hex value.

No ``annotations`` from the future here: as texts, each of the many fields would be compiled on its own at
every start.
"""

from typing import NamedTuple

SPACE_TIGHT = 4
"""Gap inside a group, in device-independent pixels (all distances are)."""
SPACE = 8
"""Gap between neighbours."""
SPACE_GROUP = 12
"""Gap between groups."""
SPACE_EDGE = 16
"""Gap to the edge of the window and between columns."""

RADIUS_PILL = 4
RADIUS_CONTROL = 6
RADIUS_CARD = 8


class Theme(NamedTuple):
    """Every colour of one theme as ``#RRGGBB``; the names are the tokens of the design."""

    dark: bool
    # grounds
    window: str
    surface: str
    alt: str
    sunken: str
    cur: str
    hover: str
    pressed: str
    # lines
    line: str
    border: str
    # words
    text: str
    text2: str
    text3: str
    disabled: str
    # amber: current or primary, never a state
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_edge: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_line: str
    sel_text: str
    focus: str
    # the play disc
    ink: str
    on_ink: str
    # recording only
    rec: str
    on_rec: str
    # states, each with its soft ground and its edge
    ok: str
    ok_soft: str
    ok_line: str
    warn: str
    warn_soft: str
    warn_line: str
    err: str
    err_soft: str
    err_line: str
    info: str
    info_soft: str
    info_line: str
    # waveform
    wave: str
    wave_played: str
    wave_band: str
    wave_band_alt: str
    playhead: str
    # level meter
    meter_track: str
    meter_low: str
    meter_good: str
    meter_hot: str
    meter_clip: str


LIGHT = Theme(
    dark=False,
    window="#F5F2EC",
    surface="#FFFFFF",
    alt="#FAF8F4",
    sunken="#EBE6DC",
    cur="#F5F1E8",
    hover="#ECE7DD",
    pressed="#E0D9CC",
    line="#DED8CC",
    border="#948A7B",
    text="#211C15",
    text2="#574F43",
    text3="#6C6355",
    disabled="#8F8678",
    accent="#F4B321",
    accent_hover="#E9A40D",
    accent_pressed="#D8940A",
    accent_edge="#B67B05",
    on_accent="#2A1E05",
    accent_text="#875500",
    accent_soft="#FCEFCB",
    accent_line="#DDAE45",
    sel_text="#FBDD94",
    focus="#A86D00",
    ink="#2B251C",
    on_ink="#FFFFFF",
    rec="#D02F2F",
    on_rec="#FFFFFF",
    ok="#1C7049",
    ok_soft="#E4F3EA",
    ok_line="#A9D3BB",
    warn="#A8440A",
    warn_soft="#FDEBDF",
    warn_line="#EDBB9B",
    err="#B3261E",
    err_soft="#FCE8E6",
    err_line="#EDB3AE",
    info="#2A5E8F",
    info_soft="#E5EFF8",
    info_line="#A9C6E1",
    wave="#8D8375",
    wave_played="#A66C00",
    wave_band="#F2EEE6",
    wave_band_alt="#FAF8F4",
    playhead="#211C15",
    meter_track="#E4DED2",
    meter_low="#4B8A6D",
    meter_good="#1C7049",
    meter_hot="#C85A12",
    meter_clip="#D02F2F",
)

DARK = Theme(
    dark=True,
    window="#22201C",
    surface="#191714",
    alt="#1F1C18",
    sunken="#2C2924",
    cur="#26221C",
    hover="#332F29",
    pressed="#3D3831",
    line="#3A362F",
    border="#857C6E",
    text="#F3EEE6",
    text2="#C6BEB1",
    text3="#A79E90",
    disabled="#746C60",
    accent="#F5B93A",
    accent_hover="#FFC857",
    accent_pressed="#DFA325",
    accent_edge="#F5B93A",
    on_accent="#2A1E05",
    accent_text="#FFCB66",
    accent_soft="#40331A",
    accent_line="#8A6A26",
    sel_text="#6B5118",
    focus="#FFCB66",
    ink="#F3EEE6",
    on_ink="#221F1A",
    rec="#D63C3C",
    on_rec="#FFFFFF",
    ok="#74D3A0",
    ok_soft="#1B3126",
    ok_line="#33624A",
    warn="#FFAD7A",
    warn_soft="#3D271A",
    warn_line="#7A4A2D",
    err="#FF978E",
    err_soft="#40211E",
    err_line="#7C3C36",
    info="#96C5F3",
    info_soft="#1D2C3B",
    info_line="#3A5D80",
    wave="#8C8374",
    wave_played="#F5B93A",
    wave_band="#26231E",
    wave_band_alt="#1F1C18",
    playhead="#FFFFFF",
    meter_track="#37332C",
    meter_low="#639A80",
    meter_good="#74D3A0",
    meter_hot="#FFAD7A",
    meter_clip="#FF6B63",
)
