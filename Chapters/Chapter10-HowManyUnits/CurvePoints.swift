import BayesNumerics
import Datasets
import Foundation
import Networks
import SafeIO
import Workbook

/// Points (x, y) of a curve, and how they are put before a net: x with a constant 1 before it, and both on a scale for
/// which the prior is made.
struct CurvePoints: Sendable {
  /// In words, such as "the motorcycle crashes".
  let name: String
  let x: [Double]
  /// Further columns of x, if there are any.
  var others: [[Double]] = []
  let y: [Double]
  /// For axes.
  let xName: String
  let yName: String
  /// What the points were simulated from.
  var truth: (@Sendable (Double) -> Double)?
  /// Whether x and y are given mean 0 and standard deviation 1 first.
  var isStandardised = true

  /// The name as a title.
  var title: String { name.prefix(1).uppercased() + name.dropFirst() }

  private var xScale: (centre: Double, unit: Double) { scale(x) }
  private var yScale: (centre: Double, unit: Double) { scale(y) }

  private func scale(_ values: [Double]) -> (centre: Double, unit: Double) {
    guard isStandardised else { return (0, 1) }
    let centre = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return (centre, (squares / Double(values.count - 1)).squareRoot())
  }

  /// Rows (1, x) as the net takes them, further columns at their means.
  func inputs(at places: [Double]) -> Matrix {
    let first = inputs(along: places).elements
    let means = [Double](repeating: 0, count: places.count * others.count)
    return Matrix(rows: places.count, columns: 2 + others.count, elements: first + means)
  }

  private func inputs(along places: [Double]) -> Matrix {
    let (centre, unit) = xScale
    return ShallowNetwork.withConstant(places.map { ($0 - centre) / unit })
  }

  /// The points' own rows (1, x), and behind them what further columns there are.
  var inputs: Matrix {
    var elements = inputs(along: x).elements
    for column in others {
      let (centre, unit) = scale(column)
      elements += column.map { ($0 - centre) / unit }
    }
    return Matrix(rows: x.count, columns: 2 + others.count, elements: elements)
  }

  /// y as the net takes it.
  var targets: [Double] {
    let (centre, unit) = yScale
    return y.map { ($0 - centre) / unit }
  }

  /// What the net says, in the units of y.
  func measured(_ value: Double) -> Double { yScale.centre + yScale.unit * value }

  /// A length along y, in the units of y.
  func length(_ value: Double) -> Double { yScale.unit * value }
}

extension CurvePoints {
  /// Slopes of the two units where the lecture's picture has its peaks; weights and noise are the workbook's.
  static func twoUnitCurve(_ x: Double) -> Double {
    3 / (1 + exp(x)) + 2 / (1 + exp(-2 * x))
  }

  static let twoUnitNoise = 0.1

  /// Twenty-five points of y = 3 ψ(-x) + 2 ψ(2x) + noise 0.1 on [-3, 3], as in chapter 5.
  static func twoUnits(using random: RandomSource) -> CurvePoints {
    var stream = random
    let x = [Double].evenlySpaced(from: -3, to: 3, count: 25)
    return CurvePoints(
      name: "25 points from two units", x: x,
      y: x.map { twoUnitCurve($0) + twoUnitNoise * stream.normal() }, xName: "x", yName: "y",
      truth: { twoUnitCurve($0) }, isStandardised: false)
  }

  /// A rotation curve that rises, stays flat and has a bump, in km/s at so many kiloparsecs.
  static func rotationCurve(_ x: Double) -> Double {
    180 * tanh(x / 2) + 45 * exp(-(x - 9) * (x - 9) / 3)
  }

  static let rotationNoise = 8.0

