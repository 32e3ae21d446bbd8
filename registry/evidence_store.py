"""Files of evidence, stored under their SHA-256: written aside, synced, then renamed."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from registry.errors import InvalidInput, RegistryError
from registry.i18n import _

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of a stored file."""

    sha256: str
    size: int
    media_type: str
    file_name: str


def store(root: Path, source: Path) -> StoredFile:
    """Copy a file into the store and return its digest; the same content is kept once.

    Raises:
        InvalidInput: if the source is not a readable file.
        RegistryError: if the store cannot be written.
    """
    if not source.is_file():
        raise InvalidInput(
            _("There is no file {path}.").format(path=source),
            _("Give the path of an existing file."),
        )
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest, size, written = _copy(root, source)
        target = path_of(root, digest)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        written.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise RegistryError(
            _("The file {path} could not be stored: {reason}.").format(
                path=source, reason=error.strerror or error
            ),
            _("Check that the folder {folder} can be written and has room.").format(folder=root),
        ) from error
    media_type = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
    return StoredFile(digest, size, media_type, source.name)


def path_of(root: Path, sha256: str) -> Path:
    """Return where the content with this digest is kept."""
    return root / sha256[:2] / sha256


def _copy(root: Path, source: Path) -> tuple[str, int, Path]:
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(dir=root, prefix=".incoming-")
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as target, source.open("rb") as origin:
            while chunk := origin.read(_CHUNK):
                digest.update(chunk)
                size += target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size, written


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
