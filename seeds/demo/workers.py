"""Production in a second process, so that one makes the rows while the other inserts them."""

from __future__ import annotations

import gc
import multiprocessing
from typing import TYPE_CHECKING

from .production import Batch, Ground, Order, produce

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

WORTH_A_PROCESS = 3_000
"""Cases below which a second process would cost more than it saves."""


def batches(order: Order, ground: Ground) -> Iterator[Batch]:
    """Yield everything to insert, from a second process if there is much of it."""
    if order.records < WORTH_A_PROCESS:
        yield from produce(order, ground)
        return
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(sender, order, ground), daemon=True)
    worker.start()
    sender.close()
    try:
        yield from _received(receiver)
    finally:
        worker.terminate()
        worker.join()
        receiver.close()


def _received(receiver: Connection) -> Iterator[Batch]:
    while (item := receiver.recv()) is not None:
        if isinstance(item, BaseException):
            raise item
        yield item


def _work(sender: Connection, order: Order, ground: Ground) -> None:
    gc.disable()  # nothing here is thrown away before the process ends
    try:
        for batch in produce(order, ground):
            sender.send(batch)
        sender.send(None)
    except Exception as error:
        sender.send(error)
