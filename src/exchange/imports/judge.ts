import { z } from 'zod'
import { Problem } from '../../http/problems.ts'
import { invalidRequest, parseOrProblem } from '../../http/zod-problems.ts'
import { isUuidLike } from '../../language/slug.ts'
import type { Entry } from '../../resource/upsert.ts'
import { bareSchema } from '../exports/schema.ts'
import type { FileRecord } from './file-record.ts'
import type { ImportTask } from './task.ts'

/** A row that can be looked for, or why it cannot. */
export type Judged = { record: FileRecord; entry: Entry } | { record: FileRecord; problem: Problem }

const nameless = (match: string) =>
  invalidRequest([
    {
      pointer: `/${match}`,
      code: 'required',
      message: {
        en: 'It is required: by it rows are told from each other, and found again when the file is sent again.',
        vi: 'Bắt buộc phải có: dùng để phân biệt các dòng và tìm lại khi gửi lại tệp.',
      },
    },
  ])

const repeated = (match: string, line: number) =>
  invalidRequest([
    {
      pointer: `/${match}`,
      code: 'repeated',
      message: { en: `Line ${line} has it already.`, vi: `Đã có ở dòng ${line}.` },
    },
  ])

/** The row as an entry. @throws Problem where nothing names it */
export function entryOf({ resource, options: { match } }: ImportTask, record: FileRecord): Entry {
  if (record.fault !== undefined) throw invalidRequest([record.fault])
  const { id, ...values } = record.values
  const key = values[match] ?? null
  if (key !== null) {
    const schema = z.object({ [match]: bareSchema(resource.input.shape[match]) as z.ZodType })
    const checked = parseOrProblem(schema, { [match]: key }, 'body')
    return { by: match, key: String(checked[match]), values }
  }
  if (typeof id === 'string' && isUuidLike(id)) return { by: 'id', key: id.toLowerCase(), values }
  throw nameless(match)
}

/** Looks at the next row of a file: whether anything names it, and whether that came before. */
export function judge(task: ImportTask, record: FileRecord): Judged {
  try {
    const entry = entryOf(task, record)
    const before = task.keys.note(`${entry.by} ${entry.key}`, record.line)
    return before === undefined
      ? { record, entry }
      : { record, problem: repeated(task.options.match, before) }
  } catch (error) {
    if (error instanceof Problem) return { record, problem: error }
    throw error
  }
}
