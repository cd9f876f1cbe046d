import RealModule
import Testing
import Workbook

@testable import chapter7

@Suite struct ThetaExpressionTests {
  /// Values by the same arithmetic in Swift, slopes by hand.
  @Test func precedenceIsThatOfMathematics() throws {
    let theta = 0.7
    for (text, value, slope) in [
      ("-theta^2", -0.49, -1.4), ("2^3^2", 512, 0), ("2-3-4", -5, 0), ("8/4/2", 1, 0),
      ("2*theta+1", 2.4, 2), ("2*(theta+1)", 3.4, 2), ("-2^-1", -0.5, 0), ("1 - -theta", 1.7, 1),
      ("theta^3 - 3*theta", 0.343 - 2.1, 3 * 0.49 - 3), ("sin(theta)", .sin(0.7), .cos(0.7)),
      ("exp(-theta)", .exp(-0.7), -.exp(-0.7)), ("θ*π", 0.7 * .pi, .pi), ("1.5e1", 15, 0),
      ("log(1 + theta^2)", .log(1.49), 1.4 / 1.49), ("abs(theta - 1)", 0.3, -1),
    ] as [(String, Double, Double)] {
      let found = try ThetaExpression(text)(theta)
      #expect(abs(found.value - value) <= 1e-14 * max(1, abs(value)), "\(text)")
      #expect(abs(found.slope - slope) <= 1e-14 * max(1, abs(slope)), "\(text)")
    }
  }

  /// Central differences with a step of 1e-5: error 1e-10 of the third derivative, beside the rounding of 1e-11.
  @Test(arguments: [
    "sin(theta)+cos(theta)*tan(theta)", "exp(sin(theta))/theta", "sqrt(theta^2+1)",
    "tanh(3*theta)^2", "theta^theta", "theta^2.5", "2^theta", "log(theta)*theta^-2",
    "abs(theta)^3", "1/(1+exp(-theta))",
  ])
  func slopesAreDerivatives(_ text: String) throws {
    let function = try ThetaExpression(text)
    for theta in [0.3, 0.9, 1.4, 2.2] {
      let difference = (function(theta + 1e-5).value - function(theta - 1e-5).value) / 2e-5
      let slope = function(theta).slope
      #expect(abs(difference - slope) < 1e-6 * max(1, abs(slope)), "\(text) at \(theta)")
    }
  }

  /// A power of a negative base is whole or undefined; no rule of a positive base may meet it.
  @Test func powersOfNegativeNumbers() throws {
    #expect(try ThetaExpression("theta^3")(-2) == Dual(-8, slope: 12))
    #expect(try ThetaExpression("theta^0")(-2) == Dual(1, slope: 0))
    #expect(try ThetaExpression("theta^-2")(-2) == Dual(0.25, slope: 0.25))
    #expect(try ThetaExpression("theta^0.5")(-2).value.isNaN)
    #expect(try ThetaExpression("log(theta)")(-1).value.isNaN)
    #expect(try ThetaExpression("1/theta")(0).value == .infinity)
  }

  /// Text that is no expression is told with its place and what is expected; nothing of it is run.
  @Test(arguments: [
    ("$(rm -rf ~)", 1), ("system('ls')", 1), ("__import__('os')", 1), ("theta; ls", 6),
    ("theta`ls`", 6), ("sin(theta) | cat", 12), ("2theta", 2), ("theta**2", 7), ("(theta", 7),
    ("theta)", 6), ("sin theta", 5), ("sin(theta, 2)", 10), ("1.2.3", 4), ("1e999", 1), (".", 1),
    ("", 1), ("   ", 1), ("y = theta", 1), ("theta = 2", 7), ("theta +", 8), ("foo(theta)", 1),
    ("\u{1B}[31m", 1), ("Theta", 1), ("sin", 4), ("()", 2), ("théta", 1),
  ])
  func whatIsNoExpressionIsRefused(_ text: String, _ place: Int) {
    do throws(ExpressionError) {
      _ = try ThetaExpression(text)
      Issue.record("'\(text)' is read as an expression")
    } catch {
      #expect(error.place == place, "\(text): \(error)")
      #expect(!error.description.unicodeScalars.contains { $0.value < 32 }, "\(text)")
    }
  }

  /// Neither depth nor length can exhaust the stack.
  @Test func depthAndLengthAreLimited() throws {
    for text in [
      String(repeating: "(", count: 199), String(repeating: "-", count: 199) + "1",
      String(repeating: "sin(", count: 49), String(repeating: "2^", count: 99) + "2",
      String(repeating: "theta+", count: 100_000) + "1",
    ] {
      #expect(throws: ExpressionError.self) { try ThetaExpression(text) }
    }
    let longest = String(repeating: "1+", count: 97) + "theta"
    #expect(try ThetaExpression(longest)(0.5).value == 97.5)
    #expect(try !ThetaExpression("2+3").hasTheta)
    #expect(try ThetaExpression("2+sin(3*theta)").hasTheta)
  }

  /// The named functions have the slopes that their formulas have.
  @Test func namedFunctionsAreTheirFormulas() throws {
    for (_, function) in ModelFunction.named {
      let formula = try ThetaExpression(function.text)
      for theta in [-2.3, -0.4, 0.0, 1.7] {
        let (own, read) = (function.at(theta), formula(theta))
        #expect(abs(own.value - read.value) < 1e-14, "\(function.text)")
        #expect(abs(own.slope - read.slope) < 1e-14, "\(function.text)")
      }
    }
  }
}
