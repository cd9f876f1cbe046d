// Chapter 5: functions from the prior of a network; the draws are the workbook's, the sums are made here.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  // Of each draw twelve units as β, γ₁, γ₂
  const networks = Explore.data.units.hundredths.map((drawn) => drawn.map((v) => v / 100)), most = 12;
  const step = (eta) => 1 / (1 + Math.exp(-eta));
  function value(network, units, slopes, scale, x) {
    let sum = 0;
    for (let j = 0; j < 3 * units; j += 3) sum += network[j] * step(slopes * (network[j + 1] + network[j + 2] * x));
    return scale * sum;
  }
  // A straight line between the two nearest of the sorted draws
  function quantile(sorted, share) {
    const place = share * (sorted.length - 1), below = Math.floor(place), part = place - below;
    return (1 - part) * sorted[below] + part * sorted[Math.min(below + 1, sorted.length - 1)];
  }
  const size = ({ weights, sizes }, units) => weights / (sizes === "shared" ? Math.sqrt(units) : 1);
  function band(state, units, x) {
    const sorted = networks.map((n) => value(n, units, state.slopes, size(state, units), x)).sort((a, b) => a - b);
    return [quantile(sorted, 0.05), quantile(sorted, 0.95)];
  }
  const wide = (state, units, x) => { const [low, high] = band(state, units, x); return high - low; };
  const grid = spaced(-3, 3, 61);
  const plain = { weights: 1, slopes: 1 };

  Explore.figure({
    name: "units",
    start(state) { state.shift = 0; },
    prediction: {
      ask: "Before you look: a sum of twelve units is much wider than one unit. So divide every weight by √*m*. How wide is the band of twelve units then, compared with that of one?",
      choices: ["narrower", "as wide", "still about twice as wide"],
      shows(state) { state.m = 12; state.sizes = "shared"; },
      reply(choice) {
        const state = { ...plain, sizes: "shared" };
        const factor = wide(state, 12, 0) / wide(state, 1, 0);
        return `${choice === 2 ? "Yes:" : "Still wider:"} ${fixed(factor, 1)} times as wide in these draws. ` +
          "√*m* would be right for independent weights, but their common mean *μ*_{β} moves all of them the same way, and such a sum grows with *m*.";
      },
    },
    controls: [
      { id: "m", label: "Hidden units *m*", min: 1, max: most, step: 1, value: 3 },
      { id: "weights", label: "Scale of *β*", values: [0.1, 0.2, 0.5, 1, 2, 5], value: 1, show: (v) => `× ${v}` },
      { id: "slopes", label: "Scale of *γ*", values: [0.1, 0.3, 1, 3, 10], value: 1, show: (v) => `× ${v}` },
      { id: "sizes", label: "Weights", options: [["as-is", "as they are"], ["shared", "divided by √*m*"]], value: "as-is" },
      { label: "Draws", buttons: [{ id: "others", label: "Twelve other functions", press: (state) => { state.shift = (state.shift + 12) % (networks.length - 12); } }] },
    ],
    panels: [
      { id: "functions", title: "Functions from the prior", words: "Twelve functions drawn from the prior and the band that holds 90 percent" },
      { id: "reach", title: "Width of the band at *x* = 0", words: "Width of the 90 percent band at x = 0 against the number of hidden units" },
    ],
    numbers: [
      { id: "width0", label: "width of the band at *x* = 0", show: (v) => significant(v) },
      { id: "width3", label: "at *x* = 3", show: (v) => significant(v) },
    ],
    update(state) {
      const { m, slopes, shift } = state, scale = size(state, m);
      const width0 = wide(state, m, 0), width3 = wide(state, m, 3);
      return {
        values: { width0, width3 },
        remark: width0 > 8 ? "Far too wide for points of standard deviation 1." : width0 < 1.5 ? "Too narrow: points of standard deviation 1 would surprise this prior." : "",
        voice: `${m} hidden units: the 90 % band is ${significant(width0)} wide at 0 and ${significant(width3)} at 3.`,
        key: {
          functions: [["draws", "line", "grey thin"], ["90 %", "area", "blue faint"], ["−2 to 2", "line", "black dotted medium"]],
          reach: [["width", "dot", "blue"], ["chosen", "dot", "black"], ["if weights were independent", "line", "grey longdash"]],
        },
        draw: {
          functions(plotter) {
            const edges = grid.map((x) => band(state, m, x));
            const top = Math.max(4, ...edges.map(([low, high]) => 1.6 * Math.max(-low, high)));
            const plot = plotter({ x: { range: [-3, 3], label: "*x*" }, y: { range: [-top, top], label: "*f*(*x*)" } });
            plot.band(grid, edges.map((e) => e[0]), edges.map((e) => e[1]), "blue faint");
            for (let i = 0; i < 12; i++) plot.line(grid, grid.map((x) => value(networks[shift + i], m, slopes, scale, x)), "grey thin");
            plot.level(2, "black dotted medium");
            plot.level(-2, "black dotted medium");
          },
          reach(plotter) {
            const units = spaced(1, most, most), widths = units.map((u) => wide(state, u, 0));
            // The sd of a sum of independent weights grows as √m
            const independent = units.map((u) => (widths[0] * Math.sqrt(u) * size(state, u)) / size(state, 1));
            const plot = plotter({ x: { range: [0.5, 12.5], label: "Hidden units *m*", ticks: [1, 3, 6, 9, 12].map((at) => ({ at, words: String(at) })) }, y: { range: [0, 1.12 * Math.max(...widths, ...independent)], label: "90 % width" } });
            plot.line(units, independent, "grey longdash medium");
            plot.line(units, widths, "blue thin");
            plot.dots(units, widths, "blue", 4.5);
            plot.dots([m], [width0], "black", 6);
          },
        },
      };
    },
  });
})();
