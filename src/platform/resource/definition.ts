import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Access } from '../access/policy.ts'
import type { ReadAccess, ResourceAccess } from '../access/resource-access.ts'
import type { Transaction } from '../database/database.ts'
import type { Bilingual } from '../http/problems.ts'
import type { TaskCaller } from '../workers/task-caller.ts'
import type { Draft, StoredRow } from './draft.ts'
import type { Filter } from './filter.ts'
import type { HeaderNames } from './headers.ts'
import type { Ordered } from './ordered.ts'
import type { EntityRow, EntityTable, PreparedValues, ReadableTable, Row } from './row.ts'
import type { SearchProvider } from './search-provider.ts'
import type { Vocabularies } from './vocabulary.ts'
import type { WriteContext } from './write-context.ts'

/** A closed set of keys that a list can be sorted by. */
export interface Sort {
  /** What is compared: a column, or an expression over it. */
  by: () => SQL
  /** The field of the row that holds the value; absent: the expression is selected beside the row. */
  field?: string
  kind: 'text' | 'instant' | 'day' | 'number'
  /** Whether rows without a value can be in the list: they come last, in both directions. */
  nullable?: boolean | ((access: Access) => boolean)
  description: string
}

/** Something a row refers to that `include` adds as an object beside its id. */
export interface Include<R extends Row = Row, Found extends Row = Row> {
  target: () => ReadOnlyResource
  /** The ids that a row refers to. */
  ids(row: R): (string | null)[]
  /** Puts the objects in their places; what is missing or hidden becomes `null`. */
  attach(row: R, found: ReadonlyMap<string, Found>): void
}

/** A field that names another resource by id, or by the object of its keys under `alias`. */
export interface Reference {
  target: () => ResourceDefinition
  /** The field that takes `{code | slug | external_id}` instead. */
  alias: string
  required: boolean
}

/** A field that names several rows of another resource by id, in order; they lie in a table of pairs. */
export interface ReferenceList {
  target: () => ResourceDefinition
  /** The field that takes a list of `{code | slug | external_id}` instead. */
  alias: string
  /** Columns of the table of pairs. Its key to the row itself cascades; the other one does not, or pairs vanish. */
  pairs: { own: PgColumn; other: PgColumn; ordinal: PgColumn }
}

/** Values that no two live rows have together, which an index keeps; here is what a refusal says of it. */
export interface UniqueTogether<R extends Row = Row> {
  /** The columns; that there is none in one of them counts as a value. */
  fields: Readonly<Record<string, PgColumn>>
  /** Which of the live rows count; absent: all. */
  where?: () => SQL
  /** Whether a row that is there already is one of these. */
  appliesTo?(current: R): boolean
  /** The field that the refusal names. */
  pointer: string
  /** A sentence without its end, which the id of the other row may follow. */
  message: Bilingual
}

/**
 * What can be listed and read. Everything in it is a promise of the API, so it reads like one: what goes out, how
 * lists are filtered and sorted, who sees what. `before` is the `many` of the resource that follows it where the document
 * lists resources.
 */
export interface ReadOnlyResource extends Ordered {
  /** The path below `/v1`, plural and in kebab-case. */
  path: string
  /** For operation ids: `createProgram`, `listPrograms`. */
  one: string
  many: string
  /** For sentences: `a program`, `programs`. */
  label: { one: string; many: string }
  description: string
  /** Who may read its rows. */
  access: ReadAccess
  table: ReadableTable
  /** A whole answer. */
  output: z.ZodObject
  /** The fields of `output` that a list leaves out unless `include` names them. */
  longFields?: readonly string[]
  select: Record<string, PgColumn | SQL.Aliased>
  /** Replaces fields of `select` for callers who see only visible rows. */
  publicSelect?: Record<string, SQL.Aliased>
  /** References that are another's secret: `instead` replaces them for callers who see only visible rows of the target. */
  concealed?: Record<string, { target: () => ReadOnlyResource; replacement: SQL.Aliased }>
  /** The `internal` object. */
  internal?: SQL.Aliased
  /** Holds for every row that is listed at all, whoever asks. */
  baseCondition?: () => SQL
  /** What makes a live row visible to everyone; absent: being live is enough. */
  publicCondition?: () => SQL
  /** The other way to name a row in a path. */
  key?: 'slug' | 'code'
  filters: Record<string, Filter>
  sorts: Record<string, Sort>
  defaultSort: string
  /** How its rows are found by words; absent: they are not. */
  search?: SearchProvider
  includes?: Record<string, Include>
}

