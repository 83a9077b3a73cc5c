"""Which addresses may be fetched, in every spelling, and that a name is looked up once."""

from ipaddress import ip_address

import pytest

from reelwright.addresses import check, is_loopback, is_public, judge
from reelwright.errors import BadRequest, Offline

pytestmark = pytest.mark.anyio

NO_ADDRESSES = [
    "",
    "x",
    "https:",
    "https://",
    "https:example.org/a",
    "https:///a",
    "https://[::1",
    "https://exa mple.org/",
    "https://example.org/a b",
    "https://example.org/a\r\nX-Evil: 1",
    "https://example.org/\x00",
    "https://example.org/\u202etxt",
    "https://example.org/\udcff",
    "https://example.org\\@inner.example/",
    "https://example.org:0/",
    "https://example.org:99999/",
    "https://example.org:80:80/",
    "https://example..org/",
    "https://-a.org/",
    "https://xn--/",
    "https://a%2eb.org/",
    "https://ⓔxample.org/",
    "https://" + "a" * 64 + ".org/",
    "https://example.org/" + "a" * 9000,
    "https://user:word@example.org/",
    "https://@example.org/",
    "https://example.org%2f@evil.org/",
]
OTHER_SCHEMES = ["http://example.org/a", "ftp://example.org/a", "file://example.org/etc/passwd", "data://a.org/x"]
NOT_PUBLIC = [
    "127.0.0.1",
    "127。0。0。1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "127.0.0.1.",
    "0.0.0.0",  # noqa: S104
    "10.0.0.1",
    "100.64.0.1",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:8.8.8.8]",
    "[::127.0.0.1]",
    "[64:ff9b::8.8.8.8]",
    "[64:ff9b:1::a00:1]",
    "[2001::1]",
    "[2001:db8::1]",
    "[2002:7f00:1::]",
    "[3fff::1]",
    "[fc00::1]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fec0::1]",
    "[ff02::1]",
    "localhost",
    "a.localhost",
    "printer",
    "printer.local",
    "metadata.google.internal",
    "router.lan",
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:82a::200e"]


def answering(*addresses: str):
    """A name server that gives these addresses, and notes what it was asked."""
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return list(addresses)

    return resolve, asked


@pytest.mark.parametrize("url", NO_ADDRESSES + OTHER_SCHEMES)
def test_what_is_no_https_address_is_refused(url: str) -> None:
    for allow_loopback in (False, True):
        with pytest.raises(BadRequest) as refused:
            check(url, allow_loopback=allow_loopback)
        assert refused.value.hint


@pytest.mark.parametrize("host", NOT_PUBLIC)
def test_a_host_that_is_not_public_is_refused_in_every_spelling(host: str) -> None:
    with pytest.raises(BadRequest):
        check(f"https://{host}/film.mp4")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))
    host = f"[{address}]" if ":" in address else address
    checked = check(f"https://{host}:8443/film.mp4")
    assert (checked.host, checked.port) == (address, 8443)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://cdn.example.org/a%20b.mp4?X-Sig=1%2F2&é=ü#t", "cdn.example.org"),
        ("HTTPS://CDN.example.ORG/", "cdn.example.org"),
        ("https://例子.example/夏天.mp4", "xn--fsqu00a.example"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("https://my_bucket.example.org/", "my_bucket.example.org"),
    ],
)
def test_an_ordinary_address_is_read_as_it_is_fetched(url: str, host: str) -> None:
    checked = check(url)
    assert (checked.host, checked.port, checked.secure) == (host, 443, True)
    assert checked.url.isascii()


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/a", "http://localhost:8000/a", "https://[::1]/a"])
def test_this_machine_may_be_asked_only_where_that_is_allowed(url: str) -> None:
    assert is_loopback(url)
    assert check(url, allow_loopback=True).url == url
    with pytest.raises(BadRequest):
        check(url)


async def test_a_name_is_looked_up_once_and_all_its_addresses_are_kept() -> None:
    resolve, asked = answering("93.184.215.14", "2606:4700::1111", "93.184.215.14")
    judged = await judge("https://cdn.example/film.mp4", resolve=resolve)
    assert (judged.address, judged.addresses) == ("93.184.215.14", ("93.184.215.14", "2606:4700::1111"))
    assert asked == ["cdn.example"]


@pytest.mark.parametrize("inner", ["10.0.0.1", "::1", "::ffff:10.0.0.1", "fe80::1%eth0", "169.254.169.254"])
@pytest.mark.parametrize("allow_loopback", [False, True])
async def test_one_inner_address_among_public_ones_is_enough_to_refuse_a_name(inner: str, allow_loopback: bool) -> None:
    resolve, _ = answering("93.184.215.14", inner)
    with pytest.raises(BadRequest, match="not a public address"):
        await judge("https://cdn.example/", allow_loopback=allow_loopback, resolve=resolve)


async def test_a_name_that_only_pretends_to_be_this_machine_is_refused() -> None:
    resolve, _ = answering("10.0.0.1")
    with pytest.raises(BadRequest):
        await judge("http://localhost:80/", allow_loopback=True, resolve=resolve)


async def test_a_name_without_an_address_is_said_to_be_none() -> None:
    async def lost(host: str, port: int) -> list[str]:
        raise OSError

    for resolve in (lost, answering()[0], answering("no address")[0]):
        with pytest.raises(Offline, match=r"no host 'cdn\.example'"):
            await judge("https://cdn.example/", resolve=resolve)
