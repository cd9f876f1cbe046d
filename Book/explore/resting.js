// Chapter 13: where descent and SGLD with mini-batches come to rest, beside the posterior.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  const A = 1, C = 2.25, N = 1000, posterior = 1 / (A * N);

  // Noise that a step adds to θ: the batch's, and Langevin's with η = ε/N
  const added = (langevin, step, batch) => (step * step * C) / batch + (langevin ? (2 * step) / N : 0);
  // Σ = (1 − εA)² Σ + what a step adds
  const exact = (langevin, step, batch) => added(langevin, step, batch) / (step * A * (2 - step * A));
  // Its limit for short steps, the process in continuous time
  const limit = (langevin, step, batch) => (step * C) / (2 * A * batch) + (langevin ? posterior : 0);

  const span = [0.0005, 1.95];
  const steps = spaced(Math.log(span[0]), Math.log(span[1]), 40).map((v) => Number(Math.exp(v).toPrecision(2)));
  // The step at which the process of descent is as wide as the posterior, for each batch: 2S/(NC)
  const batches = [1, 2, 5, 10, 20, 50, 100, 500];
  for (const S of batches) steps.push(Number(((2 * S) / (N * C)).toPrecision(2)));
  steps.push(1, 1.5);
  const choices = [...new Set(steps)].sort((a, b) => a - b);
  const nearest = (v) => choices.reduce((best, c) => (Math.abs(Math.log(c / v)) < Math.abs(Math.log(best / v)) ? c : best));
  const fine = spaced(Math.log(span[0]), Math.log(span[1]), 121).map(Math.exp);
  const names = { sgd: "SGD", sgld: "SGLD" };

  // One chain after its warm-up: it begins at rest, in a draw of its own stationary distribution
  function chain(langevin, step, batch, seed) {
    const random = Explore.random(seed), width = Math.sqrt(added(langevin, step, batch));
    let theta = Math.sqrt(exact(langevin, step, batch)) * random.normal();
    return spaced(0, 300, 301).map(() => {
      const now = theta;
      theta = (1 - step * A) * theta + width * random.normal();
      return now / Math.sqrt(posterior);
    });
  }

  Explore.figure({
    name: "resting",
    start(state) { state.seed = 13; },
    prediction: {
      ask: "Before you look: with batches of ten and *ε* = 0.0089, plain descent is as wide as the posterior. Now add the Langevin noise as well, at the same step. How wide is the chain?",
      choices: ["as wide as the posterior", "1.1 times as wide", "1.4 times as wide", "twice as wide"],
      shows(state) { Object.assign(state, { sampler: "sgld", step: 0.0089, batch: 10 }); },
      reply: (choice) =>
        `${choice === 2 ? "Yes, 1.4 times" : "It is 1.4 times as wide"}: either noise alone would give the posterior's variance, and independent noises add their variances. So the variance is doubled, and the standard deviation grows by √2. ` +
        "Which steps make SGLD right? Drag the ring to the left, and see in the other panel what a short step costs.",
    },
    controls: [
      { id: "sampler", label: "Sampler", options: [["sgd", "SGD"], ["sgld", "SGLD"]], value: "sgd" },
      { id: "step", label: "Step *ε* = *Nη*", values: choices, value: 0.0089 },
      { id: "batch", label: "Data in a batch, *S*", values: batches, value: 10 },
      { label: "Chain", buttons: [{ id: "anew", label: "Another chain", press(state) { state.seed += 1; } }] },
    ],
    panels: [
      {
        id: "variance", title: "Variance at rest", words: "Variance at rest against the step, exactly and in the limit of short steps; a ring moves the step, as the slider does",
        drag(state, handle, x) {
          // The panel speaks of equal lengths; its axis is logarithmic
          const share = (x - span[0]) / (span[1] - span[0]);
          state.step = nearest(span[0] * Math.pow(span[1] / span[0], Math.min(1, Math.max(0, share))));
        },
      },
      { id: "chain", title: "A chain at rest", words: "Three hundred steps of the chain in units of the posterior's standard deviation" },
    ],
    numbers: [
      { id: "exact", label: "variance Σ", show: (v) => significant(v) },
      { id: "limit", label: "for short steps", show: (v) => significant(v) },
      { id: "posterior", label: "posterior", show: (v) => significant(v) },
      { id: "ratio", label: "sd over the posterior's", show: (v) => significant(v) },
    ],
    update({ sampler, step, batch, seed }) {
      const langevin = sampler === "sgld", rest = exact(langevin, step, batch), ratio = Math.sqrt(rest / posterior);
      // θ keeps the share 1 − εA of itself in a step
      const keeps = Math.abs(1 - step * A), memory = keeps > 0 ? -1 / Math.log(keeps) : 0;
      const slow = memory > 1 ? `The chain forgets where it was in about ${significant(memory, 2)} steps.` : "Each step all but forgets the one before.";
      return {
        values: { exact: rest, limit: limit(langevin, step, batch), posterior, ratio },
        remark: slow,
        voice: `${names[sampler]} with a step of ${step} and batches of ${batch}: ${significant(ratio)} times as wide as the posterior. ${slow}`,
        key: {
          variance: [["of the steps, exactly", "line", "blue"], ["for short steps", "line", "vermillion dashed"], ["posterior", "line", "black medium dotted"]],
          chain: [["chain", "line", "blue thin"], ["posterior, ±2 sd", "area", "grey pale"]],
        },
        draw: {
          variance(plotter) {
            const plot = plotter({ x: { range: span, log: true, label: "Step *ε*" }, y: { range: [1e-5, 1], log: true, label: "Variance of *θ*" } });
            plot.level(posterior, "black medium dotted");
            plot.line(fine, fine.map((e) => exact(langevin, e, batch)), "blue");
            plot.line(fine, fine.map((e) => limit(langevin, e, batch)), "vermillion dashed");
            plot.handle("step", step, rest, "blue");
          },
          chain(plotter) {
            const high = Math.max(3, Math.ceil(3.6 * ratio));
            const plot = plotter({ x: { range: [0, 300], label: "Step" }, y: { range: [-high, high], label: "*θ* [posterior sd]" } });
            plot.band([0, 300], [-2, -2], [2, 2], "grey pale");
            const path = chain(langevin, step, batch, seed);
            plot.line(path.map((_, i) => i), path, "blue thin");
          },
        },
      };
    },
  });
})();
