"""How a fault of the program is logged: what kind and which line, and no word of what anybody asked or answered."""

import logging
import traceback


class OnlyTheLine(logging.Formatter):
    """Drops messages, arguments, addresses and values: any of them could hold what a visitor answered."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, such as `fault: KeyError at visit.py:40 in read`."""
        if not record.exc_info or record.exc_info[1] is None:
            return f"fault: {record.name}, {record.levelname.lower()}"
        kind, fault, _ = record.exc_info
        frames = traceback.extract_tb(fault.__traceback__)
        if not frames:
            return f"fault: {kind.__name__}"
        last = frames[-1]
        return f"fault: {kind.__name__} at {last.filename.rpartition('/')[2]}:{last.lineno} in {last.name}"
