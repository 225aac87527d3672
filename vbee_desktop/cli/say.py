"""``vbee-desktop say TEXT|-f FILE -o OUT``: speech without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import OneLineParser, add_wait, command_parser, setup_of
from vbee_desktop.cli.destination import check_destination, ending_of
from vbee_desktop.cli.preset import preset_named
from vbee_desktop.cli.running import fail, run_job
from vbee_desktop.core.errors import BadInput, Code, VbeeError
from vbee_desktop.core.models import AudioFormat, SpeechApi, SpeechRequest
from vbee_desktop.core.readings import ReadingRules
from vbee_desktop.core.sent_text import text_to_send
from vbee_desktop.core.speech_rules import checked_request
from vbee_desktop.core.text import check_speech_text
from vbee_desktop.jobs.imports import script_of_file
from vbee_desktop.jobs.speech_order import content_hash
from vbee_desktop.store.anew import BoughtAnew
from vbee_desktop.store.readings import ReadingsFile
from vbee_desktop.ui.speech.presets import Choice

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from vbee_desktop.core.models import Take
    from vbee_desktop.jobs.services import Report, Services
    from vbee_desktop.store.home import Home

PROG = "vbee-desktop say"
DEFAULT_VOICE = "hn_female_ngochuyen_full_48k-fhg"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    parser = _parser()
    options = parser.parse_args(argv)
    if (options.text is None) == (options.file is None):
        parser.error("give TEXT or -f FILE, one of the two")
    out = Path(options.out)
    try:
        check_destination(out, [options.format] if options.format else [*AudioFormat])
        preset = _preset(parser, options, environment)
        setup = setup_of(options, environment, api=_wanted_service(options, preset))
        home, api = setup.home, setup.api
        chosen = preset or Choice(setup.provision.default_voice or DEFAULT_VOICE)
        request = _sent(_request(options, out, chosen, api), home, api, options)
        anew = BoughtAnew(home.drafts_folder, content_hash(request, api)) if options.again else None
    except VbeeError as error:
        return fail(PROG, error)

    async def job(services: Services, report: Report) -> Path:
        from vbee_desktop.jobs.script import speak

        since_s = anew.begin(services.wall_clock()) if anew is not None else None
        await _check_price(services, request, options.max_points, again=options.again, since_s=since_s)
        take = await speak(services, report, request, again=options.again, since_s=since_s)
        if anew is not None:
            anew.end()
        return await _save(services, report, take, out)

    return run_job(lambda: setup, job, print, PROG, options.wait)


def _parser() -> OneLineParser:
    parser = command_parser("say", "Turn Vietnamese text into an audio file.")
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what to say")
    parser.add_argument(
        "-f",
        "--file",
        metavar="FILE",
        help="read the text from a .txt, .md, .docx, .srt or .vtt file instead",
    )
    parser.add_argument(
        "-o", "--out", metavar="OUT", required=True, help="where the audio goes; .mp3 or .wav"
    )
    parser.add_argument(
        "--preset", metavar="NAME", help="voice and settings of a preset of the window; what is given wins"
    )
    parser.add_argument("--voice", metavar="CODE", help=f"voice code (default {DEFAULT_VOICE})")
    parser.add_argument("--speed", type=float, help="0.1 to 1.9 (default 1.0)")
    parser.add_argument("--bitrate", type=int, help="8, 16, 32, 64 or 128 kbps, for MP3 (default 128)")
    parser.add_argument("--format", choices=[*AudioFormat], help="default: by the ending of OUT")
    parser.add_argument("--api", choices=[*SpeechApi], help="which service (default legacy)")
    parser.add_argument(
        "--again",
        action="store_true",
        help="buy it anew, though it was paid before; after a failure the same command goes on with what is "
        "bought (for a day)",
    )
    parser.add_argument(
        "--no-readings", action="store_true", help="leave off the readings dictionary of the window"
    )
    parser.add_argument("--max-points", type=int, metavar="N", help="refuse to spend more points than this")
    add_wait(parser)
    return parser


def _preset(
    parser: OneLineParser, options: argparse.Namespace, environment: Mapping[str, str]
) -> Choice | None:
    """What the preset holds, when one is named. Raises `VbeeError`."""
    if options.preset is None:
        return None
    return preset_named(options.preset, options.home, environment, parser)


def _wanted_service(options: argparse.Namespace, preset: Choice | None) -> SpeechApi | None:
    """None leaves it to the profile and to the machine's administrator."""
    if options.api:
        return SpeechApi(options.api)
    return preset.way.api if preset is not None else None


def _request(options: argparse.Namespace, out: Path, chosen: Choice, api: SpeechApi) -> SpeechRequest:
    usual = chosen.settings
    text = script_of_file(Path(options.file)).text if options.text is None else str(options.text)
    return SpeechRequest(
        text=check_speech_text(text),
        voice_code=options.voice or chosen.voice_code,
        speed=usual.speed if options.speed is None else options.speed,
        audio_format=AudioFormat(ending_of(out)),
        bitrate_kbps=usual.bitrate_kbps if options.bitrate is None else options.bitrate,
        sample_rate_hz=usual.sample_rate_hz,
        emphasis=usual.emphasis,
        pauses=usual.pauses if api is SpeechApi.CURRENT else None,
    )


def _sent(request: SpeechRequest, home: Home, api: SpeechApi, options: argparse.Namespace) -> SpeechRequest:
    """The request as it is sent, with pauses and readings as in the window. Raises `VbeeError`."""
    readings = () if options.no_readings else ReadingsFile(home.readings_file).load().readings
    sent = text_to_send(request.text, ReadingRules(readings), api, request.pauses)
    return checked_request(replace(request, text=sent.text), api)


async def _check_price(
    services: Services,
    request: SpeechRequest,
    max_points: int | None,
    *,
    again: bool,
    since_s: float | None,
) -> None:
    """Raises `BadInput` when the request may cost more than it is to cost."""
    if max_points is None:
        return
    from vbee_desktop.jobs.script import price_ceiling_of_script

    price = await price_ceiling_of_script(services, request, again=again, since_s=since_s)
    if price > max_points:
        raise BadInput(Code.BAD_SETTING, "--max-points", reason="price", price=price, limit=max_points)


async def _save(services: Services, report: Report, take: Take, out: Path) -> Path:
    """Copy the take. It is paid: when that fails, the error tells where it is kept."""
    from vbee_desktop.jobs.clips import save_audio

    try:
        return await save_audio(services, report, take, out)
    except VbeeError as error:
        error.facts.update(accepted=True, job_id=take.job_id, kept_at=str(take.path))
        raise
