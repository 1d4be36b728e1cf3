import type { TrainingKind } from '../../libraries/figure-grammar/figure.ts'
import { programWords } from '../../libraries/figure-grammar/vocabulary/programs.ts'
import { dimensionsKey, groupBy, preferredStatement, type Statement } from './statement.ts'

/** The training types of programmes, by their codes in the register. */
export type ProgramTypes = ReadonlyMap<string, TrainingKind | null>

/** The types of the programmes that extraction knows; those of the register go first. */
const known = new Map(
  programWords.flatMap(([, word]) => (word === null ? [] : [[word.code, word.training_type] as const])),
)

/** The programmes that stand beside the training types of one whole. */
interface TypedPrograms {
  /** Their statements, of the types for which the whole has no number of its own. */
  parts: Statement[]
  /** Whether the type of each programme is known, so that all parts are found. */
  isKnown: boolean
}

/** How far behind its whole a list of programmes and types may end, in characters. */
const maxListLength = 300

/** Whether a statement stands behind a whole in its text, as the parts of a list do. */
function isListedBehind(whole: Statement, part: Statement): boolean {
  const { source } = whole
  const start = part.source?.start ?? null
  if (source?.end == null || start === null || part.source?.field !== source.field) return false
  return start >= source.end && start - source.end <= maxListLength
}

/**
 * The programmes of a whole whose list names every training type: `12 lớp trung cấp lý luận chính trị và 26 lớp bồi dưỡng` are two
 * types, though only one of them is named as such.
 * @param stated the types that have numbers of their own
 */
export function programsBeside(
  whole: Statement,
  statements: readonly Statement[],
  stated: readonly string[],
  types: ProgramTypes,
): TypedPrograms {
  const name = dimensionsKey(whole.dimensions, null)
  const ofWhole = statements.filter(
    (one) =>
      one.dimensions.program !== undefined &&
      dimensionsKey(one.dimensions, 'program') === name &&
      isListedBehind(whole, one),
  )
  const typeOf = ({ dimensions: { program = '' } }: Statement) => types.get(program) ?? known.get(program)
  const parts = ofWhole.filter((one) => {
    const type = typeOf(one)
    return type !== undefined && !stated.includes(type)
  })
  return {
    parts: [...groupBy(parts, ({ fact_key }) => fact_key).values()].map((same) => preferredStatement(same)),
    isKnown: ofWhole.every((one) => typeOf(one) !== undefined),
  }
}
