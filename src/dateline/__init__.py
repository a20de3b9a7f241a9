"""dateline reads reports of political violence and says who says what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.errors import DatelineError as DatelineError
    from dateline.serve.reader import Failure as Failure
    from dateline.serve.reader import Reader as Reader
    from dateline.serve.reader import Result as Result
    from dateline.serve.reader import load as load

__version__ = "0.1.0"
__all__ = ["DatelineError", "Failure", "Reader", "Result", "__version__", "load"]

# Public name -> the module that holds it: imported on first use, so that `import dateline` costs nothing.
_HOMES = {
    "DatelineError": "dateline.errors",
    "Failure": "dateline.serve.reader",
    "Reader": "dateline.serve.reader",
    "Result": "dateline.serve.reader",
    "load": "dateline.serve.reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
