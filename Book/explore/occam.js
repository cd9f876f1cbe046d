// Chapter 10: the evidence for one unit whose weight is integrated out, and its Occam factor.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  const scales = [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];

  const density = (v, mean, sd) => Math.exp(-Math.pow((v - mean) / sd, 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
  // β̂ is N(0, 1) without the unit, and N(0, 1 + σ_β²) with its weight integrated out
  const logFactor = (seen, scale) => 0.5 * ((seen * seen * scale * scale) / (1 + scale * scale) - Math.log(1 + scale * scale));
  const fine = spaced(Math.log(0.07), Math.log(1500), 161).map(Math.exp);
  const betas = spaced(-12, 12, 481);
  const nearest = (v) => scales.reduce((best, s) => (Math.abs(Math.log(s / v)) < Math.abs(Math.log(best / v)) ? s : best));
  const tenth = (v) => Math.min(6, Math.max(-6, Math.round(v * 10) / 10));

  Explore.figure({
    name: "occam",
    prediction: {
      ask: "Before you look: the data put the weight of a unit at *β̂* = 3 standard errors from zero. Its prior is vague, *σ*_{β} = 1000 standard errors. What do the data say about the unit?",
      choices: ["strongly that it is there", "weakly that it is there", "nothing", "that it is not there"],
      shows(state) { Object.assign(state, { seen: 3, scale: 1000, alpha: 0.5 }); },
      reply: (choice) =>
        `${choice === 3 ? "Yes: they" : "They"} speak against it, by a factor of 11. The best weight gains 3²/2 = 4.5 nats, but the Occam factor takes 6.9: of the prior's wide room the data leave a thousandth. ` +
        "That is Lindley's paradox. At which *σ*_{β} do the data speak most strongly for the unit? Find it, and then see how far *β̂* must go to be worth a vague prior.",
    },
    controls: [
      { id: "seen", label: "Weight by the data, *β̂*", min: -6, max: 6, step: 0.1, value: 2, show: (v) => fixed(v, 1) },
      { id: "scale", label: "Prior sd *σ*_{β}", values: scales, value: 3 },
      { id: "alpha", label: "Prior probability *α*", values: [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99], value: 0.5 },
    ],
    panels: [
      {
        id: "weight", title: "The weight", words: "Prior, likelihood and posterior of the weight; two rings move the value that the data prefer and the width of the prior, as the sliders do",
        drag(state, handle, x) {
          if (handle === "seen") state.seen = tenth(x);
          else state.scale = nearest(Math.max(0.1, Math.abs(x)));
        },
      },
      { id: "factor", title: "With the unit, or without", words: "Log Bayes factor for the unit against the prior's standard deviation, with its two parts" },
    ],
    numbers: [
      { id: "gain", label: "best fit gains", show: (v) => `${fixed(v, 2)} nats` },
      { id: "occam", label: "log Occam factor", show: (v) => fixed(v, 2) },
      { id: "log", label: "log Bayes factor", show: (v) => fixed(v, 3) },
      { id: "probability", label: "*P*(unit | *D*)", show: (v) => fixed(v, 3) },
    ],
    update({ seen, scale, alpha }) {
      const log = logFactor(seen, scale), gain = (seen * seen) / 2;
      const probability = 1 / (1 + ((1 - alpha) / alpha) * Math.exp(-log));
      const verdict = Math.abs(log) < 0.05 ? "The data hardly care." : `The data speak ${log > 0 ? "for" : "against"} the unit, by a factor of ${significant(Math.exp(Math.abs(log)), 2)}.`;
      return {
        values: { gain, occam: log - gain, log, probability },
        remark: verdict,
        voice: `${verdict} Its probability is ${fixed(probability, 2)}.`,
        key: {
          weight: [["prior", "line", "black medium dotted"], ["what the data say", "line", "vermillion dashed"], ["posterior", "area", "sky mid"]],
          factor: [["log Bayes factor", "line", "blue"], ["best fit", "line", "vermillion dashed"], ["Occam factor", "line", "grey medium longdash"]],
        },
        draw: {
          weight(plotter) {
            const shrink = (scale * scale) / (1 + scale * scale), after = betas.map((b) => density(b, shrink * seen, Math.sqrt(shrink)));
            const plot = plotter({ x: { range: [-12, 12], label: "*β* [standard errors]" }, y: { range: [0, Math.max(0.5, 1.12 * Math.max(...after))], label: "Density" } });
            plot.band(betas, betas.map(() => 0), after, "sky mid");
            plot.line(betas, betas.map((b) => density(b, 0, scale)), "black medium dotted");
            plot.line(betas, betas.map((b) => density(seen, b, 1)), "vermillion dashed");
            plot.handle("seen", seen, density(0, 0, 1), "vermillion");
            plot.handle("scale", Math.min(scale, 12), density(Math.min(scale, 12), 0, scale), "black");
          },
          factor(plotter) {
            const high = Math.max(4, gain + 1), plot = plotter({ x: { range: [0.07, 1500], log: true, label: "Prior sd *σ*_{β} [standard errors]" }, y: { range: [-8, high], label: "Nats" } });
            plot.level(0, "grey thin");
            plot.level(gain, "vermillion dashed");
            plot.line(fine, fine.map((s) => logFactor(seen, s) - gain), "grey medium longdash");
            plot.line(fine, fine.map((s) => logFactor(seen, s)), "blue");
            plot.dots([scale], [log], "blue", 6);
          },
        },
      };
    },
  });
})();
