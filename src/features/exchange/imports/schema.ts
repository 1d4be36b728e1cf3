import { z } from 'zod'
import { maxReportedErrors, maxWarnings } from './limits.ts'
import { errorModes, importFormats, importMatches, importStatuses } from './states.ts'
import { importWarning } from './warning.ts'

const count = (description: string) => z.int().min(0).describe(description)
const moment = () => z.iso.datetime({ offset: true })

const fields = {
  id: z.uuid().describe('UUID version 7 of the import.'),
  resource: z
    .string()
    .describe('Plural path name of what is imported, such as `classes`.')
    .meta({ example: 'classes' }),
  status: z
    .enum(importStatuses)
    .exclude(['receiving'])
    .describe(
      '`queued`, `running`, or how it ended: `completed` (all rows were read), `stopped` (at the first refused row; one that names a row which never comes is refused at the end and stops nothing), `failed` (it cannot go on, as where the file cannot be read further the key that sent it was revoked, or the server ended at it again and again; see `problem`) or `cancelled`. What was stored stays, as the counts say.',
    )
    .meta({ example: 'completed' }),
  format: z.enum(importFormats).describe('Kind of the file.'),
  match: z.enum(importMatches).describe('The field by which rows are found that are there already.'),
  on_error: z.enum(errorModes).describe('What a refused row does: `stop` or `skip`.'),
  sheet: z
    .string()
    .nullable()
    .describe('Name of the sheet that was asked for; null: the first one of a workbook, or no workbook.')
    .meta({ example: null }),
  dry_run: z.boolean().describe('Whether everything was only checked, and nothing stored.'),
  bytes: count('Size of the file in bytes.').meta({ example: 24_350 }),
  progress: z
    .number()
    .min(0)
    .max(1)
    .describe('Which part of the file has been read, 0 to 1.')
    .meta({ example: 1 }),
  rows_read: count('Rows of the file that have been dealt with.').meta({ example: 300 }),
  created: count('Rows that are new; of a dry run: that would be.').meta({ example: 297 }),
  changed: count('Rows that were there with other content.').meta({ example: 2 }),
  unchanged: count('Rows that were there with this content already; they are not touched.'),
  refused: count('Rows that are not stored; each is in the report.').meta({ example: 1 }),
  problem: z
    .object({
      code: z.string().describe('Machine-readable reason. The list grows.'),
      message_en: z.string().describe('What is wrong with the file and how to mend it, in English.'),
      message_vi: z.string().describe('The same in Vietnamese.'),
    })
    .nullable()
    .describe('Why it failed; null otherwise.')
    .meta({ example: null }),
  warnings: z
    .array(importWarning)
    .describe(
      `What may be a mistake in rows that are stored, in the order of the file; the first ${maxWarnings}. A new \`external_id\` that differs from another one by case alone is told here once the import has ended.`,
    )
    .meta({ example: [] }),
  created_by: z
    .string()
    .describe('Who sent it, as the audit trail names callers.')
    .meta({ example: 'key:01a210ec-1d48-7ae1-b21d-014b559eaccb' }),
  created_at: moment().describe('When the file came (UTC).'),
  started_at: moment().nullable().describe('When the first row was read (UTC); null before.'),
  finished_at: moment().nullable().describe('When it ended (UTC); null before.'),
}

/** The schema of an import, without its report. */
export const importOutput = z
  .object(fields)
  .meta({ id: 'Import', description: 'A file that came in to be imported, and how far it is.' })

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
      .describe('Column of the table, counted from 1; null where there is none.')
      .meta({ example: 4 }),
    field: z
      .string()
      .nullable()
      .describe('The field, such as `year` or `program.code`; null where the whole row is at fault.')
      .meta({ example: 'program.code' }),
    label: z
      .string()
      .nullable()
      .describe(
        'What the head of its column says, or Vietnamese tables call it where the file has no such column; null where the whole row is at fault, and in NDJSON.',
      )
      .meta({ example: 'Mã chương trình' }),
    value: z
      .string()
      .nullable()
      .describe('As it was sent, long ones cut; null where nothing was.')
      .meta({ example: 'TCLLCTT' }),
    code: z
      .string()
      .describe('Machine-readable reason, as in problems. The list grows.')
      .meta({ example: 'unknown_reference' }),
    message_en: z.string().describe('What is wrong and how to mend it, in English.'),
    message_vi: z.string().describe('The same in Vietnamese.'),
  })
  .meta({ id: 'ImportError', description: 'One thing that is wrong with a row of a file.' })

/** The schema of an import with its report. */
export const importReport = z
  .object({
    ...fields,
    errors: z
      .array(importError)
      .describe(
        `What is wrong with the refused rows, in the order of the file; the first ${maxReportedErrors}. All are in \`/v1/imports/{id}/errors\`.`,
      ),
  })
  .meta({ id: 'ImportReport', description: 'What has become of a file that was imported at once.' })
