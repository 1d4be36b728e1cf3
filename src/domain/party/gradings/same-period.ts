import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { SubjectMatch } from '../../../platform/resource/definition.ts'
import type { Row } from '../../../platform/resource/row.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { GradingTable } from './columns.ts'

/** Who is graded: the reference, and how its ids are found. */
interface GradedSubject {
  table: GradingTable
  column: PgColumn
  /** The field with the id, and the other name of the reference. */
  fields: readonly [id: string, alias: string]
  /** The ids of the subjects of inputs, in the same order. */
  idsOf(inputs: readonly Row[], transaction: Transaction): Promise<(string | undefined)[]>
}

const nameOf = (subject: unknown, { year, quarter }: Row) => [subject, year, quarter ?? null].join()

/** A sheet names a grading by whom it grades, the year and the quarter. */
export const samePeriod = ({ table, column, fields, idsOf }: GradedSubject): SubjectMatch => ({
  fields: [...fields, 'year', 'quarter'],
  find: async (inputs, transaction) => {
    const subjects = await idsOf(inputs, transaction)
    const known = [...new Set(subjects.flatMap((id) => id ?? []))]
    const years = [...new Set(inputs.map(({ year }) => year as number))]
    const { id, year, quarter } = table
    const found =
      known.length === 0
        ? []
        : await transaction.orm
            .select({ id, subject: column, year, quarter })
            .from(table)
            .where(
              and(
                inArray(column, known),
                inArray(year, years),
                eq(table.current, true),
                isNull(table.deleted_at),
              ),
            )
    const ids = new Map(found.map((row) => [nameOf(row.subject, row), row.id]))
    return inputs.map((input, at) => ids.get(nameOf(subjects[at], input)))
  },
})
