import BayesNumerics
import Foundation
import Plotting
import Workbook

extension TrainingANet {
  /// How much four or five parameters can do, if they are well chosen.
  static let elephant = Section<TrainingStudy>(
    "elephant", "Can five parameters wiggle a trunk?", seconds: 0.1
  ) { _, _ in
    // Data: the five complex numbers of Mayer, Khairy and Howard (2010)
    let animal = Elephant()

    // Model: an outline that is a sum of waves in x and in y
    let outline = animal.outline(points: 400)

    // Inference: the waves found again in the drawn points, and what is lost with fewer of them
    let found = animal.waves(in: outline)
    let misfits = animal.misfits(of: outline, waves: found)
    let moved = animal.trunkMotion()

    // What it shows
    let used = found.count { abs($0.amplitude) > 1e-9 }
    return Findings(
      answer:
        "Yes, if complex numbers are counted: five of them are ten real ones, \(used) for the "
        + "outline, one for the trunk and one for the eye.",
      tables: [table(animal)], figures: [figure(animal), figure(misfits)],
      claims: claims(animal, found, misfits, moved),
      values: [
        .init("real", Elephant.parameters.count * 2), .init("used", used),
        .init("possible", found.count), .init("choices", Elephant.bitsOfChoice),
        .init("half", misfits[4]),
      ])
  }

  private static func table(_ animal: Elephant) -> Table {
    let number: (Double) -> String = { NumberText.fixed($0, decimals: 0) }
    return Table(
      title: "The elephant's parameters",
      columns: ["complex number", "real part", "imaginary part"],
      rows: [
        ["p1 = 50 - 30i", "sin φ in X: ", "sin φ in Y: "],
        ["p2 = 18 + 8i", "sin 2φ in X: ", "sin 2φ in Y: "],
        ["p3 = 12 - 10i", "cos 3φ in X: ", "sin 3φ in Y: "],
        ["p4 = -14 - 60i", "cos 5φ in X: ", "cos φ in Y: "],
      ].enumerated().map { index, row in
        let p = Elephant.parameters[index]
        return [row[0], row[1] + number(p.real), row[2] + number(p.imaginary)]
      } + [
        [
          "p5 = 40 + 20i", "swing of the trunk: \(number(Elephant.parameters[4].real))",
          "place of the eye: \(number(Elephant.parameters[4].imaginary))",
        ]
      ])
  }

  // MARK: Figures

  private static func figure(_ animal: Elephant) -> Figure {
    let phases: [(Double, Text)] = [
      (-Double.pi / 2, "Trunk up"), (0, "At rest"), (Double.pi / 2, "Trunk down"),
    ]
    return Figure(
      name: "elephant",
      caption:
        "Four complex numbers draw the outline, the fifth moves the trunk and places the eye. "
        + "The parameters are those of Mayer, Khairy and Howard (2010); the trunk is the vermillion part "
        + "of the curve.",
      layout: .init(
        columns: 3, width: 1100, height: 460, margins: (20, 20, 55, 20), gaps: (25, 30)),
      panels: phases.map { phase, title in
        let body = animal.picture(phase: phase, times: Elephant.bodyTimes)
        let trunk = animal.picture(phase: phase, times: Elephant.trunkTimes)
        return Panel(
          title, x: Axis(range: -85...85, tics: .none), y: Axis(range: -85...100, tics: .none),
          showsGrid: false, hasEqualUnits: true,
          layers: [
            .line(
              "body", x: body.map(\.x), y: body.map(\.y), Stroke(.blue, width: 4, dash: .solid)),
            .line(
              "trunk", x: trunk.map(\.x), y: trunk.map(\.y),
              Stroke(.vermillion, width: 4, dash: .solid)),
            .ellipses(
              "eye", x: [animal.eye.x], y: [animal.eye.y], width: 7, height: 7, .black, opacity: 1),
          ])
      })
  }

