import Testing

@testable import Plotting

@Suite struct GnuplotErrorTests {
  private let errors: [GnuplotError] = [
    .notFound,
    .cannotStart(path: "/opt/gnuplot", reason: "Permission denied"),
    .failed(status: 1, words: "line 3: invalid command"),
    .killed(signal: 11, words: ""),
    .timedOut(seconds: 1, words: ""),
    .timedOut(seconds: 10, words: "still here"),
    .floodedOutput(bytes: 67_108_864),
    .incompletePicture(format: "svg", words: "line 1: warning: nothing to see"),
  ]

  @Test func isOneSentenceThatSaysWhatToDo() {
    for error in errors {
      let sentence = error.sentence
      #expect(sentence.split(whereSeparator: \.isNewline).count == 1)
      #expect(sentence.contains("gnuplot"))
      #expect(sentence.contains("; "), "what happened; what to do")
      #expect(error.exitStatus == 69)
    }
    #expect(Set(errors.map(\.sentence)).count == errors.count)
  }

  @Test func namesWhatGnuplotSaid() {
    #expect(
      GnuplotError.failed(status: 1, words: "no such thing").sentence.contains("no such thing"))
    #expect(GnuplotError.timedOut(seconds: 1, words: "").sentence.contains("1 second and"))
    #expect(GnuplotError.timedOut(seconds: 7, words: "").sentence.contains("7 seconds and"))
    #expect(GnuplotError.cannotStart(path: "/a\nb", reason: "c").sentence.contains("'/a b'"))
  }

  @Test(.enabled(if: isLinux)) func saysHowToInstall() {
    #expect(GnuplotError.notFound.sentence.contains("sudo apt-get install gnuplot-nox"))
    #expect(GnuplotError.notFound.sentence.contains("make figures"))
  }
}

private let isLinux: Bool = {
  #if os(Linux)
    true
  #else
    false
  #endif
}()
