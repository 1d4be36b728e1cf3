import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Access } from '../access/policy.ts'
import type { ReadAccess, ResourceAccess } from '../access/resource-access.ts'
import type { Connection, StatementContext, Transaction } from '../database/database.ts'
import type { Api } from '../http/api.ts'
import type { Bilingual } from '../http/problems.ts'
import type { TaskCaller } from '../workers/task-caller.ts'
import type { FileCheck } from './file-check.ts'
import type { Draft, StoredRow } from './draft.ts'
import type { Filter } from './filter.ts'
import type { HeaderNames } from './headers.ts'
import type { SortedByBefore } from './sort-by-before.ts'
import type { EntityRow, EntityTable, PreparedValues, ReadableTable, Row } from './row.ts'
import type { SearchProvider } from './search-provider.ts'
import type { Vocabularies } from './vocabulary.ts'
import type { WriteContext } from './write-context.ts'

/** A key by which a list can be sorted. */
export interface Sort {
  /** The compared column or expression. */
  by: () => SQL
  /** The field of the row with the value. Absent: the expression is selected beside the row. */
  field?: string
  kind: 'text' | 'instant' | 'day' | 'number'
  /** Whether the list can contain rows without a value. They come last in both directions. */
  nullable?: boolean | ((access: Access) => boolean)
  description: string
}

/** Ids of further rows, by the id of the row that they belong to. */
export type FoundIds = ReadonlyMap<string, readonly string[]>

/** A referenced row that `include` adds to the response as an object. */
export interface Include<R extends Row = Row, Target extends Row = Row> {
  target: () => ReadOnlyResource
  /** The field with the id or the ids. Absent: they are deeper in the row. */
  field?: string
  /** Finds, by one statement, the ids of rows that refer to these ones. Absent: the rows themselves have the ids. */
  find?(connection: Connection, rows: readonly R[]): Promise<FoundIds>
  /** The ids of the rows that a row refers to. */
  ids(row: R, found: FoundIds): readonly (string | null)[]
  /** Adds the objects to the row. A row that is missing or hidden becomes `null`. */
  attach(row: R, targets: ReadonlyMap<string, Target>, found: FoundIds): void
}

/** What `include` adds to rows that is no row of a resource. */
export interface ComputedInclude<R extends Row = Row> {
  field?: undefined
  /** Adds it to all rows, by one statement. */
  add(connection: Connection, context: StatementContext, rows: readonly R[]): Promise<void>
}

/** A field that names another row by id, or by an object with one of its keys in the field `alias`. */
export interface Reference {
  target: () => ResourceDefinition
  /** The other field, which takes `{code | slug | external_id}`. */
  alias: string
  required: boolean
  /** A PUT that leaves it out keeps it, since clients of an earlier version do not know it. */
  keptIfLeftOut?: true
  /** The key that exports write. Absent: that of the target. */
  exportKey?: 'code'
}

/** A field that names several rows of another resource by id, in order. The pairs are stored in a join table. */
export interface ReferenceList {
  target: () => ResourceDefinition
  /** The other field, which takes a list of `{code | slug | external_id}`. */
  alias: string
  /** Columns of the join table. The foreign key `own` cascades; `other` must not, or pairs are lost without notice. */
  pairs: { own: PgColumn; other: PgColumn; ordinal: PgColumn }
}

/** How the objects of a list name a row each: by id in `field`, or by an object with one of its keys in `alias`. */
export interface NestedReference {
  target: () => ResourceDefinition
  field: string
  alias: string
}

/** Columns whose values must be unique together among live rows. A unique index enforces it; this gives the error. */
export interface UniqueTogether<R extends Row = Row> {
  /** The columns by field. Null counts as a value. */
  fields: Readonly<Record<string, PgColumn>>
  /** The live rows to which the rule applies. Absent: all. */
  where?: () => SQL
  /** Whether the rule applies to an existing row. */
  appliesTo?(current: R): boolean
  /** The field that the error names. */
  pointer: string
  /** A sentence without its full stop: the id of the other row may follow. */
  message: Bilingual
  /** What to do with the other row, for callers who may see it. */
  remedy?: Bilingual
}

