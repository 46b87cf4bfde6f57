"""The checks of these tests find what they are there to find."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.page_checks import Noise, axe_violations, small_targets, too_wide, too_wide_when_spaced_out

pytestmark = pytest.mark.browser

FAULTY = """<!doctype html><html lang="nl"><head><title>Proef</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Proef</h1>
<p style="white-space: nowrap; font: 16px monospace">net passende woorden staan hier</p>
<p>Een <a href="/a">link in een zin</a> mag klein zijn.</p>
<ul><li><a href="/b">los</a></li></ul>
<p style="background: #fff; color: #ccc">te licht</p>
<p style="background: light-dark(#fff, #000); color: #222; color-scheme: light dark">te donker</p>
</main><img src="/weg.png" alt=""><script>document.title = "Mag niet"</script></body></html>"""


@pytest.fixture
def faulty_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 600})

    def answer(route: Route) -> None:
        policy = {"Content-Security-Policy": "script-src 'none'", "Content-Type": "text/html"}
        is_page = route.request.resource_type == "document"
        route.fulfill(status=200 if is_page else 404, headers=policy, body=FAULTY if is_page else "")

    page.route("**/*", answer)
    yield page
    page.close()


def test_each_check_finds_its_fault(faulty_page: Page) -> None:
    noise = Noise(faulty_page)
    faulty_page.goto("http://proef.example/")
    assert {line.partition(":")[0] for line in noise.lines} == {"404", "console error"}
    assert too_wide(faulty_page) == []
    assert "net passende woorden staan hier" in "".join(too_wide_when_spaced_out(faulty_page))
    assert [problem.partition(": ")[2] for problem in small_targets(faulty_page)] == ['<a href="/b">los</a>']
    found = [problem for problem in axe_violations(faulty_page) if "color-contrast" in problem]
    assert any("light" in problem and "te licht" in problem for problem in found)
    assert any("dark" in problem and "te donker" in problem for problem in found)


def test_a_page_wider_than_the_window_is_found(faulty_page: Page) -> None:
    faulty_page.set_viewport_size({"width": 150, "height": 600})
    faulty_page.goto("http://proef.example/")
    assert "net passende woorden staan hier" in "".join(too_wide(faulty_page))
