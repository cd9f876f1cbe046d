import BayesNumerics
import Inference
import Marking
import Workbook

@main
struct Chapter4 {
  static func main() async { await StefanBoltzmannHierarchy.runCommandLine() }
}

/// Chapter 4: what is σ_T?
enum StefanBoltzmannHierarchy: UnsectionedChapter, MarkedChapter {
  typealias Study = StarSettings

  static let card = ChapterCard(
    number: 4,
    title: "What is σ_T?",
    lecture: "lecture 000 (E. Sellentin, Leiden)",
    abstract:
      "Given L = σ_T A T⁴ and a field of stars of which only the light is measured, which σ_T do you "
      + "infer? A hierarchy with two hidden numbers a star, solved on a grid, in closed form and by "
      + "sampling, and then faced with real stars.",
    example: (
      "swift run chapter4 --count 50 --noise 0.2",
      "how well fifty stars with noisy light tell the constant"
    ))

  /// The story of the chapter.
  static func reproduce(_ settings: StarSettings, run: Run) async throws -> Page {
    // Data, model, inference
    let analysis = try await StarAnalysis(settings, run: run)

    // Summary
    let tables = [
      Tables.sun(),
      Tables.threeRoutes(analysis),
      Tables.population(analysis),
      Tables.deltaCost(analysis.deltaCost),
      Tables.coverage(analysis),
      Tables.selection(analysis.selection),
      Tables.mainSequence(analysis.mainSequence),
      Tables.budget(analysis.budget),
      Tables.realStars(analysis.real),
      Tables.chains(analysis),
    ]

    // Figures
    let figures = [
      Figures.graph(),
      Figures.fields(analysis),
      Figures.latentAndObserved(analysis),
      Figures.threeRoutes(analysis),
      Figures.shrinkage(analysis),
      Figures.widthAgainstCount(analysis),
      Figures.identifiability(analysis),
      Figures.deltaCost(analysis.deltaCost),
      Figures.coverage(analysis),
      Figures.selection(analysis.selection),
      Figures.mainSequence(analysis.mainSequence),
      Figures.budget(analysis.budget),
      Figures.realStars(analysis.real),
    ]

    // Claims
    let claims = settings.isLectureCase ? Claims.all(analysis) : []
    let files = try settings.saved.file { try LongCSV.text(of: analysis.real.draws.namedForFiles) }
    return Page(tables: tables, claims: claims, figures: figures, files: files)
  }
}
