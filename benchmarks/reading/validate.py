"""Has the validator of the Data Package standard check an export, data included: run by `benchmarks.readers`.

It runs in an environment that has nothing but that validator: `python validate.py FOLDER`.
"""

import sys

from frictionless import system, validate


def main() -> None:
    with system.use_context(trusted=True):
        report = validate(f"{sys.argv[1]}/datapackage.json")
    print(f"{'valid' if report.valid else 'INVALID'}: {len(report.tasks)} tables")
    faults = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    print(*[*map(str, report.errors), *faults][:1], sep="\n")
    sys.exit(0 if report.valid else 1)


if __name__ == "__main__":
    main()
