/// Every method of the chapter, in the order of the league; a new one is one more line.
enum MethodList {
  static let all: [any Method] = [
    GridMethod(),
    QuadratureMethod(),
    ImportanceMethod(proposal: .prior),
    ImportanceMethod(proposal: .wide),
    ImportanceMethod(proposal: .laplace),
    RejectionMethod(),
    SequentialMethod(),
    RandomWalkMethod(),
    SliceMethod(),
    HamiltonianMethod(),
    NoUTurnMethod(isFromOneStart: false),
    NoUTurnMethod(isFromOneStart: true),
    TemperingMethod(),
    LaplaceMethod(),
    LaplaceSumMethod(),
    ADVIMethod(),
    PathfinderMethod(),
    PathfindersMethod(),
    MixtureMethod(),
    EnsembleMethod(),
  ]

  /// The method of this name. Precondition: there is one.
  static func named(_ name: String) -> any Method {
    guard let method = all.first(where: { $0.name == name }) else {
      preconditionFailure("no method is named \(name)")
    }
    return method
  }
}