/** How imports find a stored row that has neither an external id nor a code, for a row of a file that has none either. */
export interface KeylessMatch {
  /** The compared columns by field; the first one is required. Null equals null. */
  fields: Readonly<Record<string, PgColumn>>
  /** Those of them that are compared as names (`nameKey`). A stored name keeps its spelling. */
  names: ReadonlySet<string>
  /** The stored rows that may be found. Absent: all. */
  where?: () => SQL
  /** The values of these fields that a checked input will be stored with. */
  valuesOf(input: Row): Row
  /** What several stored rows with equal values mean, and the remedy. */
  ambiguous: Bilingual
}

/**
 * How imports find a stored row by what it is about: for a row of a file without an external id, or with one that no stored row
 * has, which a stored row without one then gets.
 */
export interface SubjectMatch {
  /** The fields that say it, and the other names of references; the first one is named in errors. */
  fields: readonly string[]
  /** The ids of the stored rows of checked inputs, in the same order. They are not locked yet. */
  find(inputs: readonly Row[], transaction: Transaction): Promise<(string | undefined)[]>
}

/** The columns that persons are found by. */
export interface PersonColumns {
  /** Their words without marks (`personWordsColumn`). */
  words: PgColumn
  name: PgColumn
  /** What the other words are from, such as a unit and a code. */
  others: readonly PgColumn[]
}

/**
 * A resource that can be listed and read: its fields, filters and sorts, and who sees which rows. `before` is the `many`
 * of the resource that follows this one in the OpenAPI document.
 */
export interface ReadOnlyResource extends SortedByBefore {
  /** The path below `/v1`, in the plural and in kebab-case. */
  path: string
  /** For operation ids: `createProgram`, `listPrograms`. */
  one: string
  many: string
  /** For sentences: `a program`, `programs`, `chương trình`. */
  label: { one: string; many: string; vi: string }
  description: string
  /** Who may read its rows. */
  access: ReadAccess
  table: ReadableTable
  /** The schema of a whole row in a response. */
  output: z.ZodObject
  /** The fields of `output` that a list contains only if `include` names them. */
  longFields?: readonly string[]
  select: Record<string, PgColumn | SQL.Aliased>
  /** Replaces fields of `select` for callers who see public rows only. */
  publicSelect?: Record<string, SQL.Aliased>
  /** References to rows that may be secret: `replacement` is selected for callers who see public rows of the target only. */
  concealed?: Record<string, { target: () => ReadOnlyResource; replacement: SQL.Aliased }>
  /** The `internal` object, for callers with the scope for it. */
  internal?: SQL.Aliased
  /** A condition of all rows, for every caller. */
  baseCondition?: () => SQL
  /** The condition of rows that everyone may see. Absent: all live rows. */
  publicCondition?: () => SQL
  /**
   * The condition of hidden rows that belong to a caller. Absent: callers have no own rows.
   * @param names the names of the caller (`ownNames`)
   */
  ownCondition?: (names: SQL) => SQL
  /** The key that names a row in a path beside its id. */
  key?: 'slug' | 'code'
  filters: Record<string, Filter>
  sorts: Record<string, Sort>
  defaultSort: string
  /** Whether the audit trail notes who reads one row with a key. Lists are not noted. */
  readsAudited?: true
  /** How search indexes its rows. Absent: search does not cover them. */
  search?: SearchProvider
  /** The columns that persons are found by in its list. Search never reads them. */
  persons?: PersonColumns
  includes?: Record<string, Include | ComputedInclude>
}

/** What files are made of and read into: the fields of a row, and its references. */
export interface ExchangedResource extends ReadOnlyResource {
  /** Who may read and write its rows. */
  access: ResourceAccess
  /** The strict schema of a row that is written. */
  input: z.ZodObject
  references?: Record<string, Reference>
  referenceLists?: Record<string, ReferenceList>
  /** Input fields that name rows by key where another field names them by id: `tags` for `tag_ids`. */
  alternatives?: Readonly<Record<string, { field: string; target: () => ResourceDefinition }>>
  /** References of the objects of a list, by the field with the list. */
  nestedReferences?: Readonly<Record<string, NestedReference>>
  /** The Vietnamese headers of spreadsheet columns. */
  headers?: HeaderNames
  /** The spellings of enumeration values in spreadsheets. */
  vocabularies?: Vocabularies
  /** What codes are called in Vietnamese, by field, where the input reads these names itself. */
  codeNames?: Readonly<Record<string, (code: string) => string | undefined>>
  /** Converts a row to the form of its input, where they differ. */
  toInput?(row: Row): Row
}

