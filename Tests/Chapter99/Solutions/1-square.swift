func square(_ x: Double) throws -> Double { x * x }