  private static func figure(_ misfits: [Double]) -> Figure {
    let kept = misfits.indices.map(Double.init)
    return Figure(
      name: "elephant-parameters",
      caption: "Each parameter left out is missed, until all eight are there. The distance between "
        + "the outline and the best one with fewer waves, the largest waves kept first.",
      panels: [
        Panel(
          x: Axis("Real parameters of the outline", range: -0.3...12.3),
          y: Axis("Misfit, as a share of the size", range: 0...1.05),
          layers: [
            .verticalLine(at: 8, Stroke(.grey, width: 2, dash: .solid)),
            .label("four complex numbers", x: 8, y: 0.8, anchor: .left, offset: (1, 0)),
            .line("misfit", x: kept, y: misfits, Stroke(.blue, width: 2)),
            .points(
              "kept", x: kept, y: misfits, .blue, size: 1.2, agreement: .absolute(1e-9)),
          ])
      ])
  }

  // MARK: Claims

  private static func claims(
    _ animal: Elephant, _ found: [Wave], _ misfits: [Double], _ moved: (trunk: Double, body: Double)
  ) -> [Claim] {
    let source = Claim.Source(lecture: "000", slide: "To set the mood")
    return [
      Claim(
        "4a", source, "waves in the drawn outline that are not zero",
        .crossCheck(
          route: "two for each of four complex parameters", expected: 8,
          computed: Double(found.count { abs($0.amplitude) > 1e-9 }),
          .absolute(0, because: "a count is exact"))),
      Claim(
        "4b", source, "amplitudes of the waves, found again in 400 points",
        .agreement(
          route: "the parameters with which it was drawn",
          largestDifference: animal.largestDifference(from: found), below: 1e-11,
          because: "rounding of sums of 400 terms")),
      Claim(
        "4c", source, "with one of the eight left out the outline is another one",
        .shape(
          "four parameters fit an elephant", measuring: "misfit with seven waves, over the size",
          misfits[7], .above(0.05))),
      Claim(
        "4d", source, "the fifth parameter moves the trunk",
        .shape(
          "with five he wiggles his trunk",
          measuring: "way of the trunk's tip over the largest way of the body, plus one thousandth",
          moved.trunk / (moved.body + 1e-3), .above(10))),
    ]
  }
}

/// A wave of the outline: A cos kt or B sin kt, in x or in y.
struct Wave: Sendable {
  let isInX: Bool
  let isSine: Bool
  /// k
  let harmonic: Int
  let amplitude: Double

  func value(_ t: Double) -> Double {
    amplitude * (isSine ? sin(Double(harmonic) * t) : cos(Double(harmonic) * t))
  }
}

/// The elephant of Mayer, Khairy and Howard, Am. J. Phys. 78, 648 (2010), table I: x(t) and y(t) as sums of waves.
struct Elephant: Sendable {
  /// p1 to p5.
  static let parameters = [
    ComplexNumber(50, -30), ComplexNumber(18, 8), ComplexNumber(12, -10), ComplexNumber(-14, -60),
    ComplexNumber(40, 20),
  ]

  /// The eight waves of the outline.
  // snippet: waves
  let waves: [Wave] = [
    Wave(isInX: true, isSine: true, harmonic: 1, amplitude: parameters[0].real),
    Wave(isInX: false, isSine: true, harmonic: 1, amplitude: parameters[0].imaginary),
    Wave(isInX: true, isSine: true, harmonic: 2, amplitude: parameters[1].real),
    Wave(isInX: false, isSine: true, harmonic: 2, amplitude: parameters[1].imaginary),
    Wave(isInX: true, isSine: false, harmonic: 3, amplitude: parameters[2].real),
    Wave(isInX: false, isSine: true, harmonic: 3, amplitude: parameters[2].imaginary),
    Wave(isInX: true, isSine: false, harmonic: 5, amplitude: parameters[3].real),
    Wave(isInX: false, isSine: false, harmonic: 1, amplitude: parameters[3].imaginary),
  ]
  // end snippet

  /// log₂ of the ways to choose which 8 of the 20 waves up to the fifth harmonic are there.
  static let bitsOfChoice = logBinomialCoefficient(20, 8) / log(2)

  // MARK: Drawing

  /// Where the trunk begins and ends on the curve, and the rest; t in radians.
  static let trunkTimes = [Double].evenlySpaced(from: 2.9 * .pi, to: 0.4 + 3.3 * .pi, count: 100)
  static let bodyTimes = [Double].evenlySpaced(from: 0.4 + 1.3 * .pi, to: 2.9 * .pi, count: 301)

