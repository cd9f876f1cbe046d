import BayesNumerics
import Datasets
import Inference
import Plotting
import Workbook

extension Figures {
  // MARK: Digits

  static func digits(_ digits: Digits) -> Figure {
    func panel(_ title: Text, _ kept: [Digits.Kept], showsLabels: Bool) -> Panel {
      let orders = kept.map { Double($0.order) }
      let routes: [(String, KeyPath<Digits.Kept, Double>, Ink, Marker)] = [
        ("qr", \.qr, .blue, .circle), ("cholesky", \.cholesky, .green, .triangle),
        ("inverse", \.inverse, .vermillion, .square),
        ("function_space", \.functionSpace, .purple, .diamond),
      ]
      let curves = routes.flatMap { name, path, ink, marker -> [Layer] in
        let values = kept.map { $0[keyPath: path] }
        return [
          .line(name, x: orders, y: values, Stroke(ink, width: 2), agreement: .absolute(1.5)),
          .points(
            "\(name)_points", x: orders, y: values, ink, marker: marker, size: 0.9,
            agreement: .absolute(1.5)),
        ]
      }
      let labels: [Layer] = [
        .label("QR of the rows", x: .panel(0.97), y: .panel(0.86), .blue, anchor: .right),
        .label("Cholesky", x: .panel(0.05), y: .panel(0.40), .green),
        .label("explicit inverse", x: .panel(0.05), y: .panel(0.31), .vermillion),
        .label("function space", x: .panel(0.05), y: .panel(0.22), .purple),
      ]
      return Panel(
        title, x: Axis("order of the polynomial", range: -0.5...20.5, tics: .every(4)),
        y: Axis(showsLabels ? "decimal digits kept" : "", range: 0...17, tics: .every(4)),
        layers: [.verticalLine(at: 12, Stroke(.grey, width: 1.5, dash: .dashed))] + curves
          + (showsLabels ? labels : []))
    }
    return Figure(
      name: "digits",
      caption: "Digits that four routes to the same posterior keep on the lecture's points in raw "
        + "powers. Forming ΦᵀΦ costs half of them at order 12 (dashed), with an inverse or with "
        + "Cholesky's factor; QR of the rows themselves costs few. Function space ends where its matrix "
        + "cannot be told from a singular one.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560, gaps: (70, 110)),
      panels: [
        panel("posterior mean of the weights", digits.means, showsLabels: true),
        panel("log evidence", digits.evidences, showsLabels: false),
      ])
  }

  // MARK: One nonlinear parameter

  static func sine(_ model: SineModel) -> Figure {
    let theta = (0...600).map { -6.2 + 12.4 * Double($0) / 600 }
    let tail = theta.filter { $0 > 1.5 }
    let beyond = NumberText.fixed(model.probability(from: 1.5, to: .infinity), decimals: 3)
    // The likelihood is no density of θ: scaled so that it can be drawn beside the others
    let scale = 0.3 / (theta.map(model.likelihood).max() ?? 1)
    let peaks = model.modes.prefix(2).enumerated().map { index, mode in
      Layer.points(
        "peak\(index + 1)", x: [mode], y: [model.density(mode)], .blue, marker: .diamond, size: 1.6)
    }
    let names = model.modes.prefix(2).map { mode -> Text in
      "\(model.density(mode), decimals: 3) at \(mode, decimals: 3)"
    }
    return Figure(
      name: "sine",
      caption:
        "One measurement y = -2 of sin θ with noise variance 0.8: the likelihood (dotted, scaled) "
        + "repeats for ever, the prior (dashed) fades, and the posterior (solid) has two peaks. "
        + "The shaded tail beyond 1.5 holds \(beyond) of the probability.",
      panels: [
        Panel(
          x: Axis("parameter *θ*", range: -6.2...6.2, tics: .every(2)),
          y: Axis("density", range: 0...0.55, tics: .every(0.1)),
          layers: [
            .area("tail", x: tail, y: tail.map(model.density), .blue, opacity: 0.25),
            .line("prior", x: theta, y: theta.map(model.prior.density), Stroke(.vermillion)),
            .line(
              "likelihood", x: theta, y: theta.map { scale * model.likelihood($0) },
              Stroke(.black, width: 2.5, dash: .dotted)),
            .line("posterior", x: theta, y: theta.map(model.density), Stroke(.blue, width: 3.5)),
          ] + peaks + [
            .label(
              names[0], x: .data(model.modes[0]), y: .data(model.density(model.modes[0])), .blue,
              anchor: .center, offset: (0, 0.9)),
            .label(names[1], x: .data(2.75), y: .data(0.037), .blue, anchor: .right),
            .arrow(from: (.data(2.85), .data(0.04)), to: (.data(3.75), .data(0.055)), .blue),
            .label("prior", x: .data(0.25), y: .data(0.215), .vermillion),
            .label("likelihood", x: .data(-2.45), y: .data(0.285), anchor: .right),
            .label("of *y* = −2, scaled", x: .data(-2.45), y: .data(0.255), anchor: .right),
            .label("posterior", x: .data(-0.55), y: .data(0.36), .blue),
            .label(
              "shaded: \(beyond) of the probability", x: .data(3.9), y: .data(0.41), .blue,
              anchor: .center),
          ])
      ])
  }

