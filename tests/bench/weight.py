"""What a browser fetches for its first view of a page, in bytes as sent: the page, its dress, its script, its letters."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html

from tests.bench.town import Asked
from tests.client import HOST, Client

ONE_WINDOW = 14_600
"""What a server may send before it must wait for the browser: ten packets."""
FETCHED = "//link/@href | //script/@src | //img/@src | //img/@srcset | //object/@data | //iframe/@src"
IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")


@dataclass(frozen=True)
class Weight:
    """Bytes by what they are; `hosts` are those that the browser is sent to besides ours."""

    page: int
    dress: int
    script: int
    letters: int
    hosts: frozenset[str]

    @property
    def before_script(self) -> int:
        """What has to come before the page can be read and used."""
        return self.page + self.dress

    @property
    def with_script(self) -> int:
        return self.before_script + self.script


def first_view(client: Client, asked: Asked) -> Weight:
    """Weighs a page of `client`'s Lucka, for someone who has nothing of it yet."""
    seen = client.browser.get(asked.path, headers={"cookie": asked.cookies})
    tree = html.document_fromstring(seen.text)
    styles, scripts = tree.xpath("//link[@rel='stylesheet']/@href"), tree.xpath("//script/@src")
    within = [urljoin(style, name) for style in styles for name in IN_STYLE.findall(client.browser.get(style).text)]
    letters = [name for name in within if name.endswith(".woff2") and "-ext-" not in name]
    return Weight(
        page=int(seen.headers["content-length"]),
        dress=_sent(client, styles),
        script=_sent(client, scripts),
        letters=_sent(client, letters),
        hosts=frozenset(urlsplit(name).netloc for name in [*tree.xpath(FETCHED), *within]) - {"", urlsplit(HOST).netloc},
    )


def _sent(client: Client, addresses: list[str]) -> int:
    return sum(int(client.browser.get(address).headers["content-length"]) for address in addresses)
