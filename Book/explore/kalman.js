// Chapter 12: the Kalman filter of a level that walks at random, and its update at one number.
(function () {
  "use strict";
  const { fixed, spaced } = Explore;
  const { series, levels } = Explore.data.kalman;
  const months = series.map((_, i) => i + 1), at = 7;
  // Of the prior of the first level
  const first = { mean: 0, variance: 4 };

  const twentieth = (v) => Math.min(4, Math.max(-4, Math.round(v * 20) / 20));
  const density = (v, mean, variance) => Math.exp(-((v - mean) * (v - mean)) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

  // μ and C before and after each number: F = C + σ_y², μ ← μ + (C/F) e, C ← C − C²/F; then the level walks on
  function filter({ y, noise, walk }) {
    let { mean, variance } = first;
    return series.map((seen, t) => {
      const F = variance + noise * noise, gain = variance / F, surprise = (t === at ? y : seen) - mean;
      const step = { before: { mean, variance }, F, gain, surprise, mean: mean + gain * surprise, variance: variance - (variance * variance) / F };
      mean = step.mean;
      variance = step.variance + walk * walk;
      return step;
    });
  }
  const levelsOf = spaced(-5, 5, 401);

  Explore.figure({
    name: "kalman",
    prediction: {
      ask: "Before you look: the filter has the sd of the noise, *σ*_{y} = 0.5, and of the level's walk, *σ*_{level} = 0.3. Its eighth number, close to the others so far, is now moved far up. What becomes of the level's standard deviation after that number?",
      choices: ["it grows", "it stays the same", "it shrinks"],
      shows(state) { Object.assign(state, { y: 3, noise: 0.5, walk: 0.3 }); },
      reply: (choice) =>
        `${choice === 1 ? "Yes, it" : "It"} stays the same, to the last digit: in *C* − *C*²/*F* no *y* occurs. ` +
        "The filter trusts its two noises, and an outlier moves its mean but not its confidence. It takes the number for a step of the level, in part. Which noise must grow to make it shrug the number off, and which to make it follow?",
    },
    controls: [
      { id: "y", label: "Number 8, *y*_{8}", min: -4, max: 4, step: 0.05, value: twentieth(series[at]), show: (v) => fixed(v, 2) },
      { id: "noise", label: "Noise *σ*_{y}", values: [0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2], value: 0.5, show: (v) => v.toFixed(1) },
      { id: "walk", label: "Walk *σ*_{level}", values: [0, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2], value: 0.3, show: (v) => v.toFixed(1) },
    ],
    panels: [
      {
        id: "series", title: "Numbers and level", words: "Fourteen numbers and the level that the filter finds after each; the eighth number can be dragged, or set with the slider",
        drag(state, handle, x, y) { state.y = twentieth(y); },
      },
      { id: "update", title: "The update at number 8", words: "Density of the level before the eighth number, what that number says, and the density after it" },
    ],
    numbers: [
      { id: "surprise", label: "surprise *e*_{8}", show: (v) => fixed(v, 3) },
      { id: "gain", label: "gain *C*/*F*_{8}", show: (v) => fixed(v, 3) },
      { id: "mean", label: "level after it", show: (v) => fixed(v, 3) },
      { id: "sd", label: "± sd", joined: true, show: (v) => fixed(v, 3) },
      { id: "last", label: "level after number 14", show: (v) => fixed(v, 3) },
    ],
    update(state) {
      const steps = filter(state), now = steps[at], end = steps[steps.length - 1];
      const units = Math.abs(now.surprise) / Math.sqrt(now.F);
      return {
        values: { surprise: now.surprise, gain: now.gain, mean: now.mean, sd: Math.sqrt(now.variance), last: end.mean },
        remark: `The number is ${fixed(units, 1)} standard deviations √*F* off its forecast.`,
        voice: `Surprise ${fixed(now.surprise, 2)}, ${fixed(units, 1)} standard deviations; gain ${fixed(now.gain, 2)}. The level after number 8 is ${fixed(now.mean, 2)} plus or minus ${fixed(Math.sqrt(now.variance), 2)}.`,
        key: {
          series: [["numbers", "dot", "black"], ["level, ±2 sd", "line", "blue"], ["true level", "line", "vermillion medium dashed"]],
          update: [["before", "area", "grey pale"], ["what *y*_{8} says", "line", "vermillion dashed"], ["after", "line", "blue"]],
        },
        draw: {
          series(plotter) {
            const plot = plotter({ x: { range: [0.5, series.length + 0.5], label: "Month" }, y: { range: [-4.2, 4.2], label: "Number and level" } });
            const means = steps.map((s) => s.mean), sds = steps.map((s) => Math.sqrt(s.variance));
            plot.band(months, means.map((m, i) => m - 2 * sds[i]), means.map((m, i) => m + 2 * sds[i]), "sky pale");
            plot.line(months, levels, "vermillion medium dashed");
            plot.line(months, means, "blue");
            const others = months.filter((_, i) => i !== at);
            plot.dots(others, others.map((m) => series[m - 1]), "black", 3.6);
            plot.handle("number", at + 1, state.y, "black");
          },
          update(plotter) {
            const after = levelsOf.map((v) => density(v, now.mean, now.variance));
            const before = levelsOf.map((v) => density(v, now.before.mean, now.before.variance));
            const plot = plotter({ x: { range: [-4.2, 4.2], label: "Level" }, y: { range: [0, 1.12 * Math.max(...after, 0.8)], label: "Density" } });
            plot.band(levelsOf, levelsOf.map(() => 0), before, "grey pale");
            plot.line(levelsOf, levelsOf.map((v) => density(v, state.y, state.noise * state.noise)), "vermillion dashed");
            plot.line(levelsOf, after, "blue");
          },
        },
      };
    },
  });
})();
