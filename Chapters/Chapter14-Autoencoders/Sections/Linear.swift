import BayesNumerics
import Inference
import Networks
import Plotting
import RealModule
import Workbook

extension Autoencoders {
  /// A linear variational autoencoder against probabilistic principal components.
  static let linear = Section<AutoencoderStudy>(
    "linear", "What if the nets are linear?", seconds: 1
  ) { study, run in
    // Data: points of a plane near a line; and digits' eight rows of ink, of which two directions are kept
    let plane = Self.plane(count: 300, using: run.random("plane"))
    let rows = Self.rowsOfInk(study.digits.training.images)

    // Model and inference: the bound in closed form, climbed to its top; and the eigenvalues
    let cases = try [("2 numbers to 1", plane, 1), ("8 numbers to 2", rows, 2)].map {
      try LinearCase($0.0, $0.1, codeSize: $0.2, using: run.random($0.0))
    }
    let worst = cases.map(\.evidenceDifference).max() ?? .nan
    let subspace = cases.map(\.subspaceSine).max() ?? .nan
    let noise = cases.map(\.noiseDifference).max() ?? .nan

    // The same by minibatches and draws
    let trained = try TrainedAutoencoder(
      Autoencoder(
        inputs: 2, hidden: [], codeSize: 1, likelihood: .normalOfLearnedVariance,
        regulariser: .divergence(beta: 1)),
      on: plane, epochs: 500, rate: 2e-2, batch: 30, using: run.random("minibatches"))
    let byDraws = trained.bound(plane, draws: 200, using: run.random("bound")) * Double(plane.count)

    // What it shows
    let first = cases[0]
    return Findings(
      answer:
        "Then the model is probabilistic principal components, and the bound reaches the evidence: the linear autoencoder's "
        + "bound and the closed form agree to \(NumberText.significant(worst, digits: 1)) nats, and so do its noise "
        + "and its subspace to \(NumberText.significant(max(noise, subspace), digits: 1)).",
      tables: [
        Table(
          title: "A linear variational autoencoder and the closed form",
          columns: [
            "data", "log evidence", "bound at its top", "noise s", "learned s", "sine of the angle",
          ],
          rows: cases.map {
            [
              $0.name, NumberText.fixed($0.evidence, decimals: 6),
              NumberText.fixed($0.bound, decimals: 6),
              NumberText.fixed($0.pca.noise, decimals: 8), NumberText.fixed($0.noise, decimals: 8),
              NumberText.significant($0.subspaceSine, digits: 1),
            ]
          },
          note:
            "By minibatches and draws the bound of the first case is \(NumberText.fixed(byDraws, decimals: 1)) nats."
        )
      ], figures: [figure(plane, first)],
      claims: [
        Claim(
          "62a", special, "bound of the linear autoencoder at its top, in nats",
          .agreement(
            route: "log evidence of probabilistic PCA by eigenvalues", largestDifference: worst,
            below: 1e-6, because: "a quadratic top, where slopes of 10⁻⁸ leave less")),
        Claim(
          "62b", special, "variance s of the noise it learned",
          .agreement(
            route: "mean of the eigenvalues left out", largestDifference: noise, below: 1e-6,
            because: "slopes of 10⁻⁸ over curvatures above 10⁻²")),
        Claim(
          "62c", special, "sine of the largest angle between the subspaces",
          .agreement(
            route: "the leading eigenvectors", largestDifference: subspace, below: 1e-6,
            because: "slopes of 10⁻⁸ over curvatures above 10⁻²")),
        Claim(
          "62d", special, "bound by minibatches and draws, in nats per point",
          .shape(
            "the special case of a variational autoencoder",
            measuring: "its distance below the evidence, per point",
            (first.evidence - byDraws) / Double(plane.count), .between(-0.01, 0.05),
            precision: .notCompared, falseAlarmRate: 0.001)),
      ],
      values: [
        .init("evidence", first.evidence), .init("noise", first.pca.noise),
        .init(
          "minibatches", (first.evidence - byDraws) / Double(plane.count), standardError: 0.005),
      ])
  }

  private static let special = Claim.Source(lecture: "004", slide: "Variational Autoencoder")

  /// x = A z + m + e with A = (1.2, 0.7), m = (0.5, -0.3) and e ~ N(0, 0.09 I).
  private static func plane(count: Int, using random: RandomSource) -> [[Double]] {
    var random = random
    return (0..<count).map { _ in
      let z = random.normal()
      return [0.5 + 1.2 * z + 0.3 * random.normal(), -0.3 + 0.7 * z + 0.3 * random.normal()]
    }
  }

  private static func rowsOfInk(_ images: [[Double]]) -> [[Double]] {
    images.map { image in
      (0..<8).map { row in image[row * 8..<(row + 1) * 8].reduce(0, +) }
    }
  }

  // MARK: Figure

  private static func figure(_ points: [[Double]], _ linear: LinearCase) -> Figure {
    func line(_ direction: (Double, Double)) -> ([Double], [Double]) {
      let length = (direction.0 * direction.0 + direction.1 * direction.1).squareRoot()
      let ends = [-4.0, 4]
      return (
        ends.map { linear.pca.mean[0] + $0 * direction.0 / length },
        ends.map { linear.pca.mean[1] + $0 * direction.1 / length }
      )
    }
    let found = line((linear.loadings[0, 0], linear.loadings[1, 0]))
    let exact = line((linear.pca.loadings[0, 0], linear.pca.loadings[1, 0]))
    return Figure(
      name: "linear",
      caption:
        "The linear decoder's line is the first principal component. Points, the line that the autoencoder learned (broad, light blue), and "
        + "that of the eigenvector (dashed), one upon the other.",
      layout: Figure.Layout(width: 860, height: 640),
      panels: [
        Panel(
          x: Axis("*x*_{1}", range: -4...5), y: Axis("*x*_{2}", range: -3.2...2.8),
          key: .topLeft, hasEqualUnits: true,
          layers: [
            .points(
              "points", x: points.map { $0[0] }, y: points.map { $0[1] }, .grey, size: 0.6),
            .line(
              "found", x: found.0, y: found.1, Stroke(.sky, width: 7), title: "linear autoencoder"),
            .line(
              "exact", x: exact.0, y: exact.1, Stroke(.black, width: 2, dash: .dashed),
              title: "principal component"),
          ])
      ])
  }
}