  // MARK: Motorcycle

  static func motorcycle(_ motorcycle: Motorcycle) -> Figure {
    let points = MotorcycleCrashes.points
    let times = (0...200).map { 2.4 + (57.6 - 2.4) * Double($0) / 200 }
    let predictions = motorcycle.predictions(at: times)
    func edges(_ sign: Double, _ deviation: (Prediction) -> Double) -> [Double] {
      predictions.map { $0.mean + 2 * sign * deviation($0) }
    }
    let curve = { (prediction: Prediction) in prediction.modelVariance.squareRoot() }
    let fit = Panel(
      "order \(motorcycle.winner.order), constant noise",
      x: Axis("time after the impact (ms)", range: 0...60),
      y: Axis("acceleration (*g*)", range: -190...130, tics: .every(50)),
      layers: [
        .band(
          "noise", x: times, lower: edges(-1, \.standardDeviation),
          upper: edges(1, \.standardDeviation), .sky, opacity: 0.28),
        .band(
          "curve", x: times, lower: edges(-1, curve), upper: edges(1, curve), .blue, opacity: 0.4),
        .line("mean", x: times, y: predictions.map(\.mean), Stroke(.blue, width: 2.5)),
        .points(
          "points", x: points.map(\.time), y: points.map(\.acceleration), .black, size: 0.6),
      ])
    let changes = [14.0, 40].map {
      Layer.verticalLine(at: $0, Stroke(.grey, width: 1.5, dash: .dashed))
    }
    let words = zip([7.0, 27, 50], motorcycle.stretches).map { place, stretch in
      Layer.label(
        "\(stretch.scatter, decimals: 2)", x: .data(place), y: .data(3.55), .vermillion,
        anchor: .center)
    }
    let residuals = Panel(
      "distance from the curve",
      x: Axis("time after the impact (ms)", range: 0...60),
      y: Axis("in standard deviations of the noise", range: -4...4, tics: .every(1)),
      layers: [
        .verticalRange(from: -2, to: 2, .sky, opacity: 0.2),
        .horizontalLine(at: 0, Stroke(.black, width: 1)),
      ] + changes + [
        .points(
          "residuals", x: points.map(\.time), y: motorcycle.residuals, .black, size: 0.6)
      ] + words + [
        .label(
          "root mean square", x: .data(27), y: .data(3.05), .vermillion,
          anchor: .center, size: 0.8)
      ])
    return Figure(
      name: "motorcycle",
      caption: "133 measurements of motorcycle crashes and the Chebyshev polynomial of the largest "
        + "evidence. One noise for all times is wrong: before the impact the points scatter far less "
        + "than the band says, in the middle more. The numbers on the right would all be 1.",
      layout: Figure.Layout(columns: 2, width: 1200, height: 560, margins: (105, 25, 50, 80)),
      panels: [fit, residuals])
  }

  static func motorcycleEvidence(_ motorcycle: Motorcycle) -> Figure {
    let inks: [Ink] = [.vermillion, .blue]
    let all = motorcycle.fits.flatMap(\.fits).map(\.logEvidence)
    let low = all.min() ?? 0
    let high = all.max() ?? 1
    let curves = zip(motorcycle.fits, inks).flatMap { set, ink -> [Layer] in
      let best = Motorcycle.best(of: set.fits)
      let orders = set.fits.map { Double($0.order) }
      let name: Text = set.basis == .monomial ? "powers of *x*" : "Chebyshev polynomials"
      return [
        .line(set.basis.rawValue, x: orders, y: set.fits.map(\.logEvidence), Stroke(ink)),
        .points(
          "\(set.basis.rawValue)_points", x: orders, y: set.fits.map(\.logEvidence), ink,
          marker: set.basis == .monomial ? .square : .circle, size: 0.9),
        .points(
          "\(set.basis.rawValue)_best", x: [Double(best.order)], y: [best.logEvidence], ink,
          marker: .diamond, size: 1.8),
        .label(
          name + ": order \(best.order)", x: .data(Double(best.order)), y: .data(best.logEvidence),
          ink, anchor: set.basis == .monomial ? .left : .center,
          offset: set.basis == .monomial ? (1.5, -2.2) : (0, 1.2)),
      ]
    }
    return Figure(
      name: "motorcycle-evidence",
      caption:
        "The same curves, two priors: N(0, 1) for each weight of powers of x, and for each weight "
        + "of Chebyshev polynomials. The evidence weighs a prior with its model; what wins (diamonds) "
        + "depends on what was thought probable before.",
      panels: [
        Panel(
          x: Axis("order of the polynomial", range: -0.5...20.5, tics: .every(2)),
          y: Axis(
            "log evidence at the best noise variance",
            range: low - 0.06 * (high - low)...high + 0.15 * (high - low)),
          layers: curves)
      ])
  }
}
