// Chapter 1: a Beta prior, flips one by one, the posterior, and K of the fair coin against "some other p".
(function () {
  "use strict";
  const { fixed, significant, logGamma, spaced } = Explore;

  const logBeta = (a, b) => logGamma(a) + logGamma(b) - logGamma(a + b);
  const density = (x, a, b) => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));

  // P(p < x), by the continued fraction of the incomplete beta function (Lentz's method)
  function cumulative(x, a, b) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    if (x > (a + 1) / (a + b + 2)) return 1 - cumulative(1 - x, b, a);
    const tiny = 1e-300;
    let c = 1, d = 1 / Math.max(tiny, 1 - ((a + b) * x) / (a + 1)), sum = d;
    for (let m = 1; m < 2000; m++) {
      for (const term of [
        (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
        (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
      ]) {
        d = 1 / (Math.abs(1 + term * d) < tiny ? tiny : 1 + term * d);
        c = Math.abs(1 + term / c) < tiny ? tiny : 1 + term / c;
        sum *= c * d;
      }
      if (Math.abs(c * d - 1) < 1e-15) break;
    }
    return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a) * sum;
  }

  // Where the cumulative probability is q, by bisection
  function quantile(q, a, b) {
    let low = 0, high = 1;
    while (high - low > 1e-13) {
      const middle = (low + high) / 2;
      if (cumulative(middle, a, b) < q) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  // log K of the fair coin against Beta(a, b); the number of orders cancels
  const logFactor = (heads, flips, a, b) =>
    flips * Math.log(0.5) - logBeta(a + heads, b + flips - heads) + logBeta(a, b);

  const coin = Explore.random(14);
  const most = 1000;
  const add = (state, isHeads) => {
    if (state.flips.length < most) state.flips.push(isHeads);
  };
  const strength = (factor) => {
    const size = Math.max(factor, 1 / factor);
    if (size < Math.sqrt(10)) return "not worth more than a bare mention";
    const side = factor > 1 ? "for the fair coin" : "against the fair coin";
    return `${size < 10 ? "substantial" : size < 100 ? "strong" : "decisive"} evidence ${side}`;
  };
  const fifty = () => {
    // Fifty heads and fifty tails in an order drawn once
    const order = Explore.random(50), flips = Array.from({ length: 100 }, (_, i) => i % 2 === 0);
    for (let i = 99; i > 0; i--) {
      const j = Math.floor(order.uniform() * (i + 1));
      [flips[i], flips[j]] = [flips[j], flips[i]];
    }
    return flips;
  };

  Explore.figure({
    name: "flips",
    buttonsFirst: true,
    start(state) { state.flips = []; },
    prediction: {
      ask: "Before you look: a coin is flipped a hundred times and shows exactly fifty heads. No count could speak more clearly for a fair coin. How large is *K*, the fair coin against the uniform prior?",
      choices: ["about 2", "about 8", "about 80", "more than 1000"],
      shows(state) { state.flips = fifty(); },
      reply: (choice) =>
        `${choice === 1 ? "Yes:" : choice === 0 ? "It is more:" : "It is much less:"} for 50 heads in 100 flips *K* is ${fixed(Math.exp(logFactor(50, 100, 1, 1)), 1)}. ` +
        "A uniform prior expected counts near fifty as well, only less often, so a hundred flips cannot say much more. Begin again and flip, or change the prior.",
    },
    controls: [
      {
        label: "Flips",
        buttons: [
          { id: "heads", label: "Heads", press: (state) => add(state, true) },
          { id: "tails", label: "Tails", press: (state) => add(state, false) },
          { id: "flip", label: "Flip a fair coin", press: (state) => add(state, coin.uniform() < 0.5) },
          { id: "ten", label: "Flip it ten times", press: (state) => { for (let i = 0; i < 10; i++) add(state, coin.uniform() < 0.5); } },
          { id: "unfair", label: "Ten flips with *p* = 0.7", press: (state) => { for (let i = 0; i < 10; i++) add(state, coin.uniform() < 0.7); } },
          { id: "again", label: "Begin again", press: (state) => { state.flips = []; } },
        ],
      },
      { id: "a", label: "Prior: *a*", min: 0.5, max: 20, step: 0.5, value: 1 },
      { id: "b", label: "Prior: *b*", min: 0.5, max: 20, step: 0.5, value: 1 },
    ],
    panels: [
      { id: "belief", title: "What is believed of *p*", words: "Prior and posterior density of the probability of heads" },
      { id: "factor", title: "*K* after every flip", words: "Bayes factor of the fair coin against the prior, after every flip, on a logarithmic axis" },
    ],
    numbers: [
      { id: "flips", label: "heads and flips", show: (v) => v },
      { id: "mean", label: "mean", show: (v) => fixed(v, 3) },
      { id: "lower", label: "95 % interval", show: (v) => fixed(v, 3) },
      { id: "upper", label: "to", joined: true, show: (v) => fixed(v, 3) },
      { id: "K", label: "*K*", show: (v) => significant(v) },
      { id: "fair", label: "P(fair) from even odds", show: (v) => fixed(v, 3) },
    ],
    update({ flips, a, b }) {
      const n = flips.length, heads = flips.filter(Boolean).length;
      const [pa, pb] = [a + heads, b + n - heads];
      const lower = quantile(0.025, pa, pb), upper = 1 - quantile(0.025, pb, pa);
      const logK = logFactor(heads, n, a, b), K = Math.exp(logK);
      const path = [0];
      let seen = 0;
      flips.forEach((isHeads, i) => path.push(logFactor((seen += isHeads ? 1 : 0), i + 1, a, b)));
      const mean = pa / (pa + pb);
      return {
        values: { flips: `${heads} of ${n}`, mean, lower, upper, K, fair: 1 / (1 + Math.exp(-logK)) },
        remark: n === 0 ? "No flips yet: press Heads or Tails."
          : `${strength(K)[0].toUpperCase()}${strength(K).slice(1)}.${n === most ? ` There is room for ${most} flips: begin again.` : ""}`,
        voice: `${heads} heads in ${n} flips. Posterior mean ${fixed(mean, 2)}, 95 % from ${fixed(lower, 2)} to ${fixed(upper, 2)}. K is ${significant(K)}.`,
        key: {
          belief: [["prior", "line", "vermillion dashed"], ["posterior", "line", "blue"], ["95 %", "area", "blue faint"]],
          factor: [["*K*", "line", "blue"], ["1/3.2 to 3.2", "area", "grey faint"]],
        },
        draw: {
          belief(plotter) {
            const x = spaced(0.001, 0.999, 500);
            const posterior = x.map((p) => density(p, pa, pb)), prior = x.map((p) => density(p, a, b));
            const middle = posterior.filter((_, i) => x[i] > 0.02 && x[i] < 0.98);
            const top = 1.12 * Math.max(2, ...middle, ...prior.slice(20, 480));
            const plot = plotter({ x: { range: [0, 1], label: "Probability of heads *p*" }, y: { range: [0, top], label: "Density" } });
            const inside = spaced(Math.max(lower, 1e-6), Math.min(upper, 1 - 1e-6), 200);
            plot.band(inside, inside.map(() => 0), inside.map((p) => density(p, pa, pb)), "blue faint");
            plot.upright(0.5, "thin grey longdash");
            plot.line(x, posterior, "blue");
            plot.line(x, prior, "vermillion dashed");
          },
          factor(plotter) {
            const reach = Math.ceil(Math.max(1, ...path.map((v) => Math.abs(v) / Math.log(10))) + 0.15);
            const last = Math.max(20, n);
            const plot = plotter({
              x: { range: [0, 1.02 * last], label: "Flips" },
              y: { range: [Math.pow(10, -reach), Math.pow(10, reach)], log: true, label: "*K*, fair against your prior" },
            });
            const limit = Math.sqrt(10);
            plot.band([0, 1.02 * last], [1 / limit, 1 / limit], [limit, limit], "grey faint");
            plot.level(1, "thin grey longdash");
            plot.line(path.map((_, i) => i), path.map(Math.exp), "blue");
            if (n < 60) plot.dots(path.map((_, i) => i), path.map(Math.exp), "blue", 3);
            plot.dots([n], [K], "black", 4);
          },
        },
      };
    },
  });
})();
