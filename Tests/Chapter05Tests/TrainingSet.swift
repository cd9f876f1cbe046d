@testable import chapter5

/// The chapter's measured points, and not the samples of the same name that Networks trains on.
typealias TrainingSet = chapter5.TrainingSet
