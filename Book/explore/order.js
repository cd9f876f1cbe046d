// Chapter 3: polynomials of order 0 to 12 by the QR factor of points and prior, all orders from one factor.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  const { points, orders } = Explore.data.order;
  const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]), N = points.length, columns = orders + 1;
  const powers = (x) => { const row = [1]; for (let j = 1; j < columns; j++) row.push(row[j - 1] * x); return row; };

  // Upper triangle R and the first entries of Qᵀb, by reflections (Householder); the length of b beyond column k is
  // what order k - 1 leaves.
  function factor(rows, b) {
    const a = rows.map((row) => row.slice()), right = b.slice(), m = a.length;
    for (let j = 0; j < columns && j < m; j++) {
      let length = 0;
      for (let i = j; i < m; i++) length = Math.hypot(length, a[i][j]);
      if (length === 0) continue;
      const alpha = a[j][j] > 0 ? -length : length;
      const v = [];
      for (let i = j; i < m; i++) v.push(a[i][j]);
      v[0] -= alpha;
      const half = v.reduce((sum, x) => sum + x * x, 0) / 2;
      const reflect = (get, set) => {
        let dot = 0;
        for (let i = 0; i < v.length; i++) dot += v[i] * get(i + j);
        for (let i = 0; i < v.length; i++) set(i + j, get(i + j) - (dot / half) * v[i]);
      };
      for (let c = j; c < columns; c++) reflect((i) => a[i][c], (i, value) => { a[i][c] = value; });
      reflect((i) => right[i], (i, value) => { right[i] = value; });
    }
    return { R: a.slice(0, columns), b: right };
  }
  const back = (R, b, k) => {
    const w = new Array(k).fill(0);
    for (let i = k - 1; i >= 0; i--) {
      let sum = b[i];
      for (let j = i + 1; j < k; j++) sum -= R[i][j] * w[j];
      w[i] = sum / R[i][i];
    }
    return w;
  };
  // |R⁻ᵀ φ|², the variance of the curve where the features are φ
  const spread = (R, phi, k) => {
    const u = [];
    let total = 0;
    for (let i = 0; i < k; i++) {
      let sum = phi[i];
      for (let j = 0; j < i; j++) sum -= R[j][i] * u[j];
      u.push(sum / R[i][i]);
      total += u[i] * u[i];
    }
    return total;
  };

  // Points on top of the prior: an order less than 12 uses the leading columns of both factors.
  let known = null;
  function learn(noise, prior) {
    if (known && known.noise === noise && known.prior === prior) return known;
    const sigma = Math.sqrt(noise), s = Math.sqrt(prior);
    const rows = xs.map((x) => powers(x).map((v) => v / sigma));
    for (let j = 0; j < columns; j++) rows.push(Array.from({ length: columns }, (_, c) => (c === j ? 1 / s : 0)));
    const { R, b } = factor(rows, ys.map((y) => y / sigma).concat(new Array(columns).fill(0)));
    const evidences = [];
    for (let k = 1; k <= columns; k++) {
      let rest = 0, logDet = 0;
      for (let i = k; i < b.length; i++) rest += b[i] * b[i];
      for (let i = 0; i < k; i++) logDet += Math.log(Math.abs(R[i][i]));
      evidences.push(-0.5 * N * Math.log(2 * Math.PI * noise) - 0.5 * k * Math.log(prior) - logDet - 0.5 * rest);
    }
    const most = Math.max(...evidences), weights = evidences.map((e) => Math.exp(e - most));
    const total = weights.reduce((sum, w) => sum + w, 0);
    known = { noise, prior, R, b, evidences, best: evidences.indexOf(most), probabilities: weights.map((w) => w / total) };
    return known;
  }

  // Sums of squares of the best fits, in which noise and prior play no part
  const leastSquares = (() => {
    const { b } = factor(xs.map(powers), ys);
    return Array.from({ length: columns }, (_, k) => b.slice(k + 1).reduce((sum, v) => sum + v * v, 0));
  })();
  const bestFit = (noise) => leastSquares.map((sum) => -0.5 * N * Math.log(2 * Math.PI * noise) - sum / (2 * noise));

  // Of the panel of evidences: wide enough for the middle of the orders; the worst may leave
  function range(evidences, noise) {
    const top = Math.max(...bestFit(noise)), lows = evidences.slice().sort((a, b) => a - b);
    const low = Math.max(lows[0], top - 4 * Math.max(10, top - lows[6]));
    return [low - 0.08 * (top - low), top + 0.08 * (top - low)];
  }

  const grid = spaced(-4, 4, 161);

  Explore.figure({
    name: "order",
    prediction: {
      ask: "Before you look: with the variance *σ*² = 1.5 of the noise, order 2 has the largest evidence. Suppose we had assumed 0.1. Which order would win?",
      choices: ["a lower one", "still order 2", "a higher one"],
      shows(state) { state.noise = 0.1; state.order = learn(0.1, 1).best; },
      reply(choice) {
        const { best, probabilities, evidences } = learn(0.1, 1);
        const right = best < 2 ? 0 : best === 2 ? 1 : 2;
        const second = probabilities.indexOf(Math.max(...probabilities.filter((_, k) => k !== best)));
        return `${choice === right ? "Yes: order" : "No: order"} ${best} has probability ${fixed(probabilities[best], 2)}, order ${second} ${fixed(probabilities[second], 2)}. ` +
          `But every log evidence has dropped to ${fixed(evidences[best], 0)} or less, from ${fixed(learn(1.5, 1).evidences[2], 0)}: so little noise makes the points improbable under every order. Now make the noise large.`;
      },
    },
    controls: [
      { id: "order", label: "Order *k*", min: 0, max: 12, step: 1, value: 2 },
      { id: "noise", label: "Noise variance *σ*²", values: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5, 2, 5, 10, 20, 30, 50, 100, 1000], value: 1.5 },
      { id: "prior", label: "Prior variance *s*²", values: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 1000], value: 1 },
      {
        label: "Setting",
        buttons: [{ id: "lecture", label: "The lecture’s setting", press(state) { Object.assign(state, { order: 2, noise: 1.5, prior: 1 }); } }],
      },
    ],
    panels: [
      { id: "curve", title: "What the points allow", words: "The thirty points, the posterior mean of the chosen order, and its bands" },
      { id: "evidence", title: "Log evidence by order", words: "Log evidence and best fit of orders 0 to 12" },
    ],
    numbers: [
      { id: "evidence", label: "log evidence", show: (v) => fixed(v, 2) },
      { id: "probability", label: "probability of this order", show: (v) => (v === 0 ? "below 10⁻³⁰⁰" : fixed(v, 3)) },
      { id: "best", label: "largest evidence: order", show: (v) => String(v) },
      { id: "mean4", label: "a measurement at *x* = 4", show: (v) => significant(v) },
      { id: "sd4", label: "±", joined: true, show: (v) => significant(v) },
    ],
    update({ order, noise, prior }) {
      const { R, b, evidences, best, probabilities } = learn(noise, prior);
      const k = order + 1, w = back(R, b, k);
      const at = (x) => {
        const phi = powers(x);
        return [w.reduce((sum, v, j) => sum + v * phi[j], 0), spread(R, phi, k)];
      };
      const [mean4, variance4] = at(4);
      return {
        values: { evidence: evidences[order], probability: probabilities[order], best, mean4, sd4: Math.sqrt(variance4 + noise) },
        remark: evidences[order] < range(evidences, noise)[0] ? `The log evidence of order ${order}, ${fixed(evidences[order], 0)}, lies below the panel.` : "",
        voice: `Order ${order}: log evidence ${fixed(evidences[order], 1)}, probability ${fixed(probabilities[order], 3)}. Order ${best} has the largest evidence.`,
        key: {
          curve: [["curve, 2 sd", "area", "blue mid"], ["measurement, 2 sd", "area", "sky pale"], ["mean", "line", "vermillion"]],
          evidence: [["log evidence", "dot", "blue"], ["best fit", "square", "vermillion"], ["chosen", "ring", "black"]],
        },
        draw: {
          curve(plotter) {
            const plot = plotter({ x: { range: [-4, 4], label: "*x*" }, y: { range: [-10, 15], label: "*y*" } });
            const values = grid.map(at), mean = values.map((v) => v[0]);
            const edges = (extra) => [-2, 2].map((z) => values.map(([m, v]) => m + z * Math.sqrt(v + extra)));
            plot.band(grid, ...edges(noise), "sky pale");
            plot.band(grid, ...edges(0), "blue mid");
            plot.line(grid, mean, "vermillion");
            plot.dots(xs, ys, "black", 3);
          },
          evidence(plotter) {
            const fits = bestFit(noise), [low, high] = range(evidences, noise);
            const plot = plotter({ x: { range: [-0.5, 12.5], label: "Order *k*", ticks: [0, 2, 4, 6, 8, 10, 12].map((at2) => ({ at: at2, words: String(at2) })) }, y: { range: [low, high], label: "Log evidence" } });
            const places = evidences.map((_, i) => i);
            plot.line(places, evidences, "blue thin");
            plot.squares(places, fits, "vermillion");
            plot.dots(places, evidences, "blue", 4.5);
            if (evidences[order] >= low) plot.circle(order, evidences[order], "black medium", 8.5);
            else plot.arrow([order, low + 0.14 * (high - low)], [order, low], "vermillion");
          },
        },
      };
    },
  });
})();
