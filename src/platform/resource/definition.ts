import type { SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Transaction } from '../database/database.ts'
import type { Access } from '../access/policy.ts'
import type { ReadAccess, ResourceAccess } from '../access/resource-access.ts'
import type { Problem } from '../http/problems.ts'
import type { TaskCaller } from '../workers/task-caller.ts'
import type { WriteUnderWay } from './effects.ts'
import type { Filter } from './filter.ts'
import type { HeaderNames } from './headers.ts'
import type { SearchProvider } from './search-provider.ts'
import type { Ordered } from './ordered.ts'
import type { UniqueTogether } from './unique-rule.ts'
import type { Vocabularies } from './vocabulary.ts'

/** A row, or an answer made of it: field names are column names throughout. */
export type Row = Record<string, unknown>

/** A table whose rows can be listed. */
export type ReadableTable = PgTable & { id: PgColumn } & Partial<
    Record<'slug' | 'code' | 'code_key' | 'external_id' | 'deleted_at', PgColumn>
  >

/** A table with the columns of `entityColumns` (`platform/database/columns.ts`). */
export type EntityTable = ReadableTable &
  Record<'external_id' | 'revision' | 'created_at' | 'updated_at' | 'deleted_at', PgColumn>

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
export interface Include {
  target: () => ReadOnlyResource
  /** The ids that a row refers to. */
  ids: (row: Row) => (string | null)[]
  /** Puts the objects in their places; what is missing or hidden becomes `null`. */
  attach: (row: Row, found: ReadonlyMap<string, Row>) => void
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

/** A write, and what its hooks may do about single rows. */
export interface WriteContext extends WriteUnderWay {
  /** Keeps one row from being stored: the write of that row alone fails, the others go on. */
  refuse: (id: string, problem: Problem) => void
}

/** A row that a write is about to store. */
export interface Draft {
  id: string
  /** The row as it is; `undefined` on create. */
  current: Row | undefined
  values: Row
  /** What `foresee` made of the input, where that was done beforehand. */
  foreseen?: unknown
}

/** A row to be stored, and columns that its input cannot say. */
export interface NewDraft extends Draft {
  also?: Row
}

/** A row that a write has stored, as it now reads. */
export interface StoredRow {
  id: string
  /** As it was before; `undefined` on create. */
  current: Row | undefined
  row: Row
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
  concealed?: Record<string, { target: () => ReadOnlyResource; instead: SQL.Aliased }>
  /** The `internal` object. */
  internal?: SQL.Aliased
  /** Holds for every row that is listed at all, whoever asks. */
  always?: () => SQL
  /** What makes a live row visible to everyone; absent: being live is enough. */
  visible?: () => SQL
  /** The other way to name a row in a path. */
  key?: 'slug' | 'code'
  filters: Record<string, Filter>
  sorts: Record<string, Sort>
  defaultSort: string
  /** How its rows are found by words; absent: they are not. */
  search?: SearchProvider
  includes?: Record<string, Include>
}

/** A resource that can be written as well: what comes in, and what a write has to mind. */
export interface ResourceDefinition extends ReadOnlyResource {
  table: EntityTable
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
  uniqueTogether?: UniqueTogether
  /** Writes wait for each other, for rules over several rows that no constraint can hold, such as a tree's. */
  oneAtATime?: boolean
  /** Takes the locks that writes need besides those of rows, before any of these: in one order nobody waits crosswise. */
  lockFirst?: (transaction: Transaction) => Promise<void>
  /**
   * What `prepare` will need of an input, or of the part of one that is given, and that needs nothing but it: it is made
   * before the transaction begins.
   */
  foresee?: (input: Row, caller: TaskCaller) => Promise<unknown>
  /** Fills in what follows from the input (a slug, rendered text), and refuses what does not fit the rest. */
  prepare?: (drafts: readonly Draft[], context: WriteContext) => Promise<Row[]> | Row[]
  /** A row as its input would say it, where an answer says more; for merging and for telling what changed. */
  inputForm?: (row: Row) => Row
  /** Stores what lies in other tables, after the rows themselves. */
  storeRelated?: (drafts: readonly Draft[], context: WriteContext) => Promise<void>
  /** After stored changes, with the rows as they now read, and before these are indexed for search. */
  stored?: (rows: readonly StoredRow[], context: WriteContext) => Promise<void>
  /** `stored` asks nothing of rows that their values did not say: where no one else does, they are not read again. */
  storedAsGiven?: boolean
  /** Before a row leaves the trash: holds what it mentions besides its references, and refuses what is gone. */
  beforeRestore?: (current: Row, context: WriteContext) => Promise<void>
  /** Whether readers see a row while it is live, or will by its time alone; absent: writes ask for no more than theirs. */
  isPublic?: (row: Row) => boolean
  /** What a row is made that comes out of the trash by an import, or by a caller who may not change public rows. */
  comesBackAs?: Row
  /** Refuses a change of a row that must not change any more; `changed` names the fields. */
  refuseChange?: (current: Row, changed: readonly string[]) => void
}
