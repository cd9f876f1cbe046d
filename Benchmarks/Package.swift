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
      dependencies: ["Measuring", .product(name: "BayesicsModules", package: "Bayesics")],
      path: "Sources/Polynomials"),
    .executableTarget(
      name: "networks",
      dependencies: ["Measuring", .product(name: "BayesicsModules", package: "Bayesics")],
      path: "Sources/Networks"),
    .executableTarget(
      name: "samplers", dependencies: [.product(name: "BayesicsModules", package: "Bayesics")],
      path: "Sources/Samplers"),
  ]
)
