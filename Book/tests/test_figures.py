"""The figures that answer to the hand: every value in NAME.expect.json is reached by keyboard, some by mouse and finger.

An expectation: {"set": {control: value}, "press": [[button, times]], "read": output, "value": x, "tolerance": t}.
"""

import json
import unittest
from pathlib import Path

from browser import Browser, book
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

expectations = sorted((Path(__file__).parents[1] / "explore").glob("*.expect.json"))


def page_of(name):
    """The page in which a figure stands."""
    for page in sorted(book.glob("chapter*.html")):
        if f'data-explore="{name}"' in page.read_text():
            return page
    return None


class Figure:
    """A figure in its page, and a hand on it: "keyboard", "mouse" or "finger"."""

    def __init__(self, browser, name, hand):
        self.browser, self.name, self.hand = browser, name, hand
        browser.size(500 if hand == "finger" else 1024, touch=hand == "finger")
        browser.open(page_of(name))
        self.predict()

    def element(self, part):
        return self.browser.driver.find_element("id", f"{self.name}-{part}")

    def box(self, element):
        self.browser.run("arguments[0].scrollIntoView({ block: 'center' })", element)
        return self.browser.run(
            "const b = arguments[0].getBoundingClientRect(); return [b.left, b.top, b.width, b.height]", element
        )

    def point(self, x, y):
        """Presses a place of the window."""
        if self.hand == "finger":
            self.browser.command("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            self.browser.command("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        else:
            for kind in ("mousePressed", "mouseReleased"):
                self.browser.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, element, times=1):
        if self.hand == "keyboard":
            element.send_keys(*[Keys.ENTER] * times)
            return
        left, top, width, height = self.box(element)
        for _ in range(times):
            self.point(left + width / 2, top + height / 2)

    def predict(self):
        """Makes a prediction, any, and asks to see."""
        choices = self.browser.driver.find_elements("css selector", f"#{self.name}-gate input[type=radio]")
        if choices and self.hand == "keyboard":
            choices[0].send_keys(Keys.SPACE)
        elif choices:
            left, top, width, height = self.box(choices[0])
            self.point(left + width / 2, top + height / 2)
        self.press(self.element("show"))
        if not self.element("answer").is_displayed():
            raise AssertionError(f"{self.name} does not answer a prediction made by {self.hand}")

    def set(self, control, value):
        slider = self.browser.driver.find_elements("id", f"{self.name}-{control}")
        if not slider:
            self.choose(self.element(f"{control}-{value}"))
            return
        slider = slider[0]
        values = slider.get_attribute("data-values")
        goal = json.loads(values).index(value) if values else value
        low, high, step = (float(slider.get_attribute(part)) for part in ("min", "max", "step"))
        if self.hand != "keyboard":
            left, top, width, height = self.box(slider)
            # The middle of the thumb is half of it away from the ends
            thumb = 16
            self.point(left + thumb / 2 + (width - thumb) * (goal - low) / (high - low), top + height / 2)
        missing = round((goal - float(self.browser.run("return arguments[0].value", slider))) / step)
        # What a finger cannot hit to the pixel, but never more than a tenth of the way
        if self.hand != "keyboard" and abs(missing) > max(1, 0.1 * (high - low) / step):
            raise AssertionError(f"{self.name}: {control} does not follow the {self.hand}")
        if missing:
            slider.send_keys(*[Keys.ARROW_RIGHT if missing > 0 else Keys.ARROW_LEFT] * abs(missing))

    def choose(self, radio):
        if self.hand == "keyboard":
            radio.send_keys(Keys.SPACE)
            return
        label = self.browser.run("return arguments[0].closest('label') || arguments[0]", radio)
        left, top, width, height = self.box(label)
        self.point(left + width / 2, top + height / 2)

    def read(self, output):
        return float(self.element(f"out-{output}").get_attribute("data-value"))


@unittest.skipUnless(expectations, "there are no figures that answer to the hand")
class Figures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.quit)

    def settings(self, path):
        """Expectations of the same setting together, in their order: (set, press) -> list of what is read."""
        settings = {}
        for expectation in json.loads(path.read_text()):
            key = json.dumps([expectation.get("set", {}), expectation.get("press", [])])
            settings.setdefault(key, []).append(expectation)
        return list(settings.values())

    def meet(self, figure, expected):
        """What is read after a setting, with what should be: a list of sentences, empty where all agree."""
        for control, value in expected[0].get("set", {}).items():
            figure.set(control, value)
        for button, times in expected[0].get("press", []):
            figure.press(figure.element(button), times)
        faults = []
        for expectation in expected:
            value = figure.read(expectation["read"])
            if not abs(value - expectation["value"]) <= expectation["tolerance"]:
                faults.append(f"{expectation['read']} is {value}, not {expectation['value']}, for {expected[0]['set']}")
        return faults

    def test_every_figure_stands_on_a_page(self):
        for path in expectations:
            name = path.name.removesuffix(".expect.json")
            with self.subTest(name):
                self.assertIsNotNone(page_of(name), f"no chapter has the mark <!-- explore: {name} -->")

    def test_values(self):
        for path in expectations:
            name = path.name.removesuffix(".expect.json")
            if page_of(name) is None:
                continue
            settings = self.settings(path)
            for hand, share in (("keyboard", settings), ("mouse", settings[:3]), ("finger", settings[:3])):
                with self.subTest(name, hand=hand):
                    figure = Figure(self.browser, name, hand)
                    for expected in share:
                        self.assertEqual(self.meet(figure, expected), [])
                    self.assertEqual(self.browser.console(), [])
                    self.assertEqual(self.browser.overflow(), [])

    def test_a_wrong_value_is_found(self):
        path = next((p for p in expectations if page_of(p.name.removesuffix(".expect.json"))), None)
        if path is None:
            self.skipTest("no figure stands on a page")
        expected = [dict(e) for e in self.settings(path)[0]]
        expected[0]["value"] += 3 * expected[0]["tolerance"]
        figure = Figure(self.browser, path.name.removesuffix(".expect.json"), "keyboard")
        self.assertEqual(len(self.meet(figure, expected)), 1)

    def test_figures_are_accessible(self):
        """Also when they have answered, in both schemes and on a phone."""
        for path in expectations:
            name = path.name.removesuffix(".expect.json")
            if page_of(name) is None:
                continue
            for scheme in ("light", "dark"):
                with self.subTest(name, scheme=scheme):
                    self.browser.scheme(scheme)
                    Figure(self.browser, name, "keyboard")
                    self.assertEqual(self.browser.inaccessible(), [])
                    self.browser.size(360)
                    self.assertEqual(self.browser.overflow(), [])
        self.browser.scheme("light")


if __name__ == "__main__":
    unittest.main()
