// swift-tools-version: 6.2
// The architecture: modules from the ground up, then one line per chapter.

import PackageDescription

let package = Package(
  name: "Bayesics",
  platforms: [.macOS(.v15)],
  // For other packages, each built without the rest (Examples/OutsideUse); the last ones for Benchmarks
  products: [
    "BayesNumerics", "Inference", "Networks", "Hierarchies", "Plotting", "Datasets", "SafeIO",
    "Workbook",
  ].map {
    .library(name: $0, targets: [$0])
  },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
  ],
  targets: modules + tools + chapters + tests
)

// MARK: Modules, each may use those above it

var modules: [Target] {
  [
    // C faces of the libraries
    .systemLibrary(name: "COpenBLAS", path: "Sources/COpenBLAS"),
    .systemLibrary(name: "COpenSSL", path: "Sources/COpenSSL"),
    .systemLibrary(name: "CZlib", path: "Sources/CZlib"),
    .target(name: "CBoostMath", cxxSettings: optimisedC),
    // Elementary functions of many numbers at once
    .target(name: "CVectorMath", cSettings: [.unsafeFlags(["-O2"])]),
    // What a program may do that nobody has read, and where it crashed
    .target(name: "CSandbox", cSettings: [.unsafeFlags(["-O2"])]),
    .target(name: "CCrashReport", cSettings: [.unsafeFlags(["-O2"])]),
    .target(
      name: "CGnuplot",
      cxxSettings: optimisedC,
      linkerSettings: ["boost_iostreams", "boost_filesystem", "boost_system", "util"]
        .map { .linkedLibrary($0, .when(platforms: [.linux])) }
    ),

    // Swift modules
    module("BayesNumerics", uses: ["COpenBLAS", "CBoostMath", "CVectorMath", realModule]),
    module("Inference", uses: ["BayesNumerics", "CVectorMath"]),
    module("Networks", uses: ["Inference", "BayesNumerics", "CVectorMath"]),
    module("Plotting", uses: ["CGnuplot"]),
    module("Datasets", uses: []),
    module("Hierarchies", uses: ["Inference", "BayesNumerics", "Datasets"]),
    module("SafeIO", uses: ["CSandbox", "CZlib"]),
    module("Workbook", uses: ["Plotting", "BayesNumerics", "SafeIO", argumentParser]),
    // Linked into students' programs, and in their language mode, which knows the standard output of C
    .target(
      name: "StudentHarness", dependencies: ["CCrashReport"],
      swiftSettings: optimised + [.swiftLanguageMode(.v5)]),
    module(
      "Marking",
      uses: [
        "Workbook", "BayesNumerics", "SafeIO", "StudentHarness", "COpenSSL", argumentParser,
      ]),
  ]
}

// MARK: Chapters

var chapters: [Target] {
  [
    chapter(1, "CoinFlip"),
    chapter(2, "PoissonRates"),
    chapter(3, "PolynomialEvidence", exclude: ["reference.py"]),
    chapter(4, "StefanBoltzmann"),
    chapter(5, "ShallowNetwork"),
    chapter(6, "LogicOfInference"),
    chapter(7, "EveryMethod"),
    chapter(8, "TrainingANet"),
    chapter(9, "MarkovChains"),
    chapter(10, "HowManyUnits"),
    chapter(11, "VariationalInference"),
    chapter(12, "RefinedVariational"),
    chapter(13, "StochasticGradients"),
    chapter(14, "Autoencoders"),
  ]
}

// MARK: Tools and tests

/// `workbook` writes CLAIMS.md, compares regenerated figures with the committed ones and marks classes.
///
/// `book-values` writes what the interactive figures of the book are held against; `exercises` asks every chapter,
/// and is built with all of them.
var tools: [Target] {
  [
    .executableTarget(
      name: "workbook",
      dependencies: ["Marking", "Workbook", "SafeIO", "Plotting", argumentParser],
      path: "Sources/WorkbookTool", swiftSettings: optimised),
    .executableTarget(
      name: "book-values",
      dependencies: [
        "Workbook", "Networks", "Hierarchies", "Inference", "Datasets", "BayesNumerics",
        realModule, argumentParser,
      ],
      path: "Sources/BookValues", swiftSettings: optimised),
    .executableTarget(
      name: "exercises",
      dependencies: chapters.map { .init(stringLiteral: $0.name) } + [
        "Marking", "Workbook", "SafeIO", argumentParser,
      ],
      path: "Sources/ExercisesTool", swiftSettings: optimised),
  ]
}

