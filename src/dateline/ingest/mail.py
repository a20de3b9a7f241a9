"""E-mails (`.eml`): subject, day and sender from the head; the plain text, or else the page, as the report."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from dateline.errors import EmptyInput, InputError
from dateline.ingest.item import Item


def items(raw: bytes, name: str) -> Iterator[Item | InputError]:
    """The one report of an e-mail, or why there is none."""
    message = message_from_bytes(raw, policy=policy.default)
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    body = _content(part) if part is not None else ""
    if part is None or not body.strip():
        yield EmptyInput(f"{name} is an e-mail without text.", hint="Give what it has attached as files.")
        return
    yield Item(
        body,
        kind="html" if part.get_content_subtype() == "html" else "text",
        fields={
            "id": _header(message, "message-id").strip("<> ") or None,
            "title": _header(message, "subject") or None,
            "published": _day(_header(message, "date")),
            "outlet": _sender(_header(message, "from")),
        },
        notes=tuple(_attached(message)),
    )


def _content(part: object) -> str:
    """The text of a part; an encoding that is wrong or unknown costs letters, not the report."""
    assert isinstance(part, EmailMessage)
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: object, name: str) -> str:
    try:
        return str(message.get(name, "") or "").strip()  # type: ignore[attr-defined]
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _day(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(words: str) -> str | None:
    """The name of who sent it, or else the house of the address; never the address of a person."""
    name, address = parseaddr(words)
    return name or address.rpartition("@")[2] or None


def _attached(message: object) -> Iterator[tuple[str, str]]:
    for part in message.iter_attachments() if isinstance(message, EmailMessage) else ():
        yield (
            "media",
            f"With an attachment that was not read: {part.get_filename() or part.get_content_type()}.",
        )
