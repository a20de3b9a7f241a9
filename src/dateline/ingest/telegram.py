"""Telegram Desktop exports (`result.json`): one report a message with text; forwards keep who said it first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import BadRecord, InputError
from dateline.ingest.item import Item

Json = Mapping[str, Any]

# What a message may bring along: the field with the file, and what it is.
_MEDIA = (("photo", "photo"), ("file", "file"), ("thumbnail", "preview"))
_HINT = "Export the chat again from Telegram Desktop, as JSON (machine-readable)."
# Larger media are named, not hashed.
_MOST_BYTES = 500_000_000


def items(export: object, name: str, folder: Path | None = None) -> Iterator[Item | InputError]:
    """The messages of an export of one chat, or of all."""
    chats = list(_chats(export))
    if not chats:
        yield BadRecord(f"{name} is no Telegram export: it has no list of messages.", hint=_HINT)
    for chat in chats:
        for number, message in enumerate(chat["messages"], 1):
            if not isinstance(message, Mapping):
                yield BadRecord(f"{name}: message {number} is no object.", hint=_HINT)
            elif message.get("type", "message") == "message" and (item := _item(chat, message, folder)):
                yield item


def _chats(export: object) -> Iterator[Json]:
    if not isinstance(export, Mapping):
        return
    inner = export.get("chats")
    several = inner.get("list") if isinstance(inner, Mapping) else None
    for chat in several if isinstance(several, list) else [export]:
        if isinstance(chat, Mapping) and isinstance(chat.get("messages"), list):
            yield chat


def _item(chat: Json, message: Json, folder: Path | None) -> Item | None:
    """A message; None where it has no text."""
    body = joined(message.get("text"))
    if not body.strip():
        return None
    number = message.get("id")
    channel = _words(chat.get("name")) or _words(message.get("from"))
    return Item(
        body,
        label=f"message {number}",
        fields={
            "id": f"{chat['id']}/{number}" if chat.get("id") is not None and number is not None else None,
            "published": str(message["date"])[:10] if message.get("date") else None,
            "outlet": channel,
        },
        origin=_words(message.get("forwarded_from")),
        medium="telegram",
        notes=tuple(_notes(message, folder)),
    )


def joined(text: object) -> str:
    """The text of a message: a string, or a list of strings and of objects with their own text."""
    if isinstance(text, str):
        return text
    if not isinstance(text, Sequence):
        return ""
    return "".join(_piece(part) for part in text)


def _piece(part: object) -> str:
    if isinstance(part, str):
        return part
    words = part.get("text") if isinstance(part, Mapping) else None
    return words if isinstance(words, str) else ""


def _notes(message: Json, folder: Path | None) -> Iterator[tuple[str, str]]:
    """What goes with a message and is no text: media with their hash, an edit, what it replies to."""
    for key, what in _MEDIA:
        if isinstance(message.get(key), str):
            yield "media", f"With a {what}: {_described(message, str(message[key]), folder)}."
    if message.get("edited"):
        yield "edited", f"Edited on {str(message['edited'])[:16].replace('T', ' ')}."
    if message.get("reply_to_message_id") is not None:
        yield "reply", f"A reply to message {message['reply_to_message_id']}."


def _described(message: Json, file: str, folder: Path | None) -> str:
    path = folder / file if folder is not None else None
    known = [str(message[k]) for k in ("mime_type", "media_type") if message.get(k)]
    inside = path is not None and path.resolve().is_relative_to((folder or path).resolve())
    if path is not None and inside and path.is_file() and path.stat().st_size <= _MOST_BYTES:
        known.append(f"sha256 {sha256(path.read_bytes()).hexdigest()}")
    return f"{file} ({', '.join(known)})" if known else file


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
