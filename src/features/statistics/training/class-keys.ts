import { sql, type SQL } from 'drizzle-orm'
import { columnList } from '../../../platform/database/sql-lists.ts'

/** The keys for which a class has one value. `planned` is not one of them: a class can have planned and unplanned learners. */
export const classKeys = ['program', 'family', 'training_type', 'mode', 'status', 'origin'] as const
/** A key for which a class has one value. */
export type ClassKey = (typeof classKeys)[number]

/** The columns of these keys, as SQL over `programs` and the class counts `added`. */
export const classKeyColumns: Record<ClassKey, SQL> = {
  program: sql`programs.code`,
  family: sql`programs.family`,
  training_type: sql`programs.training_type`,
  mode: sql`added.mode`,
  status: sql`added.status`,
  origin: sql`added.origin`,
}

/** The columns that class counts are added up by for these keys, before programs are joined. */
export const classColumns = (keys: readonly ClassKey[]): SQL =>
  columnList([
    'year',
    ...(keys.some(isProgramKey) ? ['program_id'] : []),
    ...keys.filter((key) => !isProgramKey(key)),
  ])

/** The keys as selected columns over `programs` and the class counts `added`. */
export const selectedClassKeys = (keys: readonly ClassKey[]): SQL[] =>
  keys.map((key) => sql`${classKeyColumns[key]} as ${sql.identifier(key)}`)

const programKeys: readonly string[] = ['program', 'family', 'training_type']

/** Whether a key is one of the programme. */
export const isProgramKey = (key: string): boolean => programKeys.includes(key)

/** The class keys among keys. */
export const classKeysOf = (keys: readonly string[]): ClassKey[] =>
  classKeys.filter((key) => keys.includes(key))
