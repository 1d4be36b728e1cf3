import { asc, inArray } from 'drizzle-orm'
import type { Added, Addition, AdditionWriting, FurtherWrite } from '../../../platform/resource/additions.ts'
import type { Change } from '../../../platform/http/audit-trail.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { parseOrThrow } from '../../../platform/http/validation-problems.ts'
import type { RowProblemOf } from '../../../platform/resource/upsert-batch.ts'
import { findFullRows } from '../../../platform/resource/rows.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import { anonymousOf } from '../enrollments/personal-fields.ts'
import { enrollments } from '../enrollments/resource.ts'
import type { Enrollment } from '../enrollments/schema.ts'
import {
  cancelledOf,
  givenFields,
  moveLearner,
  movesLearner,
  rowOf,
  type EnrollmentWriting,
} from './add-event.ts'
import { findNamedRows, type NamedRow } from './named-enrollments.ts'
import { planEvent, type NewEvent } from './plan-event.ts'
import { contradiction } from './problems.ts'
import type { EnrollmentEventRow } from './row-schema.ts'
import { enrollmentEventInput, type EnrollmentEventInput } from './schema.ts'
import { enrollmentEvents } from './table.ts'
import { eventsOf, type StoredEvent } from './timeline.ts'

/** The fields that an event keeps, beside the class of a transfer. */
const keptFields = ['kind', 'corrected_kind', 'on', 'reason', 'decision_number', 'replaces_event_id'] as const

/** The event of a row, without what names its enrollment. @throws Problem as for a single event */
function inputOf(row: EnrollmentEventRow): EnrollmentEventInput {
  const names = Object.keys(enrollmentEventInput.shape)
  const given = Object.entries(row).filter(([name, value]) => names.includes(name) && value !== null)
  return parseOrThrow(enrollmentEventInput, Object.fromEntries(given), 'body')
}

/** Whether a stored event is that of a row: a row that says less than the stored event is the same one. */
const isSame = (input: EnrollmentEventInput, toClasses: readonly string[], event: StoredEvent): boolean =>
  event.kind === input.kind &&
  (event.on === (input.on ?? null) || (input.kind === 'corrected' && input.on === undefined)) &&
  event.corrected_kind === input.corrected_kind &&
  event.replaces_event_id === input.replaces_event_id &&
  (input.kind !== 'transferred' || toClasses.includes(event.to_class_id ?? '')) &&
  (['reason', 'decision_number'] as const).every(
    (field) => input[field] === null || input[field] === event[field],
  )

const neverChanged = (field: string) =>
  contradiction(field, 'never_changed', {
    en: 'The event with this `id` has another value, and events are never changed: record `corrected` instead, or leave `id` empty if this is a further event.',
    vi: 'Sự kiện này đã ghi giá trị khác, mà sự kiện đã ghi thì không sửa: hãy ghi sự kiện "Đính chính", hoặc để trống mã bản ghi nếu đây là sự kiện khác.',
  })

/** @throws Problem 422 if a row differs from the stored event with its id */
function assertSame(row: EnrollmentEventRow, event: Pick<StoredEvent, (typeof keptFields)[number]>): void {
  const changed = keptFields.find((field) => (row[field] ?? null) !== null && row[field] !== event[field])
  if (changed !== undefined) throw neverChanged(changed)
}

/** A locked enrollment with its history, as the rows so far have left it. */
interface History {
  before: Enrollment['status']
  current: Enrollment
  events: readonly StoredEvent[]
}

/** Adds the rows of one batch. */
class Batch {
  readonly results: Added['results'] = new Map()
  readonly #moves: Change[] = []
  readonly #histories = new Map<string, History>()
  #cancelled: ReadonlySet<string> = new Set()
  #anonymous: ReadonlySet<string> = new Set()
  #pending: { row: Addition; values: ReturnType<typeof rowOf> }[] = []

  readonly #writing: EnrollmentWriting
  readonly #rowProblemOf: RowProblemOf

  constructor(writing: EnrollmentWriting, rowProblemOf: RowProblemOf) {
    this.#writing = writing
    this.#rowProblemOf = rowProblemOf
  }

