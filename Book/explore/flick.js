// Chapter 9: a ball on the ridge of two correlated normals, flicked, and moved by leapfrog steps.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;
  const rho = 0.95, begin = [-1.5, -1.5];

  // U = θᵀ C⁻¹ θ / 2, C = (1 ρ; ρ 1)
  const slope = ([x, y]) => [(x - rho * y) / (1 - rho * rho), (y - rho * x) / (1 - rho * rho)];
  const height = (theta) => (theta[0] * slope(theta)[0] + theta[1] * slope(theta)[1]) / 2;
  const energy = (theta, q) => height(theta) + (q[0] * q[0] + q[1] * q[1]) / 2;

  function roll(start, momentum, size, steps) {
    let theta = start.slice(), q = momentum.slice();
    const path = [{ theta, rise: 0 }], before = energy(theta, q);
    const kick = () => {
      const g = slope(theta);
      q = [q[0] - (size / 2) * g[0], q[1] - (size / 2) * g[1]];
    };
    for (let i = 0; i < steps; i++) {
      kick();
      theta = [theta[0] + size * q[0], theta[1] + size * q[1]];
      kick();
      path.push({ theta, rise: energy(theta, q) - before });
    }
    return path;
  }

  function ellipse(radius) {
    const along = Math.sqrt(1 + rho), across = Math.sqrt(1 - rho);
    return spaced(0, 2 * Math.PI, 121).map((t) => {
      const a = radius * along * Math.cos(t), b = radius * across * Math.sin(t);
      return [(a + b) / Math.SQRT2, (a - b) / Math.SQRT2];
    });
  }
  const ellipses = [1, 2].map(ellipse);
  // How long an arrow is drawn for a momentum of 1
  const arrowScale = 0.6;
  const chance = Explore.random(9);
  const tenth = (v) => Math.min(3, Math.max(-3, Math.round(v * 10) / 10));
  const now = (state) => roll(state.theta, [state.q1, state.q2], state.step, state.steps);
  const push = (state) => { state.q1 = tenth(chance.normal()); state.q2 = tenth(chance.normal()); };
  const restart = (state) => { state.theta = begin.slice(); state.places = [state.theta]; state.news = ""; };

  Explore.figure({
    name: "flick",
    start: restart,
    prediction: {
      ask: "Before you look: this ridge has a standard deviation of 1.40 along and of 0.22 across. Beyond which step size *ε* does the ball no longer roll along the valley, but fly out of it?",
      choices: ["about 0.1", "about 0.22", "about 0.45", "about 1.4"],
      shows(state) { state.step = 0.46; state.steps = 12; },
      reply: (choice) =>
        `${choice === 2 ? "Yes, at" : "It is"} 2 · 0.224 = 0.447, twice the narrow width: beyond it every step overshoots the valley by more than the one before. ` +
        "The step is set to 0.46. Make it smaller, until the path stays in the valley; then halve it once more and watch the energy.",
    },
    controls: [
      { id: "step", label: "Step size *ε*", min: 0.02, max: 0.5, step: 0.01, value: 0.2, show: (v) => v.toFixed(2) },
      { id: "steps", label: "Steps", min: 1, max: 60, step: 1, value: 12 },
      { id: "q1", label: "Momentum *q*_{1}", min: -3, max: 3, step: 0.1, value: 1, show: (v) => fixed(v, 1) },
      { id: "q2", label: "Momentum *q*_{2}", min: -3, max: 3, step: 0.1, value: 0.5, show: (v) => fixed(v, 1) },
      {
        label: "Trajectory",
        buttons: [
          {
            id: "accept", label: "Accept or refuse, and flick anew",
            press(state) {
              const path = now(state), end = path[path.length - 1];
              const accepted = chance.uniform() < Math.exp(-end.rise);
              if (accepted) state.theta = end.theta;
              state.places.push(state.theta);
              if (state.places.length > 200) state.places.shift();
              state.news = accepted ? "Accepted: the end of the path is the next draw. " : "Refused: the draw is the old place once more. ";
              push(state);
            },
          },
          { id: "again", label: "Back to the start", press: restart },
        ],
      },
    ],
    panels: [
      {
        id: "ridge", title: "The ball on the ridge",
        words: "Leapfrog path on the ridge; an arrow at its start is the momentum and can be dragged, or set with the sliders",
        drag(state, handle, x, y) {
          state.q1 = tenth((x - state.theta[0]) / arrowScale);
          state.q2 = tenth((y - state.theta[1]) / arrowScale);
        },
      },
      { id: "energy", title: "Energy error on the way", words: "Change of the energy since the start, after every leapfrog step" },
    ],
    numbers: [
      { id: "theta1", label: "end *θ*_{1}", show: (v) => significant(v) },
      { id: "theta2", label: "*θ*_{2}", joined: true, show: (v) => significant(v) },
      { id: "rise", label: "energy error", show: (v) => significant(v) },
      { id: "acceptance", label: "accepted with", show: (v) => fixed(v, 3) },
    ],
    update(state) {
      const path = now(state), end = path[path.length - 1];
      const acceptance = Math.min(1, Math.exp(-end.rise));
      const largest = Math.max(...path.map((p) => Math.abs(p.rise)));
      return {
        values: { theta1: end.theta[0], theta2: end.theta[1], rise: end.rise, acceptance },
        remark: `${state.news}Largest error on the way: ${significant(largest)}.`,
        voice: `${state.news}The path ends at ${significant(end.theta[0])}, ${significant(end.theta[1])}. Energy error ${significant(end.rise)}, accepted with probability ${fixed(acceptance, 2)}.`,
        key: {
          ridge: [["path", "line", "blue thin"], ["draws", "dot", "black"], ["momentum *q*", "line", "vermillion"]],
          energy: [["*H* minus its start", "line", "blue"]],
        },
        draw: {
          ridge(plotter) {
            const plot = plotter({ square: true, x: { range: [-3.5, 3.5], label: "*θ*_{1}" }, y: { range: [-3.5, 3.5], label: "*θ*_{2}" } });
            for (const ring of ellipses) plot.line(ring.map((p) => p[0]), ring.map((p) => p[1]), "grey medium");
            const xs = path.map((p) => p.theta[0]), ys = path.map((p) => p.theta[1]);
            plot.line(xs, ys, "blue thin");
            plot.dots(xs, ys, "blue", 2.6);
            plot.dots(state.places.map((p) => p[0]), state.places.map((p) => p[1]), "black", 2.6);
            plot.dots([state.theta[0]], [state.theta[1]], "black", 6);
            const tip = [state.theta[0] + arrowScale * state.q1, state.theta[1] + arrowScale * state.q2];
            plot.arrow(state.theta, tip, "vermillion");
            plot.handle("tip", tip[0], tip[1], "vermillion");
          },
          energy(plotter) {
            const rises = path.map((p) => Math.max(-1e3, Math.min(1e3, p.rise)));
            const low = Math.min(0, ...rises), high = Math.max(0, ...rises), margin = Math.max(0.005, 0.12 * (high - low));
            const plot = plotter({
              square: true,
              x: { range: [0, state.steps * state.step], label: "Time, steps × *ε*" },
              y: { range: [low - margin, high + margin], label: "*H* − *H* at the start" },
            });
            plot.level(0, "thin grey longdash");
            const times = path.map((_, i) => i * state.step), all = path.map((p) => p.rise);
            plot.line(times, all, "blue");
            plot.dots(times, all, "blue", 3);
          },
        },
      };
    },
  });
})();
