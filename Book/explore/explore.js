// What the figures that answer to the hand have in common: the prediction that is asked first, sliders and buttons,
// axes and curves as SVG, numbers with a quiet voice for screen readers. A figure is one call of Explore.figure.
(function () {
  "use strict";

  const Explore = { data: {} };
  window.Explore = Explore;

  // MARK: Words and numbers

  // "*p*" is set in italics, "_{1}" below the line; the text itself is never read as HTML.
  function pieces(text) {
    return text.split(/(\*[^*]+\*|_\{[^}]*\})/).filter(Boolean).map((piece) => {
      if (piece[0] === "*" && piece.length > 2) return { words: piece.slice(1, -1), kind: "italic" };
      if (piece.startsWith("_{")) return { words: piece.slice(2, -1), kind: "below" };
      return { words: piece, kind: "plain" };
    });
  }

  function write(element, text) {
    element.textContent = "";
    for (const { words, kind } of pieces(text)) {
      if (kind === "plain") element.append(words);
      else element.append(make(kind === "italic" ? "i" : "sub", {}, words));
    }
    return element;
  }

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const svgSpace = "http://www.w3.org/2000/svg";
  function draw(tag, attributes, parent) {
    const element = document.createElementNS(svgSpace, tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    if (parent) parent.append(element);
    return element;
  }

  // With a true minus sign, and a power of ten where the digits would be too many.
  function fixed(value, decimals) {
    if (Number.isNaN(value)) return "–";
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    const size = Math.abs(value);
    if (size >= 1e6 || (size > 0 && size < 0.5 * Math.pow(10, -decimals))) return power(value);
    return value.toFixed(decimals).replace("-", "−");
  }
  // Three digits, whatever the size.
  function significant(value, digits = 3) {
    if (value === 0 || !Number.isFinite(value)) return fixed(value, 0);
    const size = Math.abs(value);
    if (size >= 1e5 || size < 1e-4) return power(value);
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    return value.toFixed(decimals).replace("-", "−");
  }
  const raised = (n) =>
    String(n).split("").map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])).join("");
  function power(value) {
    const exponent = Math.floor(Math.log10(Math.abs(value)));
    const front = (value / Math.pow(10, exponent)).toFixed(1).replace("-", "−");
    return `${front}·10${raised(exponent)}`;
  }
  Object.assign(Explore, { fixed, significant });

  // MARK: Chance, and functions that several figures need

  // mulberry32: small, and the same in every browser
  Explore.random = function (seed) {
    let state = seed >>> 0;
    const uniform = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = state;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const normal = () =>
      Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    return { uniform, normal };
  };

  // log Γ(x) for x > 0, by Lanczos's sum of nine terms: relative error 1e-14
  const lanczos = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ];
  Explore.logGamma = function (x) {
    if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - Explore.logGamma(1 - x);
    const y = x - 1;
    const sum = lanczos.reduce((total, c, i) => (i === 0 ? c : total + c / (y + i)), 0);
    const t = y + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
  };

  Explore.spaced = (from, to, count) =>
    Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

  // MARK: Axes and curves

  function roundStep(length, most) {
    const raw = length / most;
    const unit = Math.pow(10, Math.floor(Math.log10(raw)));
    return unit * [1, 2, 5, 10].find((m) => m * unit >= raw * 0.999);
  }
  function ticks([low, high], most) {
    const step = roundStep(high - low, most);
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const marks = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++)
      marks.push({ at: i * step, words: (i * step).toFixed(decimals).replace(/^-0(\.0+)?$/, "0").replace("-", "−") });
    return marks;
  }
  function powerTicks([low, high], most) {
    const first = Math.ceil(Math.log10(low) - 1e-9), last = Math.floor(Math.log10(high) + 1e-9);
    const every = Math.max(1, Math.ceil((last - first) / most));
    const marks = [];
    for (let n = first; n <= last; n++) {
      // Through 1, where a ratio says nothing
      if (n % every) continue;
      const words = n >= 0 && n <= 4 ? String(Math.pow(10, n)) : n < 0 && n >= -3 ? Math.pow(10, n).toFixed(-n) : `10${raised(n)}`;
      marks.push({ at: Math.pow(10, n), words });
    }
    return marks;
  }

  // One panel. Places are in the units of its axes; classes name inks and strokes of explore.css.
  class Plot {
    constructor(svg, width, { x, y, height, square }) {
      this.svg = svg;
      this.x = x;
      this.y = y;
      const left = 60, right = 18, top = 10, bottom = 46;
      const tall = square ? width - left - right + top + bottom : height || Math.max(230, Math.min(330, 0.66 * width));
      this.box = { left, top, right: width - right, bottom: tall - bottom };
      svg.setAttribute("viewBox", `0 0 ${width} ${tall}`);
      svg.setAttribute("height", tall);
      svg.textContent = "";
      const clip = `${svg.id}-clip`;
      const path = draw("clipPath", { id: clip }, draw("defs", {}, svg));
      draw("rect", { x: left, y: top, width: width - right - left, height: tall - bottom - top }, path);
      this.frame = draw("g", {}, svg);
      this.inside = draw("g", { "clip-path": `url(#${clip})` }, svg);
      this.above = draw("g", {}, svg);
      this.axes();
    }
    px(v) {
      const { left, right } = this.box, [a, b] = this.x.range;
      return left + (right - left) * (this.x.log ? Math.log(v / a) / Math.log(b / a) : (v - a) / (b - a));
    }
    py(v) {
      const { top, bottom } = this.box, [a, b] = this.y.range;
      const share = this.y.log ? Math.log(v / a) / Math.log(b / a) : (v - a) / (b - a);
      // Far outside the panel a curve only has to leave it
      return bottom - (bottom - top) * Math.max(-3, Math.min(4, share));
    }
    // From pixels of the panel to its units
    at(px, py) {
      const { left, right, top, bottom } = this.box;
      const along = ([a, b], share) => a + (b - a) * share;
      return [along(this.x.range, (px - left) / (right - left)), along(this.y.range, (bottom - py) / (bottom - top))];
    }
    axes() {
      const { left, right, top, bottom } = this.box;
      const marks = (axis, most) => axis.ticks || (axis.log ? powerTicks : ticks)(axis.range, axis.most || most);
      for (const { at, words } of marks(this.x, (right - left) / 46)) {
        const p = this.px(at);
        draw("line", { class: "x-grid", x1: p, x2: p, y1: top, y2: bottom }, this.frame);
        draw("line", { class: "x-axis", x1: p, x2: p, y1: bottom, y2: bottom + 5 }, this.frame);
        draw("text", { x: p, y: bottom + 19, "text-anchor": "middle", class: "explore-small" }, this.frame).textContent = words;
      }
      for (const { at, words } of marks(this.y, 6)) {
        const p = this.py(at);
        draw("line", { class: "x-grid", x1: left, x2: right, y1: p, y2: p }, this.frame);
        draw("line", { class: "x-axis", x1: left - 5, x2: left, y1: p, y2: p }, this.frame);
        draw("text", { x: left - 8, y: p + 4.5, "text-anchor": "end", class: "explore-small" }, this.frame).textContent = words;
      }
      draw("path", { class: "x-axis", d: `M${left},${top}V${bottom}H${right}` }, this.frame);
      this.words(this.x.label, (left + right) / 2, bottom + 39, "middle", this.frame);
      const label = this.words(this.y.label, 0, 0, "middle", this.frame);
      label.setAttribute("transform", `translate(13,${(top + bottom) / 2}) rotate(-90)`);
    }
    words(text, px, py, anchor, parent, style) {
      const element = draw("text", { x: px, y: py, "text-anchor": anchor || "start" }, parent || this.above);
      if (style) element.setAttribute("class", style);
      let below = false;
      for (const { words, kind } of pieces(text)) {
        const part = draw("tspan", {}, element);
        if (kind === "italic") part.setAttribute("class", "explore-it");
        if (kind === "below") part.setAttribute("font-size", "11");
        if ((kind === "below") !== below) part.setAttribute("dy", kind === "below" ? 4 : -4);
        below = kind === "below";
        part.textContent = words;
      }
      return element;
    }
    label(text, x, y, anchor, style) { return this.words(text, this.px(x), this.py(y), anchor, this.above, style); }
    route(xs, ys) {
      let d = "", pen = "M";
      for (let i = 0; i < xs.length; i++) {
        if (Number.isNaN(ys[i]) || Number.isNaN(xs[i])) { pen = "M"; continue; }
        d += `${pen}${this.px(xs[i]).toFixed(1)},${this.py(ys[i]).toFixed(1)}`;
        pen = "L";
      }
      return d;
    }
    line(xs, ys, style) { return draw("path", { class: `line ${style}`, d: this.route(xs, ys) }, this.inside); }
    band(xs, low, high, style) {
      const back = xs.slice().reverse(), under = low.slice().reverse();
      const d = `${this.route(xs, high)}L${this.route(back, under).slice(1)}Z`;
      return draw("path", { class: `area ${style}`, d }, this.inside);
    }
    // Closed rings of points; where one lies in another it is a hole
    region(rings, style) {
      const d = rings.map((ring) => this.route(ring.map((p) => p[0]), ring.map((p) => p[1])) + "Z").join("");
      return draw("path", { class: style, d, "fill-rule": "evenodd" }, this.inside);
    }
    dots(xs, ys, style, radius = 3.2) {
      xs.forEach((x, i) => draw("circle", { class: `dot ${style}`, cx: this.px(x), cy: this.py(ys[i]), r: radius }, this.inside));
    }
    squares(xs, ys, style, side = 8) {
      xs.forEach((x, i) => draw("rect", { class: `square ${style}`, x: this.px(x) - side / 2, y: this.py(ys[i]) - side / 2, width: side, height: side }, this.inside));
    }
    circle(x, y, style, radius) {
      return draw("circle", { class: `line ${style}`, cx: this.px(x), cy: this.py(y), r: radius }, this.inside);
    }
    upright(x, style) {
      const { top, bottom } = this.box;
      return draw("line", { class: `line ${style}`, x1: this.px(x), x2: this.px(x), y1: top, y2: bottom }, this.inside);
    }
    level(y, style) {
      const { left, right } = this.box;
      return draw("line", { class: `line ${style}`, x1: left, x2: right, y1: this.py(y), y2: this.py(y) }, this.inside);
    }
    arrow(from, to, style) {
      const a = [this.px(from[0]), this.py(from[1])], b = [this.px(to[0]), this.py(to[1])];
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
      const u = [(b[0] - a[0]) / length, (b[1] - a[1]) / length], head = Math.min(11, length);
      const base = [b[0] - head * u[0], b[1] - head * u[1]];
      draw("line", { class: `line ${style}`, x1: a[0], y1: a[1], x2: base[0], y2: base[1] }, this.inside);
      const w = 0.42 * head;
      draw("path", { class: "arrowhead", d: `M${b}L${base[0] - w * u[1]},${base[1] + w * u[0]}L${base[0] + w * u[1]},${base[1] - w * u[0]}Z` }, this.inside);
    }
  }

  // Something in a panel that a finger or a mouse can drag; the sliders beside it do the same by keyboard.
  function grip(svg, move) {
    let drag = null;
    svg.addEventListener("pointerdown", (event) => {
      const handle = event.target.closest(".grip");
      if (!handle || !svg.plot) return;
      drag = handle.dataset.grip;
      svg.setPointerCapture(event.pointerId);
      svg.classList.add("grabbing");
      event.preventDefault();
    });
    svg.addEventListener("pointermove", (event) => {
      if (drag === null) return;
      const frame = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / frame.width;
      move(drag, ...svg.plot.at((event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale));
    });
    const end = () => { drag = null; svg.classList.remove("grabbing"); };
    svg.addEventListener("pointerup", end);
    svg.addEventListener("pointercancel", end);
    // A finger on a handle drags it and does not scroll the page
    svg.addEventListener("touchstart", (event) => {
      if (event.target.closest(".grip")) event.preventDefault();
    }, { passive: false });
  }
  Plot.prototype.handle = function (name, x, y, style) {
    const group = draw("g", { class: "grip", "data-grip": name }, this.above);
    const { left, right, top, bottom } = this.box;
    const at = { cx: Math.min(right - 2, Math.max(left + 2, this.px(x))), cy: Math.min(bottom - 2, Math.max(top + 2, this.py(y))) };
    draw("circle", { class: "catch", r: 22, ...at }, group);
    draw("circle", { class: `knob ring ${style}`, r: 7, ...at }, group);
  };

  // MARK: A figure

  // name: of its files and of the element with data-explore.
  // prediction: { ask, choices: [words] or slider: { label, min, max, step, value, decimals },
  //   reply(choice or number) -> words, shows(state): sets what is shown first }
  // controls: { id, label, values or min, max, step, value, show(value) } is a slider,
  //   { id, label, options: [[value, words]], value } a choice, { buttons: [{ id, label, press(state) }] } a row.
  // numbers: { id, label, show(value) }; panels: { id, title, words }, with drag(state, handle, x, y) if it has handles.
  // update(state) -> { values: { id: number }, draw: { panel: (plotter) => void }, key: { panel: [[words, form]] }, remark, voice }
  Explore.figure = function (figure) {
    const root = document.querySelector(`[data-explore="${figure.name}"]`);
    // Without its colours the figure would be drawn in none
    if (!root || !CSS.supports("color", "light-dark(#000, #fff)")) return;
    const id = (part) => `${figure.name}-${part}`;
    const state = {};
    for (const control of figure.controls) if (control.id) state[control.id] = control.value;
    if (figure.start) figure.start(state);

    const live = make("div", { class: "explore-live", hidden: "" });
    const panelBox = make("div", { class: "explore-panels" });
    const panels = figure.panels.map((panel) => {
      const svg = draw("svg", { id: id(panel.id), role: "img", "aria-label": panel.words });
      const key = make("ul", { class: "explore-key" });
      const title = write(make("p", { class: "explore-panel-title" }), panel.title);
      const box = make("div", { class: "explore-panel" }, title, svg, key);
      panelBox.append(box);
      if (panel.drag) grip(svg, (handle, x, y) => { panel.drag(state, handle, x, y); refresh(); });
      return { ...panel, svg, key, box };
    });

    const controlBox = make("div", { class: "explore-controls" });
    const setters = [];
    const rows = [];
    for (const control of figure.controls) {
      if (control.buttons) {
        const row = make("div", { class: "explore-buttons", role: "group", "aria-label": control.label });
        for (const button of control.buttons) {
          const element = make("button", { type: "button", id: id(button.id) });
          write(element, button.label);
          element.addEventListener("click", () => { button.press(state); refresh(); });
          row.append(element);
        }
        rows.push(row);
      } else if (control.options) {
        const box = make("fieldset", { class: "explore-control" }, write(make("legend"), control.label));
        const options = make("div", { class: "explore-options" });
        control.options.forEach(([value, words]) => {
          const input = make("input", { type: "radio", name: id(control.id), id: id(`${control.id}-${value}`), value });
          input.addEventListener("change", () => { state[control.id] = value; refresh(); });
          setters.push(() => { input.checked = state[control.id] === value; });
          options.append(make("label", {}, input, write(make("span"), words)));
        });
        box.append(options);
        controlBox.append(box);
      } else {
        controlBox.append(slider(control));
      }
    }

    function slider(control) {
      const { values } = control;
      const input = make("input", {
        type: "range", id: id(control.id),
        min: values ? 0 : control.min, max: values ? values.length - 1 : control.max, step: values ? 1 : control.step,
      });
      if (values) input.dataset.values = JSON.stringify(values);
      const setting = make("span", { class: "explore-setting" });
      const name = write(make("span"), control.label);
      const label = make("label", { for: input.id }, name, setting);
      const show = control.show || ((v) => String(v).replace("-", "−"));
      input.addEventListener("input", () => {
        state[control.id] = values ? values[Number(input.value)] : Number(input.value);
        if (control.change) control.change(state);
        refresh();
      });
      setters.push(() => {
        const value = state[control.id];
        input.value = values ? values.indexOf(value) : value;
        setting.textContent = show(value);
        input.setAttribute("aria-valuetext", show(value));
      });
      return make("div", { class: "explore-control" }, label, input);
    }

    const numberBox = make("dl", { class: "explore-numbers" });
    const numbers = figure.numbers.map((number) => {
      const value = make("dd", { id: id(`out-${number.id}`) });
      // The other end of an interval stands beside the first
      const place = number.joined ? numberBox.lastElementChild : numberBox.appendChild(make("div", {}));
      place.append(write(make("dt"), number.label), value);
      return { ...number, element: value };
    });
    const remark = make("p", { class: "explore-remark" });
    const voice = make("p", { class: "explore-hidden", role: "status", "aria-live": "polite" });
    live.append(...rows.filter((_, i) => figure.buttonsFirst && i === 0), panelBox, controlBox,
      ...rows.filter((_, i) => !(figure.buttonsFirst && i === 0)), numberBox, remark, voice);

    let speaking = 0, answered = false, waiting = false, shown = null;
    // Many events may come before the next picture; one drawing serves them all
    function refresh() {
      for (const set of setters) set();
      shown = figure.update(state);
      for (const { id: name, show, element } of numbers) {
        const value = shown.values[name];
        element.dataset.value = value;
        element.textContent = show(value);
      }
      write(remark, shown.remark || "");
      remark.hidden = !shown.remark;
      clearTimeout(speaking);
      if (answered) speaking = setTimeout(() => { voice.textContent = shown.voice; }, 900);
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; paint(); });
    }
    function paint() {
      for (const panel of panels) {
        const width = Math.max(240, Math.round(panel.box.clientWidth));
        if (!panel.box.clientWidth) continue;
        shown.draw[panel.id]((axes) => (panel.svg.plot = new Plot(panel.svg, width, axes)));
        const entries = (shown.key && shown.key[panel.id]) || [];
        const words = JSON.stringify(entries);
        if (panel.keyWords === words) continue;
        panel.keyWords = words;
        panel.key.textContent = "";
        for (const [text, form, style] of entries) {
          const sample = draw("svg", { viewBox: "0 0 34 14", "aria-hidden": "true" });
          if (form === "line") draw("path", { class: `line ${style}`, d: "M1,7H33" }, sample);
          if (form === "area") draw("rect", { class: `area ${style}`, x: 1, y: 1, width: 32, height: 12 }, sample);
          if (form === "dot") draw("circle", { class: `dot ${style}`, cx: 17, cy: 7, r: 4 }, sample);
          if (form === "ring") draw("circle", { class: `ring ${style}`, cx: 17, cy: 7, r: 5 }, sample);
          if (form === "square") draw("rect", { class: `square ${style}`, x: 13, y: 3, width: 8, height: 8 }, sample);
          panel.key.append(make("li", {}, sample, write(make("span"), text)));
        }
      }
    }

    // The prediction comes first
    const { prediction } = figure;
    const gate = make("form", { class: "explore-gate", id: id("gate") });
    const set = make("fieldset", {}, write(make("legend"), prediction.ask));
    let guess = () => null;
    if (prediction.choices) {
      prediction.choices.forEach((words, i) => {
        const input = make("input", { type: "radio", name: id("guess"), id: id(`guess-${i}`), value: i, required: "" });
        set.append(make("label", {}, input, write(make("span"), words)));
      });
      guess = () => Number(set.querySelector("input:checked").value);
    } else {
      const { label, min, max, step, value, decimals } = prediction.slider;
      const input = make("input", { type: "range", id: id("guess"), min, max, step, value });
      const setting = make("span", { class: "explore-setting" });
      const show = () => {
        setting.textContent = fixed(Number(input.value), decimals);
        input.setAttribute("aria-valuetext", setting.textContent);
      };
      input.addEventListener("input", show);
      show();
      set.append(make("div", { class: "explore-control" },
        make("label", { for: input.id }, write(make("span"), label), setting), input));
      guess = () => Number(input.value);
    }
    gate.append(set, make("button", { type: "submit", class: "explore-show", id: id("show") }, "Show"));
    const answer = make("p", { class: "explore-answer", id: id("answer"), tabindex: "-1", hidden: "" });
    gate.addEventListener("submit", (event) => {
      event.preventDefault();
      const guessed = guess();
      if (prediction.shows) prediction.shows(state);
      gate.hidden = true;
      answer.hidden = false;
      live.hidden = false;
      caption.hidden = false;
      root.classList.add("explore-answered");
      write(answer, prediction.reply(guessed));
      refresh();
      answered = true;
      answer.focus({ preventScroll: true });
    });

    // Without scripts the figure stands still. The caption tells the answer and stays hidden until it is given
    root.classList.add("explore-awake");
    const caption = root.querySelector("figcaption");
    caption.hidden = true;
    const title = root.querySelector(".explore-title");
    if (title && title.parentElement !== caption) title.after(gate, answer, live);
    else root.insertBefore(live, caption), root.insertBefore(answer, live), root.insertBefore(gate, answer);
    refresh();
    if (window.ResizeObserver) new ResizeObserver(() => { if (!live.hidden) refresh(); }).observe(panelBox);
    else window.addEventListener("resize", refresh);
  };
})();
