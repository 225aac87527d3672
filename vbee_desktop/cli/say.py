"""``vbee-desktop say TEXT|-f FILE -o OUT``: speech without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vbee_desktop.cli.arguments import OneLineParser, command_parser, setup_of
from vbee_desktop.cli.running import fail, run_job
from vbee_desktop.core.errors import BadInput, Code, StorageError, VbeeError
from vbee_desktop.core.estimates import points
from vbee_desktop.core.models import AudioFormat, SpeechApi, SpeechRequest, Take
from vbee_desktop.core.text import check_speech_text
from vbee_desktop.jobs.texts import text_of_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from vbee_desktop.jobs.services import Report, Services

PROG = "vbee-desktop say"
DEFAULT_VOICE = "hn_female_ngochuyen_full_48k-fhg"


def main(argv: Sequence[str], environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    options = _parser().parse_args(argv)
    try:
        request, out = _request(options)
    except VbeeError as error:
        return fail(PROG, error)

    async def job(services: Services, report: Report) -> Path:
        from vbee_desktop.jobs.clips import save_audio
        from vbee_desktop.jobs.synthesize import synthesize

        _check_price(services, request, options.max_points)
        take: Take = await synthesize(services, report, request)
        return await save_audio(services, report, take, out)

    api = SpeechApi(options.api)
    return run_job(lambda: setup_of(options, environment, api=api), job, print, PROG)


def _parser() -> OneLineParser:
    parser = command_parser("say", "Turn Vietnamese text into an audio file.")
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what to say")
    parser.add_argument("-f", "--file", metavar="FILE", help="read the text from a UTF-8 file instead")
    parser.add_argument(
        "-o", "--out", metavar="OUT", required=True, help="where the audio goes; .mp3 or .wav"
    )
    parser.add_argument(
        "--voice", default=DEFAULT_VOICE, metavar="CODE", help="voice code (default %(default)s)"
    )
    parser.add_argument("--speed", type=float, default=1.0, help="0.1 to 1.9 (default 1.0)")
    parser.add_argument(
        "--bitrate", type=int, default=128, help="8, 16, 32, 64 or 128 kbps, for MP3 (default 128)"
    )
    parser.add_argument("--format", choices=[*AudioFormat], help="default: by the ending of OUT")
    parser.add_argument(
        "--api", choices=[*SpeechApi], default=SpeechApi.LEGACY, help="which service (default legacy)"
    )
    parser.add_argument("--max-points", type=int, metavar="N", help="refuse to spend more points than this")
    return parser


def _request(options: argparse.Namespace) -> tuple[SpeechRequest, Path]:
    out = Path(options.out)
    audio_format = AudioFormat(options.format) if options.format else _format_of(out)
    request = SpeechRequest(
        text=check_speech_text(_text(options)),
        voice_code=options.voice,
        speed=options.speed,
        audio_format=audio_format,
        bitrate_kbps=options.bitrate,
    )
    if not out.absolute().parent.is_dir():
        raise StorageError(detail="no such folder", path=str(out))
    return request, out


def _format_of(out: Path) -> AudioFormat:
    ending = out.suffix.lower().lstrip(".")
    if ending not in [*AudioFormat]:
        raise BadInput(Code.BAD_SETTING, "file ending", field="format", choices=tuple(AudioFormat))
    return AudioFormat(ending)


def _text(options: argparse.Namespace) -> str:
    if (options.text is None) == (options.file is None):
        raise BadInput(Code.BAD_TEXT, "give TEXT or -f FILE", reason="empty")
    if options.text is not None:
        return str(options.text)
    return text_of_file(Path(options.file))


def _check_price(services: Services, request: SpeechRequest, max_points: int | None) -> None:
    price = points(len(request.text), services.voice_book.credit_factor(request.voice_code))
    if max_points is not None and price > max_points:
        raise BadInput(
            Code.BAD_SETTING, f"it would cost {price}", field="max-points", lowest=price, highest=price
        )
