import type { PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'
import { recordChange } from '../audit/record.ts'
import { openDatabase, type Database, type Transaction } from '../database/database.ts'
import { loadIndex } from '../search/documents/fill.ts'
import { searched } from '../searched.ts'
import type { Register } from './register.ts'
import { sharedCellGradings, syntheticMemberGradings, syntheticMembers } from './registers/party.ts'
import { syntheticPosts } from './registers/posts.ts'
import {
  sharedPartyCells,
  sharedPeople,
  sharedPrograms,
  sharedSections,
  sharedTags,
} from './registers/shared.ts'
import { syntheticClasses, syntheticEnrollments, syntheticLearners } from './registers/training.ts'
import { analyze, storeBatch } from './store.ts'

/** How much to generate, as whole numbers. The same numbers give the same rows, everywhere and always. */
export interface GenerateOptions {
  posts: number
  classes: number
  learners: number
  seed: number
  /** Spread evenly over the classes; ten a class by default, or as many as there are learners. */
  enrollments?: number
  /** One for every 50 learners by default, 240 at most; each is graded for ten years. */
  partyMembers?: number
  /** Whether posts keep their first state, as every write of a post does; they do by default. */
  revisions?: boolean
}

/** How far a run is. */
export interface GenerateProgress {
  /** The plural path name of what is being made, such as `posts`. */
  register: string
  /** Looked at, whether they had to be added or were there. */
  done: number
  of: number
}

/** What a run has added: nothing where all was there. */
export interface Generated {
  /** Rows by table, such as `{posts: 1000, post_tags: 1496}`. */
  added: Record<string, number>
  milliseconds: number
}

/** An hour: a batch takes a second at most, but the machine may be busy and the disk slow. */
const PATIENCE_MS = 3_600_000
const ENROLLMENTS_PER_CLASS = 10

interface Totals extends Required<GenerateOptions> {}

/** @throws RangeError for numbers that nothing can be made of, in words for whoever gave them. */
function totalsOf(options: GenerateOptions): Totals {
  const { posts, classes, learners, seed } = options
  const perClass = Math.min(ENROLLMENTS_PER_CLASS, learners)
  const { enrollments = classes * perClass, revisions = true } = options
  const partyMembers = options.partyMembers ?? Math.min(240, Math.floor(learners / 50))
  const numbers = { posts, classes, learners, seed, enrollments, partyMembers }
  for (const [name, number] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(number) || number < 0) {
      throw new RangeError(`${name} must be a whole number, 0 or more; it is ${number}`)
    }
  }
  if (enrollments > classes * learners) {
    throw new RangeError(
      `${classes} classes and ${learners} learners make at most ${classes * learners} enrollments, not ${enrollments}`,
    )
  }
  return { ...numbers, revisions }
}

/** What others refer to comes first; what nothing will refer to is left out. */
function registersOf(totals: Totals): Register[] {
  const { seed, posts, classes, learners, enrollments, partyMembers, revisions } = totals
  return [
    ...(posts > 0 ? [sharedSections, sharedTags, sharedPeople] : []),
    syntheticPosts(seed, posts, revisions),
    ...(classes > 0 ? [sharedPrograms] : []),
    syntheticClasses(seed, classes, enrollments > 0),
    syntheticLearners(seed, learners),
    syntheticEnrollments(seed, { enrollments, classes, learners }),
    ...(partyMembers > 0 ? [sharedPartyCells, sharedCellGradings] : []),
    syntheticMembers(seed, partyMembers),
    syntheticMemberGradings(seed, partyMembers),
  ]
}

/** Says once that rows were generated, together with the first of them. */
async function recordRun(transaction: Transaction, register: Register): Promise<void> {
  const actor = { name: 'cli', operation: 'generate', requestId: null, remoteAddress: null }
  await recordChange(transaction, actor, {
    resource: register.name,
    id: uuidv7(),
    revision: null,
    fields: [],
  })
}

/**
 * Fills the school's database with synthetic rows that are recognised as such: titles and names carry a mark, external
 * ids say `synthetic-<seed>-...`. Batches are whole or absent, so a run that was ended is completed by the next one,
 * and a repeated one adds nothing. Memory does not grow with the numbers.
 */
export async function generate(
  database: Database,
  options: GenerateOptions,
  onProgress: (progress: GenerateProgress) => void = () => {},
): Promise<Generated> {
  const totals = totalsOf(options)
  const start = performance.now()
  const own = openPatient(database)
  try {
    const added = new Map<PgTable, number>()
    for (const register of registersOf(totals)) await fill(own, register, added, onProgress)
    await own.transaction((transaction) => analyze(transaction, added.keys()))
    if (added.size > 0) await index(own, onProgress)
    const byName = [...added].map(([table, count]) => [getTableConfig(table).name, count])
    return { added: Object.fromEntries(byName), milliseconds: performance.now() - start }
  } finally {
    await own.close()
  }
}

/** What was copied into the tables is found from here on. */
async function index(database: Database, onProgress: (progress: GenerateProgress) => void): Promise<void> {
  const { rows } = await database.pool.query<{ posts: number }>('select count(*) as posts from posts')
  const of = rows[0]?.posts ?? 0
  await loadIndex(database, searched.sources, {
    again: false,
    onProgress: ({ type, done }) => {
      if (type === 'post') onProgress({ register: 'search', done, of })
    },
  })
}

/** A connection of our own: those of the pool give statements less time than a load may need. */
function openPatient({ pool }: Database): Database {
  const url = pool.options.connectionString
  if (url === undefined) throw new Error('the database was opened without an address')
  return openDatabase({ url, poolSize: 1, statementTimeoutMs: PATIENCE_MS })
}

async function fill(
  database: Database,
  register: Register,
  added: Map<PgTable, number>,
  onProgress: (progress: GenerateProgress) => void,
): Promise<void> {
  const { name, units, unitsPerBatch } = register
  for (let from = 0; from < units; from += unitsPerBatch) {
    const batch = Array.from({ length: Math.min(unitsPerBatch, units - from) }, (_, at) => from + at)
    const stored = await database.transaction(async (transaction) => {
      const rows = await storeBatch(transaction, register, batch)
      if (added.size === 0 && rows.size > 0) await recordRun(transaction, register)
      return rows
    })
    for (const [table, count] of stored) added.set(table, (added.get(table) ?? 0) + count)
    onProgress({ register: name, done: from + batch.length, of: units })
  }
}
