import type { Change } from '../http/audit-trail.ts'
import { Problem } from '../http/problems.ts'
import { parseOrThrow } from '../http/validation-problems.ts'
import { collectProblem } from './collect-problems.ts'
import { consecutiveIds } from './consecutive-ids.ts'
import { keyOfRow, normalizeKey, valueInKey } from './row-keys.ts'
import type { Draft } from './draft.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'
import { withStoredNames } from './keyless.ts'
import { explicitNulls, withoutNulls } from './merge-patch.ts'
import { lockEntryRows, type Entry } from './lock-entry-rows.ts'
import type { ReferenceKey } from './lock-references.ts'
import { forEachYielding } from './yield-to-event-loop.ts'
import { flagsOffOnRestore } from './public-rows.ts'
import { storeDrafts } from './store.ts'
import type { Writing } from './writing.ts'
import { acquireAllExternalIds, acquireWriteLocks } from './writing.ts'
import { keepSlug, mergedInput } from './write.ts'

/** The result of an entry. */
export type RowResult =
  | { kind: 'created' | 'changed' | 'unchanged'; id: string; fields: readonly string[] }
  | { kind: 'refused'; problem: Problem }

/** The results of an attempt to store entries. */
export interface UpsertAttempt {
  results: Map<Entry, RowResult>
  /** The changes of other rows that the attempt has caused. */
  alsoChanged: Change[]
  /** A rejected entry was stored, so that the whole attempt must be rolled back. */
  needsRollback: boolean
}

const noSuchRow = () =>
  new Problem('not_found', {
    errors: [
      {
        pointer: '/id',
        code: 'unknown_row',
        message: {
          en: 'There is no such row, and a new one needs an external_id: give one.',
          vi: 'Không có bản ghi này; bản ghi mới phải có "external_id": hãy bổ sung.',
        },
      },
    ],
  })

/** The field that names the row of an entry. */
const namingField = ({ keyless, subject }: ResourceDefinition, by: Entry['by']) =>
  by === 'keyless' ? (subject?.fields ?? Object.keys(keyless?.fields ?? {}))[0] : by

const repeated = (field: string | undefined) =>
  new Problem('invalid_request', {
    errors: [
      {
        pointer: `/${field}`,
        code: 'repeated',
        message: {
          en: 'A row before this one names the same stored row by another key: leave one of them out.',
          vi: 'Một dòng phía trước đã chỉ đến cùng bản ghi này bằng khóa khác: hãy bỏ một trong hai dòng.',
        },
      },
    ],
  })

/** Makes a draft for an entry without a row. @throws Problem with all errors of the entry */
function newDraftOf(
  { input }: ResourceDefinition,
  { by, key, values, precomputed }: Entry,
  nextId: () => string,
): Draft {
  if (by === 'id') throw noSuchRow()
  // null means the default value, for new rows and for existing ones
  const given = withoutNulls(values)
  if (by !== 'keyless') given[by] = valueInKey(by, key)
  const checked = parseOrThrow(input, given, 'body')
  for (const name of explicitNulls(input, values)) checked[name] = null
  return { id: nextId(), current: undefined, values: checked, precomputed }
}

/** The key to store. A row that was found by a code in another case keeps its own spelling. */
function keyOf({ by, key, id }: Entry & { by: ReferenceKey }, current: EntityRow): unknown {
  const isFoundByCode = by === 'code' && id === undefined
  const isSame = isFoundByCode && normalizeKey(by, String(keyOfRow(by, current))) === normalizeKey(by, key)
  return isSame ? current[by] : valueInKey(by, key)
}

/** The values to store of an entry that names a stored row. */
function givenValues(resource: ResourceDefinition, entry: Entry, current: EntityRow): Row {
  const { by, values } = entry
  if (by === 'id') return values
  if (by === 'keyless') return withStoredNames(resource, values, current)
  return { ...values, [by]: keyOf({ ...entry, by }, current) }
}

/** Makes the draft of an entry. @throws Problem with all errors of the entry */
function draftOf(
  resource: ResourceDefinition,
  entry: Entry,
  current: EntityRow | undefined,
  nextId: () => string,
): Draft {
  if (current === undefined) return newDraftOf(resource, entry, nextId)
  const input = mergedInput(resource, current, givenValues(resource, entry, current))
  keepSlug(resource, current, input)
  const draft = { id: current.id, current, values: input, precomputed: entry.precomputed }
  if (current.deleted_at === null) return draft
  const off = flagsOffOnRestore(resource, current, entry.values)
  return { ...draft, extraColumns: { deleted_at: null, ...resource.fieldsOnRestore, ...off } }
}

/**
 * Creates or changes rows by the rules of single writes. Each entry has another key. Other writers by external id wait
 * until the transaction ends.
 */
export async function upsertOnce(writing: Writing, entries: readonly Entry[]): Promise<UpsertAttempt> {
  const results = new Map<Entry, RowResult>()
  const entryOf = new Map<string, Entry>()
  const reject = (entry: Entry, problem: Problem) => void results.set(entry, { kind: 'refused', problem })
  // a dry run stores nothing, so that other writers need not wait for it
  if (!writing.dryRun) await acquireAllExternalIds(writing)
  await acquireWriteLocks(writing)
  const locked = await lockEntryRows(writing, entries)
  const drafts: Draft[] = []
  const nextId = consecutiveIds(entries.length)
  await forEachYielding(entries, (entry) => {
    const rejectEntry = (_key: string, problem: Problem) => reject(entry, problem)
    const draft = collectProblem({ rejectRow: rejectEntry }, entry.key, () =>
      draftOf(writing.resource, entry, locked.rowOf(entry), nextId),
    )
    if (draft === undefined) return
    // a second draft of the row would not see the changes of the first
    if (entryOf.has(draft.id)) return reject(entry, repeated(namingField(writing.resource, entry.by)))
    entryOf.set(draft.id, entry)
    if (draft.current !== undefined) locked.recordNewKey(entry, draft.current)
    drafts.push(draft)
  })
  const rejectDraft = (id: string, problem: Problem) => reject(entryOf.get(id)!, problem)
  const alsoChanged: Change[] = []
  const stored = await storeDrafts(
    { ...writing, rejectRow: rejectDraft, skipReadBack: true, alsoChanged },
    drafts,
  )
  let needsRollback = false
  for (const { id, current: before, changed } of stored) {
    const entry = entryOf.get(id)!
    if (results.has(entry)) needsRollback = true
    else {
      const kind = changed.length === 0 ? 'unchanged' : before === undefined ? 'created' : 'changed'
      results.set(entry, { kind, id, fields: changed })
    }
  }
  return { results, alsoChanged, needsRollback }
}
