"""``python -m benchmarks [name ...]``: every module of this package that has a ``main``, or the named ones."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main(names: list[str]) -> int:
    found = [module.name for module in iter_modules(benchmarks.__path__) if not module.name.startswith("_")]
    unknown = set(names) - set(found)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(found)}")
        return 2
    for name in names or found:
        module = import_module(f"benchmarks.{name}")
        if hasattr(module, "main"):
            print(f"\n== {name}")
            module.main([])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
