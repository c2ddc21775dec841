"""getFile; the download itself is an address of the server."""

from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.world.files import DOWNLOAD_LIMIT
from bot.simulator.world.refusals import bad


def get_file(call: Call) -> dict[str, Any]:
    """Where to download a file."""
    file_id = call.required("file_id")
    if not file_id.isalnum():
        raise bad("invalid file_id")
    file = call.world.files.get(file_id)
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return {
        "file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.data),
        "file_path": file.path,
    }  # fmt: skip
