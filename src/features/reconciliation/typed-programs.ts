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
  /** Whether the type of each programme is known, and each is a part, so that all parts are found. */
  isKnown: boolean
}

const typeReader =
  (types: ProgramTypes) =>
  ({ dimensions: { program = '' } }: Statement) =>
    types.get(program) ?? known.get(program)

/** The statements about the programmes of a whole. */
function programsOf({ dimensions }: Statement, statements: readonly Statement[]): Statement[] {
  const name = dimensionsKey(dimensions, null)
  return statements.filter(
    (one) => one.dimensions.program !== undefined && dimensionsKey(one.dimensions, 'program') === name,
  )
}

/** One statement of each fact. */
const factsOf = (statements: readonly Statement[]): Statement[] =>
  [...groupBy(statements, ({ fact_key }) => fact_key).values()].map((same) => preferredStatement(same))

/** Whether a statement stands between two others in one text, as the parts of a list do. */
function isBetween(one: Statement, whole: Statement, last: Statement): boolean {
  const [source, begin, end] = [one.source, whole.source, last.source]
  if (source?.start == null || begin?.end == null || end?.start == null) return false
  const isOneText = source.field === begin.field && source.field === end.field
  return isOneText && source.start >= begin.end && source.start < end.start
}

/**
 * The programmes of a whole whose list names every training type: `12 lớp trung cấp lý luận chính trị và 26 lớp bồi dưỡng`
 * are two types, though only one of them is named as such. A programme behind the last type may be no part of the list, so
 * that some may be missing then.
 * @param typed the parts that have a type of their own
 */
export function programsBeside(
  whole: Statement,
  statements: readonly Statement[],
  typed: readonly Statement[],
  types: ProgramTypes,
): TypedPrograms {
  const ofWhole = programsOf(whole, statements)
  const last = typed.reduce((latest, one) =>
    (one.source?.start ?? 0) > (latest.source?.start ?? 0) ? one : latest,
  )
  const stated = typed.map(({ dimensions }) => dimensions.training_type)
  const typeOf = typeReader(types)
  const parts = ofWhole.filter((one) => {
    const type = typeOf(one)
    return type !== undefined && !stated.includes(type) && isBetween(one, whole, last)
  })
  return {
    parts: factsOf(parts),
    isKnown: ofWhole.every((one) => typeOf(one) !== undefined && isBetween(one, whole, last)),
  }
}

/**
 * The programmes of a whole of other training types than those that are stated: they share nothing with these, so that all of them
 * together are never more than the whole (`trong đó 12 lớp trung cấp lý luận chính trị, 30 lớp bồi dưỡng`). Further programmes may be
 * parts of the stated types, or stand beside them.
 */
export function programsOfOtherTypes(
  whole: Statement,
  statements: readonly Statement[],
  typed: readonly Statement[],
  types: ProgramTypes,
): TypedPrograms {
  const stated = typed.map(({ dimensions }) => dimensions.training_type)
  const typeOf = typeReader(types)
  const ofWhole = programsOf(whole, statements)
  const others = ofWhole.filter((one) => {
    const type = typeOf(one)
    return type !== undefined && !stated.includes(type)
  })
  return {
    parts: factsOf(others),
    isKnown: others.length === ofWhole.length,
  }
}
