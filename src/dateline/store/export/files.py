"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ExportError


@contextmanager
def whole_file(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A sink whose bytes stand at `path` once all went well; a crash leaves what was there before.

    `ExportError` where something is there and `force` is not given, or where it cannot be written.
    """
    _free(path, force)
    # In the same folder: only there is putting it in its place one step.
    waiting = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with waiting.open("wb") as sink:
            yield sink
            sink.flush()
            os.fsync(sink.fileno())
        _free(path, force)
        waiting.replace(path)
    except OSError as error:
        hint = "Give another path, in a folder that is there and may be written."
        raise ExportError(f"{path} could not be written: {error.strerror or error}.", hint=hint) from error
    finally:
        waiting.unlink(missing_ok=True)


def _free(path: Path, force: bool) -> None:
    if path.is_dir():
        raise ExportError(f"{path} is a folder.", hint="Give the path of a file.")
    if path.exists() and not force:
        raise ExportError(f"{path} is there already.", hint="Give another path, or --force to replace it.")
