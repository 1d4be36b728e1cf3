import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import { isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { acquireLocks, advisoryLocks } from '../../../platform/database/advisory-locks.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { acquireProgramCodesShared } from '../../../domain/training/programs/code-lock.ts'
import { programs } from '../../../domain/training/programs/table.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { lockTexts } from '../../../domain/figures/figures/source.ts'
import { figures } from '../../../domain/figures/figures/table.ts'
import { indicators } from '../../../domain/figures/indicators/table.ts'
import { draftFigures, type DraftFigure, type Registers } from './draft-figures.ts'
import { knownFigures, type KnownFigure } from './known-figures.ts'
import { readPost } from './extract-post-figures.ts'

/** More figures than any article has; a table of thousands is data, not a text. */
export const mostProposals = 2000

/** What reading a post came to. */
export interface Proposed {
  revision: number
  year: number | null
  /** In reading order, known ones among them. */
  ids: string[]
  created: string[]
}

async function readRegisters(transaction: Transaction): Promise<Registers> {
  const { orm } = transaction
  await acquireProgramCodesShared(transaction)
  const { id, code, unit, other_units, dimensions } = indicators
  const rules = await orm
    .select({ id, code, unit, other_units, dimensions })
    .from(indicators)
    .where(isNull(indicators.deleted_at))
  const courses = await orm
    .select({ code: programs.code, name: programs.name })
    .from(programs)
    .where(isNull(programs.deleted_at))
  const byName = courses.map(({ code: own, name }) => [name.toLowerCase(), own] as const)
  const byCode = courses.map(({ code: own }) => [codeKey(own), own] as const)
  return {
    indicators: new Map(rules.map((rule) => [codeKey(rule.code), rule])),
    programs: new Map([...byName, ...byCode]),
  }
}

function rowOf(draft: DraftFigure, postId: string, revision: number, actor: string) {
  const { figure, period } = draft
  return {
    id: uuidv7(),
    indicator_id: draft.indicator_id,
    period_kind: period?.kind ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    period_label: period?.label ?? null,
    dimensions: draft.dimensions,
    value: figure.value,
    qualifier: figure.qualifier,
    relation: draft.relation,
    denominator: figure.denominator !== null && figure.denominator > 0 ? figure.denominator : null,
    unit: figure.unit,
    post_id: postId,
    post_revision: revision,
    quoted_field: draft.field,
    quote: figure.quote,
    quote_start: figure.start,
    quote_end: figure.end,
    hint: figure.hint,
    confidence: figure.confidence,
    rule: figure.rule,
    created_by: actor,
    fact_key: draft.fact_key,
  }
}

const isKnown = (known: readonly KnownFigure[], draft: DraftFigure): KnownFigure | undefined =>
  known.find(
    ({ field, start, end, rule, value }) =>
      field === draft.field &&
      start < draft.figure.end &&
      draft.figure.start < end &&
      // a person may quote a whole sentence for one of its numbers
      (rule !== null || value === draft.figure.value),
  )

/**
 * Reads the present text of a post and stores what it states as proposals. What was read before, or entered by a person
 * from the same words, is not proposed again, whatever became of it.
 * @throws Problem 404 where there is no such live post, 422 where it states more than a text does
 */
export async function proposeFigures(
  transaction: Transaction,
  caller: TaskCaller,
  postId: string,
  year: number | null,
): Promise<Proposed> {
  const found = await lockTexts(transaction, postId)
  if (found === undefined) throw new Problem('not_found')
  const { orm, client } = transaction
  // equal requests at once wait for each other
  await acquireLocks(client, advisoryLocks.figureProposals(postId))
  const reading = await readPost(found.texts, caller, year)
  if (reading.read.length > mostProposals) throw tooMany(reading.read.length)
  const drafts = draftFigures(reading.read, found.texts, await readRegisters(transaction))
  const known = await knownFigures(transaction, postId)
  const ids: string[] = []
  const rows: ReturnType<typeof rowOf>[] = []
  for (const draft of drafts) {
    const before = isKnown(known, draft)
    if (before === undefined) rows.push(rowOf(draft, postId, found.revision, caller.name))
    const id = before?.id ?? rows.at(-1)!.id
    if (!ids.includes(id)) ids.push(id)
  }
  // a statement has at most 65,535 values
  for (let at = 0; at < rows.length; at += 1000) await orm.insert(figures).values(rows.slice(at, at + 1000))
  return { revision: found.revision, year: reading.year, ids, created: rows.map(({ id }) => id) }
}

const tooMany = (count: number) =>
  new Problem('unprocessable', {
    detail: {
      en: `The post states ${count} figures; at most ${mostProposals} are proposed at once. Enter them one by one, or split the post.`,
      vi: `Bài viết có ${count} số liệu; mỗi lần chỉ đề xuất tối đa ${mostProposals}. Hãy nhập từng số liệu hoặc tách bài.`,
    },
  })
