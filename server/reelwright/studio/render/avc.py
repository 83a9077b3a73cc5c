"""H.264's parameter sets, as an MP4 file keeps them (avcC, ISO/IEC 14496-15): read, and put together. Pure.

Pictures of two encoders fit into one track if each has parameter sets of its own: a slice names its PPS, a PPS its SPS,
each by a number. So the header of the joined track holds the sets of both, under different numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_HIGH = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128})
IDR, SPS, PPS = 5, 7, 8
MOST_IDS = 32


class NotAvc(ValueError):
    """A header that is none, or of a kind that is not understood here."""


@dataclass(frozen=True, slots=True)
class Header:
    """What an avcC says: profile, compatibility and level, then the sets, without start codes."""

    profile: int
    compatibility: int
    level: int
    sps: tuple[bytes, ...]
    pps: tuple[bytes, ...]

    @property
    def ids(self) -> set[int]:
        """The numbers that its sets have."""
        return {sps_facts(one).number for one in self.sps} | {_Bits(one[1:]).ue() for one in self.pps}


@dataclass(frozen=True, slots=True)
class SpsFacts:
    """`plain`: 4:2:0 in 8 bits, progressive, as everything that is rendered here."""

    number: int
    plain: bool


def read(avcc: bytes) -> Header:
    """Raises NotAvc."""
    if len(avcc) < 7 or avcc[0] != 1 or avcc[4] & 3 != 3:
        raise NotAvc
    sps, at = _sets(avcc, 6, avcc[5] & 31)
    if at >= len(avcc):
        raise NotAvc
    pps, _ = _sets(avcc, at + 1, avcc[at])
    return Header(avcc[1], avcc[2], avcc[3], sps, pps)


def together(avccs: Sequence[bytes]) -> bytes:
    """One header with the sets of all. Raises NotAvc if two of them give the same number to different sets."""
    headers = [read(avcc) for avcc in dict.fromkeys(avccs)]
    if len(headers) == 1:
        return avccs[0]
    if sum(len(header.ids) for header in headers) != len(set[int]().union(*(header.ids for header in headers))):
        raise NotAvc
    first = max(headers, key=lambda header: header.profile in _HIGH)
    sps = [one for header in headers for one in header.sps]
    pps = [one for header in headers for one in header.pps]
    body = bytes([1, first.profile, first.compatibility, max(header.level for header in headers), 0xFF])
    body += bytes([0xE0 | len(sps)]) + b"".join(len(one).to_bytes(2, "big") + one for one in sps)
    body += bytes([len(pps)]) + b"".join(len(one).to_bytes(2, "big") + one for one in pps)
    return body + (b"\xfd\xf8\xf8\x00" if first.profile in _HIGH else b"")


def agree(avccs: Sequence[bytes]) -> bool:
    """Whether there is one header with the sets of all."""
    try:
        together(avccs)
    except NotAvc:
        return False
    return True


def sps_facts(sps: bytes) -> SpsFacts:
    """Raises NotAvc."""
    bits = _Bits(sps[4:])
    number, plain = bits.ue(), True
    if sps[1] in _HIGH:
        plain = (bits.ue(), bits.ue(), bits.ue()) == (1, 0, 0)
        if not plain or bits.take(2):  # lossless bypass, or scaling matrices
            return SpsFacts(number, plain=False)
    bits.ue()
    kind = bits.ue()
    if kind == 1:
        return SpsFacts(number, plain=False)
    if kind == 0:
        bits.ue()
    bits.ue()
    bits.take(1)
    bits.ue(), bits.ue()
    return SpsFacts(number, plain and bool(bits.take(1)))


def units(sample: bytes) -> set[int]:
    """The types of the NAL units in a sample whose lengths take four bytes."""
    found, at = set[int](), 0
    while at + 5 <= len(sample):
        found.add(sample[at + 4] & 31)
        at += 4 + int.from_bytes(sample[at : at + 4], "big")
    return found


def _sets(avcc: bytes, at: int, count: int) -> tuple[tuple[bytes, ...], int]:
    found = []
    for _ in range(count):
        size = int.from_bytes(avcc[at : at + 2], "big")
        found.append(avcc[at + 2 : at + 2 + size])
        at += 2 + size
        if not size or at > len(avcc):
            raise NotAvc
    return tuple(found), at


class _Bits:
    """Reads the numbers of a set, whose emulation prevention is taken out first."""

    def __init__(self, content: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in content.replace(b"\0\0\3", b"\0\0"))
        self._at = 0

    def take(self, count: int) -> int:
        self._at += count
        if self._at > len(self._bits):
            raise NotAvc
        return int(self._bits[self._at - count : self._at], 2)

    def ue(self) -> int:
        """An unsigned Exp-Golomb number."""
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > 31:
                raise NotAvc
        return (1 << zeros) - 1 + (self.take(zeros) if zeros else 0)
