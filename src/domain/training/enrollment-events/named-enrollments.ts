import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { sqlStatement, type Statement } from '../../../platform/database/statement.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { invalidRequest } from '../../../platform/http/validation-problems.ts'
import { normalizeKey, qualifiedCode } from '../../../platform/resource/row-keys.ts'
import { contradiction } from './problems.ts'
import type { EnrollmentEventRow } from './row-schema.ts'

/** The ids that a row names; several where several rows have a key. */
interface Named {
  at: number
  /** Enrollments by their own keys. */
  enrollments: string[]
  /** Enrollments by learner and class. */
  attended: string[]
  /** Classes into which a transfer leads. */
  to_classes: string[]
}

/** The names of a row, as columns. */
const namesOf = (row: EnrollmentEventRow, at: number) => {
  const keysOf = (alias: 'learner' | 'class' | 'to_class') => {
    const {
      code,
      origin,
      external_id = null,
    } = (row[alias] ?? {}) as Partial<Record<'code' | 'origin' | 'external_id', string | null>>
    const key = typeof code === 'string' ? normalizeKey('code', qualifiedCode(code, origin)) : null
    return { code: key, external: external_id }
  }
  const [learner, attended, target] = [keysOf('learner'), keysOf('class'), keysOf('to_class')]
  return {
    at,
    enrollment: row.enrollment_id ?? null,
    enrollment_external: row.enrollment?.external_id ?? null,
    learner: row.learner_id ?? null,
    learner_code: learner.code,
    learner_external: learner.external,
    class: row.class_id ?? null,
    class_code: attended.code,
    class_external: attended.external,
    target: row.to_class_id ?? null,
    target_code: target.code,
    target_external: target.external,
  }
}

/** The live rows of a table that have the id or one of the keys; each by its index. */
const rowsNamed = (table: string, name: string, hasCode: boolean) => `(
  select id from ${table} where id = named.${name} and deleted_at is null
  ${hasCode ? `union select id from ${table} where code_key = named.${name}_code and deleted_at is null` : ''}
  union select id from ${table} where external_id = named.${name}_external and deleted_at is null)`

const columns = [
  'at int',
  'enrollment uuid',
  'enrollment_external text',
  ...['learner', 'class', 'target'].flatMap((name) => [
    `${name} uuid`,
    `${name}_code text`,
    `${name}_external text`,
  ]),
].join(', ')

let finding: Statement<Named> | undefined

function findNamed(): Statement<Named> {
  finding ??= sqlStatement(
    'named_enrollments',
    sql`select at, array${sql.raw(rowsNamed('enrollments', 'enrollment', false))} as enrollments,
      array(
        select enrollments.id from ${sql.raw(rowsNamed('learners', 'learner', true))} as one
        cross join ${sql.raw(rowsNamed('classes', 'class', true))} as place
        join enrollments on enrollments.class_id = place.id and enrollments.learner_id = one.id
          and enrollments.deleted_at is null
      ) as attended,
      array${sql.raw(rowsNamed('classes', 'target', true))} as to_classes
    from json_to_recordset(${sql.placeholder('rows')}::json) as named (${sql.raw(columns)})`,
  )
  return finding
}

const nameless: Bilingual = {
  en: 'Name the enrollment: `enrollment_id`, or `learner.code` and `class.code`.',
  vi: 'Hãy nêu ghi danh: mã ghi danh, hoặc mã số học viên và mã lớp.',
}

const unknown: Bilingual = {
  en: 'There is no such enrollment: check the code of the learner and that of the class, or enroll the learner first.',
  vi: 'Không có ghi danh này: hãy kiểm tra lại mã học viên và mã lớp, hoặc ghi danh học viên vào lớp trước.',
}

const ambiguous: Bilingual = {
  en: 'Several enrollments have this learner and class: name one by `enrollment_id`.',
  vi: 'Có nhiều ghi danh ứng với học viên và lớp này: hãy nêu rõ mã ghi danh.',
}

const differing: Bilingual = {
  en: 'It names another enrollment than learner and class do: correct one of them, or leave one out.',
  vi: 'Ghi danh này khác với ghi danh của học viên và lớp đã nêu: hãy sửa lại một bên, hoặc bỏ một bên.',
}

/** The enrollment that a row names. @throws Problem if it names none, or not exactly one */
function enrollmentOf(row: EnrollmentEventRow, { enrollments, attended }: Named): string {
  const own = row.enrollment_id !== undefined || row.enrollment !== undefined
  const hasLearner = row.learner_id !== undefined || row.learner !== undefined
  const hasClass = row.class_id !== undefined || row.class !== undefined
  if (!own && !(hasLearner && hasClass)) {
    const missing = hasLearner ? 'class_id' : hasClass ? 'learner_id' : 'enrollment_id'
    throw invalidRequest([{ pointer: `/${missing}`, code: 'required', message: nameless }])
  }
  const pointer = hasLearner && hasClass ? 'learner_id' : 'enrollment_id'
  const [id, other] = [...new Set([...enrollments, ...attended])]
  if (id === undefined)
    throw new Problem('unknown_reference', {
      errors: [{ pointer: `/${pointer}`, code: 'unknown_reference', message: unknown }],
    })
  if (other === undefined) return id
  if (enrollments.length > 0 && attended.length > 0)
    throw contradiction('enrollment_id', 'contradiction', differing)
  throw contradiction(pointer, 'ambiguous', ambiguous)
}

/** What a row names: its enrollment, and the classes into which its transfer may lead. */
export interface NamedRow {
  enrollment: string | Problem
  toClasses: readonly string[]
}

/** Finds what the rows of a file name, by one statement. */
export async function findNamedRows(
  { client }: Transaction,
  rows: readonly EnrollmentEventRow[],
): Promise<NamedRow[]> {
  const found = await findNamed().all(client, { rows: JSON.stringify(rows.map(namesOf)) })
  const byRow = new Map(found.map((named) => [named.at, named]))
  return rows.map((row, at) => {
    const named = byRow.get(at)!
    try {
      return { enrollment: enrollmentOf(row, named), toClasses: named.to_classes }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { enrollment: error, toClasses: [] }
    }
  })
}
