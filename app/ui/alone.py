"""One window per data folder: a second start asks the first to come to the front and goes away.

A local socket whose name is made from the folder's path. A socket left over by a killed program is taken over.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS: Final = 500
_FRONT: Final = b"front\n"


def name_of(data: Path) -> str:
    """The socket's name: says nothing about the path."""
    return f"vanthu-{sha256(str(data.absolute()).encode()).hexdigest()[:16]}"


def ask_first(data: Path) -> bool:
    """Ask the window that has this folder to come to the front; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(data))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_FRONT)
    heard = socket.waitForBytesWritten(_WAIT_MS)
    if socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
        socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return heard


class Door(QObject):
    """Hears second starts."""

    knocked = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)
        if not self._server.listen(name_of(data)):
            QLocalServer.removeServer(name_of(data))  # left over: nobody answered there
            self._server.listen(name_of(data))

    def close(self) -> None:
        self._server.close()

    def _open(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"ok\n")
            socket.flush()
            self.knocked.emit()
