"""What a child process may use. POSIX: limits the child sets on itself before it sees a foreign byte. Windows: a job object
the parent puts it in (written after Microsoft's pages; not tried on a real Windows).
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from typing import Any, Final

MEMORY: Final = 2_560 * 1024 * 1024
"""Address space; a decoded picture of 100 megapixels and its copies fit."""
FILE: Final = 512 * 1024 * 1024
FILES: Final = 128
_GRACE: Final = 5  # seconds of processor time beyond the parent's own clock


def set_own(memory: int) -> None:
    """Bound this process. Nothing on systems without such limits."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_NOFILE, FILES),
    ):
        try:
            _, hard = resource.getrlimit(what)
            resource.setrlimit(
                what, (most, most) if hard == resource.RLIM_INFINITY else (min(most, hard), hard)
            )
        except (ValueError, OSError):  # the system knows better; the parent's clock still holds
            continue


def set_time(seconds: int) -> None:
    """Processor time from now on: ends a child whose parent died and cannot end it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + _GRACE
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    except (ValueError, OSError):
        return


def environment(root: str) -> dict[str, str]:
    """What the child knows of the world: where programs, temporary files and recognition data lie. No key, no data folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "VANTHU_OCR_DATA"
        or not name.upper().startswith(("VANTHU", "PYTHON", "QT_", "AWS", "SSH", "GPG", "HTTP", "NO_PROXY"))
    }
    one = dict.fromkeys(
        ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
    )
    return (
        kept
        | one
        | {"PYTHONPATH": root, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2"}
    )


if sys.platform == "win32":

    class _Basic(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
        ]

    class _Extended(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    _PROCESS_MEMORY, _ACTIVE, _KILL_ON_CLOSE, _DIE_ON_FAULT = 0x100, 0x8, 0x2000, 0x400
    _EXTENDED_LIMITS = 9

    def bind(process: subprocess.Popen[bytes], memory: int) -> Any:
        """A job object around the child: its memory, no children of its own, its end with ours. Kept while it lives."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return None
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _KILL_ON_CLOSE | _DIE_ON_FAULT
        if getattr(sys, "frozen", False):  # in a virtual environment python.exe starts the real one
            limits.BasicLimitInformation.LimitFlags |= _ACTIVE
            limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = memory
        kernel.SetInformationJobObject(
            ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(int(process._handle)))
        return job

    def free(job: Any) -> None:
        """Give the job object back; a child still in it ends."""
        if job:
            ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(job))

else:

    def bind(process: subprocess.Popen[bytes], memory: int) -> Any:
        """Nothing to do: the child bounds itself."""
        return None

    def free(job: Any) -> None:
        """Nothing was taken."""
