"""What browsers fetch: joined and made small without a change in meaning, compressed, and fresh."""

import gzip

import pytest

from bot.public.assets import minify
from bot.public.assets.bundle import NotOurWay, joined_script, modules
from bot.public.assets.shelf import STATIC, Shelf
from bot.public.weight import main

SCRIPT = """/* What it does. */

/** More. */
export const page = "http://x"; // a remark
  const odd = "a // b";
  // gone
  const found = /^https?:\\/\\//i; // "kept", for it holds a quote
"""


def test_only_remarks_and_margins_leave_a_script():
    assert minify.script(SCRIPT) == (
        'export const page = "http://x";\n'
        'const odd = "a // b";\n'
        'const found = /^https?:\\/\\//i; // "kept", for it holds a quote\n'
    )


def test_a_sheet_keeps_the_spaces_that_mean_something():
    sheet = "/* a */\n.a > .b :hover {\n  width: calc(1px + 2px);\n  font: 1em 'A B', x;\n}\n"
    assert minify.sheet(sheet) == ".a>.b :hover{width:calc(1px + 2px);font:1em 'A B',x}"


def test_every_module_of_the_chat_is_joined_once_after_those_it_needs():
    order = [path.name for path in modules(STATIC / "widget" / "main.js")]
    on_plain_pages = {"leave.js"}
    assert set(order) == {p.name for p in STATIC.glob("widget/*.js")} - on_plain_pages
    assert len(order) == len(set(order))
    assert order.index("words.js") < order.index("message.js") < order.index("chat.js")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import { a } from "./one.js";', "one.js: it needs itself"),
        ('import * as a from "./dom.js";', "import \\* as a"),
        ("export default 1;", "export default"),
    ],
)
def test_what_cannot_be_joined_stops_the_start_and_is_named(tmp_path, text, told):
    (tmp_path / "one.js").write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(NotOurWay, match=told):
        joined_script(tmp_path / "one.js")


def test_the_same_files_give_the_same_bytes_on_every_machine():
    first, second = Shelf().get("widget.js"), Shelf().get("widget.js")
    assert first == second
    assert gzip.decompress(first.packed) == first.plain


def test_the_widget_keeps_to_its_weight(capsys):
    assert main() == 0
    assert "compressed, file by file" in capsys.readouterr().out


async def fetched(browser, url, **headers):
    """An answer as it travels: undone by nobody."""
    async with browser.get(url, headers=headers, auto_decompress=False) as answer:
        return answer, await answer.read()


@pytest.mark.parametrize("path", ["/loader.js", "/static/widget.js", "/static/widget.css", "/"])
async def test_gzip_is_for_those_who_take_it(path, site, browser):
    url = site.make_url(path)
    packed, short = await fetched(browser, url, **{"Accept-Encoding": "br, gzip;q=0.8"})
    plain, long = await fetched(browser, url, **{"Accept-Encoding": "gzip;q=0, identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(short) == long
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Content-Type"] == plain.headers["Content-Type"]


async def test_what_a_browser_has_is_not_sent_again(site, browser):
    url = site.make_url("/static/widget.js")
    first, _ = await fetched(browser, url, **{"Accept-Encoding": "gzip"})
    known = {"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]}
    again, body = await fetched(browser, url, **known)

    assert (again.status, body) == (304, b"")
    for name in ("ETag", "Vary", "Cache-Control"):
        assert again.headers[name] == first.headers[name]
    assert first.headers["Cache-Control"] == "no-cache"  # asked for each time: never old with new


async def test_a_changed_file_is_sent_whole(site, browser):
    headers = {"If-None-Match": '"another-gzip"', "Accept-Encoding": "gzip"}
    answer, body = await fetched(browser, site.make_url("/static/widget.js"), **headers)
    assert answer.status == 200
    assert body
