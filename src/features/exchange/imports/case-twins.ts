import { getTableName } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { ImportWarning } from './warning.ts'
import { maxWarnings } from './limits.ts'
import type { ImportTask } from './task.ts'

interface Twins {
  value: string
  other: string
}

/** Of a larger register a small import reads no more than the index. */
const maxRowsOfWholeScan = 50_000
const maxTwins = maxWarnings * 10
const jobTimeoutMs = 600_000

const folded = (column: string) => `lower(${column} collate "und-x-icu")`

/** Groups of ids that differ by case alone, of which one is new: each row is looked at once. */
const ofAll = (table: string) => `
  with twins as (
    select min(external_id) filter (where id > $1) as value, max(external_id) filter (where id > $1) as last,
      min(external_id) filter (where id <= $1) as stored
    from ${table} where external_id is not null and deleted_at is null
    group by ${folded('external_id')} having count(*) > 1 and bool_or(id > $1) limit ${maxTwins}
  )
  select value, coalesce(stored, last) as other from twins
  union select last, coalesce(stored, value) from twins`

/** New ids beside stored ones in small letters, in capitals, or in small letters behind a capital: by the index of ids. */
const byIndex = (table: string) => `
  select added.external_id as value, min(other.external_id) as other
  from ${table} as added
  cross join lateral unnest(array[${folded('added.external_id')},
    upper(added.external_id collate "und-x-icu"), initcap(added.external_id collate "und-x-icu")]) as variant(id)
  -- in the collation of the index
  join ${table} as other on other.external_id = variant.id collate "default"
    and other.deleted_at is null and other.external_id <> added.external_id
  where added.id > $1 and added.deleted_at is null group by added.external_id limit ${maxTwins}`

/**
 * Rows that this import has created whose external id differs from another one by case alone. Their own ids begin with the
 * moment they were made; the keys of the file tell them from rows that another writer made meanwhile.
 */
async function findTwins(
  { client }: Transaction,
  { id, resource }: ImportTask,
  isJob: boolean,
): Promise<Twins[]> {
  const table = `"${getTableName(resource.table)}"`
  const { rows: sizes } = await client.query<{ rows: number }>(
    'select reltuples as rows from pg_class where oid = $1::regclass',
    [table],
  )
  const isWhole = isJob || (sizes[0]?.rows ?? 0) < maxRowsOfWholeScan
  // a job has the time that a register of a million rows takes
  if (isJob) await client.query(`set local statement_timeout = ${jobTimeoutMs}`)
  const { rows } = await client.query<Twins>({
    text: isWhole ? ofAll(table) : byIndex(table),
    values: [id],
    // the limit of the driver is for short statements as well
    ...(isJob ? { query_timeout: jobTimeoutMs + 1_000 } : {}),
  })
  return rows
}

const warning = (line: number, { value, other }: Twins): ImportWarning => ({
  line,
  field: 'external_id',
  value,
  code: 'differs_by_case',
  message_en: `There is a row with the external id "${other}": the two differ by case alone, and are two rows. If they mean the same, correct one of them.`,
  message_vi: `Đã có bản ghi mang mã "${other}", chỉ khác chữ hoa, chữ thường, nên đây là hai bản ghi. Nếu cùng là một, hãy sửa lại một trong hai mã.`,
})

/** What the report warns of, in the order of the file: as many statements for an import of any size. */
export async function caseTwins(
  transaction: Transaction,
  task: ImportTask,
  isJob: boolean,
): Promise<ImportWarning[]> {
  if (task.options.match !== 'external_id' || 'add' in task.resource) return []
  const twins = await findTwins(transaction, task, isJob)
  return twins
    .flatMap((each) => {
      const line = task.keys.lineOf(`external_id ${each.value}`)
      return line === undefined ? [] : [warning(line, each)]
    })
    .toSorted((a, b) => a.line - b.line)
    .slice(0, maxWarnings)
}
