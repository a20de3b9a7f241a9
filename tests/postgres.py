"""A real PostgreSQL for the tests, in a folder of its own, on a socket and no port; gone when they end."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_NUMBERS = count(1)


@dataclass
class Server:
    """A running server; `database` makes an empty one and gives its address."""

    socket: Path
    programs: Path
    user: str = field(default="dateline")

    def database(self) -> str:
        name = f"cases{next(_NUMBERS)}"
        subprocess.run(
            [self.programs / "createdb", "-h", self.socket, "-U", self.user, name],
            check=True,
            capture_output=True,
        )
        return f"postgresql://{self.user}@/{name}?host={self.socket}"


def programs() -> Path | None:
    """Where Debian, or the path, has the server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [
        Path(p) for p in [shutil.which("initdb")] if p
    ]
    return found[-1].parent if found else None


@contextmanager
def server(folder: Path) -> Iterator[Server | None]:
    """A server for as long as the block runs; None where PostgreSQL is not installed."""
    at = programs()
    if at is None:
        yield None
        return
    # The server refuses to run as root, and its socket's path must be short.
    socket = Path(f"/tmp/dateline-pg-{os.getpid()}")
    socket.mkdir()
    as_user = _as_postgres([folder, socket])
    data = folder / "data"
    try:
        subprocess.run(
            [*as_user, at / "initdb", "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8"],
            check=True,
            capture_output=True,
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={socket} -c fsync=off"
        subprocess.run(
            [*as_user, at / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"],
            check=True,
            capture_output=True,
        )
        try:
            yield Server(socket, at)
        finally:
            subprocess.run(
                [*as_user, at / "pg_ctl", "-D", data, "-m", "immediate", "stop"], capture_output=True
            )
    finally:
        shutil.rmtree(socket, ignore_errors=True)


def _as_postgres(folders: list[Path]) -> list[str]:
    """What goes before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return []
    for folder in folders:
        shutil.chown(folder, "postgres")
        # The temporary folders above are the caller's own: the server must be able to pass through.
        for above in folder.parents:
            if above.is_relative_to("/tmp") and above != Path("/tmp"):
                above.chmod(0o755)
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
