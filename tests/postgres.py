"""A real PostgreSQL for the tests, in a folder of its own, on a socket and no port; gone when they end."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from time import sleep

from dateline.store.database import open_database

_NUMBERS = count(1)


@dataclass
class Server:
    """A running server; `database` makes an empty casebook and gives its address, `bare` one without any table."""

    socket: Path
    programs: Path
    user: str = field(default="dateline")

    def database(self) -> str:
        return self._made("-T", self._migrated)

    def drop(self, address: str) -> None:
        """Takes a database away: each is some 15 MB, and the tests make a hundred."""
        name = address.removeprefix(f"postgresql://{self.user}@/").partition("?")[0]
        command = [self.programs / "dropdb", "-h", self.socket, "-U", self.user, "--force", name]
        subprocess.run(command, check=True, capture_output=True)

    def bare(self) -> str:
        return self._made()

    @cached_property
    def _migrated(self) -> str:
        """A database that has its tables: copied, for migrations and PostGIS take a second or two."""
        address = self.bare()
        open_database(address).dispose()
        return address.removeprefix(f"postgresql://{self.user}@/").partition("?")[0]

    def _made(self, *options: str) -> str:
        name = f"cases{next(_NUMBERS)}"
        command = [self.programs / "createdb", "-h", self.socket, "-U", self.user, *options, name]
        # A database is copied only when the last connection to it has ended, which takes the server a moment.
        for _ in range(100):
            done = subprocess.run(command, capture_output=True, text=True)
            if "being accessed" not in done.stderr:
                break
            sleep(0.1)
        done.check_returncode()
        return f"postgresql://{self.user}@/{name}?host={self.socket}"


def programs() -> Path | None:
    """Where Debian, or the path, has the server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [
        Path(p) for p in [shutil.which("initdb")] if p
    ]
    return found[-1].parent if found else None


@contextmanager
def server() -> Iterator[Server | None]:
    """A server for as long as the block runs; None where PostgreSQL is not installed."""
    at = programs()
    if at is None:
        yield None
        return
    # The server refuses to run as root, and its socket's path must be short. Its data are not in a folder of pytest:
    # another run of pytest that begins shuts that to all but root.
    socket = Path(f"/tmp/dateline-pg-{os.getpid()}")
    socket.mkdir()
    as_user = _as_postgres(socket)
    data = socket / "data"
    try:
        subprocess.run(
            [*as_user, at / "initdb", "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8"],
            check=True,
            capture_output=True,
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={socket} -c fsync=off"
        subprocess.run(
            [*as_user, at / "pg_ctl", "-D", data, "-w", "-l", socket / "log", "-o", options, "start"],
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


def _as_postgres(folder: Path) -> list[str]:
    """What goes before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
