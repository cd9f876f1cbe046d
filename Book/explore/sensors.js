// Chapter 2: two Poisson rates, each with its own prior and counts; the landscape is the product of two gammas.
(function () {
  "use strict";
  const { fixed, logGamma, spaced } = Explore;

  // λ^s e^(-rλ) up to `upper`, normalised by Simpson's rule; its cumulative probability at the nodes
  const cells = 2000;
  function posterior(sum, rate, upper) {
    const shape = sum + 1, top = upper === null ? (shape + 9 * Math.sqrt(shape) + 40) / rate : upper;
    const logDensity = (x) => (x <= 0 ? (sum === 0 ? 0 : -Infinity) : sum * Math.log(x)) - rate * x + shape * Math.log(rate) - logGamma(shape);
    return { shape, rate, top, logDensity, mode: Math.min(sum / rate, top) };
  }
  function simpson(f, from, to) {
    const h = (to - from) / cells;
    let sum = 0, left = f(from);
    for (let i = 0; i < cells; i++) {
      const a = from + i * h, right = f(a + h);
      sum += (h / 6) * (left + 4 * f(a + h / 2) + right);
      left = right;
    }
    return sum;
  }
  function finish(p) {
    const density = (x) => Math.exp(p.logDensity(x));
    p.mass = simpson(density, 0, p.top);
    // The last node may lie a rounding beyond the end
    p.density = (x) => (x < 0 || x > p.top * (1 + 1e-12) ? 0 : density(x) / p.mass);
    const mean = simpson((x) => x * density(x), 0, p.top) / p.mass;
    p.sd = Math.sqrt(simpson((x) => (x - mean) * (x - mean) * density(x), 0, p.top) / p.mass);
    return p;
  }
  // P(λ₁ > λ₂) = ∫ p₁(x) P(λ₂ < x) dx, both integrals by Simpson's rule on one grid
  function faster(first, second) {
    const top = first.top, h = top / cells, at = (x) => second.density(x);
    let below = 0, sum = 0;
    let d0 = at(0), g0 = 0;
    for (let i = 0; i < cells; i++) {
      const a = i * h, q1 = at(a + h / 4), d1 = at(a + h / 2), q3 = at(a + (3 * h) / 4), d2 = at(a + h);
      const half = below + (h / 12) * (d0 + 4 * q1 + d1), end = half + (h / 12) * (d1 + 4 * q3 + d2);
      const g1 = first.density(a + h / 2) * half, g2 = first.density(a + h) * end;
      sum += (h / 6) * (g0 + 4 * g1 + g2);
      below = end;
      d0 = d2;
      g0 = g2;
    }
    return sum;
  }

  const side = 5, grid = 120;
  // The height above which the smallest region with this probability lies; the grid reaches eight standard deviations
  function level(first, second, share) {
    const axis = (p) => {
      const low = Math.max(0, p.mode - 8 * p.sd), high = Math.min(p.top, p.mode + 8 * p.sd + 2 / p.rate);
      const h = (high - low) / 200;
      return { h, values: Array.from({ length: 200 }, (_, i) => p.density(low + (i + 0.5) * h)) };
    };
    const a = axis(first), b = axis(second), heights = [];
    for (const u of a.values) for (const v of b.values) heights.push(u * v);
    heights.sort((p, q) => q - p);
    let inside = 0;
    return heights.find((height) => (inside += height * a.h * b.h) >= share) || 0;
  }
  // The line of that height as closed rings, by marching squares over the grid of the map
  function outline(first, second, height) {
    // A frame of zeros closes every ring
    const n = grid + 3, h = side / grid, z = (i, j) => (i === 0 || j === 0 || i === n - 1 || j === n - 1 ? 0 : first.values[i - 1] * second.values[j - 1]);
    const place = (i) => (Math.min(grid, Math.max(0, i - 1))) * h;
    const cut = (i0, j0, i1, j1) => {
      const z0 = z(i0, j0), z1 = z(i1, j1), t = (height - z0) / (z1 - z0);
      return [place(i0) + t * (place(i1) - place(i0)), place(j0) + t * (place(j1) - place(j0))];
    };
    const segments = new Map();
    const key = (i0, j0, i1, j1) => `${i0},${j0},${i1},${j1}`;
    for (let i = 0; i < n - 1; i++) for (let j = 0; j < n - 1; j++) {
      const corners = [z(i, j), z(i + 1, j), z(i + 1, j + 1), z(i, j + 1)].map((v) => v >= height);
      const edges = [[i, j, i + 1, j], [i + 1, j, i + 1, j + 1], [i, j + 1, i + 1, j + 1], [i, j, i, j + 1]];
      const crossed = [0, 1, 2, 3].filter((e) => corners[e] !== corners[(e + 1) % 4]);
      if (crossed.length !== 2) continue;
      const [p, q] = crossed.map((e) => ({ id: key(...edges[e]), at: cut(...edges[e]) }));
      for (const [from, to] of [[p, q], [q, p]]) {
        if (!segments.has(from.id)) segments.set(from.id, []);
        segments.get(from.id).push(to);
      }
    }
    const rings = [], seen = new Set();
    for (const start of segments.keys()) {
      if (seen.has(start)) continue;
      const ring = [];
      let here = start;
      while (here && !seen.has(here)) {
        seen.add(here);
        const next = segments.get(here).find((s) => !seen.has(s.id));
        if (!next) break;
        ring.push(next.at);
        here = next.id;
      }
      if (ring.length > 2) rings.push(ring);
    }
    return rings;
  }

  const chance = Explore.random(2);
  const poisson = (mean) => {
    let count = -1, product = 1;
    const limit = Math.exp(-mean);
    do { product *= chance.uniform(); count++; } while (product > limit);
    return count;
  };
  const expected = (state) => { state.drawn = null; };
  const intervals = [1, 2, 5, 10, 20, 50, 100];

  function both({ n, prior, mean1, mean2, drawn }) {
    const s1 = drawn ? drawn.slice(0, n).reduce((t, c) => t + c[0], 0) : 3 * n;
    const s2 = drawn ? drawn.slice(0, n).reduce((t, c) => t + c[1], 0) : n;
    const of = (sum, mean) => finish(prior === "uniform" ? posterior(sum, n, side) : posterior(sum, n + 1 / mean, null));
    return { s1, s2, first: of(s1, mean1), second: of(s2, mean2) };
  }

  Explore.figure({
    name: "sensors",
    start: expected,
    prediction: {
      ask: "Before you look: after one interval the sensors have counted 3 events and 1. With exponential priors of means 10 and 3, how probable is it that the first rate is the larger one?",
      slider: { label: "P(*λ*_{1} > *λ*_{2})", min: 0.5, max: 1, step: 0.01, value: 0.5, decimals: 2 },
      reply(guess) {
        const { first, second } = both({ n: 1, prior: "exponential", mean1: 10, mean2: 3, drawn: null });
        const right = faster(first, second), off = guess - right;
        return `It is ${fixed(right, 2)}; you said ${fixed(guess, 2)}, ` +
          `${Math.abs(off) < 0.03 ? "which is close" : off > 0 ? "so you trusted the counts too much" : "so you trusted the counts too little"}. ` +
          "Now watch more intervals, and find a prior that still matters after five.";
      },
    },
    controls: [
      { id: "n", label: "Intervals *N*", values: intervals, value: 1 },
      { id: "mean1", label: "Prior mean of *λ*_{1}", min: 1, max: 20, step: 1, value: 10 },
      { id: "mean2", label: "Prior mean of *λ*_{2}", min: 1, max: 20, step: 1, value: 3 },
      { id: "prior", label: "Priors", options: [["uniform", "uniform up to 5"], ["exponential", "exponential"]], value: "exponential" },
      {
        label: "Counts",
        buttons: [
          { id: "count", label: "Count anew, true rates 3 and 1", press: (state) => { state.drawn = Array.from({ length: 100 }, () => [poisson(3), poisson(1)]); } },
          { id: "expected", label: "The chapter’s counts", press: expected },
        ],
      },
    ],
    panels: [
      { id: "map", title: "Both rates", words: "Map of the posterior of both rates with its 50 % and 95 % regions" },
      { id: "rates", title: "Each rate alone", words: "Prior and posterior density of each rate" },
    ],
    numbers: [
      { id: "counts", label: "events", show: (v) => v },
      { id: "mode1", label: "mode", show: (v) => fixed(v, 3) },
      { id: "mode2", label: "and", joined: true, show: (v) => fixed(v, 3) },
      { id: "sd1", label: "sd", show: (v) => fixed(v, 3) },
      { id: "sd2", label: "and", joined: true, show: (v) => fixed(v, 3) },
      { id: "faster", label: "P(*λ*_{1} > *λ*_{2})", show: (v) => fixed(v, 4) },
    ],
    update(state) {
      const { s1, s2, first, second } = both(state), { n, prior, mean1, mean2 } = state;
      const probability = faster(first, second);
      const priors = prior === "uniform"
        ? [(x) => (x <= 5 ? 0.2 : 0), (x) => (x <= 5 ? 0.2 : 0)]
        : [(x) => Math.exp(-x / mean1) / mean1, (x) => Math.exp(-x / mean2) / mean2];
      return {
        values: { counts: `${s1} and ${s2}`, mode1: first.mode, mode2: second.mode, sd1: first.sd, sd2: second.sd, faster: probability },
        remark: prior === "uniform" ? "The prior means play no part while the priors are uniform." : "",
        voice: `${n} intervals, ${s1} and ${s2} events. Mode ${fixed(first.mode, 2)} and ${fixed(second.mode, 2)}. Probability that the first rate is larger ${fixed(probability, 3)}.`,
        key: {
          map: [["50 %", "area", "blue mid"], ["95 %", "area", "sky pale"], ["mode", "dot", "black"], ["truth", "ring", "vermillion"]],
          rates: [["*λ*_{1}", "line", "blue"], ["*λ*_{2}", "line", "green dashdot"], ["priors", "line", "grey longdash thin"]],
        },
        draw: {
          map(plotter) {
            const plot = plotter({ square: true, x: { range: [0, side], label: "*λ*_{1}" }, y: { range: [0, side], label: "*λ*_{2}" } });
            const xs = spaced(0, side, grid + 1);
            first.values = xs.map(first.density);
            second.values = xs.map(second.density);
            for (const [share, style] of [[0.95, "area sky pale"], [0.5, "area blue mid"]]) {
              plot.region(outline(first, second, level(first, second, share)), style);
            }
            plot.line([0, side], [0, side], "grey thin longdash");
            plot.dots([first.mode], [second.mode], "black", 4.5);
            plot.circle(3, 1, "vermillion", 8);
          },
          rates(plotter) {
            const xs = spaced(0, side, 501), curves = [first, second].map((p) => xs.map(p.density));
            const plot = plotter({ square: true, x: { range: [0, side], label: "Rate, events per interval" }, y: { range: [0, 1.1 * Math.max(...curves[0], ...curves[1])], label: "Density" } });
            priors.forEach((p) => plot.line(xs, xs.map(p), "grey longdash thin"));
            plot.line(xs, curves[0], "blue");
            plot.line(xs, curves[1], "green dashdot");
          },
        },
      };
    },
  });
})();
