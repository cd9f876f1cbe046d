// swift-tools-version: 6.2
// A package of somebody else that samples a posterior: it builds Inference and what that needs, and
// nothing of the workbook. `scripts/try-outside-use` builds it, runs it and checks what it prints.

import PackageDescription

let package = Package(
  name: "OutsideUse",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Bayesics", path: "../..")],
  targets: [
    .executableTarget(
      name: "OutsideUse",
      dependencies: [
        .product(name: "Inference", package: "Bayesics"),
        .product(name: "BayesNumerics", package: "Bayesics"),
      ])
  ]
)
