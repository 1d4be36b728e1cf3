import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { collectProblemAsync } from '../../../platform/resource/collect-problems.ts'
import { candidateKeys, findByKey } from '../../../platform/resource/row-keys.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { PreparedValues } from '../../../platform/resource/row.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { programs } from '../../training/programs/table.ts'
import { canonicalDimensions, type FigureDimensions } from './dimensions.ts'
import { factKeyOf } from './fact-key.ts'
import { identityOf } from './identity.ts'
import { refuseOverWhole, refuseStrangeDimensions, rulesOf, unitOf } from './indicator-rules.ts'
import { figureSource } from './selection.ts'
import { resolveSource, sourceColumns, type FigureSource } from './source.ts'
import type { Figure, FigureInput } from './schema.ts'
import type { InheritedByCorrection } from './life.ts'
import { figures } from './table.ts'

/**
 * Dimensions with the code of their programme as it is written in the register, which has to have it unless the figure
 * had it already.
 */
async function withKnownProgram(
  transaction: Transaction,
  dimensions: FigureDimensions,
  known: string | undefined,
): Promise<FigureDimensions> {
  const { program } = dimensions
  if (program === undefined || program === known) return dimensions
  const found = await transaction.orm
    .select({ code: programs.code, code_key: programs.code_key })
    .from(programs)
    .where(and(inArray(programs.code_key, candidateKeys('code', program)), isNull(programs.deleted_at)))
  const byKey = new Map(found.map(({ code, code_key }) => [code_key, code]))
  const code = findByKey('code', program, (key) => byKey.get(key))
  if (code !== undefined) return { ...dimensions, program: code }
  const message = {
    en: 'There is no programme with this code: give the code of one in /v1/programs.',
    vi: 'Không có chương trình nào mang mã này: hãy dùng mã có trong /v1/programs.',
  }
  throw new Problem('unknown_reference', {
    errors: [{ pointer: '/dimensions/program', code: 'unknown_reference', message }],
  })
}

interface Baseline {
  source: FigureSource | null
  dimensions: FigureDimensions
}

/** A figure that is about to be stored. A correction also brings what it takes over of the corrected one. */
type FigureDraft = Draft<Figure, FigureInput & InheritedByCorrection>

/** What a correction starts from; what it takes over needs not be right a second time. */
async function correctedOne({ orm }: Transaction, id: string | undefined): Promise<Baseline | undefined> {
  if (id === undefined) return undefined
  const [row] = await orm
    .select({ source: sql<FigureSource | null>`${figureSource}`, dimensions: figures.dimensions })
    .from(figures)
    .where(eq(figures.id, id))
  return row
}

/** The values of a figure that is about to be stored. */
type PreparedFigure = PreparedValues<FigureInput, typeof figures>

/** Fills in what follows from figures' inputs, and refuses what does not fit their indicators or their sources. */
export async function prepareFigures(drafts: readonly FigureDraft[], context: WriteContext) {
  const prepared: PreparedFigure[] = []
  for (const draft of drafts) {
    const row = await collectProblemAsync(context, draft.id, () => prepareFigure(draft, context))
    prepared.push(row ?? draft.values)
  }
  return prepared
}

async function prepareFigure({ values, current }: FigureDraft, context: WriteContext) {
  const { transaction, access } = context
  const before: Baseline | undefined = current ?? (await correctedOne(transaction, values.supersedes_id))
  const indicatorId = values.indicator_id ?? null
  const rules = indicatorId === null ? undefined : await rulesOf(transaction, indicatorId)
  const given = canonicalDimensions(values.dimensions)
  const { period, relation } = values
  const unit = unitOf(values.unit, rules)
  refuseOverWhole(unit, values.value, relation)
  refuseStrangeDimensions(given, rules)
  const dimensions = await withKnownProgram(transaction, given, before?.dimensions.program)
  const cited = values.source
  const source = cited && (await resolveSource(transaction, access, cited, before?.source ?? null))
  const identity = identityOf(indicatorId, period, dimensions, relation)
  return {
    ...values,
    unit,
    dimensions,
    source,
    ...sourceColumns(source),
    ...(source === before?.source ? {} : { source_stale: false }),
    period_kind: period?.kind ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    period_label: period?.label ?? null,
    fact_key: identity === undefined ? null : factKeyOf(identity),
    ...(current === undefined ? { created_by: access.caller.name } : {}),
  }
}