var tests: [Target] {
  [
    .target(
      name: "TestSupport", dependencies: ["Networks", "Inference", "BayesNumerics", realModule],
      path: "Tests/TestSupport",
      swiftSettings: optimised),
    .target(
      name: "ChapterTestSupport", dependencies: ["TestSupport", "Workbook", "SafeIO"],
      path: "Tests/ChapterTestSupport", swiftSettings: optimised),
    testsOf("BayesNumerics", exclude: ["literals.py"]),
    testsOf("Inference", exclude: ["Draws/arviz_reference.py"]),
    testsOf(
      "Networks", and: ["Inference", "Datasets", "BayesNumerics", "CVectorMath", realModule]),
    testsOf("Plotting", and: ["BayesNumerics"], resources: [.copy("Impostors")]),
    // A small chapter with faults of every kind, run as a user would by the tests of Workbook
    .executableTarget(
      name: "chapter99",
      dependencies: ["Marking", "Workbook", "SafeIO", "Plotting", "BayesNumerics", argumentParser],
      path: "Tests/Chapter99", exclude: ["Exercises/Stubs"], swiftSettings: optimised),
    testsOf("Marking", and: ["chapter99", "Workbook", "SafeIO", "BayesNumerics", argumentParser]),
    testsOf("Datasets"),
    // A program that tries one forbidden act
    .executableTarget(name: "hostile", dependencies: ["CCrashReport"], path: "Tests/Hostile"),
    testsOf("SafeIO", and: ["chapter99", "hostile", "BayesNumerics"]),
    testsOf("Workbook", and: ["chapter99", "SafeIO", "Plotting", "BayesNumerics", argumentParser]),
    .testTarget(
      name: "BookValuesTests", dependencies: ["book-values", "Inference", "BayesNumerics"],
      swiftSettings: wholeModules),
    .testTarget(
      name: "ChaptersTests",
      dependencies: chapters.map { .init(stringLiteral: $0.name) } + [
        "workbook", "Workbook", "Marking", "SafeIO", "Plotting", "TestSupport",
      ], swiftSettings: wholeModules),
  ] + chapters.map { testsOf(chapter: $0) }
}

// MARK: The words used above

/// Debug builds are optimised too, so that `swift run chapterN` is fast without `-c release`.
nonisolated var optimised: [SwiftSetting] {
  [.unsafeFlags(["-O"], .when(configuration: .debug))] + wholeModules
}
/// With BAYESICS_WHOLE_MODULES set, as `.ci/run` does, modules are compiled as a whole: a clean clone takes a fifth less
/// time, but a change to one section would compile its chapter anew.
nonisolated var wholeModules: [SwiftSetting] {
  Context.environment["BAYESICS_WHOLE_MODULES"] == nil
    ? []
    : [
      .unsafeFlags(
        ["-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug))
    ]
}
nonisolated var optimisedC: [CXXSetting] { [.unsafeFlags(["-O2"])] }

nonisolated var argumentParser: Target.Dependency {
  .product(name: "ArgumentParser", package: "swift-argument-parser")
}
nonisolated var realModule: Target.Dependency {
  .product(name: "RealModule", package: "swift-numerics")
}

func module(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: optimised)
}

/// Chapter 3 named "Polynomials" is the executable `chapter3` in `Chapters/Chapter03-Polynomials`.
func chapter(_ number: Int, _ name: String, exclude: [String] = []) -> Target {
  let digits = number < 10 ? "0\(number)" : "\(number)"
  return .executableTarget(
    name: "chapter\(number)",
    dependencies: [
      "Marking", "Workbook", "SafeIO", "Networks", "Hierarchies", "Inference", "Plotting",
      "Datasets", "BayesNumerics", argumentParser,
    ],
    path: "Chapters/Chapter\(digits)-\(name)", exclude: ["README.md", "Exercises/Stubs"] + exclude,
    swiftSettings: optimised)
}

/// The tests of `chapter3` are in `Tests/Chapter03Tests`, one file per section.
func testsOf(chapter: Target) -> Target {
  let number = chapter.name.drop { !$0.isNumber }
  return .testTarget(
    name: "Chapter\(number.count < 2 ? "0" : "")\(number)Tests",
    dependencies: [
      .init(stringLiteral: chapter.name), "workbook", "Marking", "Workbook", "SafeIO", "Datasets",
      "Plotting", "Networks", "Hierarchies", "Inference", "BayesNumerics", "TestSupport",
      "ChapterTestSupport", realModule, argumentParser,
    ],
    exclude: ["WrongAnswers"], swiftSettings: wholeModules)
}

func testsOf(
  _ module: String, and others: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: [.init(stringLiteral: module), "TestSupport"] + others,
    exclude: exclude, resources: resources, swiftSettings: wholeModules)
}