  refuse(row: Addition, problem: Problem): void {
    this.results.set(row, { kind: 'refused', problem })
  }

  /** Locks the enrollments in the order of ids, and reads their histories. */
  async lock(ids: readonly string[]): Promise<void> {
    const { transaction, access } = this.#writing
    const { table } = enrollments
    const locked = await transaction.orm
      .select({ id: table.id, deleted_at: table.deleted_at })
      .from(table)
      .where(inArray(table.id, [...ids]))
      .orderBy(asc(table.id))
      .for('update')
    // one may have gone to the trash before it was locked
    const live = locked.flatMap(({ id, deleted_at }) => (deleted_at === null ? [id] : []))
    const rows = await findFullRows(transaction.client, transaction, enrollments, access, live)
    const events = new Map<string, StoredEvent[]>(live.map((id) => [id, []]))
    for (const event of await eventsOf(transaction, live)) events.get(event.enrollment_id)!.push(event)
    this.#cancelled = await cancelledOf(transaction, [
      ...new Set([...rows.values()].map((row) => row.class_id)),
    ])
    this.#anonymous = await anonymousOf(
      transaction,
      [...rows.values()].map((row) => row.learner_id),
    )
    for (const [id, current] of rows)
      this.#histories.set(id, { before: current.status, current, events: events.get(id) ?? [] })
  }

  /** Adds a row. Events of one enrollment alone wait for `flush`. @throws Problem by the rules of single events */
  async add(row: Addition, input: EnrollmentEventInput, { toClasses }: NamedRow, id: string): Promise<void> {
    const history = this.#histories.get(id)
    if (history === undefined) throw new Problem('write_conflict')
    const { current, events } = history
    const stored = events.find((event) => isSame(input, toClasses, event))
    if (stored !== undefined) {
      this.results.set(row, { kind: 'unchanged', id: stored.id, fields: [] })
      return
    }
    const { added, status } = planEvent(current, events, input, {
      isClassCancelled: this.#cancelled.has(current.class_id),
      isAnonymous: this.#anonymous.has(current.learner_id),
    })
    const values = movesLearner(added)
      ? await this.#addMove(history, input, added)
      : rowOf(id, events, input, added)
    if (!movesLearner(added)) this.#pending.push({ row, values })
    this.results.set(row, { kind: 'created', id: values.id, fields: givenFields(row.values) })
    const { replaces } = added
    const kept = events.map((event) =>
      event === replaces ? { ...event, replaced: true, effective_kind: null } : event,
    )
    const { effective_kind } = added
    const to_class_id = toClasses[0] ?? null
    this.#histories.set(id, {
      ...history,
      current: { ...current, status },
      events: [...kept, { ...values, effective_kind, replaced: false, to_class_id }],
    })
  }

  /** Adds an event that changes other enrollments, after those that wait. */
  async #addMove(
    { current, events }: History,
    input: EnrollmentEventInput,
    added: NewEvent,
  ): Promise<ReturnType<typeof rowOf>> {
    await this.flush()
    const { values, moves } = await this.#inSavepoint(async () => {
      const moves = await moveLearner(this.#writing, current, input, added)
      const values = rowOf(current.id, events, input, added)
      await insertRows(this.#writing.transaction, enrollmentEvents, [values])
      return { values, moves }
    })
    this.#moves.push(...moves)
    // what is in the trash now has no further events
    for (const { id } of moves) this.#histories.delete(id)
    return values
  }

  /** Runs a part that is undone alone if it fails. */
  async #inSavepoint<T>(part: () => Promise<T>): Promise<T> {
    const { client } = this.#writing.transaction
    await client.query('savepoint addition')
    try {
      const result = await part()
      await client.query('release savepoint addition')
      return result
    } catch (error) {
      await client.query('rollback to savepoint addition; release savepoint addition')
      throw error
    }
  }

  /** Stores the events that wait, by one statement. If the database refuses one of them, each by its own. */
  async flush(): Promise<void> {
    const pending = this.#pending
    this.#pending = []
    if (pending.length === 0) return
    const store = async (some: typeof pending) =>
      await this.#inSavepoint(() =>
        insertRows(
          this.#writing.transaction,
          enrollmentEvents,
          some.map(({ values }) => values),
        ),
      )
    try {
      await store(pending)
    } catch (error) {
      if (this.#rowProblemOf(error) === undefined) throw error
      for (const one of pending) {
        try {
          await store([one])
        } catch (refusal) {
          const problem = this.#rowProblemOf(refusal)
          if (problem === undefined) throw refusal
          this.refuse(one.row, problem)
        }
      }
    }
  }

  /** What changed beside the events: the status of enrollments, and enrollments in other classes. */
  further(): FurtherWrite[] {
    const changed = [...this.#histories.values()].filter(({ before, current }) => before !== current.status)
    return [
      { resource: enrollments.path, rowIds: changed.map(({ current }) => current.id), fields: ['status'] },
      {
        resource: enrollments.path,
        rowIds: this.#moves.map(({ id }) => id),
        fields: [...new Set(this.#moves.flatMap(({ fields }) => fields))],
      },
    ]
  }
}

/** The stored events with the ids that rows have. */
async function storedById({ orm }: AdditionWriting['transaction'], ids: readonly string[]) {
  if (ids.length === 0) return new Map()
  const { id, kind, corrected_kind, on, reason, decision_number, replaces_event_id } = enrollmentEvents
  const found = await orm
    .select({ id, kind, corrected_kind, on, reason, decision_number, replaces_event_id })
    .from(enrollmentEvents)
    .where(inArray(id, [...ids]))
  return new Map(found.map((event) => [event.id, event]))
}

/**
 * The positions of rows in the order in which they are added. The rows of one enrollment follow each other by day, since a
 * list by name or by decision has them in any order; with corrections, which name what is recorded, they keep their order.
 */
function orderOf(rows: readonly EnrollmentEventRow[], named: readonly NamedRow[]): number[] {
  const groups = new Map<unknown, number[]>()
  for (const at of rows.keys()) {
    const { enrollment } = named[at]!
    const key = typeof enrollment === 'string' ? enrollment : at
    groups.set(key, [...(groups.get(key) ?? []), at])
  }
  return [...groups.values()].flatMap((group) =>
    group.some((at) => rows[at]!.kind === 'corrected')
      ? group
      : group.toSorted((a, b) => (rows[a]!.on ?? '').localeCompare(rows[b]!.on ?? '')),
  )
}

/**
 * Adds the events of a file to the histories of their enrollments, by the rules of single events. What is stored already
 * is unchanged. The number of statements does not depend on the number of rows, but each transfer has its own.
 */
export async function addEventRows(
  { transaction, access, effects, dryRun }: AdditionWriting,
  rows: readonly Addition[],
  rowProblemOf: RowProblemOf,
): Promise<Added> {
  const batch = new Batch({ transaction, resource: enrollments, access, effects, dryRun }, rowProblemOf)
  const byId = await storedById(
    transaction,
    rows.flatMap(({ id }) => id ?? []),
  )
  // the input schema of the definition has checked the values
  const given = rows.map(({ values }) => values as EnrollmentEventRow)
  const named = await findNamedRows(transaction, given)
  const ids = named.flatMap(({ enrollment }) => (typeof enrollment === 'string' ? enrollment : []))
  await batch.lock([...new Set(ids)])
  for (const at of orderOf(given, named)) {
    const row = rows[at]!
    try {
      const values = given[at]!
      const known = byId.get(row.id ?? '')
      if (known !== undefined) {
        assertSame(values, known)
        batch.results.set(row, { kind: 'unchanged', id: known.id, fields: [] })
        continue
      }
      const { enrollment } = named[at]!
      if (typeof enrollment !== 'string') throw enrollment
      await batch.add(row, inputOf(values), named[at]!, enrollment)
    } catch (error) {
      const problem = error instanceof Problem ? error : rowProblemOf(error)
      if (problem === undefined) throw error
      batch.refuse(row, problem)
    }
  }
  await batch.flush()
  return { results: batch.results, further: batch.further() }
}