  /// The paper's axes are turned: its y points to the right of the picture, and its x downwards.
  func place(_ t: Double) -> (x: Double, y: Double) {
    let x = waves.filter(\.isInX).reduce(0) { $0 + $1.value(t) }
    let y = waves.filter { !$0.isInX }.reduce(0) { $0 + $1.value(t) }
    return (y, -x)
  }

  var eye: (x: Double, y: Double) {
    (Self.parameters[4].imaginary, Self.parameters[4].imaginary)
  }

  /// The curve with the trunk swung: its points move down by Re p5 sin(phase) times a share that grows from 0 at
  /// the head to 1/2 at the tip, as the square of the distance.
  func picture(phase: Double, times: [Double]) -> [(x: Double, y: Double)] {
    let head = place(Self.trunkTimes[0])
    let tip = Self.trunkTimes.map { place($0).x }.max() ?? 1
    return times.map { t in
      let (x, y) = place(t)
      guard times == Self.trunkTimes else { return (x, y) }
      let along = (x - head.x) / (tip - head.x)
      return (x, y - Self.parameters[4].real * sin(phase) * along * along / 2)
    }
  }

  /// How far the points of trunk and body move between the two extremes, at most.
  func trunkMotion() -> (trunk: Double, body: Double) {
    func way(_ times: [Double]) -> Double {
      zip(picture(phase: -.pi / 2, times: times), picture(phase: .pi / 2, times: times))
        .map { hypot($0.x - $1.x, $0.y - $1.y) }.max() ?? .nan
    }
    return (way(Self.trunkTimes), way(Self.bodyTimes))
  }

  // MARK: Fourier analysis

  /// (x, y) of the paper at so many equal steps of t.
  func outline(points: Int) -> [(x: Double, y: Double)] {
    (0..<points).map { index in
      let (right, up) = place(2 * .pi * Double(index) / Double(points))
      return (-up, right)
    }
  }

  /// All waves up to the fifth harmonic in drawn points, the largest first: A = 2/n Σ x cos kt, B = 2/n Σ x sin kt.
  func waves(in outline: [(x: Double, y: Double)]) -> [Wave] {
    var found: [Wave] = []
    for harmonic in 1...5 {
      for isInX in [true, false] {
        for isSine in [true, false] {
          let unit = Wave(isInX: isInX, isSine: isSine, harmonic: harmonic, amplitude: 1)
          var sum = 0.0
          for (index, point) in outline.enumerated() {
            let t = 2 * Double.pi * Double(index) / Double(outline.count)
            sum += (isInX ? point.x : point.y) * unit.value(t)
          }
          found.append(
            Wave(
              isInX: isInX, isSine: isSine, harmonic: harmonic,
              amplitude: 2 * sum / Double(outline.count)))
        }
      }
    }
    return found.sorted { abs($0.amplitude) > abs($1.amplitude) }
  }

  /// The largest difference of an amplitude from the one that it was drawn with, 0 for waves that are not there.
  func largestDifference(from found: [Wave]) -> Double {
    found.map { wave in
      let drawn = waves.first {
        $0.isInX == wave.isInX && $0.isSine == wave.isSine && $0.harmonic == wave.harmonic
      }
      return abs(wave.amplitude - (drawn?.amplitude ?? 0))
    }.max() ?? .nan
  }

  /// With 0, 1, 2, ... 12 of the largest waves kept: root mean square distance to the outline, over its size.
  func misfits(of outline: [(x: Double, y: Double)], waves: [Wave]) -> [Double] {
    let size = outline.reduce(0) { $0 + $1.x * $1.x + $1.y * $1.y }
    return (0...12).map { kept in
      var rest = 0.0
      for (index, point) in outline.enumerated() {
        let t = 2 * Double.pi * Double(index) / Double(outline.count)
        var (x, y) = point
        for wave in waves.prefix(kept) {
          if wave.isInX { x -= wave.value(t) } else { y -= wave.value(t) }
        }
        rest += x * x + y * y
      }
      return (rest / size).squareRoot()
    }
  }
}
