"""sendDocument."""

import mimetypes
from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.methods.formatted import read_caption
from bot.simulator.methods.sending import part, send
from bot.simulator.world.refusals import Refusal, bad

DOCUMENT_BYTES = 50 * 1024 * 1024


def send_document(call: Call) -> dict[str, Any]:
    """Send a file that comes with the request; one that Telegram knows already isn't needed here."""
    name = part(call, "document")
    data = call.files.get(name)
    if data is None:
        raise bad("there is no document in the request")
    if not data:
        raise bad("file must be non-empty")
    if len(data) > DOCUMENT_BYTES:
        raise Refusal(413)
    file_name = call.names.get(name) or "file"
    file = call.world.files.add(data, 0, 0, file_name.rpartition(".")[2])
    document = file.as_document(file_name, mimetypes.guess_type(file_name)[0] or "application/octet-stream")
    return send(call, "sendDocument", {"document": document} | read_caption(call))
