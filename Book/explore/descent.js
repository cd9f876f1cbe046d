// Chapter 8: gradient descent in a bowl of two weights, beside ridge.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  const steep = 6.1;
  const curvatures = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 4.5, 6];

  // Of the way from 0 to the bottom: by t steps of size r, and by ridge
  const share = (rs, t) => 1 - Math.pow(1 - rs, t);
  const ridge = (s, lambda) => s / (s + lambda);

  const span = [0.01, 10], fine = spaced(Math.log(span[0]), Math.log(span[1]), 241).map(Math.exp);
  const nearest = (v) => curvatures.reduce((best, c) => (Math.abs(Math.log(c / v)) < Math.abs(Math.log(best / v)) ? c : best));
  const around = spaced(0, 2 * Math.PI, 121);

  Explore.figure({
    name: "descent",
    prediction: {
      ask: "Before you look: the bowl has curvatures *s*_{1} = 6.1 and *s*_{2} = 0.3, and the learning rate is *r* = 0.33. Which of the two weights is close to the bottom after 40 steps?",
      choices: ["both", "the first only, where the bowl is steep", "the second only, where it is flat", "neither"],
      shows(state) { Object.assign(state, { rate: 0.33, steps: 40, flat: 0.3 }); },
      reply: (choice) =>
        `${choice === 2 ? "Yes, the second" : "The second"} only. A step leaves 1 − *rs*_{2} = 0.90 of its distance, but |1 − *rs*_{1}| = 1.01 of the first one's: *r* is above 2/6.1 = 0.328, and the path swings ever further. ` +
        "Make the rate a little smaller and the swinging dies out. Then take *r* = 0.05 and stop after 10 steps. How far is ridge from there?",
    },
    controls: [
      { id: "rate", label: "Learning rate *r*", min: 0.01, max: 0.35, step: 0.01, value: 0.05, show: (v) => v.toFixed(2) },
      { id: "steps", label: "Steps *t*", min: 1, max: 100, step: 1, value: 10 },
      { id: "flat", label: "Smaller curvature *s*_{2}", values: curvatures, value: 0.3 },
    ],
    panels: [
      { id: "bowl", title: "The way down", words: "Steps of descent in a bowl of two weights, with the curve of all ridge weights" },
      {
        id: "shares", title: "Share of the way, by curvature", words: "Share of the least-squares weight that descent and ridge reach, against the curvature; a ring moves the smaller curvature, as the slider does",
        drag(state, handle, x) {
          // The axis is logarithmic; the panel speaks of equal lengths
          const part = Math.min(1, Math.max(0, (x - span[0]) / (span[1] - span[0])));
          state.flat = nearest(span[0] * Math.pow(span[1] / span[0], part));
        },
      },
    ],
    numbers: [
      { id: "w1", label: "*w*_{1}", show: (v) => fixed(v, 3) },
      { id: "w2", label: "*w*_{2}", joined: true, show: (v) => fixed(v, 3) },
      { id: "ridge1", label: "ridge", show: (v) => fixed(v, 3) },
      { id: "ridge2", label: "and", joined: true, show: (v) => fixed(v, 3) },
      { id: "factor", label: "|1 − *rs*_{1}|", show: (v) => fixed(v, 3) },
      { id: "loss", label: "loss", show: (v) => significant(v) },
    ],
    update({ rate, steps, flat }) {
      const lambda = 1 / (rate * steps), w = [share(rate * steep, steps), share(rate * flat, steps)];
      const shrunk = [ridge(steep, lambda), ridge(flat, lambda)], factor = Math.abs(1 - rate * steep);
      const loss = (steep * (1 - w[0]) * (1 - w[0]) + flat * (1 - w[1]) * (1 - w[1])) / 2;
      const verdict = factor > 1 ? "Each step leads further from the bottom of the steep direction."
        : rate * steep > 1 ? "In the steep direction the path swings over the bottom, less each time."
          : "In both directions the path comes down without swinging.";
      return {
        values: { w1: w[0], w2: w[1], ridge1: shrunk[0], ridge2: shrunk[1], factor, loss },
        remark: `${verdict} Here *λ* = ${significant(lambda)}.`,
        voice: `Weights ${fixed(w[0], 2)} and ${fixed(w[1], 2)}; ridge ${fixed(shrunk[0], 2)} and ${fixed(shrunk[1], 2)}. ${verdict}`,
        key: {
          bowl: [["descent", "line", "blue thin"], ["ridge, all *λ*", "line", "orange dashed"], ["*λ* = 1/(*rt*)", "ring", "orange"]],
          shares: [["descent", "line", "blue"], ["ridge", "line", "orange dashed"], ["*s*_{1}", "line", "grey medium dotted"]],
        },
        draw: {
          bowl(plotter) {
            const plot = plotter({ square: true, x: { range: [-0.6, 2.6], label: "*w*_{1}" }, y: { range: [-0.6, 2.6], label: "*w*_{2}" } });
            for (const level of [0.05, 0.3, 1, 3, 8]) {
              const xs = around.map((a) => 1 + Math.sqrt((2 * level) / steep) * Math.cos(a));
              plot.line(xs, around.map((a) => 1 + Math.sqrt((2 * level) / flat) * Math.sin(a)), "grey thin");
            }
            const prices = spaced(-6, 9, 151).map(Math.exp);
            plot.line(prices.map((l) => ridge(steep, l)), prices.map((l) => ridge(flat, l)), "orange dashed");
            const ts = spaced(0, steps, steps + 1), xs = ts.map((t) => share(rate * steep, t)), ys = ts.map((t) => share(rate * flat, t));
            plot.line(xs, ys, "blue thin");
            plot.dots(xs, ys, "blue", 3);
            plot.circle(shrunk[0], shrunk[1], "orange", 6);
            plot.dots([1], [1], "black", 4);
            plot.dots([w[0]], [w[1]], "blue", 5.5);
          },
          shares(plotter) {
            const plot = plotter({ square: true, x: { range: span, log: true, label: "Curvature *s*" }, y: { range: [-0.25, 2.25], label: "Share of the least-squares weight" } });
            plot.level(1, "grey thin longdash");
            plot.upright(steep, "grey medium dotted");
            plot.line(fine, fine.map((s) => share(rate * s, steps)), "blue");
            plot.line(fine, fine.map((s) => ridge(s, lambda)), "orange dashed");
            plot.handle("flat", flat, w[1], "blue");
          },
        },
      };
    },
  });
})();
