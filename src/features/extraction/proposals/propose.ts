import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import { isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { acquireLocks, advisoryLocks } from '../../../platform/database/advisory-locks.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { acquireProgramCodesShared } from '../../../domain/training/programs/code-lock.ts'
import { programs } from '../../../domain/training/programs/table.ts'
import type { TaskCaller } from '../../../platform/workers/task-caller.ts'
import { lockTexts } from '../../../domain/figures/figures/source.ts'
import { figures } from '../../../domain/figures/figures/table.ts'
import { indicators } from '../../../domain/figures/indicators/table.ts'
import { draftFigures, type DraftFigure, type ReferenceData } from './draft-figures.ts'
import { loadKnownFigures, storePeriods, type DatedFigure, type KnownFigure } from './known-figures.ts'
import { readPost } from './read-post.ts'
import type { YearOfPost } from './year-source.ts'

/** The most proposals of a post: more than any article has. */
const maxProposals = 2000

/** The result of proposing the figures of a post. */
interface ProposalResult {
  revision: number
  /** The year that figures without a period got, and what decided it. */
  year: YearOfPost | undefined
  /** The ids of all figures of the post in reading order, new and known. */
  ids: string[]
  created: string[]
  /** Earlier proposals without a period that got one. */
  dated: string[]
}

async function loadReferenceData(transaction: Transaction): Promise<ReferenceData> {
  const { orm } = transaction
  await acquireProgramCodesShared(transaction)
  const { id, code, unit, other_units, dimensions } = indicators
  const rules = await orm
    .select({ id, code, unit, other_units, dimensions })
    .from(indicators)
    .where(isNull(indicators.deleted_at))
  const programRows = await orm
    .select({ code: programs.code, name: programs.name })
    .from(programs)
    .where(isNull(programs.deleted_at))
  const byName = programRows.map((program) => [program.name.toLowerCase(), program.code] as const)
  const byCode = programRows.map((program) => [codeKey(program.code), program.code] as const)
  return {
    indicators: new Map(rules.map((rule) => [codeKey(rule.code), rule])),
    programs: new Map([...byName, ...byCode]),
  }
}

function figureRow(draft: DraftFigure, postId: string, revision: number, about: string, actor: string) {
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
    percent: figure.percent,
    exhaustive_over: draft.exhaustive_over,
    unit: figure.unit,
    post_id: postId,
    post_revision: revision,
    about,
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

const findKnown = (known: readonly KnownFigure[], draft: DraftFigure): KnownFigure | undefined =>
  known.find(
    ({ field, start, end, rule, value }) =>
      field === draft.field &&
      start < draft.figure.end &&
      draft.figure.start < end &&
      // an editor may quote a whole sentence for one of its numbers
      (rule !== null || value === draft.figure.value),
  )

/**
 * Extracts the figures of the current text of a post and stores them as proposals. A figure that exists for the same
 * words, extracted or entered, is not proposed again; its status does not matter. Proposals without a period get the one
 * that is known now.
 * @throws Problem 404 if there is no such live post, 422 if it states too many figures
 */
export async function proposeFigures(
  transaction: Transaction,
  caller: TaskCaller,
  postId: string,
  year: number | null,
): Promise<ProposalResult> {
  const post = await lockTexts(transaction, postId)
  if (post === undefined) throw new Problem('not_found')
  const { orm, client } = transaction
  // concurrent requests for the same post wait for each other
  await acquireLocks(client, advisoryLocks.figureProposals(postId))
  const reading = await readPost(post.texts, caller, year)
  if (reading.figures.length > maxProposals) throw tooMany(reading.figures.length)
  const drafts = draftFigures(reading.figures, await loadReferenceData(transaction))
  const known = await loadKnownFigures(transaction, postId)
  const ids = new Set<string>()
  const rows: ReturnType<typeof figureRow>[] = []
  const undated: DatedFigure[] = []
  for (const draft of drafts) {
    const knownFigure = findKnown(known, draft)
    if (knownFigure === undefined) {
      const row = figureRow(draft, postId, post.revision, reading.about, caller.name)
      rows.push(row)
      ids.add(row.id)
      continue
    }
    if (knownFigure.isUndated && draft.period !== null && !ids.has(knownFigure.id)) {
      undated.push({ ...knownFigure, period: draft.period })
    }
    ids.add(knownFigure.id)
  }
  // the Postgres protocol limits a statement to 65,535 values
  for (let at = 0; at < rows.length; at += 1000) await orm.insert(figures).values(rows.slice(at, at + 1000))
  await storePeriods(transaction, undated)
  return {
    revision: post.revision,
    year: reading.year,
    ids: [...ids],
    created: rows.map(({ id }) => id),
    dated: undated.map(({ id }) => id),
  }
}

const tooMany = (count: number) =>
  new Problem('unprocessable', {
    detail: {
      en: `The post states ${count} figures; at most ${maxProposals} are proposed at once. Enter them one by one, or split the post.`,
      vi: `Bài viết có ${vietnameseNumber(count)} số liệu; mỗi lần chỉ đề xuất tối đa ${vietnameseNumber(maxProposals)}. Hãy nhập từng số liệu hoặc tách bài.`,
    },
  })
