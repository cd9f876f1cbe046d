// Chapter 4: σ_T from N stars with noise f, where the mean of the population is known to m; the closed form.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  const truth = 5.6703744191844314e-8;
  // Population, prior of the constant: the chapter's
  const s = Math.sqrt(0.6 * 0.6 + 16 * 0.1 * 0.1), centre = Math.log(1e-7), wide = 2;

  // Mean and sd of log(1 + f ε); over u = log r nothing is singular, and the trapezoidal rule errs by less than 1e-12
  const noiseOf = new Map();
  function logNoise(f) {
    if (!noiseOf.has(f)) {
      const low = Math.min(-1, -14 * f), us = spaced(f > 0.15 ? -40 : low, Math.log(1 + 12 * f), 8001);
      const weights = us.map((u) => Math.exp(u - Math.pow((Math.exp(u) - 1) / f, 2) / 2));
      const mass = weights.reduce((a, b) => a + b, 0);
      const mean = us.reduce((sum, u, i) => sum + u * weights[i], 0) / mass;
      const square = us.reduce((sum, u, i) => sum + (u - mean) * (u - mean) * weights[i], 0) / mass;
      noiseOf.set(f, { mean, variance: square });
    }
    return noiseOf.get(f);
  }

  const width = (count, f, m) => 1 / Math.sqrt(1 / ((s * s + logNoise(f).variance) / count + m * m) + 1 / (wide * wide));
  function infer({ count, noise, known, field }) {
    const t = logNoise(noise);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += s * field[i][0] + Math.log(1 + noise * field[i][1]);
    const observed = Math.log(truth) + sum / count - t.mean;
    const variance = (s * s + t.variance) / count + known * known;
    const precision = 1 / variance + 1 / (wide * wide);
    return { mean: (observed / variance + centre / (wide * wide)) / precision, sd: 1 / Math.sqrt(precision) };
  }
  const normal = (x, { mean, sd }) => Math.exp(-Math.pow((x - mean) / sd, 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
  const chance = Explore.random(4);
  const draw = () => Array.from({ length: 1000 }, () => [chance.normal(), Math.max(-3, chance.normal())]);
  const first = Explore.data.stars.standard;
  const counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const bound = 1.959963984540054;

  Explore.figure({
    name: "stars",
    start(state) { state.field = first; },
    prediction: {
      ask: "Before you look: the mean of log(*AT*⁴) in the population is known to *m* = 0.1, that is to ten per cent. You observe 1000 stars instead of 100. By what factor does the uncertainty of log *σ*_{T} shrink?",
      choices: ["√10, about 3.2", "about 2", "about 1.2", "not at all"],
      shows(state) { state.known = 0.1; state.count = 1000; },
      reply(choice) {
        const factor = width(100, 0.1, 0.1) / width(1000, 0.1, 0.1);
        return `${choice === 2 ? "Yes," : choice === 3 ? "It does shrink, but only" : "Only"} by ${fixed(factor, 2)}. ` +
          "A constant that is ten per cent larger looks just like a population that is ten per cent brighter. Set *m* to 0, and the stars count again.";
      },
    },
    controls: [
      { id: "count", label: "Stars *N*", values: counts, value: 200 },
      { id: "noise", label: "Noise *f*", values: [0.01, 0.02, 0.05, 0.1, 0.2, 0.3], value: 0.1 },
      { id: "known", label: "Mean known to *m*", values: [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2], value: 0 },
      {
        label: "Field",
        buttons: [
          { id: "field", label: "Another field", press: (state) => { state.field = draw(); } },
          { id: "first", label: "The first field", press: (state) => { state.field = first; } },
        ],
      },
    ],
    panels: [
      { id: "posterior", title: "Which constant?", words: "Posterior density of the constant, and the constant that made the field" },
      { id: "width", title: "Width against the number of stars", words: "Posterior standard deviation of log sigma against the number of stars, both logarithmic" },
    ],
    numbers: [
      { id: "sigma", label: "*σ*_{T} in 10⁻⁸ W m⁻² K⁻⁴", show: (v) => significant(v) },
      { id: "lower", label: "95 % interval", show: (v) => significant(v) },
      { id: "upper", label: "to", joined: true, show: (v) => significant(v) },
      { id: "sd", label: "sd of log *σ*_{T}", show: (v) => fixed(v, 4) },
    ],
    update(state) {
      const { count, noise, known } = state, found = infer(state);
      const ends = [-1, 1].map((side) => 1e8 * Math.exp(found.mean + side * bound * found.sd));
      const missed = (Math.log(truth) - found.mean) / found.sd;
      return {
        values: { sigma: 1e8 * Math.exp(found.mean), sd: found.sd, lower: ends[0], upper: ends[1] },
        remark: `The truth, 5.67, lies ${fixed(Math.abs(missed), 1)} posterior standard deviations ${missed > 0 ? "above" : "below"} the estimate.`,
        voice: `${count} stars: sigma ${significant(1e8 * Math.exp(found.mean))}, 95 % from ${significant(ends[0])} to ${significant(ends[1])}. Standard deviation of the logarithm ${fixed(found.sd, 3)}.`,
        key: {
          posterior: [["posterior", "line", "blue"], ["95 %", "area", "blue faint"], ["truth", "line", "black dotted"]],
          width: [["this noise and *m*", "line", "blue"], ["*m* = 0", "line", "grey longdash"], ...(known > 0 ? [["*m*", "line", "vermillion dashed"]] : [])],
        },
        draw: {
          posterior(plotter) {
            // On a logarithmic axis the curve is the normal of log σ_T
            const span = found.sd > 0.35 ? [0.1, 100] : found.sd > 0.12 ? [1, 20] : [3.5, 9];
            const words = { 100: [0.1, 1, 10, 100], 20: [1, 2, 5, 10, 20], 9: [4, 5, 6, 7, 8, 9] }[span[1]];
            const xs = spaced(Math.log(span[0]), Math.log(span[1]), 401).map(Math.exp);
            const density = (x) => normal(Math.log(x * 1e-8), found);
            const plot = plotter({
              x: { range: span, log: true, ticks: words.map((at) => ({ at, words: String(at) })), label: "*σ*_{T} [10⁻⁸ W m⁻² K⁻⁴]" },
              y: { range: [0, 1.15 * normal(found.mean, found)], label: "Density of log *σ*_{T}" },
            });
            const inside = spaced(Math.log(ends[0]), Math.log(ends[1]), 200).map(Math.exp);
            plot.band(inside, inside.map(() => 0), inside.map(density), "blue faint");
            plot.line(xs, xs.map(density), "blue");
            plot.upright(truth * 1e8, "black dotted");
          },
          width(plotter) {
            const ns = spaced(0, 3, 61).map((p) => Math.pow(10, p));
            const plot = plotter({ x: { range: [0.8, 1300], log: true, label: "Stars *N*" }, y: { range: [0.01, 3], log: true, label: "Sd of log *σ*_{T}" } });
            if (known > 0) plot.level(known, "vermillion dashed medium");
            plot.line(ns, ns.map((n) => width(n, noise, 0)), "grey longdash medium");
            plot.line(ns, ns.map((n) => width(n, noise, known)), "blue");
            plot.dots([count], [found.sd], "black", 5);
          },
        },
      };
    },
  });
})();
