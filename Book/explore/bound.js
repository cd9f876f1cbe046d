// Chapter 14: a code of one number, its bound, its divergence from the prior, and reparametrised draws.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;

  const logNormal = (t, mean, variance) => -0.5 * (Math.log(2 * Math.PI * variance) + ((t - mean) * (t - mean)) / variance);
  // E_q log p(x | z), and KL(q ‖ N(0, 1))
  const fit = ({ x, s }, mu, sigma) => logNormal(x, mu, s) - (sigma * sigma) / (2 * s);
  const cost = (mu, sigma) => 0.5 * (mu * mu + sigma * sigma - 1) - Math.log(sigma);
  const bound = (state, mu, sigma) => fit(state, mu, sigma) - cost(mu, sigma);
  const evidence = ({ x, s }) => logNormal(x, 0, 1 + s);
  // The top of E_q log p(x | z) − β KL: the posterior, were the noise βs
  const best = ({ x, s, beta }) => ({ mu: x / (1 + beta * s), sigma: Math.sqrt((beta * s) / (1 + beta * s)) });

  const clamp = (v, low, high) => Math.min(high, Math.max(low, v));
  const twentieth = (v) => Math.round(v * 20) / 20;
  const twoOrThree = (v) => fixed(v, Math.abs(v - twentieth(v)) < 1e-9 ? 2 : 3);
  const fresh = (state) => { const random = Explore.random(state.seed); state.noise = spaced(0, 11, 12).map(random.normal); };
  const widths = spaced(0.05, 2, 118), places = spaced(-3, 3, 241);

  Explore.figure({
    name: "bound",
    start(state) { state.seed = 14; fresh(state); },
    prediction: {
      ask: "Before you look: *x* = 1 and *s* = 0.25, and *q* is the posterior, *N*(0.8, 0.2). Now let the divergence count double, *β* = 2. What does the best *q* do?",
      choices: ["it stays", "it grows narrower", "it grows wider and moves towards 0", "it becomes the prior"],
      shows(state) { Object.assign(state, { x: 1, s: 0.25, beta: 2 }, best({ x: 1, s: 0.25, beta: 2 })); },
      reply: (choice) =>
        `${choice === 2 ? "Yes, it" : "It"} moves a part of the way to the prior, to *N*(0.67, 0.33), the posterior for a noise of variance *βs* = 0.5. ` +
        "Its code is cheaper, and the bound is lower. Set *β* = 1 and look for the best *q* by hand, before you press the button. What do the twelve draws say there?",
    },
    controls: [
      { id: "mu", label: "Mean *μ* of *q*", min: -3, max: 3, step: 0.05, value: 0, show: twoOrThree },
      { id: "sigma", label: "Its sd, *σ*", min: 0.05, max: 2, step: 0.05, value: 1, show: twoOrThree },
      { id: "x", label: "Datum *x*", min: -3, max: 3, step: 0.1, value: 1, show: (v) => fixed(v, 1) },
      { id: "s", label: "Noise variance *s*", values: [0.05, 0.1, 0.25, 0.5, 1, 2], value: 0.25 },
      { id: "beta", label: "Weight *β*", values: [0.1, 0.25, 0.5, 1, 2, 4, 10], value: 1 },
      {
        label: "The code",
        buttons: [
          { id: "best", label: "Best *q* for this *β*", press: (state) => Object.assign(state, best(state)) },
          { id: "prior", label: "*q* is the prior", press: (state) => Object.assign(state, { mu: 0, sigma: 1 }) },
          { id: "fresh", label: "Other draws", press(state) { state.seed += 1; fresh(state); } },
        ],
      },
    ],
    panels: [
      {
        id: "codes", title: "Prior, posterior and *q*", words: "Densities of the prior, the posterior and q; two rings move and widen q, as the sliders do, and its draws move with it",
        drag(state, handle, z) {
          if (handle === "move") state.mu = clamp(twentieth(z), -3, 3);
          else state.sigma = clamp(twentieth(Math.abs(z - state.mu)), 0.05, 2);
        },
      },
      { id: "widths", title: "The bound for every width", words: "Bound, and what is maximised with the weight beta, against the width of q, below the log evidence" },
    ],
    numbers: [
      { id: "fit", label: "E log *p*(*x* | *z*)", show: (v) => fixed(v, 3) },
      { id: "cost", label: "KL from the prior", show: (v) => fixed(v, 3) },
      { id: "bound", label: "bound", show: (v) => `${fixed(v, 4)} nats` },
      { id: "gap", label: "below the evidence", show: (v) => significant(Math.max(0, v)) },
    ],
    update(state) {
      const { mu, sigma, beta, noise } = state, now = bound(state, mu, sigma), top = evidence(state);
      // A single draw's log p(x, z)/q(z)
      const each = noise.map((e) => logNormal(state.x, mu + sigma * e, state.s) + logNormal(mu + sigma * e, 0, 1) - logNormal(mu + sigma * e, mu, sigma * sigma));
      const mean = each.reduce((sum, v) => sum + v, 0) / 12;
      const error = Math.sqrt(each.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (11 * 12));
      // At the posterior they are alike up to rounding
      const draws = `The twelve draws estimate the bound as ${fixed(mean, 2)} ± ${fixed(error < 1e-9 ? 0 : error, 2)}.`;
      const posterior = best({ ...state, beta: 1 });
      return {
        values: { fit: fit(state, mu, sigma), cost: cost(mu, sigma), bound: now, gap: top - now },
        remark: draws,
        voice: `q has mean ${fixed(mu, 2)} and standard deviation ${fixed(sigma, 2)}. Bound ${fixed(now, 2)}, evidence ${fixed(top, 2)} nats. ${draws}`,
        key: {
          codes: [["prior", "line", "black medium dotted"], ["posterior", "area", "grey pale"], ["*q* and its draws", "line", "blue"]],
          widths: [["bound", "line", "blue"], ["with weight *β*", "line", "vermillion dashed"], ["log evidence", "line", "black medium dotted"]],
        },
        draw: {
          codes(plotter) {
            const density = (t, m, v) => Math.exp(logNormal(t, m, v));
            const peak = (width) => 1 / (width * Math.sqrt(2 * Math.PI)), high = 1.15 * Math.max(0.5, peak(posterior.sigma), peak(sigma));
            const plot = plotter({ x: { range: [-3, 3], label: "*z*" }, y: { range: [-0.09 * high, high], label: "Density" } });
            plot.band(places, places.map(() => 0), places.map((t) => density(t, posterior.mu, posterior.sigma * posterior.sigma)), "grey pale");
            plot.line(places, places.map((t) => density(t, 0, 1)), "black medium dotted");
            plot.line(places, places.map((t) => density(t, mu, sigma * sigma)), "blue");
            plot.level(0, "thin grey");
            plot.dots(noise.map((e) => mu + sigma * e), noise.map(() => -0.045 * high), "blue", 3.6);
            plot.handle("move", mu, peak(sigma), "blue");
            plot.handle("widen", mu + sigma, density(mu + sigma, mu, sigma * sigma), "blue");
          },
          widths(plotter) {
            const plot = plotter({ x: { range: [0, 2], label: "*σ*" }, y: { range: [top - 5, top + 1], label: "Nats" } });
            plot.level(top, "black medium dotted");
            plot.line(widths, widths.map((w) => bound(state, mu, w)), "blue");
            plot.line(widths, widths.map((w) => fit(state, mu, w) - beta * cost(mu, w)), "vermillion dashed");
            plot.dots([sigma], [now], "blue", 6);
          },
        },
      };
    },
  });
})();
