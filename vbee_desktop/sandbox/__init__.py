"""The sandbox: a real, local Vbee server, in a process of its own.

It speaks all of the Vbee APIs (legacy and current speech, recognition, voices) over plain HTTP on loopback,
with real speech (espeak-ng) and real English recognition (pocketsphinx), and imports nothing of the other
rooms, so that a mistake in one cannot hide in the other. ``python -m vbee_desktop.sandbox`` prints one line
with its address once it accepts connections. Any App ID and any token will do, except the token ``bad`` and a
JWT whose ``exp`` has passed.

Without being told otherwise it answers as documented. The control door, without authentication, tells it
otherwise:

``GET /sandbox``
    its process id and its time
``GET /sandbox/ledger``
    ``[{seq, time, product, request_id, app_id, characters, seconds, points, sha256, delivered}]``;
    ``product`` is legacy-tts, current-tts or stt; ``sha256`` is of the text (UTF-8) or of the audio file;
    ``delivered``: the sound or the transcript has left whole
``GET /sandbox/requests``
    ``[{seq, time, stage, method, path, headers, authorization, fault, status}]``: header names only, never a
    value
``/sandbox/faults``
    POST a fault plan (see ``faults`` and ``fault_actions``), GET it with its counts, DELETE it
``/sandbox/clock``
    POST ``{"shift_s": seconds}`` sets the clock so far from real time (links, kept audio, tokens)
``/sandbox/settings``
    GET or POST any of the fields of ``settings.Settings``
``POST /sandbox/reset``
    ends all jobs and makes everything as it was at the start

Where the documentation is silent the sandbox decides, and a client must not lean on it: the legacy error
numbers other than 1045, the wording of messages, what a break tag or an escape costs (every character as
sent), the pauses, the sample rates a voice can be asked for (its own and those below), ``progress`` 100 at
the end.
"""
