import pytest

from reelwright.dialogue.amounts import clock, seconds, size


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 KB"),
        (12_345_678, "12.3 MB"),
        (999_960, "1.0 MB"),
        (5_000_000_000, "5.0 GB"),
        (10**16, "10000.0 TB"),
        (-1, "0 B"),
    ],
)
def test_sizes_read_as_people_write_them(count: int, shown: str):
    assert size(count) == shown


@pytest.mark.parametrize(
    ("ms", "shown"), [(0, "0:00"), (14_200, "0:14"), (59_600, "1:00"), (3_723_000, "1:02:03"), (-5, "0:00")]
)
def test_lengths_read_as_on_a_clock(ms: int, shown: str):
    assert clock(ms) == shown


@pytest.mark.parametrize(
    ("ms", "shown"), [(14_200, "14.2 s"), (3000, "3 s"), (49, "0 s"), (50, "0.1 s"), (999_960, "1000 s")]
)
def test_seconds_have_at_most_one_decimal(ms: int, shown: str):
    assert seconds(ms) == shown
