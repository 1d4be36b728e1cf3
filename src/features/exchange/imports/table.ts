import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, instant } from '../../../platform/database/columns.ts'
import type { ImportCheck } from './check.ts'
import type { TableLayout, TableMapping } from './layout/mapping.ts'
import type { TableFrame } from './layout/table-frame.ts'
import { columnModes, errorModes, importFormats, importMatches, importStatuses } from './states.ts'
import type { PreviewRow } from './preview.ts'
import type { ImportWarning } from './warning.ts'

/** Imports: their files, their options and their progress. */
export const imports = pgTable(
  'imports',
  {
    id: uuid('id').primaryKey(),
    /** The plural path name of the resource. */
    resource: text('resource').notNull(),
    status: text('status', { enum: importStatuses }).notNull(),
    format: text('format', { enum: importFormats }).notNull(),
    match: text('match', { enum: importMatches }).notNull(),
    on_error: text('on_error', { enum: errorModes }).notNull(),
    dry_run: boolean('dry_run').notNull(),
    /** The name of the sheet of a workbook; null: the first sheet. */
    sheet: text('sheet'),
    /** The row in which the heads of a table begin, if the request names it. */
    header_row: integer('header_row'),
    unknown_columns: text('unknown_columns', { enum: columnModes }).notNull().default('ignore'),
    /** How the request says that columns are to be read. */
    mapping: jsonb('mapping').$type<TableMapping>(),
    /** What stands around the table, for the refused rows; null where nothing does. */
    frame: jsonb('frame').$type<TableFrame>(),
    /** How the table was understood. */
    layout: jsonb('layout').$type<TableLayout>(),
    /** The first rows of a dry run as they would be stored. */
    preview: jsonb('preview').$type<PreviewRow[]>(),
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    bytes_read: bigint('bytes_read', { mode: 'number' }).notNull().default(0),
    /** The number of rows that are stored or refused; another worker continues after them. */
    rows_read: integer('rows_read').notNull().default(0),
    created: integer('created').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    unchanged: integer('unchanged').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    /** The final status if it is decided and only deferred rows are left. */
    ending: text('ending', { enum: ['stopped'] }),
    /** The number of leases since rows were last stored or refused. */
    tries: integer('tries').notNull().default(0),
    /** The separator of the cells of a CSV file. */
    separator: text('separator'),
    /** The headers of a table. */
    heads: jsonb('heads').$type<string[]>(),
    /** The problem because of which the import failed. */
    problem: jsonb('problem').$type<{ code: string; message: { en: string; vi: string } }>(),
    /** Possible mistakes in rows that are stored. */
    warnings: jsonb('warnings')
      .$type<ImportWarning[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** Checks of what its rows have decided. */
    checks: jsonb('checks')
      .$type<ImportCheck[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    cancel_requested: boolean('cancel_requested').notNull().default(false),
    /** The worker that has the lease; another one must not store rows. */
    worker: uuid('worker'),
    /** The time of the last heartbeat of the worker; after an error it delays the next lease. */
    beat_at: instant('beat_at'),
    /** The caller, as in the audit trail. */
    created_by: text('created_by').notNull(),
    /** The name, the person and the scopes of the access token that sent the file; null for other callers. */
    token_name: text('token_name'),
    token_person: text('token_person'),
    token_scopes: text('token_scopes').array(),
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
    // for the queue of imports, and for the removal of old ones
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

/** The pieces of the file of a job, until the job ends. */
export const importChunks = pgTable(
  'import_chunks',
  { import_id: importId(), ordinal: integer('ordinal').notNull(), bytes: bytea('bytes').notNull() },
  (table) => [primaryKey({ columns: [table.import_id, table.ordinal] })],
)

/** Row errors; the first error of a row also has the row itself. */
export const importErrors = pgTable(
  'import_errors',
  {
    id: uuid('id').primaryKey(),
    import_id: importId(),
    line: integer('line').notNull(),
    column: integer('column'),
    field: text('field'),
    /** The header of the field in the file, or its Vietnamese header. */
    label: text('label'),
    value: text('value'),
    code: text('code').notNull(),
    message_en: text('message_en').notNull(),
    message_vi: text('message_vi').notNull(),
    /** The cells or the line of the row, with its first error. */
    raw: json('raw').$type<(string | null)[]>(),
    /** Whether the row refers to a later row of the same file; it is tried again at the end. */
    deferred: boolean('deferred').notNull().default(false),
  },
  (table) => [
    index('import_errors_line_index').on(
      table.import_id,
      table.line.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
  ],
)
