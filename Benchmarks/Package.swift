// swift-tools-version: 6.2
// Measurements, apart from the workbook so that nobody who runs a chapter builds them: `make bench`.

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Bayesics", path: "..")],
  targets: [
    .target(name: "Measuring"),
    .executableTarget(
      name: "polynomials",
      dependencies: ["Measuring"] + products("Inference", "SafeIO", "Workbook"),
      path: "Sources/Polynomials"),
    .executableTarget(
      name: "networks", dependencies: ["Measuring"] + products("Inference", "Networks"),
      path: "Sources/Networks"),
    .executableTarget(
      name: "evidence", dependencies: products("Inference"), path: "Sources/Evidence"),
    .executableTarget(
      name: "jumps", dependencies: ["Measuring"] + products("Networks"), path: "Sources/Jumps"),
    .executableTarget(
      name: "training", dependencies: ["Measuring"] + products("Networks", "Datasets"),
      path: "Sources/Training"),
    .executableTarget(
      name: "autoencoders", dependencies: ["Measuring"] + products("Networks", "Datasets"),
      path: "Sources/Autoencoders"),
    .executableTarget(
      name: "samplers", dependencies: products("Datasets", "Hierarchies", "Inference", "Networks"),
      path: "Sources/Samplers"),
    .executableTarget(
      name: "variational", dependencies: ["Measuring"] + products("Hierarchies", "Inference"),
      path: "Sources/Variational"),
    .executableTarget(
      name: "gradients", dependencies: ["Measuring"] + products("Inference"),
      path: "Sources/StochasticGradients"),
    .executableTarget(
      name: "kalman", dependencies: ["Measuring"] + products("Datasets", "Inference"),
      path: "Sources/Kalman"),
    .executableTarget(
      name: "refined", dependencies: ["Measuring"] + products("Datasets", "Inference"),
      path: "Sources/Refined"),
  ]
)

/// BayesNumerics and these.
func products(_ names: String...) -> [Target.Dependency] {
  (["BayesNumerics"] + names).map { .product(name: $0, package: "Bayesics") }
}
