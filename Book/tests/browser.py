"""Headless Chromiums that note what a page asks for and complains of."""

import atexit
import json
import os
import queue
import shutil
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


class Browser:
    """One window, driven through Selenium; `faults` is what every test of a page begins with."""

    widths = (360, 1024, 1920)

    def __init__(self):
        options = Options()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
        # Chromium's own sandbox needs rights that a container has not
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)

    def quit(self):
        self.driver.quit()

    # MARK: The window

    def reset(self):
        """As at the beginning: a wide window, a light scheme, a mouse, a screen."""
        self.scheme("light")
        self.size(1024)

    def size(self, width, height=900, touch=False):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.command("Emulation.setTouchEmulationEnabled", enabled=touch)

    def scheme(self, name, media=""):
        """The reader's system is "light" or "dark", and the page on a "screen" or in "print"."""
        self.command("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": name}])

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, page):
        """Opens a file; what was noted before is forgotten."""
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.driver.get(Path(page).resolve().as_uri())

    def drawn(self):
        """Waits until what a script has asked to draw is drawn."""
        self.driver.execute_async_script("const [done] = arguments; requestAnimationFrame(() => setTimeout(done))")

    # MARK: What can be wrong with a page

    def console(self):
        """Complaints since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def requests_outside(self):
        """Addresses asked for that are not files of this machine."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return [address for address in addresses if not address.startswith(("file:", "data:", "about:", "blob:"))]

    def overflow(self):
        """What is wider than the window, were it shown: the first few elements, if the page scrolls sideways."""
        return self.run(
            """
            const room = document.documentElement.clientWidth
            if (document.documentElement.scrollWidth <= room) return []
            const wide = [...document.body.querySelectorAll('*')].filter((e) => {
              const box = e.getBoundingClientRect()
              return box.width > 0 && box.right > room + 1
            })
            return [`${document.documentElement.scrollWidth} px in ${room} px`]
              .concat(wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)))
            """
        )

    def invisible_formulas(self):
        """Formulas that have no size, or that the browser shows as a row of letters."""
        return self.run(
            """
            const flat = [...document.querySelectorAll('math mfrac')].filter((fraction) => {
              const [over, under] = fraction.children
              return over.getBoundingClientRect().bottom > under.getBoundingClientRect().bottom - 1
            })
            const empty = [...document.querySelectorAll('main math')].filter((math) => {
              const box = math.getBoundingClientRect()
              return box.width < 2 || box.height < 5
            })
            return [...flat, ...empty].map((e) => e.outerHTML.slice(0, 120))
            """
        )

    def axe_run(self, where, options):
        """Serious and critical findings of axe. `where` is the script of what axe looks at."""
        if not self.run("return typeof axe === 'object'"):
            self.run(AXE_SCRIPT)
        findings = self.driver.execute_async_script(
            f"""
            const [options, done] = arguments
            axe.run({where}, {{ resultTypes: ['violations'], ...options }}).then((result) => done(result.violations))
            """,
            options,
        )
        return [
            f"{finding['id']}: {finding['nodes'][0]['html'][:120]} ({len(finding['nodes'])} times)"
            for finding in findings
            if finding["impact"] in ("serious", "critical")
        ]

    def inaccessible(self, part="body"):
        """What axe finds in a part of the page, contrasts aside. Each formula counts as one text, for axe knows no
        rule of MathML and its many elements would take most of the time."""
        self.run(
            """
            for (const math of document.querySelectorAll('math')) {
              const text = document.createElementNS(math.namespaceURI, 'mtext')
              text.textContent = math.textContent
              math.replaceChildren(text)
            }
            """
        )
        return self.axe_run(f"document.querySelector({json.dumps(part)})", {"rules": {"color-contrast": {"enabled": False}}})

    def too_pale(self, part="body"):
        """Texts that axe finds too pale on their ground. Of all texts with one colour, size, weight and ground axe is
        asked about the first that is shown."""
        return self.axe_run(
            """(() => {
              const grounds = new Map([[null, '']])
              const ground = (e) => {
                if (!grounds.has(e)) {
                  const style = getComputedStyle(e)
                  const own = [style.backgroundColor, style.backgroundImage, style.opacity].join()
                  grounds.set(e, (own === 'rgba(0, 0, 0, 0),none,1' ? '' : own) + ground(e.parentElement))
                }
                return grounds.get(e)
              }
              const first = new Map()
              const texts = document.createTreeWalker(document.querySelector(PART), NodeFilter.SHOW_TEXT)
              while (texts.nextNode()) {
                const e = texts.currentNode.parentElement
                if (!texts.currentNode.data.trim() || !e.checkVisibility()) continue
                const style = getComputedStyle(e)
                const look = [style.color, style.fontSize, style.fontWeight, ground(e)].join('|')
                if (!first.has(look)) first.set(look, e)
              }
              return [...first.values()]
            })()""".replace("PART", json.dumps(part)),
            {"runOnly": ["color-contrast"]},
        )

    def cut_on_paper(self):
        """Figures higher than the text of a page of A4, which has 261 mm of it."""
        return self.run(
            """
            return [...document.querySelectorAll('figure img')].filter((image) =>
              image.getBoundingClientRect().height > 261 / 25.4 * 96).map((image) => image.outerHTML.slice(0, 120))
            """
        )

    def unseen_focus(self, stops=12):
        """Places that the tabulator reaches and where nothing shows it, or that are out of sight."""
        from selenium.webdriver.common.keys import Keys

        faults = []
        for _ in range(stops):
            self.driver.switch_to.active_element.send_keys(Keys.TAB)
            fault = self.run(
                """
                const e = document.activeElement
                if (!e || e === document.body) return null
                const style = getComputedStyle(e), box = e.getBoundingClientRect()
                const isSeen = (style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)) || style.boxShadow !== 'none'
                const isHere = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
                return isSeen && isHere ? null : e.outerHTML.slice(0, 120)
                """
            )
            if fault:
                faults.append(fault)
        return faults

    def faults(self, page):
        """All that is wrong with a page, by kind of fault; empty where nothing is."""
        found = {}
        self.reset()
        self.open(page)
        found["console"] = self.console()
        found["outside"] = self.requests_outside()
        for width in self.widths:
            self.size(width)
            found[f"width {width}"] = self.overflow()
        # 170 mm of text at 96 px an inch
        self.size(643)
        self.scheme("light", media="print")
        found["paper"] = self.cut_on_paper()
        self.reset()
        found["formulas"] = self.invisible_formulas()
        found["accessibility"] = self.inaccessible()
        found["contrast"] = self.too_pale()
        # The dark scheme has the same elements in other colours
        self.scheme("dark")
        found["contrast in the dark"] = self.too_pale()
        self.reset()
        return {kind: faults for kind, faults in found.items() if faults}


class Browsers:
    """As many browsers as there are processors, for all tests of the run."""

    def __init__(self):
        self.all = []

    def start(self):
        if not self.all:
            count = os.cpu_count() or 1
            with ThreadPoolExecutor(count) as threads:
                self.all = list(threads.map(lambda _: Browser(), range(count)))
            for browser in self.all:
                atexit.register(browser.quit)
        return self.all

    def each(self, items, look):
        """look(browser, item) for every item, shared among the browsers. Pairs of an item and what came out, in their
        order; its result() gives what `look` returned or raises what it raised."""
        free = queue.SimpleQueue()
        for browser in self.start():
            free.put(browser)

        def take(item):
            browser = free.get()
            try:
                browser.reset()
                return look(browser, item)
            finally:
                free.put(browser)

        with ThreadPoolExecutor(len(self.all)) as threads:
            return [(item, threads.submit(take, item)) for item in items]


browsers = Browsers()


class BrowserTest(unittest.TestCase):
    """A test that needs one browser; what is tried on many pages asks `browsers`."""

    def setUp(self):
        self.browser = browsers.start()[0]
        self.browser.reset()


book = Path(os.environ.get("BOOK", Path(__file__).parents[2] / "book"))
