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
import {
  assertShareWithinWhole,
  assertAllowedDimensions,
  lockIndicatorRules,
  resolveUnit,
} from './indicator-rules.ts'
import { figureSource } from './selection.ts'
import { resolveSource, sourceColumns, type FigureSource } from './source.ts'
import type { Figure, FigureInput } from './schema.ts'
import type { InheritedByCorrection } from './status-changes.ts'
import { figures } from './table.ts'

/**
 * Dimensions with the programme code as written in the register.
 * @throws Problem 422 for an unknown code, unless the figure already has it
 */
async function resolveProgram(
  transaction: Transaction,
  dimensions: FigureDimensions,
  currentProgram: string | undefined,
): Promise<FigureDimensions> {
  const { program } = dimensions
  if (program === undefined || program === currentProgram) return dimensions
  const candidates = await transaction.orm
    .select({ code: programs.code, code_key: programs.code_key })
    .from(programs)
    .where(and(inArray(programs.code_key, candidateKeys('code', program)), isNull(programs.deleted_at)))
  const byKey = new Map(candidates.map(({ code, code_key }) => [code_key, code]))
  const code = findByKey('code', program, (key) => byKey.get(key))
  if (code !== undefined) return { ...dimensions, program: code }
  const message = {
    en: 'There is no programme with this code: give the code of one in /v1/programs.',
    vi: 'Không có chương trình nào mang mã này: hãy dùng mã có trong danh mục chương trình.',
  }
  throw new Problem('unknown_reference', {
    errors: [{ pointer: '/dimensions/program', code: 'unknown_reference', message }],
  })
}

/** The stored values with which a figure is compared. */
interface Baseline {
  source: FigureSource | null
  dimensions: FigureDimensions
}

/** A figure before it is stored. A correction also has fields of the corrected figure. */
type FigureDraft = Draft<Figure, FigureInput & InheritedByCorrection>

/** The values of the corrected figure, which are not validated again. */
async function findCorrected({ orm }: Transaction, id: string | undefined): Promise<Baseline | undefined> {
  if (id === undefined) return undefined
  const [row] = await orm
    .select({ source: sql<FigureSource | null>`${figureSource}`, dimensions: figures.dimensions })
    .from(figures)
    .where(eq(figures.id, id))
  return row
}

const noDocumentSource = () =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/document_id',
        code: 'no_document_source',
        message: {
          en: 'The source of the figure is no document: give its number in source.number too, or leave the document out.',
          vi: 'Nguồn của số liệu không phải văn bản: hãy ghi cả số văn bản ở phần nguồn, hoặc bỏ văn bản.',
        },
      },
    ],
  })

/** The values of a figure that is about to be stored. */
type PreparedFigure = PreparedValues<FigureInput, typeof figures>

/** Derives columns of figures from their inputs, and validates them against their indicators and sources. */
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
  const before: Baseline | undefined = current ?? (await findCorrected(transaction, values.supersedes_id))
  const indicatorId = values.indicator_id ?? null
  const rules = indicatorId === null ? undefined : await lockIndicatorRules(transaction, indicatorId)
  const canonical = canonicalDimensions(values.dimensions)
  const { period, relation } = values
  const unit = resolveUnit(values.unit, rules)
  assertShareWithinWhole(unit, values.value, relation)
  assertAllowedDimensions(canonical, rules)
  const dimensions = await resolveProgram(transaction, canonical, before?.dimensions.program)
  const inputSource = values.source
  const source =
    inputSource && (await resolveSource(transaction, access, inputSource, before?.source ?? null))
  if ((values.document_id ?? null) !== null && (source?.number ?? null) === null) throw noDocumentSource()
  const identity = identityOf(indicatorId, period, dimensions, relation, unit)
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
