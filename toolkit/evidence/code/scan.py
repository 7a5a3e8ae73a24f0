"""Search source trees for every reference to the tables, once for the same files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.files import check_paths
from toolkit.evidence.code.kept import Kept, question
from toolkit.evidence.code.memory import Memory
from toolkit.garbage import no_garbage_collection
from toolkit.model.reference import CodeScan, Kind, NotLookedAt, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.evidence.code.basis import Basis
    from toolkit.model.names import Ref
    from toolkit.model.reference import Behind, Reference

_ALWAYS_BLIND: Final = (
    NotLookedAt(what="names built while the program runs", reason="by concatenation, from configuration or from data"),
    NotLookedAt(
        what="ignored and vendored trees",
        reason="what .gitignore names, node_modules, vendor, .venv, dist, minified files",
    ),
    NotLookedAt(what="symbolic links", reason="they are not followed"),
)
_KINDS: Final = {kind: place for place, kind in enumerate(Kind)}
_ROLES: Final = {role: place for place, role in enumerate(Role)}


def scan_code(
    paths: Iterable[str | Path],
    tables: Sequence[Ref],
    *,
    behind: Mapping[Ref, tuple[Behind, ...]] | None = None,
    prefix: str = "",
    kept_in: Path | None = None,
) -> CodeScan:
    """Find every reference to the tables, by their names and by the names that mean them.

    Args:
        paths: Folders with source code, or files.
        tables: The tables to look for.
        behind: Views and routines, and the tables that are used with them.
        prefix: What the application puts before the name of every table that it writes.
        kept_in: A folder for results, from which that of the same files is taken the next time.

    Returns:
        The references, the most telling first for each table, and what could not be looked at.

    Raises:
        BadInput: A path does not exist.
    """
    roots = check_paths([Path(path) for path in paths])
    behind = behind or {}
    with no_garbage_collection():
        if kept_in is None:
            return _scan(roots, tables, behind, prefix, Memory())[-1]
        kept = Kept(folder=kept_in, asked=question(roots, tables, behind, prefix))
        scan = kept.answer(roots)
        if scan is None:
            basis, memory, scan = _scan(roots, tables, behind, prefix, kept.memory())
            kept.keep(basis, memory, scan)
        return scan


def _scan(
    roots: tuple[Path, ...],
    tables: Sequence[Ref],
    behind: Mapping[Ref, tuple[Behind, ...]],
    prefix: str,
    earlier: Memory,
) -> tuple[Basis, Memory, CodeScan]:
    # What takes code apart is large, and not needed where nothing has changed.
    from toolkit.evidence.code.behind import used_behind  # noqa: PLC0415
    from toolkit.evidence.code.following import followed  # noqa: PLC0415
    from toolkit.evidence.code.names import TableNames  # noqa: PLC0415

    routines = tuple(ref for ref, used in behind.items() if all(each.kind is not None for each in used))
    views = (ref for ref in behind if ref not in routines)
    names = TableNames(refs=(*tables, *views), routines=routines, prefix=prefix)
    basis, memory, references, notes = followed(roots, names, earlier)
    scan = CodeScan(
        paths=tuple(str(root) for root in roots),
        tables=tuple(tables),
        references=tuple(sorted(dict.fromkeys(used_behind(references, behind)), key=_telling)),
        not_looked_at=(*sorted(notes), *_ALWAYS_BLIND),
    )
    return basis, memory, scan


def _telling(reference: Reference) -> tuple[str, str, int, int, str, int, str]:
    return (
        reference.table.schema,
        reference.table.name,
        _ROLES[reference.role],
        _KINDS[reference.kind],
        reference.file,
        reference.line,
        reference.through,
    )
