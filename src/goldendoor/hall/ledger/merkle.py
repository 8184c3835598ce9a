"""The tree of hashes of RFC 9162, section 2.1: roots, proofs that an entry is in it, proofs that it only ever grew."""

import hashlib
from collections.abc import Iterable, Sequence

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry. Its prefix differs from a node's, so that no entry can pass for a node."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The left edge of a growing tree: a few hashes that suffice to add a leaf and to say the root.

    >>> Frontier().root() == EMPTY_ROOT
    True
    """

    __slots__ = ("_subtrees", "size")

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._subtrees: list[bytes] = []  # the roots of full subtrees, the largest first: one for each 1 in `size`
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf: bytes) -> None:
        """Put the hash of one more entry at the end."""
        full, digit = leaf, self.size
        while digit & 1:
            full = node_hash(self._subtrees.pop(), full)
            digit >>= 1
        self._subtrees.append(full)
        self.size += 1

    def root(self) -> bytes:
        """The root of the tree as it now is."""
        if not self._subtrees:
            return EMPTY_ROOT
        *larger, whole = self._subtrees
        for subtree in reversed(larger):
            whole = node_hash(subtree, whole)
        return whole


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root of the tree over these leaf hashes."""
    return Frontier(leaves).root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """What shows that the leaf at an index, counted from 0, is in the tree over all these leaf hashes."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"there is no leaf {index} in a tree of {len(leaves)}")
    proof: list[bytes] = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(root_of(leaves[middle:end]))
            end = middle
        else:
            proof.append(root_of(leaves[start:middle]))
            start = middle
    return proof[::-1]


def includes(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows the leaf at this index of the tree that has this size and root (section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last, reached = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            reached = node_hash(step, reached)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            reached = node_hash(reached, step)
        first, last = first >> 1, last >> 1
    return last == 0 and reached == root


def consistency_proof(leaves: Sequence[bytes], older_size: int) -> list[bytes]:
    """What shows that the tree over all these leaf hashes begins with the tree over the first `older_size`."""
    if not 0 <= older_size <= len(leaves):
        raise IndexError(f"a tree of {len(leaves)} never had {older_size} leaves")
    if older_size in (0, len(leaves)):
        return []
    proof: list[bytes] = []
    start, end, known = 0, len(leaves), True  # known: whoever checks has this subtree's root already
    while older_size != end:
        middle = start + _split(end - start)
        if older_size <= middle:
            proof.append(root_of(leaves[middle:end]))
            end = middle
        else:
            proof.append(root_of(leaves[start:middle]))
            start, known = middle, False
    if not known:
        proof.append(root_of(leaves[start:end]))
    return proof[::-1]


def consistent(older_size: int, size: int, older_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the larger tree begins with the older one (section 2.1.4.2)."""
    if older_size == 0:
        return size >= 0 and not proof and older_root == EMPTY_ROOT
    if older_size == size:
        return not proof and older_root == root
    if not 0 < older_size < size:
        return False
    steps = list(proof) if older_size & (older_size - 1) else [older_root, *proof]
    if not steps:
        return False
    first, last = older_size - 1, size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        first, last = first >> 1, last >> 1
    return last == 0 and older == older_root and newer == root


def _split(size: int) -> int:
    """The largest power of two below a size above one: how many leaves the left subtree has."""
    return 1 << ((size - 1).bit_length() - 1)
