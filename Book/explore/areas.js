// Chapter 6: two events as areas of a unit square; what was seen is kept, and A's share of it is the posterior.
(function () {
  "use strict";
  const { fixed, significant, spaced } = Explore;

  // P(A, seen), P(not A, seen), for B or for "not B"
  const cells = ({ a, withA, without, seen }) =>
    seen === "b" ? [a * withA, (1 - a) * without] : [a * (1 - withA), (1 - a) * (1 - without)];
  const share = ([both, other]) => (both + other > 0 ? both / (both + other) : NaN);
  const hundredth = (v) => Math.min(0.99, Math.max(0.01, Math.round(v * 100) / 100));
  const names = { b: "B", not: "not B" };
  // P(A) along the curve, denser at both ends
  const priors = spaced(0, Math.PI, 161).map((t) => (1 - Math.cos(t)) / 2);

  Explore.figure({
    name: "areas",
    prediction: {
      ask: "Before you look: B occurs with probability 0.9 if A occurred, and 0.1 if not. But A is rare, *P*(A) = 0.01. B was seen. How probable is A now?",
      choices: ["about 0.9", "about 0.5", "about 0.1", "about 0.01"],
      shows(state) { Object.assign(state, { a: 0.01, withA: 0.9, without: 0.1, seen: "b" }); },
      reply: (choice) =>
        `${choice === 2 ? "Yes: it" : "It"} is 0.009/(0.009 + 0.099) = 0.083. Seeing B multiplies the odds of A by 0.9/0.1 = 9, wherever they stood; ` +
        "nine times almost nothing is still little. In the square the strip of A is high and narrow. Drag it wider and watch its share, then make B as frequent without A as with it.",
    },
    controls: [
      { id: "a", label: "*P*(A)", min: 0.01, max: 0.99, step: 0.01, value: 0.5, show: (v) => v.toFixed(2) },
      { id: "withA", label: "*P*(B | A)", min: 0.01, max: 0.99, step: 0.01, value: 0.9, show: (v) => v.toFixed(2) },
      { id: "without", label: "*P*(B | not A)", min: 0.01, max: 0.99, step: 0.01, value: 0.1, show: (v) => v.toFixed(2) },
      { id: "seen", label: "What was seen", options: [["b", "B"], ["not", "not B"]], value: "b" },
    ],
    panels: [
      {
        id: "square", title: "All that may happen",
        words: "A square of area 1, divided by A and by B; three rings move the divisions, as the sliders do",
        drag(state, handle, x, y) { state[handle] = hundredth(handle === "a" ? x : y); },
      },
      { id: "answer", title: "The answer for every *P*(A)", words: "Probability of A given what was seen, against its probability before" },
    ],
    numbers: [
      { id: "both", label: "*P*(A, seen)", show: (v) => fixed(v, 4) },
      { id: "evidence", label: "*P*(seen)", show: (v) => fixed(v, 4) },
      { id: "posterior", label: "*P*(A | seen)", show: (v) => fixed(v, 3) },
      { id: "factor", label: "odds of A multiplied by", show: (v) => significant(v) },
    ],
    update(state) {
      const { a, withA, without, seen } = state, found = cells(state), posterior = share(found);
      const factor = seen === "b" ? withA / without : (1 - withA) / (1 - without);
      const moves = Math.abs(Math.log(factor)) < 1e-9 ? "says nothing about A" : factor > 1 ? "makes A more probable" : "makes A less probable";
      return {
        values: { both: found[0], evidence: found[0] + found[1], posterior, factor },
        remark: `To see ${names[seen]} ${moves}: ${fixed(a, 2)} before, ${fixed(posterior, 3)} after.`,
        voice: `Probability of A ${fixed(a, 2)} before and ${fixed(posterior, 3)} after ${names[seen]} was seen.`,
        key: {
          square: [[`A and ${names[seen]}`, "area", "blue mid"], [`${names[seen]} without A`, "area", "orange mid"]],
          answer: [[`*P*(A | ${names[seen]})`, "line", "blue"], ["nothing learnt", "line", "grey thin longdash"]],
        },
        draw: {
          square(plotter) {
            const plot = plotter({ square: true, x: { range: [0, 1], label: "*P*(A), then *P*(not A)", most: 6 }, y: { range: [0, 1], label: "Share with B", most: 6 } });
            const block = (left, right, low, high, style) => plot.band([left, right], [low, low], [high, high], style);
            const kept = (level) => (seen === "b" ? [0, level] : [level, 1]), gone = (level) => (seen === "b" ? [level, 1] : [0, level]);
            block(0, a, ...kept(withA), "blue mid");
            block(a, 1, ...kept(without), "orange mid");
            block(0, a, ...gone(withA), "grey faint");
            block(a, 1, ...gone(without), "grey faint");
            plot.line([0, a], [withA, withA], "blue");
            plot.line([a, 1], [without, without], "orange");
            plot.line([a, a], [0, 1], "black medium");
            if (a > 0.12) plot.label("A", a / 2, 0.945, "middle");
            if (a < 0.8) plot.label("not A", (1 + a) / 2, 0.945, "middle");
            plot.handle("withA", a / 2, withA, "blue");
            plot.handle("without", (1 + a) / 2, without, "orange");
            // Clear of the other two rings
            plot.handle("a", a, [0.5, 0.3, 0.7].find((y) => Math.abs(y - withA) > 0.12 && Math.abs(y - without) > 0.12) || 0.3, "black");
          },
          answer(plotter) {
            const plot = plotter({ square: true, x: { range: [0, 1], label: "*P*(A) before" }, y: { range: [0, 1], label: `*P*(A | ${names[seen]})` } });
            plot.line([0, 1], [0, 1], "grey thin longdash");
            plot.line(priors, priors.map((p) => share(cells({ ...state, a: p }))), "blue");
            plot.dots([a], [posterior], "blue", 6);
          },
        },
      };
    },
  });
})();
