"""The figures that answer to the hand: every value in NAME.expect.json is reached by keyboard, some by mouse and finger.

An expectation: {"set": {control: value}, "press": [[button, times]], "read": output, "value": x, "tolerance": t}.
"""

import json
import unittest
from pathlib import Path

from browser import BrowserTest, book, browsers
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

expectations = sorted((Path(__file__).parents[1] / "explore").glob("*.expect.json"))


def page_of(name):
    """The page in which a figure stands."""
    for page in sorted(book.glob("chapter*.html")):
        if f'data-explore="{name}"' in page.read_text():
            return page
    return None


class OutsidePanel(Exception):
    """A place that no handle can be taken to."""


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

    def drag(self, panel, handle, x, y):
        """Takes a handle to a place in the units of the panel's axes; without y, at its own height."""
        svg = self.element(panel)
        self.box(svg)
        self.browser.drawn()
        start, goal, inside = self.browser.run(
            """
            const [svg, name, x, y] = arguments
            const frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width
            const knob = svg.querySelector(`.grip[data-grip="${name}"] .knob`)
            const start = [Number(knob.getAttribute('cx')), Number(knob.getAttribute('cy'))]
            const goal = [svg.plot.px(x), y === null ? start[1] : svg.plot.py(y)]
            const { left, right, top, bottom } = svg.plot.box
            const inside = goal[0] >= left && goal[0] <= right && goal[1] >= top && goal[1] <= bottom
            const place = ([u, v]) => [frame.left + scale * u, frame.top + scale * v]
            return [place(start), place(goal), inside]
            """,
            svg, handle, x, y,
        )
        if not inside:
            raise OutsidePanel
        before = self.browser.run("return scrollY")
        middle = [(a + b) / 2 for a, b in zip(start, goal)]
        if self.hand == "finger":
            self.browser.command("Input.dispatchTouchEvent", type="touchStart", touchPoints=[dict(zip("xy", start))])
            for place in (middle, goal):
                self.browser.command("Input.dispatchTouchEvent", type="touchMove", touchPoints=[dict(zip("xy", place))])
            self.browser.command("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        else:
            for kind, place in (("mousePressed", start), ("mouseMoved", middle), ("mouseMoved", goal), ("mouseReleased", goal)):
                self.browser.command(
                    "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", buttons=1, clickCount=1
                )
        if self.browser.run("return scrollY") != before:
            raise AssertionError(f"{self.name}: the page moves while {handle} is dragged")

    def read(self, output):
        return float(self.element(f"out-{output}").get_attribute("data-value"))


# Where a handle is let go for a setting of its controls: figure -> [(panel, handle, the controls, their place in the panel)]
handles = {
    # The arrow begins at the start of the path and is 0.6 long for a momentum of 1
    "flick": [("ridge", "tip", ("q1", "q2"), lambda at: (-1.5 + 0.6 * at["q1"], -1.5 + 0.6 * at["q2"]))],
    "divergences": [
        ("densities", "move", ("m",), lambda at: (at["m"], None)),
        ("densities", "widen", ("s",), lambda at: (at["m"] + at["s"], None)),
    ],
    "areas": [
        ("square", "a", ("a",), lambda at: (at["a"], None)),
        ("square", "withA", ("withA",), lambda at: (at["a"] / 2, at["withA"])),
        ("square", "without", ("without",), lambda at: ((1 + at["a"]) / 2, at["without"])),
    ],
    "laplace": [("densities", "start", ("start",), lambda at: (at["start"], None))],
    "descent": [("shares", "flat", ("flat",), lambda at: (at["flat"], None))],
    "occam": [
        ("weight", "seen", ("seen",), lambda at: (at["seen"], None)),
        ("weight", "scale", ("scale",), lambda at: (at["scale"], None)),
    ],
    "kalman": [("series", "number", ("y",), lambda at: (8, at["y"]))],
    "resting": [("variance", "step", ("step",), lambda at: (at["step"], None))],
    "bound": [
        ("codes", "move", ("mu",), lambda at: (at["mu"], None)),
        ("codes", "widen", ("sigma",), lambda at: (at["mu"] + at["sigma"], None)),
    ],
}


@unittest.skipUnless(expectations, "there are no figures that answer to the hand")
class Figures(BrowserTest):
    names = [path.name.removesuffix(".expect.json") for path in expectations]

    def settings(self, name):
        """Expectations of the same setting together, in their order: (set, press) -> list of what is read."""
        settings = {}
        path = next(path for path in expectations if path.name == f"{name}.expect.json")
        for expectation in json.loads(path.read_text()):
            key = json.dumps([expectation.get("set", {}), expectation.get("press", [])])
            settings.setdefault(key, []).append(expectation)
        return list(settings.values())

    def meet(self, figure, expected, drag=()):
        """What is read after a setting, with what should be: a list of sentences, empty where all agree. Controls are
        set on their sliders, beside those of the handles to drag."""
        wanted = expected[0].get("set", {})
        dragged = {control for _, _, controls, _ in drag for control in controls}
        for control, value in wanted.items():
            if control not in dragged:
                figure.set(control, value)
        for button, times in expected[0].get("press", []):
            figure.press(figure.element(button), times)
        for panel, handle, _, place in drag:
            figure.drag(panel, handle, *place(wanted))
        faults = []
        for expectation in expected:
            value = figure.read(expectation["read"])
            if not abs(value - expectation["value"]) <= expectation["tolerance"]:
                faults.append(f"{expectation['read']} is {value}, not {expectation['value']}, for {wanted}")
        return faults

    def test_every_figure_stands_on_a_page(self):
        for name in self.names:
            with self.subTest(name):
                self.assertIsNotNone(page_of(name), f"no chapter has the mark <!-- explore: {name} -->")

    def test_values(self):
        def faults(browser, case):
            name, hand = case
            figure = Figure(browser, name, hand)
            settings = self.settings(name)
            found = [fault for expected in (settings if hand == "keyboard" else settings[:3]) for fault in self.meet(figure, expected)]
            return found + browser.console() + browser.overflow()

        cases = [(name, hand) for hand in ("keyboard", "mouse", "finger") for name in self.names]
        for (name, hand), done in browsers.each(cases, faults):
            with self.subTest(name, hand=hand):
                self.assertEqual(done.result(), [])

    def test_handles(self):
        """A handle that is dragged takes its figure to the value that the workbook has for that place."""

        def reached(browser, case):
            name, hand = case
            controls = {control for _, _, controls, _ in handles[name] for control in controls}
            found = []
            for expected in self.settings(name):
                if not controls <= expected[0].get("set", {}).keys():
                    continue
                # Anew each time: where one handle lies on another, it alone can be taken
                figure = Figure(browser, name, hand)
                try:
                    found.append(self.meet(figure, expected, handles[name]))
                except OutsidePanel:
                    continue
            return found + [browser.console()]

        cases = [(name, hand) for name in handles for hand in ("mouse", "finger")]
        for (name, hand), done in browsers.each(cases, reached):
            with self.subTest(name, hand=hand):
                self.assertGreater(len(done.result()), 4)
                self.assertEqual(sum(done.result(), []), [])

    def test_a_handle_let_go_elsewhere_is_found(self):
        """One step of its control beside the right place."""
        for name, step in (("flick", {"q1": 0.1}), ("divergences", {"m": 0.1, "s": 0.1})):
            figure = Figure(self.browser, name, "mouse")
            expected = next(e for e in self.settings(name) if e[0].get("set"))
            beside = [
                (panel, handle, controls, lambda at, place=place: place({c: v + step.get(c, 0) for c, v in at.items()}))
                for panel, handle, controls, place in handles[name]
            ]
            with self.subTest(name):
                self.assertEqual(self.meet(figure, expected, handles[name]), [])
                self.assertNotEqual(self.meet(figure, expected, beside), [])

    def test_every_handle_is_dragged(self):
        for name in self.names:
            figure = Figure(self.browser, name, "mouse")
            shown = self.browser.run(f"return [...document.querySelectorAll('[data-explore={name}] .grip')].map((g) => g.dataset.grip)")
            with self.subTest(name):
                self.assertEqual(sorted(shown), sorted(handle for _, handle, _, _ in handles.get(name, [])))

    def test_a_wrong_value_is_found(self):
        expected = [dict(e) for e in self.settings(self.names[0])[0]]
        expected[0]["value"] += 3 * expected[0]["tolerance"]
        figure = Figure(self.browser, self.names[0], "keyboard")
        self.assertEqual(len(self.meet(figure, expected)), 1)

    def test_figures_are_accessible(self):
        """Also when they have answered, in both schemes and on a phone."""

        def faults(browser, name):
            Figure(browser, name, "keyboard")
            part = f"[data-explore={name}]"
            found = browser.inaccessible(part) + browser.too_pale(part)
            browser.scheme("dark")
            found += browser.too_pale(part)
            browser.size(360)
            return found + browser.overflow()

        for name, done in browsers.each(self.names, faults):
            with self.subTest(name):
                self.assertEqual(done.result(), [])


if __name__ == "__main__":
    unittest.main()
