"""A game from end to end in a real browser, without a window; skipped where there is none."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
if CHROMIUM is None or DRIVER is None:
    pytest.skip("there is no Chromium with a chromedriver here", allow_module_level=True)
webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

PHONE, DESK = (390, 844), (1280, 900)
PAGES = ("", "/told", "/minds?truth=yes", "/timeline", "/feelings?truth=yes", "/knowledge?truth=yes", "/cannot", "/ask",
         "/ask?kind=1&truth=yes", "/ask?expr=danced(clara)", "/ask?expr=danced(clara)&show=history", "/ask?expr=dance(",
         "/ask?show=irony&truth=yes", "/whatif", "/whatif?at=start&kind=1")  # fmt: skip
AXE = """
const done = arguments[0];
axe.run({resultTypes: ["violations"]}).then(found => done(found.violations.map(each => each.id + ": " + each.help)));
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a server listens that serves this module."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = tmp_path_factory.mktemp("serving") / "games.db"
    command = [sys.executable, "-m", "intrigue", "serve", "waltz", "tin", "--port", str(port), "--data", str(data)]
    with subprocess.Popen([*command, "--requests", "1000"], stdout=subprocess.DEVNULL) as server:
        _until_it_answers(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def _until_it_answers(health: str) -> None:
    for _ in range(600):
        try:
            with urlopen(health):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not start")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(each)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()


def seen_as(browser: Any, size: tuple[int, int], dark: bool = False, script: bool = True) -> None:
    """Make the window a phone's or a desk's, light or dark."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    media = [scheme, {"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})


def begin(browser: Any, address: str, part: str) -> str:
    """Begin a game in this part, and return its address."""
    browser.get(address)
    browser.find_element("xpath", f"//button[normalize-space()='{part}']").click()
    wait_for(browser, lambda: "/game/" in browser.current_url)
    return str(browser.current_url)


def wait_for(browser: Any, condition: Any) -> None:
    """Wait until something is so in the browser; fail where it never comes to be."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 20).until(lambda _: condition())


def told(browser: Any) -> str:
    """Return the story as far as it is told."""
    return "\n".join(each.text for each in browser.find_elements("css selector", ".telling"))


def decisions(browser: Any) -> int:
    """Return how many decisions the page goes by."""
    found = browser.execute_script("return document.querySelector('.undo input')?.value")
    return int(found) + 1 if found is not None else 0


def best(browser: Any) -> Any:
    """Return the first choice for which there is a reason, else the last one."""
    marked = browser.find_elements("css selector", ".choice button[aria-describedby]")
    return (marked or browser.find_elements("css selector", ".choice button"))[0 if marked else -1]


@pytest.mark.parametrize(("script", "dark"), [(True, False), (False, True)])
def test_a_game_is_played_to_its_end(browser: Any, address: str, script: bool, dark: bool) -> None:
    """With and without script, with the mouse."""
    seen_as(browser, DESK if script else PHONE, dark, script)
    begin(browser, address, "Leopold")
    for number in range(12):
        if not browser.find_elements("css selector", ".choice button"):
            break
        best(browser).click()
        wait_for(browser, lambda before=number: decisions(browser) > before)
    assert "They danced the second waltz, and the third." in told(browser)
    seen_as(browser, DESK)


def test_a_game_is_played_by_keys_alone_and_undone(browser: Any, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    seen_as(browser, DESK)
    begin(browser, address, "Leopold")
    body = browser.find_element("css selector", "body")
    body.send_keys("1")
    wait_for(browser, lambda: decisions(browser) == 1)
    assert "bowed to Clara" in told(browser)
    browser.find_element("css selector", ".undo button").send_keys(Keys.ENTER)
    wait_for(browser, lambda: decisions(browser) == 0)
    assert "bowed to Clara" not in told(browser)


def test_two_pages_of_one_game_follow_each_other(browser: Any, address: str) -> None:
    seen_as(browser, DESK)
    game = begin(browser, address, "Leopold")
    first = browser.current_window_handle
    browser.switch_to.new_window("tab")
    browser.get(game)
    best(browser).click()
    wait_for(browser, lambda: decisions(browser) == 1)
    browser.close()
    browser.switch_to.window(first)
    wait_for(browser, lambda: decisions(browser) == 1)
    assert "bowed to Clara" in told(browser)


@pytest.mark.parametrize("script", [True, False])
def test_a_game_is_asked_and_lived_through_otherwise_by_keys_alone(browser: Any, address: str, script: bool) -> None:
    from selenium.webdriver.common.keys import Keys

    def press(selector: str) -> None:
        browser.find_element("css selector", selector).send_keys(Keys.ENTER)

    def reads(selector: str, text: str) -> None:
        wait_for(browser, lambda: text in browser.find_element("css selector", selector).text)

    seen_as(browser, PHONE, script=script)
    game = begin(browser, address, "Leopold").partition("#")[0]
    best(browser).click()
    wait_for(browser, lambda: browser.find_elements("css selector", "form.undo"))
    browser.get(f"{game}/ask")
    browser.find_element("css selector", "#expr").send_keys("bowed(leopold, clara)", Keys.ENTER)
    reads(".answer", "Yes (as Leopold sees it")
    press(".links a")
    reads(".answer", "as Leopold sees it")
    browser.get(f"{game}/whatif")
    press("#when ~ * button, .actions button")
    reads("#left-out", "Suppose this never happens")
    press("#left-out ~ form button")
    reads("#as-it-was", "As it was")
    press("#on ~ form button")
    wait_for(browser, lambda: "/game/" in browser.current_url and not browser.current_url.startswith(game))
    reads("#choices", "What will Leopold do?")


def test_no_page_is_wider_than_the_window_or_breaks_a_rule_for_all_readers(browser: Any, address: str) -> None:
    """The rules are those of axe-core, where it is installed; nothing may be refused by the pages' own policy."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    rules = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    seen_as(browser, DESK)
    game = begin(browser, address, "Leopold")
    for number in range(2):
        best(browser).click()
        wait_for(browser, lambda before=number: decisions(browser) > before)
    browser.get_log("browser")
    for size, dark in ((PHONE, False), (DESK, True)):
        seen_as(browser, size, dark)
        browser.get(f"{game}")
        why = browser.find_element("css selector", "a.why").get_attribute("href")
        browser.get(f"{game}/cannot")
        whynot = browser.find_element("css selector", "dl a").get_attribute("href")
        browser.get(f"{game}/whatif")
        moment = browser.find_element("css selector", "#when option").get_attribute("value")
        otherwise = ("", "&instead=nothing", "&instead=nothing&truth=yes")
        changes = [f"{game}/whatif?at={moment}{each}" for each in otherwise]
        pages = (address, why, f"{why}?truth=yes", whynot, *changes, *(game + each for each in PAGES))
        for page in pages:
            browser.get(page)
            wide, room = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
            assert wide <= room, page
            browser.execute_script(rules)
            assert browser.execute_async_script(AXE) == [], page
    assert [each["message"] for each in browser.get_log("browser")] == []
