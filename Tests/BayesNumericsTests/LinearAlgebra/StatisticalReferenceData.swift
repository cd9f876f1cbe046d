import BayesNumerics
import RealModule
import Testing

/// Least-squares problems whose answers are certified to fifteen digits: the linear regression sets of
/// higher difficulty of NIST's Statistical Reference Datasets (itl.nist.gov/div898/strd). Data and
/// certified values are facts, computed by NIST with 500 digits.
struct ReferenceProblem: Sendable, CustomTestStringConvertible {
  let name: String
  let features: Matrix
  let targets: [Double]
  /// Coefficients, constant first.
  let certified: [Double]
  /// Their standard deviations; empty where the fit is exact and they are 0.
  let deviations: [Double]

  var testDescription: String { name }

  static let all = [longley, filip] + wampler

  /// Powers of x as columns.
  private static func powers(_ x: [Double], order: Int) -> Matrix {
    var matrix = Matrix(rows: x.count, columns: order + 1, repeating: 1)
    for i in x.indices {
      for j in stride(from: 1, through: order, by: 1) { matrix[i, j] = matrix[i, j - 1] * x[i] }
    }
    return matrix
  }

  // MARK: Longley

  /// Employment and six economic series, 1947 to 1962: J. W. Longley (1967), JASA 62, 819-841.
  static let longley = ReferenceProblem(
    name: "Longley",
    features: Matrix(rows: longleyRows.map { [1] + $0.dropFirst() }),
    targets: longleyRows.map { $0[0] },
    certified: [
      -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
      -1.03322686717359, -0.0511041056535807, 1829.15146461355,
    ],
    deviations: [
      890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699,
      0.214274163161675, 0.226073200069370, 455.478499142212,
    ])

  private static let longleyRows: [[Double]] = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
    [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]

  // MARK: Filip

  /// A polynomial of order 10 in raw powers: A. Filippelli, NIST.
  static let filip = ReferenceProblem(
    name: "Filip",
    features: powers(filipRows.map(\.1), order: 10),
    targets: filipRows.map(\.0),
    certified: [
      -1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349,
      -75.1242017393757, -10.8753180355343, -1.06221498588947, -0.0670191154593408,
      -0.00246781078275479, -0.0000402962525080404,
    ],
    deviations: [
      298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927,
      15.2897178747400, 2.23691159816033, 0.221624321934227, 0.0142363763154724,
      0.000535617408889821, 0.00000896632837373868,
    ])

  /// y, x
  private static let filipRows: [(Double, Double)] = [
    (0.8116, -6.860120914), (0.9072, -4.324130045), (0.9052, -4.358625055), (0.9039, -4.358426747),
    (0.8053, -6.955852379), (0.8377, -6.661145254), (0.8667, -6.355462942), (0.8809, -6.118102026),
    (0.7975, -7.115148017), (0.8162, -6.815308569), (0.8515, -6.519993057), (0.8766, -6.204119983),
    (0.8885, -5.853871964), (0.8859, -6.109523091), (0.8959, -5.79832982), (0.8913, -5.482672118),
    (0.8959, -5.171791386), (0.8971, -4.851705903), (0.9021, -4.517126416), (0.909, -4.143573228),
    (0.9139, -3.709075441), (0.9199, -3.499489089), (0.8692, -6.300769497), (0.8872, -5.953504836),
    (0.89, -5.642065153), (0.891, -5.031376979), (0.8977, -4.680685696), (0.9035, -4.329846955),
    (0.9078, -3.928486195), (0.7675, -8.56735134), (0.7705, -8.363211311), (0.7713, -8.107682739),
    (0.7736, -7.823908741), (0.7775, -7.522878745), (0.7841, -7.218819279), (0.7971, -6.920818754),
    (0.8329, -6.628932138), (0.8641, -6.323946875), (0.8804, -5.991399828), (0.7668, -8.781464495),
    (0.7633, -8.663140179), (0.7678, -8.473531488), (0.7697, -8.247337057), (0.77, -7.971428747),
    (0.7749, -7.676129393), (0.7796, -7.352812702), (0.7897, -7.072065318), (0.8131, -6.774174009),
    (0.8498, -6.478861916), (0.8741, -6.159517513), (0.8061, -6.835647144), (0.846, -6.53165267),
    (0.8751, -6.224098421), (0.8856, -5.910094889), (0.8919, -5.598599459), (0.8934, -5.290645224),
    (0.894, -4.974284616), (0.8957, -4.64454848), (0.9047, -4.290560426), (0.9129, -3.885055584),
    (0.9209, -3.408378962), (0.9219, -3.13200249), (0.7739, -8.726767166), (0.7681, -8.66695597),
    (0.7665, -8.511026475), (0.7703, -8.165388579), (0.7702, -7.886056648), (0.7761, -7.588043762),
    (0.7809, -7.283412422), (0.7961, -6.995678626), (0.8253, -6.691862621), (0.8602, -6.392544977),
    (0.8809, -6.067374056), (0.8301, -6.684029655), (0.8664, -6.378719832), (0.8834, -6.065855188),
    (0.8898, -5.752272167), (0.8964, -5.132414673), (0.8963, -4.811352704), (0.9074, -4.098269308),
    (0.9119, -3.66174277), (0.9228, -3.2644011),
  ]

  // MARK: Wampler

  /// Polynomials of order 5 at x = 0, 1, ... 20, and how much disturbs them: R. H. Wampler (1970),
  /// JASA 65, 549-565. Sets 1 and 2 are exact; 3, 4 and 5 have disturbances of 1, 100 and 10,000 times
  /// the same size, at right angles to every polynomial, so that the coefficients stay.
  static let wampler: [ReferenceProblem] = {
    let features = powers((0...20).map(Double.init), order: 5)
    let deviations = [
      2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752,
      0.112324854679312,
    ]
    let exact = (0...20).map { x in (0...5).reduce(0) { $0 + features[x, $1] } }
    func disturbed(_ number: Int, by factor: Double) -> ReferenceProblem {
      ReferenceProblem(
        name: "Wampler\(number)", features: features,
        targets: zip(exact, disturbances).map { $0 + factor * $1 },
        certified: [1, 1, 1, 1, 1, 1],
        deviations: factor == 0 ? [] : deviations.map { factor * $0 })
    }
    let second = ReferenceProblem(
      name: "Wampler2", features: features, targets: wampler2,
      certified: [1, 0.1, 0.01, 0.001, 0.0001, 0.00001], deviations: [])
    return [
      disturbed(1, by: 0), second, disturbed(3, by: 1), disturbed(4, by: 100),
      disturbed(5, by: 10_000),
    ]
  }()

  private static let disturbances: [Double] = [
    759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048,
    -2048, 2523, -2048, 2048, -2048, 759,
  ]

  private static let wampler2: [Double] = [
    1.00000, 1.11111, 1.24992, 1.42753, 1.65984, 1.96875, 2.38336, 2.94117, 3.68928, 4.68559,
    6.00000, 7.71561, 9.92992, 12.75603, 16.32384, 20.78125, 26.29536, 33.05367, 41.26528, 51.16209,
    63.00000,
  ]
}

/// The fewest digits in which numbers agree with their certified values: -log₁₀ of the largest relative
/// error, at most 15, as many as are certified.
func agreeingDigits(_ computed: [Double], _ certified: [Double]) -> Double {
  precondition(computed.count == certified.count)
  return zip(computed, certified).map { value, truth in
    let error = abs(value - truth) / abs(truth)
    return error.isNaN ? 0 : min(15, -Double.log10(error))
  }.min() ?? 0
}
