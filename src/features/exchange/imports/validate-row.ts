import { z } from 'zod'
import { Problem } from '../../../platform/http/problems.ts'
import { invalidRequest, parseOrThrow } from '../../../platform/http/validation-problems.ts'
import { isUuidLike } from '../../../libraries/vietnamese/slug.ts'
import { withoutNulls } from '../../../platform/resource/merge-patch.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { hasOrigins, keyOfRow, normalizeKey } from '../../../platform/resource/row-keys.ts'
import type { Addition } from '../../../platform/resource/additions.ts'
import type { ResourceDefinition, SubjectMatch } from '../../../platform/resource/definition.ts'
import { comparedValues } from '../../../platform/resource/keyless.ts'
import type { Entry } from '../../../platform/resource/lock-entry-rows.ts'
import { bareSchema } from '../exports/schema.ts'
import type { FileRecord } from './file-record.ts'
import { matchesOf } from './options.ts'
import type { ImportTask } from './task.ts'

/** A row of a file, with the entry to store or the problem of a refused row. */
export type ValidatedRow =
  | { record: FileRecord; entry: Entry | Addition }
  | {
      record: FileRecord
      problem: Problem
      /** The line of an earlier row that is refused as well, since none of the two has a key. */
      equals?: number
    }

/** Whether a row adds what is not stored yet, and changes nothing. */
export const isAddition = (entry: Entry | Addition): entry is Addition => !('by' in entry)

const nameless = (match: string) =>
  invalidRequest([
    {
      pointer: `/${match}`,
      code: 'required',
      message: {
        en: 'It is required: it identifies the row, also when the file is sent again.',
        vi: 'Bắt buộc phải có: dùng để phân biệt các dòng và tìm lại khi gửi lại tệp.',
      },
    },
  ])

const noId = () =>
  invalidRequest([
    {
      pointer: '/id',
      code: 'wrong_format',
      message: {
        en: 'It must be the id of a row, as exports have it. Leave the column out, or begin its head with # where it holds something else.',
        vi: 'Phải là mã bản ghi (id) như trong tệp xuất. Hãy bỏ cột này, hoặc thêm # vào đầu tên cột nếu cột chứa nội dung khác.',
      },
    },
  ])

const repeated = (field: string, line: number) =>
  invalidRequest([
    {
      pointer: `/${field}`,
      code: 'repeated',
      message: { en: `Line ${line} has it already.`, vi: `Đã có ở dòng ${line}.` },
    },
  ])

const repeatedId = (line: number) =>
  invalidRequest([
    {
      pointer: '/id',
      code: 'repeated',
      message: {
        en: `Line ${line} has it already: leave it empty if this row is a new one.`,
        vi: `Đã có ở dòng ${line}: hãy để trống nếu đây là bản ghi mới.`,
      },
    },
  ])

/** The problem of two rows of a file that have no key and mean the same. @param field the first compared field */
const equalRows = (field: string | undefined, line: number, other: number) =>
  invalidRequest([
    {
      pointer: `/${field}`,
      code: 'repeated',
      message: {
        en: `Lines ${Math.min(line, other)} and ${Math.max(line, other)} have no key and the same values: leave one out if they mean the same, else give them codes.`,
        vi: `Dòng ${Math.min(line, other)} và dòng ${Math.max(line, other)} không có mã và trùng nhau: hãy bỏ một dòng nếu cùng một đối tượng, nếu không hãy ghi mã cho từng dòng.`,
      },
    },
  ])

/** The id of a row, as exports write it. @throws Problem if it is not a UUID */
function idOf(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined
  const id = typeof given === 'string' ? given.trim().toLowerCase() : ''
  if (!isUuidLike(id)) throw noId()
  return id
}

/** What a row is about, as one text. */
const subjectText = ({ fields }: SubjectMatch, checked: Row) =>
  JSON.stringify(fields.map((field) => checked[field] ?? null))

/** What a row with a key is about, if it says all that a new row needs. */
function subjectOf({ resource }: ImportTask, values: Row): Pick<Entry, 'subject'> {
  if ('add' in resource || resource.subject === undefined) return {}
  const checked = resource.input.safeParse(withoutNulls(values))
  return checked.success ? { subject: checked.data as Row } : {}
}

