// Chapter 7: Laplace's method on the posterior of one parameter behind a sine, from one start and at all peaks.
(function () {
  "use strict";
  const { fixed, spaced } = Explore;
  const edge = 1.5, prior = 4;

  // log p(θ) p(y | θ), its slope and its second derivative
  const height = ({ y, noise }, t) =>
    -(t * t) / (2 * prior) - Math.pow(y - Math.sin(t), 2) / (2 * noise) - Math.log(2 * Math.PI) - 0.5 * Math.log(prior * noise);
  const slope = ({ y, noise }, t) => -t / prior + ((y - Math.sin(t)) * Math.cos(t)) / noise;
  const bend = ({ y, noise }, t) => -1 / prior - (Math.cos(t) * Math.cos(t) + (y - Math.sin(t)) * Math.sin(t)) / noise;

  // Simpson's rule; both ends lie far out or on the edge, and the error is below 1e-9
  function simpson(f, from, to, pieces) {
    const h = (to - from) / pieces;
    let sum = f(from) + f(to);
    for (let i = 1; i < pieces; i++) sum += (i % 2 ? 4 : 2) * f(from + i * h);
    return (sum * h) / 3;
  }
  const normalBeyond = (z) => (z < -10 ? 1 : simpson((u) => Math.exp(-u * u / 2), z, Math.max(z, 0) + 10, 2000) / Math.sqrt(2 * Math.PI));

  // The top between two places where the slope changes its sign, by halving
  function top(state, low, high) {
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (slope(state, middle) > 0) low = middle; else high = middle;
    }
    const mode = (low + high) / 2, variance = -1 / bend(state, mode);
    return { mode, variance, logArea: height(state, mode) + 0.5 * Math.log(2 * Math.PI * variance) };
  }
  const grid = spaced(-12, 12, 4802);
  function peaksOf(state) {
    const found = [];
    for (let i = 1; i < grid.length; i++)
      if (slope(state, grid[i - 1]) > 0 && slope(state, grid[i]) <= 0) found.push(top(state, grid[i - 1], grid[i]));
    return found;
  }
  // Uphill: the next peak on the side to which the curve rises
  function climbed(state, start, peaks) {
    const rises = slope(state, start) > 0;
    const ahead = peaks.filter((p) => (rises ? p.mode >= start : p.mode <= start));
    return ahead.reduce((a, b) => (Math.abs(a.mode - start) <= Math.abs(b.mode - start) ? a : b));
  }
  const share = (p) => normalBeyond((edge - p.mode) / Math.sqrt(p.variance));

  let last = { words: "" };
  function solve(state) {
    const words = `${state.y} ${state.noise}`;
    if (last.words === words) return last;
    const f = (t) => Math.exp(height(state, t)), area = simpson(f, -16, edge, 3500) + simpson(f, edge, 16, 2900);
    const peaks = peaksOf(state), sum = peaks.reduce((total, p) => total + Math.exp(p.logArea), 0);
    last = {
      words, peaks, sum, area, beyond: simpson(f, edge, 16, 2900) / area,
      sumBeyond: peaks.reduce((total, p) => total + Math.exp(p.logArea) * share(p), 0) / sum,
    };
    return last;
  }
  const tenth = (v) => Math.min(7, Math.max(-7, Math.round(v * 10) / 10));
  const xs = spaced(-7, 7, 421);

  Explore.figure({
    name: "laplace",
    prediction: {
      ask: "Before you look: with noise of variance 0.8 the second peak holds 0.109 of the mass. Let the measurement be better, *σ*² = 0.1, with the same *y* = −2. What does the second peak hold now?",
      choices: ["nearly nothing", "about a tenth, as before", "nearly a third", "one half"],
      shows(state) { Object.assign(state, { y: -2, noise: 0.1, start: -1 }); },
      reply: (choice) =>
        `${choice === 1 ? "Yes, it" : "It"} holds 0.082. Both peaks become narrow, but sin *θ* repeats after a full turn, so that the datum cannot choose between them. Only the prior does. ` +
        "A sum over all peaks misses log *Z* by no more than 0.02 now. Drag the ring to climb the other peak; then raise the noise until one normal is all you need.",
    },
    controls: [
      { id: "y", label: "Datum *y*", min: -3, max: 3, step: 0.1, value: -2, show: (v) => fixed(v, 1) },
      { id: "noise", label: "Noise variance *σ*²", values: [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6], value: 0.8 },
      { id: "start", label: "Start of the climb", min: -7, max: 7, step: 0.1, value: -1, show: (v) => fixed(v, 1) },
    ],
    panels: [
      {
        id: "densities", title: "Posterior and normals", words: "The posterior, the normal at the peak that the climb finds, and the sum over all peaks; a ring starts the climb, as the slider does",
        drag(state, handle, x) { state.start = tenth(x); },
      },
      { id: "logs", title: "Their logarithms", words: "Log of prior times likelihood, and the parabola of the normal that touches its top" },
    ],
    numbers: [
      { id: "evidence", label: "log *Z*, exact", show: (v) => fixed(v, 3) },
      { id: "one", label: "log *Z*, one climb", show: (v) => fixed(v, 3) },
      { id: "all", label: "log *Z*, all peaks", show: (v) => fixed(v, 3) },
      { id: "beyond", label: "beyond 1.5, exact", show: (v) => fixed(v, 3) },
      { id: "oneBeyond", label: "beyond 1.5, one climb", show: (v) => (v < 5e-4 ? "below 0.001" : fixed(v, 3)) },
      { id: "allBeyond", label: "beyond 1.5, all peaks", show: (v) => fixed(v, 3) },
    ],
    update(state) {
      const { peaks, sum, area, beyond, sumBeyond } = solve(state), found = climbed(state, state.start, peaks);
      const logZ = Math.log(area), claimed = (p, t) => Math.exp(p.logArea - logZ - Math.pow(t - p.mode, 2) / (2 * p.variance)) / Math.sqrt(2 * Math.PI * p.variance);
      const missing = Math.log(sum) - found.logArea;
      return {
        values: { evidence: logZ, one: found.logArea, all: Math.log(sum), beyond, oneBeyond: share(found), allBeyond: sumBeyond },
        remark: `The climb ends at *θ* = ${fixed(found.mode, 3)}. The other peaks would add ${fixed(Math.max(0, missing), 3)} nats.`,
        voice: `The climb ends at ${fixed(found.mode, 2)}. Log evidence ${fixed(found.logArea, 2)} instead of ${fixed(logZ, 2)}; mass beyond 1.5 ${fixed(share(found), 3)} instead of ${fixed(beyond, 3)}.`,
        key: {
          densities: [["posterior", "area", "grey pale"], ["one climb", "line", "blue"], ["all peaks", "line", "vermillion dashed"]],
          logs: [["log *p*(*θ*) *p*(*y* | *θ*)", "line", "black medium"], ["parabola of the climb", "line", "blue"]],
        },
        draw: {
          densities(plotter) {
            const exact = (t) => Math.exp(height(state, t) - logZ), all = (t) => peaks.reduce((total, p) => total + claimed(p, t), 0);
            const fine = spaced(-7, 7, 841), values = fine.map(exact), sums = fine.map(all);
            const plot = plotter({ x: { range: [-7, 7], label: "*θ*" }, y: { range: [0, 1.15 * Math.max(...values, ...sums)], label: "Density" } });
            plot.band(fine, fine.map(() => 0), values, "grey pale");
            plot.upright(edge, "grey thin longdash");
            plot.line(fine, fine.map((t) => claimed(found, t)), "blue");
            plot.line(fine, sums, "vermillion dashed");
            plot.handle("start", state.start, exact(state.start), "black");
          },
          logs(plotter) {
            const values = xs.map((t) => height(state, t)), high = Math.max(...values);
            const plot = plotter({ x: { range: [-7, 7], label: "*θ*" }, y: { range: [high - 12, high + 1.5], label: "Log [nats]" } });
            plot.upright(edge, "grey thin longdash");
            plot.line(xs, values, "black medium");
            plot.line(xs, xs.map((t) => height(state, found.mode) - Math.pow(t - found.mode, 2) / (2 * found.variance)), "blue");
            plot.dots([state.start], [height(state, state.start)], "black", 4.5);
            plot.dots([found.mode], [height(state, found.mode)], "blue", 5.5);
          },
        },
      };
    },
  });
})();