/**
 * A resource that can be written: its input, its rules and its hooks. Hooks are methods, so that definitions with
 * different row types fit into one list.
 * @typeParam R its rows
 * @typeParam I its checked input
 * @typeParam T its table
 */
export interface ResourceDefinition<
  R extends EntityRow = EntityRow,
  I extends Row = Row,
  T extends EntityTable = EntityTable,
> extends ExchangedResource {
  table: T
  /** The strict schema of the body of POST. PATCH and PUT change the same fields. */
  input: z.ZodObject
  /** Fields of the response that the server computes from other fields. A write ignores them. */
  derived?: readonly string[]
  /** Its module registers the operation that creates a row, since it takes more than JSON. */
  ownCreate?: true
  /** Fields of an action, such as the day of a move: a patch that leaves them out does not take them from the row. */
  givenOnly?: readonly string[]
  /** Fields that have values of earlier versions which this one refuses. They stay until a write gives another value. */
  acceptedBefore?: readonly string[]
  /** Values that must be unique together. */
  uniqueTogether?: UniqueTogether<R>
  /** How imports find rows without a key. Absent: every row of a file needs a key. */
  keyless?: KeylessMatch
  /** How imports find rows by what they are about. */
  subject?: SubjectMatch
  /** Writes wait for each other. For rules over several rows that no constraint can enforce, such as those of a tree. */
  serializeWrites?: boolean
  /** Acquires the locks that writes need besides row locks: to avoid deadlocks, always in this order, before row locks. */
  acquireExtraLocks?(transaction: Transaction): Promise<void>
  /**
   * Computes what `prepare` needs from the input alone, or from a part of it. It runs before the transaction begins, so
   * that the transaction is short.
   */
  precompute?(input: Partial<I>, caller: TaskCaller): Promise<unknown>
  /** Adds computed values to the input (a slug, rendered text) and checks rules across fields. */
  prepare?(
    drafts: readonly Draft<R, I>[],
    context: WriteContext,
  ): Promise<PreparedValues<I, T>[]> | PreparedValues<I, T>[]
  /** Converts a row to the form of its input, where they differ. Merge patches and comparisons use it. */
  toInput?(row: R): Row
  /** Stores data of other tables, after the rows. */
  storeRelated?(drafts: readonly Draft<R, I>[], context: WriteContext): Promise<void>
  /** Called after rows are stored, with the new rows, before they are indexed for search. */
  stored?(rows: readonly StoredRow<R>[], context: WriteContext): Promise<void>
  /** `stored` uses only fields of the written values, so that rows need not be read back for it. */
  storedNeedsNoReadBack?: boolean
  /** Called before a row leaves the trash: locks and checks the rows that it mentions outside its references. */
  beforeRestore?(current: R, context: WriteContext): Promise<void>
  /** Removes what is stored outside the database. Called after a purge is stored. */
  purged?(api: Api): Promise<void>
  /** Whether readers see the row, or will see it at a later time without a write. Absent: writes need no further scope. */
  isPublic?(row: R): boolean
  /** Fields that an import, or a caller who may not change public rows, sets when a row leaves the trash. */
  fieldsOnRestore?: Partial<R>
  /** Flags that show parts of a row to readers. A restore turns them off, unless the row of a file says otherwise. */
  offOnRestore?: readonly string[]
  /**
   * Checks what the rows of a file have decided, together with all else of their periods; for the report of the file.
   * @param ids the rows that the file has written
   */
  checksOfFile?(transaction: Transaction, ids: readonly string[]): Promise<FileCheck[]>
  /** @throws Problem where the row is final. @param changed names of the fields that would change */
  assertMayChange?(current: R, changed: readonly string[]): void
}
