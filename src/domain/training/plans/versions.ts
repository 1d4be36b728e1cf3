import { sql } from 'drizzle-orm'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import type { TrainingPlan, TrainingPlanInput } from './schema.ts'

type PlanDraft = Draft<TrainingPlan, TrainingPlanInput>

/** The input with the id of its program, which is resolved before `prepare`. */
const keyOf = (year: number, programId: unknown) => `${year} ${String(programId)}`

const keepsVersion = ({ current, values }: PlanDraft) =>
  current !== undefined &&
  current.deleted_at === null &&
  current.year === values.year &&
  current.program_id === values.program_id

/** The highest live version by year and program. */
async function highestVersions(
  drafts: readonly PlanDraft[],
  { transaction }: WriteContext,
): Promise<Map<string, number>> {
  const wanted = drafts.map(({ values: { year, program_id } }) => ({ year, program_id }))
  const { rows } = await transaction.orm.execute<{ year: number; program_id: string; version: number }>(
    sql`select wanted.year, wanted.program_id, max(version) as version
      from json_to_recordset(${JSON.stringify(wanted)}::json) as wanted (year int, program_id uuid)
      join training_plans plan on plan.year = wanted.year and plan.program_id = wanted.program_id
      where plan.deleted_at is null group by 1, 2`,
  )
  return new Map(rows.map(({ year, program_id, version }) => [keyOf(year, program_id), version]))
}

/** Sets missing versions: a plan keeps its own, a new one is the next of its year and program; for `prepare`. */
export async function deriveVersions(
  drafts: readonly PlanDraft[],
  context: WriteContext,
): Promise<TrainingPlanInput[]> {
  const isMissing = (draft: PlanDraft) => draft.values.version === undefined && !keepsVersion(draft)
  const missing = drafts.filter(isMissing)
  const highest = missing.length === 0 ? new Map<string, number>() : await highestVersions(missing, context)
  return drafts.map((draft) => {
    const { current, values } = draft
    const key = keyOf(values.year, values.program_id)
    const last = highest.get(key) ?? 0
    const version = values.version ?? (isMissing(draft) ? last + 1 : current!.version)
    // rows of one file are numbered in their order
    highest.set(key, Math.max(last, version))
    return { ...values, version }
  })
}
