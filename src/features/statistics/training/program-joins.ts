import { sql, type SQL } from 'drizzle-orm'
import { lastSuccessors } from '../../../domain/training/programs/successors.ts'

/** The program that a row counts under: its own, or the last of its successors. */
export type ProgramJoin = 'own' | 'successors'

/** Joins the programs that rows count under: their own, or the last of its successors. */
export const programJoins: Record<ProgramJoin, (rows: string) => SQL> = {
  own: (rows) => sql`join programs on programs.id = ${sql.identifier(rows)}.program_id`,
  successors: (
    rows,
  ) => sql`join ${lastSuccessors} as followed on followed.id = ${sql.identifier(rows)}.program_id
    join programs on programs.id = followed.last_id`,
}
