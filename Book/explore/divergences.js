// Chapter 11: a normal q beside lecture 002's posterior p of two peaks, and the divergence both ways.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;

  // log p(θ): y = −2 is sin θ with noise of variance 0.8, and θ has the prior N(0, 4)
  const height = (t) => -t * t / 8 - Math.pow(-2 - Math.sin(t), 2) / 1.6;
  // The trapezoidal rule over the whole line errs by less than rounding for such densities
  const gap = 0.02, places = spaced(-16, 16, 1601);
  const area = gap * places.reduce((sum, t) => sum + Math.exp(height(t)), 0);
  const logP = (t) => height(t) - Math.log(area);
  const moment = (f) => gap * places.reduce((sum, t) => sum + f(t) * Math.exp(logP(t)), 0);
  const mean = moment((t) => t), variance = moment((t) => (t - mean) * (t - mean)), negentropy = moment(logP);
  const logQ = (t, m, s) => -0.5 * Math.log(2 * Math.PI) - Math.log(s) - Math.pow((t - m) / s, 2) / 2;

  const nodes = spaced(-10, 10, 641), weights = nodes.map((z) => Math.exp(-z * z / 2));
  const weight = weights.reduce((sum, w) => sum + w, 0);
  const average = (f) => nodes.reduce((sum, z, i) => sum + weights[i] * f(z), 0) / weight;
  // KL(q‖p) = E_q[log q − log p]
  const reverse = (m, s) => -Math.log(s) - 0.5 * Math.log(2 * Math.PI * Math.E) - average((z) => logP(m + s * z));
  // KL(p‖q) = E_p[log p] − E_p[log q]; of q only the moments of p are asked
  const forward = (m, s) => negentropy + 0.5 * Math.log(2 * Math.PI) + Math.log(s) + (variance + (mean - m) * (mean - m)) / (2 * s * s);

  // Downhill on KL(q‖p) in (m, log s), by Newton's method with slopes from E_q; steps that do not help are halved
  const slope = (t) => -t / 4 + (-2 - Math.sin(t)) * Math.cos(t) / 0.8;
  function descend(m, s) {
    for (let i = 0; i < 500; i++) {
      const up = average((z) => slope(m + s * z)), wider = 1 + s * average((z) => z * slope(m + s * z));
      if (Math.abs(up) * s + Math.abs(wider) < 1e-11) break;
      let length = 1;
      const now = reverse(m, s);
      while (length > 1e-9 && reverse(m + length * s * s * up, s * Math.exp(length * wider / 2)) > now) length /= 2;
      if (length <= 1e-9) break;
      m += length * s * s * up;
      s *= Math.exp(length * wider / 2);
    }
    return { m, s };
  }
  const clamp = (v, low, high) => Math.min(high, Math.max(low, v));
  const tenth = (v) => Math.round(v * 10) / 10, twentieth = (v) => Math.round(v * 20) / 20;
  const go = (state, { m, s }) => { state.m = m; state.s = s; };
  const xs = spaced(-7, 7, 281);

  Explore.figure({
    name: "divergences",
    prediction: {
      ask: "Before you look: a normal *q* sits on the larger peak alone. You widen it until it covers both peaks. Which divergence falls?",
      choices: ["only KL(*q*‖*p*)", "only KL(*p*‖*q*)", "both", "neither"],
      reply: (choice) =>
        `${choice === 1 ? "Yes, only" : "Only"} KL(*p*‖*q*) falls, because the smaller peak is no longer left out. ` +
        "KL(*q*‖*p*) rises: the wide *q* now has mass in the valley, where *p* has almost none. Widen it and see; then find both optima by hand before you press a button.",
    },
    controls: [
      { id: "m", label: "Mean *m* of *q*", min: -6, max: 6, step: 0.1, value: -1.3, show: (v) => fixed(v, v === tenth(v) ? 1 : 3) },
      { id: "s", label: "Standard deviation *s*", min: 0.2, max: 4, step: 0.05, value: 0.5, show: (v) => fixed(v, v === twentieth(v) ? 2 : 3) },
      {
        label: "Optima",
        buttons: [
          { id: "least-reverse", label: "Least KL(*q*‖*p*)", press: (state) => go(state, descend(-1.3, 0.5)) },
          { id: "other-reverse", label: "Its other optimum", press: (state) => go(state, descend(4, 0.5)) },
          { id: "least-forward", label: "Least KL(*p*‖*q*)", press: (state) => go(state, { m: mean, s: Math.sqrt(variance) }) },
        ],
      },
    ],
    panels: [
      {
        id: "densities", title: "*p* and your *q*", words: "The posterior of two peaks and the normal beside it; two rings move and widen the normal, as the sliders do",
        drag(state, handle, x) {
          if (handle === "move") state.m = clamp(tenth(x), -6, 6);
          else state.s = clamp(twentieth(Math.abs(x - state.m)), 0.2, 4);
        },
      },
      { id: "terms", title: "What each place adds", words: "The integrands of both divergences, q log q over p and p log p over q" },
    ],
    numbers: [
      { id: "mean", label: "mean", show: (v) => fixed(v, 3) },
      { id: "sd", label: "sd", show: (v) => fixed(v, 3) },
      { id: "reverse", label: "KL(*q*‖*p*)", show: (v) => `${significant(v)} nats` },
      { id: "forward", label: "KL(*p*‖*q*)", show: (v) => `${significant(v)} nats` },
    ],
    update({ m, s }) {
      const [back, ahead] = [reverse(m, s), forward(m, s)];
      return {
        values: { mean: m, sd: s, reverse: back, forward: ahead },
        voice: `Mean ${fixed(m, 2)}, standard deviation ${fixed(s, 2)}. KL of q from p ${fixed(back, 2)}, KL of p from q ${fixed(ahead, 2)} nats.`,
        key: {
          densities: [["posterior *p*", "area", "grey pale"], ["your *q*", "line", "blue"]],
          terms: [["*q* log *q*/*p*", "line", "blue"], ["*p* log *p*/*q*", "line", "vermillion dashed"]],
        },
        draw: {
          densities(plotter) {
            const top = Math.max(0.65, 1.12 / (s * Math.sqrt(2 * Math.PI)));
            const plot = plotter({ x: { range: [-7, 7], label: "*θ*" }, y: { range: [0, top], label: "Density" } });
            plot.band(xs, xs.map(() => 0), xs.map((t) => Math.exp(logP(t))), "grey pale");
            const fine = spaced(-7, 7, 701);
            plot.line(fine, fine.map((t) => Math.exp(logQ(t, m, s))), "blue");
            plot.handle("move", m, Math.exp(logQ(m, m, s)), "blue");
            plot.handle("widen", m + s, Math.exp(logQ(m + s, m, s)), "blue");
          },
          terms(plotter) {
            const fine = spaced(-7, 7, 561), q = (t) => Math.exp(logQ(t, m, s)), p = (t) => Math.exp(logP(t));
            const inQ = fine.map((t) => q(t) * (logQ(t, m, s) - logP(t))), inP = fine.map((t) => p(t) * (logP(t) - logQ(t, m, s)));
            const high = Math.min(3, Math.max(0.4, ...inQ, ...inP)), low = Math.max(-1, Math.min(-0.1, ...inQ, ...inP));
            const plot = plotter({ x: { range: [-7, 7], label: "*θ*" }, y: { range: [1.1 * low, 1.1 * high], label: "Nats per unit of *θ*" } });
            plot.level(0, "thin grey longdash");
            plot.line(fine, inQ, "blue");
            plot.line(fine, inP, "vermillion dashed");
          },
        },
      };
    },
  });
})();
