"""setWebhook, deleteWebhook, getWebhookInfo: remembered; this town delivers by getUpdates only."""

import re
from typing import Any

from bot.simulator.methods.call import Answer, Call
from bot.simulator.world.refusals import bad

# Telegram takes HTTPS alone; an emulator has to reach a bot beside it.
HTTPS_OR_LOOPBACK = re.compile(r"https://|http://(?:127\.0\.0\.1|localhost|\[::1\])(?=[:/]|$)", re.IGNORECASE)
PORT = re.compile(r"http://|https://[^/?#:]+(?::(?:80|88|443|8443))?(?:[/?#]|$)", re.IGNORECASE)


def set_webhook(call: Call) -> Answer:
    """Remember an address; getUpdates is then refused. An empty one is a deletion."""
    world, url = call.world, call.text("url").strip()
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    if not url:
        return delete_webhook(call)
    if not HTTPS_OR_LOOPBACK.match(url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not PORT.match(url):
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    world.updates.allow(call.list_or_none("allowed_updates"))
    _drop(call)
    same, world.webhook = world.webhook == url, url
    world.changed("webhook", ())
    return Answer(True, "Webhook is already set" if same else "Webhook was set")


def delete_webhook(call: Call) -> Answer:
    """Back to getUpdates."""
    world = call.world
    _drop(call)
    description = "Webhook was deleted" if world.webhook else "Webhook is already deleted"
    world.webhook = ""
    return Answer(True, description)


def _drop(call: Call) -> None:
    if call.flag("drop_pending_updates"):
        call.world.fetch_updates(call.world.updates.next_id, 0)


def get_webhook_info(call: Call) -> dict[str, Any]:
    """The address, how much waits, and the filter where one is set."""
    updates = call.world.updates
    updates.expire(call.world.now())
    info: dict[str, Any] = {
        "url": call.world.webhook, "has_custom_certificate": False,
        "pending_update_count": len(updates.waiting),
    }  # fmt: skip
    return info if updates.allowed is None else info | {"allowed_updates": sorted(updates.allowed)}