/** The entry of a row by another key than the one to match, or by its values. */
function entryWithoutMatch(
  resource: ResourceDefinition,
  { options }: ImportTask,
  values: Row,
): Entry | undefined {
  const { keyless, subject, input } = resource
  if (subject !== undefined) {
    const checked: Row = parseOrThrow(input, withoutNulls(values), 'body')
    return { by: 'keyless', key: subjectText(subject, checked), values, subject: checked }
  }
  if (keyless === undefined) return undefined
  const checked: Row = parseOrThrow(input, withoutNulls(values), 'body')
  const by = matchesOf(resource).find(
    (other) => other !== options.match && typeof checked[other] === 'string',
  )
  if (by !== undefined) return { by, key: String(keyOfRow(by, checked)), values }
  const match = keyless.valuesOf(checked)
  return { by: 'keyless', key: JSON.stringify(comparedValues(keyless, match)), values, match }
}

/** The former school whose code a row has; a wrong one is refused with the other fields. */
function originOf({ resource: { table, input } }: ImportTask, values: Row): Row {
  if (!hasOrigins(table)) return {}
  const checked = (bareSchema(input.shape['origin']) as z.ZodType).safeParse(values['origin'])
  return checked.success ? { origin: checked.data } : {}
}

/** The entry of a row. @throws Problem if it has no key */
export function entryOf(task: ImportTask, record: FileRecord): Entry | Addition {
  const {
    resource,
    options: { match },
  } = task
  if (record.error !== undefined) throw invalidRequest([record.error])
  const { id: given, ...values } = record.values
  const id = idOf(given)
  if ('add' in resource) return { id, values: parseOrThrow(resource.input, withoutNulls(values), 'body') }
  const key = values[match] ?? null
  if (key !== null) {
    const schema = bareSchema(resource.input.shape[match]) as z.ZodType
    const checked = schema.safeParse(key)
    if (checked.success) {
      const key = keyOfRow(match, { ...originOf(task, values), [match]: checked.data })
      const entry: Entry = { by: match, key: String(key), values, ...subjectOf(task, values) }
      return id === undefined ? entry : { ...entry, id }
    }
    // only for the error message, because making a schema takes longer than storing a row
    parseOrThrow(z.object({ [match]: schema }), { [match]: key }, 'body')
  }
  if (id !== undefined) return { by: 'id', key: id, values }
  const entry = entryWithoutMatch(resource, task, values)
  if (entry === undefined) throw nameless(match)
  return entry
}

const firstField = ({ resource }: ImportTask) =>
  'add' in resource ? undefined : (resource.subject?.fields ?? Object.keys(resource.keyless?.fields ?? {}))[0]

/** The row without a key; an earlier row with the same values makes both of them refused. */
function validateWithoutKey(task: ImportTask, record: FileRecord, entry: Entry): ValidatedRow {
  const equals = task.keys.note(`keyless ${entry.key}`, record.line)
  if (equals === undefined) return { record, entry }
  return { record, equals, problem: equalRows(firstField(task), record.line, equals) }
}

/** Refuses those rows of a batch that later rows without a key equal. */
export function refuseEqualRows(
  task: ImportTask,
  rows: readonly ValidatedRow[],
  later: readonly ValidatedRow[],
): readonly ValidatedRow[] {
  const lines = new Map(
    later.flatMap((row) =>
      'problem' in row && row.equals !== undefined ? [[row.equals, row.record.line] as const] : [],
    ),
  )
  if (lines.size === 0) return rows
  return rows.map((row) => {
    const other = lines.get(row.record.line)
    if (other === undefined || 'problem' in row) return row
    return { record: row.record, problem: equalRows(firstField(task), row.record.line, other) }
  })
}

/** The problem of a row with the key of an earlier row. */
function repetition({ keys }: ImportTask, { by, key, id }: Entry, line: number): Problem | undefined {
  if (by === 'keyless') return undefined
  const before = keys.note(`${by} ${normalizeKey(by, key)}`, line)
  const beforeId = id === undefined ? undefined : keys.note(`id ${id}`, line)
  if (before !== undefined) return by === 'id' ? repeatedId(before) : repeated(by, before)
  return beforeId === undefined ? undefined : repeatedId(beforeId)
}

/** Validates the key of the next row of a file, which must differ from the keys of earlier rows. */
export function validateRow(task: ImportTask, record: FileRecord): ValidatedRow {
  try {
    const entry = entryOf(task, record)
    if (isAddition(entry)) return { record, entry }
    if (entry.by === 'keyless') return validateWithoutKey(task, record, entry)
    const problem = repetition(task, entry, record.line)
    if (problem === undefined) return { record, entry }
    return { record, problem }
  } catch (error) {
    if (error instanceof Problem) return { record, problem: error }
    throw error
  }
}
