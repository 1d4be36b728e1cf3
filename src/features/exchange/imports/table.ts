import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'
import { errorModes, importFormats, importMatches, importStatuses } from './states.ts'
import type { ImportWarning } from './warning.ts'

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** Files that came in to be imported, and how far they are. */
export const imports = pgTable(
  'imports',
  {
    id: uuid('id').primaryKey(),
    /** The plural path name of what is imported. */
    resource: text('resource').notNull(),
    status: text('status', { enum: importStatuses }).notNull(),
    format: text('format', { enum: importFormats }).notNull(),
    match: text('match', { enum: importMatches }).notNull(),
    on_error: text('on_error', { enum: errorModes }).notNull(),
    dry_run: boolean('dry_run').notNull(),
    /** The sheet of a workbook that is read; null: the first. */
    sheet: text('sheet'),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    bytes_read: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    /** Rows of the file that are dealt with: a job that was ended goes on with the one after them. */
    rows_read: integer('rows_read').notNull().default(0),
    created: integer('created').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    /** How it is to end, where that is decided and only what waits is still to be tried. */
    ending: text('ending', { enum: ['stopped'] }),
    /** How often it was taken since rows of it were last stored. */
    tries: integer('tries').notNull().default(0),
    /** What separates the cells of a CSV file. */
    separator: text('separator'),
    /** The columns of a table, as it names them. */
    heads: jsonb('heads').$type<string[]>(),
    /** Why it failed. */
    problem: jsonb('problem').$type<{ code: string; message: { en: string; vi: string } }>(),
    /** What may be a mistake in rows that are stored. */
    warnings: jsonb('warnings')
      .$type<ImportWarning[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    cancel_requested: boolean('cancel_requested').notNull().default(false),
    /** Who works on it: a worker that is no longer named here may store nothing of it. */
    worker: uuid('worker'),
    /** When the worker last said that it is there. */
    beat_at: instant('beat_at'),
    /** The caller, as the audit trail names callers. */
    created_by: text('created_by').notNull(),
    request_id: text('request_id'),
    remote_address: text('remote_address'),
    created_at: instant('created_at')
      .notNull()
      .default(sql`now()`),
    started_at: instant('started_at'),
    finished_at: instant('finished_at'),
  },
  (table) => [
    index('imports_created_at_index').on(table.created_at.desc().nullsLast(), table.id.desc().nullsLast()),
    // what is to be done, and what to be forgotten
    index('imports_open_index')
      .on(table.status)
      .where(sql`${table.finished_at} is null`),
    check(
      'imports_status_check',
      sql`${table.status} in ('receiving', 'queued', 'running', 'completed', 'stopped', 'failed', 'cancelled')`,
    ),
  ],
)

const importId = () =>
  uuid('import_id')
    .notNull()
    .references(() => imports.id, { onDelete: 'cascade' })

/** The bytes of a file that waits for its job; gone when it is done. */
export const importChunks = pgTable(
  'import_chunks',
  { import_id: importId(), ordinal: integer('ordinal').notNull(), bytes: bytea('bytes').notNull() },
  (table) => [primaryKey({ columns: [table.import_id, table.ordinal] })],
)

/** Errors of rows of a file: each has an entry, the first of a row with the row itself. */
export const importErrors = pgTable(
  'import_errors',
  {
    id: uuid('id').primaryKey(),
    import_id: importId(),
    line: integer('line').notNull(),
    column: integer('column'),
    field: text('field'),
    /** What the file, or Vietnamese, calls the field. */
    label: text('label'),
    value: text('value'),
    code: text('code').notNull(),
    message_en: text('message_en').notNull(),
    message_vi: text('message_vi').notNull(),
    /** The row as it came, on the first of its errors. */
    raw: json('raw').$type<(string | null)[]>(),
    /** It names a row of the same file that was not there yet: it is tried again when all have been read. */
    deferred: boolean('deferred').notNull().default(false),
  },
  (table) => [index('import_errors_line_index').on(table.import_id, table.line, table.id)],
)
