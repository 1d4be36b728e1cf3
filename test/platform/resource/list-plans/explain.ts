import type pg from 'pg'
import { escapeIdentifier, escapeLiteral } from 'pg'
import type { TestApp } from '../../../support/app.ts'

/** A statement as the application sends it. */
interface Sent {
  name?: string
  text: string
  values: unknown[]
}

/** The statements that `work` sends to read pages of lists, or the first ids of several lists. */
export async function pageStatements(
  { database }: Pick<TestApp, 'database'>,
  work: () => Promise<unknown>,
): Promise<Sent[]> {
  const { pool } = database
  const { query } = pool
  const sent: Sent[] = []
  pool.query = function recorded(...parameters: unknown[]) {
    const [statement] = parameters
    if (isPage(statement)) sent.push(statement)
    return Reflect.apply(query, pool, parameters)
  } as typeof pool.query
  try {
    await work()
    return sent
  } finally {
    pool.query = query
  }
}

const isPage = (statement: unknown): statement is Sent =>
  typeof statement === 'object' &&
  statement !== null &&
  'text' in statement &&
  / order by .* limit \d+(?:\) as part_\d+)?$/s.test(String(statement.text))

/** A node of a plan, as `explain (analyze, format json)` gives it. */
interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** How many times Postgres plans a prepared statement for its values before it may use one plan for all. */
const plansOfValues = 5

/** Explains the statement on the connection that prepared it, with the plan that its next run has. */
export async function explain(pool: pg.Pool, { name, text, values }: Sent): Promise<PlanNode> {
  if (name === undefined)
    return await firstPlan(pool, `explain (analyze, timing off, format json) ${text}`, values)
  const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
  const execute = `execute ${escapeIdentifier(name)}${given}`
  // a plan that is shown counts as one that is run
  for (let plan = 0; plan < plansOfValues; plan++) await pool.query(`explain ${execute}`)
  return await firstPlan(pool, `explain (analyze, timing off, format json) ${execute}`, [])
}

async function firstPlan(pool: pg.Pool, text: string, values: unknown[]): Promise<PlanNode> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(text, values)
  return rows[0]!['QUERY PLAN'][0].Plan
}

function literal(value: unknown): string {
  if (value === null) return 'null'
  if (!Array.isArray(value)) return escapeLiteral(String(value))
  const items = value.map((item) => `"${String(item).replaceAll(/["\\]/g, String.raw`\$&`)}"`)
  return escapeLiteral(`{${items.join(',')}}`)
}

/** How many rows each scan of a plan reads, those that it leaves out included. */
export function rowsRead(node: PlanNode): { scan: string; rows: number }[] {
  const { Plans: inner = [] } = node
  const below = inner.flatMap(rowsRead)
  if (!node['Node Type'].endsWith('Scan')) return below
  const perLoop =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const of = node['Index Name'] ?? node['Relation Name'] ?? ''
  return [{ scan: `${node['Node Type']} ${of}`, rows: Math.round(perLoop * node['Actual Loops']) }, ...below]
}
