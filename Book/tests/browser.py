"""A headless Chromium that notes what a page asks for and complains of."""

import json
import os
import shutil
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
        self.axe = AXE_SCRIPT

    def quit(self):
        self.driver.quit()

    # MARK: The window

    def size(self, width, height=900, touch=False):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.command("Emulation.setTouchEmulationEnabled", enabled=touch)

    def scheme(self, name):
        """The reader's system is "light" or "dark"."""
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, page):
        """Opens a file; what was noted before is forgotten."""
        self.driver.get_log("browser"), self.driver.get_log("performance")
        self.driver.get(Path(page).resolve().as_uri())

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

    def inaccessible(self, rules=None):
        """Serious and critical findings of axe, by all of its rules or these only."""
        self.run(self.axe)
        findings = self.driver.execute_async_script(
            """
            const [rules, done] = arguments
            const options = { resultTypes: ['violations'] }
            if (rules) options.runOnly = { type: 'rule', values: rules }
            axe.run(options).then((result) => done(result.violations))
            """,
            rules,
        )
        return [
            f"{finding['id']}: {finding['nodes'][0]['html'][:120]} ({len(finding['nodes'])} times)"
            for finding in findings
            if finding["impact"] in ("serious", "critical")
        ]

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
        self.scheme("light")
        self.size(1024)
        self.open(page)
        found["console"] = self.console()
        found["outside"] = self.requests_outside()
        for width in self.widths:
            self.size(width)
            found[f"width {width}"] = self.overflow()
        self.size(1024)
        found["formulas"] = self.invisible_formulas()
        found["accessibility"] = self.inaccessible()
        # The dark scheme has the same elements in other colours
        self.scheme("dark")
        found["contrast in the dark"] = self.inaccessible(["color-contrast"])
        self.scheme("light")
        return {kind: faults for kind, faults in found.items() if faults}


book = Path(os.environ.get("BOOK", Path(__file__).parents[2] / "book"))
