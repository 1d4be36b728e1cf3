import { z } from 'zod'
import { tableLayout } from './layout/mapping.ts'
import { maxReportedErrors, maxWarnings } from './limits.ts'
import { errorModes, importFormats, importMatches, importStatuses } from './states.ts'
import { importCheck } from './check.ts'
import { maxPreviewRows, previewRow } from './preview.ts'
import { importWarning } from './warning.ts'

const count = (description: string) => z.int().min(0).describe(description)
const moment = () => z.iso.datetime({ offset: true })

const fields = {
  id: z.uuid().describe('UUID version 7 of the import.'),
  resource: z
    .string()
    .describe('Plural path name of the resource, such as `classes`.')
    .meta({ example: 'classes' }),
  status: z
    .enum(importStatuses)
    .exclude(['receiving'])
    .describe(
      '`queued`, `running`, or how it ended: `completed` (all rows were read), `stopped` (at the first refused row; one that names a row which never comes is refused at the end and stops nothing), `failed` (it cannot go on, as where the file cannot be read further the key that sent it was revoked, or the server ended at it again and again; see `problem`) or `cancelled`. What was stored stays, as the counts say.',
    )
    .meta({ example: 'completed' }),
  format: z.enum(importFormats).describe('Format of the file.'),
  match: z.enum(importMatches).describe('The field that identifies stored rows.'),
  on_error: z.enum(errorModes).describe('What happens after a refused row: `stop` or `skip`.'),
  sheet: z
    .string()
    .nullable()
    .describe('Name of the requested sheet; null for the first sheet of a workbook, or another format.')
    .meta({ example: null }),
  dry_run: z.boolean().describe('Whether the import only checks the file and stores no rows.'),
  bytes: count('Size of the file in bytes.').meta({ example: 24_350 }),
  progress: z
    .number()
    .min(0)
    .max(1)
    .describe('The part of the file that has been read, from 0 to 1.')
    .meta({ example: 1 }),
  rows_read: count('Rows of the file that have been dealt with.').meta({ example: 300 }),
  created: count('Rows that are new; of a dry run: that would be.').meta({ example: 297 }),
  changed: count('Rows that were there with other content.').meta({ example: 2 }),
  unchanged: count('Rows that were there with this content already; they are not touched.'),
  refused: count('Rows that are not stored; each is in the report.').meta({ example: 1 }),
  problem: z
    .object({
      code: z.string().describe('Machine-readable reason. The list grows.'),
      message_en: z.string().describe('The error of the file and how to correct it, in English.'),
      message_vi: z.string().describe('The same in Vietnamese.'),
    })
    .nullable()
    .describe('The problem because of which the import failed; null otherwise.')
    .meta({ example: null }),
  layout: tableLayout
    .nullable()
    .describe(
      'Where the heads of the table are and what each column was understood as; null for NDJSON, and until the file is read.',
    ),
  preview: z
    .array(previewRow)
    .nullable()
    .describe(
      `Of a dry run: the first ${maxPreviewRows} rows as they would be stored, in the order of the file, at its end; null for an import that stores its rows.`,
    )
    .meta({ example: null }),
  warnings: z
    .array(importWarning)
    .describe(
      `What was passed over, and possible mistakes in rows that are stored, in the order of the file; the first ${maxWarnings}. They are added at the end of the import.`,
    )
    .meta({ example: [] }),
  checks: z
    .array(importCheck)
    .describe(
      'Of gradings: the quota checks of the periods of which the file wrote decided gradings, as they were after it. `/v1/party-grading-checks` has those of now. A breach keeps no row back. Empty for other files.',
    )
    .meta({ example: [] }),
  created_by: z
    .string()
    .describe('The sender, as in the audit trail.')
    .meta({ example: 'key:01a210ec-1d48-7ae1-b21d-014b559eaccb' }),
  created_at: moment().describe('The time of the upload (UTC).'),
  started_at: moment().nullable().describe('The time when the first row was read (UTC); null before.'),
  finished_at: moment().nullable().describe('The time of the end (UTC); null before.'),
}

/** The schema of an import, without its report. */
export const importOutput = z
  .object(fields)
  .meta({ id: 'Import', description: 'An import of a file, with its progress.' })

/** The schema of a row error. */
export const importError = z
  .object({
    line: z
      .int()
      .min(1)
      .describe('Line of the file in which the row begins, counted from 1.')
      .meta({ example: 17 }),
    column: z
      .int()
      .min(1)
      .nullable()
      .describe('Column of the table, counted from 1; null if there is none.')
      .meta({ example: 4 }),
    field: z
      .string()
      .nullable()
      .describe('The field, such as `year` or `program.code`; null for an error of the whole row.')
      .meta({ example: 'program.code' }),
    label: z
      .string()
      .nullable()
      .describe(
        'The header of its column, or its Vietnamese header if the file has no such column; null for an error of the whole row, and in NDJSON.',
      )
      .meta({ example: 'Mã chương trình' }),
    value: z
      .string()
      .nullable()
      .describe('The value in the file, shortened if it is long; null if there is none.')
      .meta({ example: 'TCLLCTT' }),
    code: z
      .string()
      .describe('Machine-readable reason, as in problems. The list grows.')
      .meta({ example: 'unknown_reference' }),
    message_en: z.string().describe('The error and how to correct it, in English.'),
    message_vi: z.string().describe('The same in Vietnamese.'),
  })
  .meta({ id: 'ImportError', description: 'One error of a row of a file.' })

/** The schema of an import with its report. */
export const importReport = z
  .object({
    ...fields,
    errors: z
      .array(importError)
      .describe(
        `The errors of refused rows, in the order of the file; the first ${maxReportedErrors}. All are in \`/v1/imports/{id}/errors\`.`,
      ),
  })
  .meta({ id: 'ImportReport', description: 'The result of an import that was done during the request.' })