  /// Seventy points of it with noise 8, from 0 to 18 kiloparsecs.
  static func rotation(using random: RandomSource) -> CurvePoints {
    var stream = random
    let x = [Double].cellCentres(from: 0, to: 18, count: 70)
    return CurvePoints(
      name: "a simulated rotation curve", x: x,
      y: x.map { rotationCurve($0) + rotationNoise * stream.normal() }, xName: "radius [kpc]",
      yName: "velocity [km/s]", truth: { rotationCurve($0) })
  }

  /// The same measured eight times as well, with noise 1.
  static func sharpRotation(using random: RandomSource) -> CurvePoints {
    var stream = random
    let x = [Double].cellCentres(from: 0, to: 18, count: 70)
    return CurvePoints(
      name: "a sharp rotation curve", x: x, y: x.map { rotationCurve($0) + stream.normal() },
      xName: "radius [kpc]", yName: "velocity [km/s]", truth: { rotationCurve($0) })
  }

  /// The head in the crash, as chapters 3 and 5 have it.
  static var motorcycle: CurvePoints {
    CurvePoints(
      name: "the motorcycle crashes", x: MotorcycleCrashes.points.map(\.time),
      y: MotorcycleCrashes.points.map(\.acceleration), xName: "time after the impact [ms]",
      yName: "acceleration [g]")
  }
}

// MARK: A galaxy

extension CurvePoints {
  /// Seventy velocities along a slit through a turning galaxy, as chapter 5 simulates them.
  static func slit(using random: RandomSource) -> CurvePoints {
    var stream = random
    let curve: @Sendable (Double) -> Double = { x in
      let decline = 1 - 0.02 * x * x
      return 186 + 175 * tanh(1.4 * x) * decline
    }
    let x = [Double].cellCentres(from: -2, to: 2, count: 70)
    return CurvePoints(
      name: "a simulated slit through a galaxy", x: x,
      y: x.map { curve($0) + 20 * stream.normal() },
      xName: "position along the slit [arbitrary units]", yName: "velocity [km/s]", truth: curve)
  }

  /// Velocities of NGC 7531 along the slit at 102.5 degrees, 1400 km/s taken off: what the slide's galaxy probably is.
  ///
  /// The file has the columns east_west, north_south, slot_angle_deg, radial_position and velocity_km_s; one with two
  /// columns is taken as position and velocity. Measurements: R. Buta (1987), ApJS 64, 1-37.
  ///
  /// - Throws: ``InputError`` where there is no such table, or too few points.
  static func galaxy(path: String) throws(InputError) -> CurvePoints {
    let rows = try NumberTable(path: path).rows
    guard rows.columns == 5 || rows.columns == 2 else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) has \(rows.columns) \(rows.columns == 1 ? "column" : "columns"); give position and "
          + "velocity, or the five columns of the galaxy's table, of which the third is the slit's angle"
      )
    }
    let isTable = rows.columns == 5
    let chosen = (0..<rows.rows).filter { !isTable || rows[$0, 2] == 102.5 }
    let x = chosen.map { rows[$0, isTable ? 3 : 0] }
    let y = chosen.map { rows[$0, isTable ? 4 : 1] - (isTable ? 1400 : 0) }
    guard x.count >= 5, x.count <= 5000 else {
      throw InputError(
        .data,
        "\(DataFile.shown(path)) has \(x.count) \(x.count == 1 ? "point" : "points")"
          + (isTable ? " at the slit of 102.5 degrees" : "") + "; give 5 to 5000")
    }
    for (name, values) in [("positions", x), ("velocities", y)] {
      let (low, high) = (values.min() ?? 0, values.max() ?? 0)
      guard high - low > 1e-9 * max(abs(low), abs(high)), abs(low) < 1e100, abs(high) < 1e100 else {
        throw InputError(
          .data,
          "the \(name) in \(DataFile.shown(path)) are all alike or too large to be used; give points that differ"
        )
      }
    }
    return CurvePoints(
      name: isTable ? "NGC 7531 along its slit at 102.5 degrees" : "the points of \(path)", x: x,
      y: y, xName: "position along the slit", yName: "velocity [km/s]")
  }
}
