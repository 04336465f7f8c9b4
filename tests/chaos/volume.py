"""A small file system of its own, which can be filled and made unchangeable. Needs root."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BLOCK = 4096


class Volume:
    """A mounted file system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.filling = folder / "filling"

    def fill(self) -> None:
        """Write until nothing more has room."""
        with self.filling.open("ab", buffering=0) as file:
            while True:
                try:
                    file.write(b"\0" * BLOCK)
                except OSError:
                    return

    def free(self) -> None:
        """Give the room back."""
        self.filling.unlink(missing_ok=True)

    @contextmanager
    def unchangeable(self, *names: str) -> Iterator[None]:
        """Nobody may write to these files, nor to the folder: not even root, who needs no permission."""
        paths = [str(self.folder / name) for name in names] + [str(self.folder)]
        subprocess.run(["chattr", "+i", *paths], check=True)
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", *paths], check=True)

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """The whole of it is read-only; nobody may have a file open to write."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)
        try:
            yield
        finally:
            subprocess.run(["mount", "-o", "remount,rw", str(self.folder)], check=True)


def can_protect(folder: Path) -> bool:
    """Whether a file in this folder can be made unchangeable."""
    tried = folder / "tried"
    tried.touch()
    done = subprocess.run(["chattr", "+i", str(tried)], capture_output=True, check=False)
    subprocess.run(["chattr", "-i", str(tried)], capture_output=True, check=False)
    tried.unlink()
    return done.returncode == 0


def can_mount() -> bool:
    """Whether this is root on a machine where root may mount."""
    if os.geteuid() != 0:
        return False
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
    )
    return tried.returncode == 0


@contextmanager
def volume(folder: Path, size: str) -> Iterator[Volume]:
    """A file system in memory, of a size such as `8m`, mounted at the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    try:
        yield Volume(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