/**
 * A resource that can be written as well: what comes in, and what a write has to mind. Its hooks are methods, so that
 * definitions of different rows fit into one list.
 * @typeParam R its rows, @typeParam I its checked input, @typeParam T its table
 */
export interface ResourceDefinition<
  R extends EntityRow = EntityRow,
  I extends Row = Row,
  T extends EntityTable = EntityTable,
> extends ReadOnlyResource {
  table: T
  /** Who may read and write its rows. */
  access: ResourceAccess
  /** The body that creates; strict. Its fields are what PATCH and PUT change. */
  input: z.ZodObject
  /** Fields of the answer that follow from others: who sends one back is asked nothing of it. */
  derived?: readonly string[]
  references?: Record<string, Reference>
  referenceLists?: Record<string, ReferenceList>
  /** Input fields that name by keys the rows which another field names by id: `tags` for `tag_ids`. */
  alternatives?: Readonly<Record<string, { field: string; target: () => ResourceDefinition }>>
  /** The Vietnamese heads that the columns of spreadsheets may have. */
  headers?: HeaderNames
  /** What spreadsheets may write for the values of enumerations. */
  vocabularies?: Vocabularies
  /** What no two live rows have together. */
  uniqueTogether?: UniqueTogether<R>
  /** Writes wait for each other, for rules over several rows that no constraint can hold, such as a tree's. */
  serializeWrites?: boolean
  /** Takes the locks that writes need besides those of rows, before any of these: in one order nobody waits crosswise. */
  lockFirst?(transaction: Transaction): Promise<void>
  /**
   * Precomputes what `prepare` needs of an input, or of the part of one that is given, and that needs nothing but it. It
   * runs before the transaction begins.
   */
  precompute?(input: Partial<I>, caller: TaskCaller): Promise<unknown>
  /** Fills in what follows from the input (a slug, rendered text), and refuses what does not fit the rest. */
  prepare?(
    drafts: readonly Draft<R, I>[],
    context: WriteContext,
  ): Promise<PreparedValues<I, T>[]> | PreparedValues<I, T>[]
  /** A row as its input would say it, where a response says more; for merging and for finding what changed. */
  toInput?(row: R): Row
  /** Stores what lies in other tables, after the rows themselves. */
  storeRelated?(drafts: readonly Draft<R, I>[], context: WriteContext): Promise<void>
  /** After stored changes, with the rows as they now read, and before these are indexed for search. */
  stored?(rows: readonly StoredRow<R>[], context: WriteContext): Promise<void>
  /** `stored` needs nothing of rows that their values did not say: they are not read again for it. */
  storedNeedsNoReadBack?: boolean
  /** Before a row leaves the trash: locks what it mentions besides its references, and refuses what is gone. */
  beforeRestore?(current: R, context: WriteContext): Promise<void>
  /** Whether readers see a row while it is live, or will by its time alone; absent: writes need no further scope. */
  isPublic?(row: R): boolean
  /** Fields of a row that comes out of the trash by an import, or by a caller who may not change public rows. */
  fieldsOnRestore?: Partial<R>
  /** Refuses a change of a row that must not change any more; `changed` names the fields. */
  assertMayChange?(current: R, changed: readonly string[]): void
}
