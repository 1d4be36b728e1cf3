import type { TestApp } from './app.ts'

/** Runs `work` and counts the statements that the application sends to Postgres meanwhile, on all connections. */
export async function statementsOf<T>(
  { database }: Pick<TestApp, 'database'>,
  work: () => Promise<T>,
): Promise<{ count: number; result: T }> {
  const { pool } = database
  const query = pool.query
  let count = 0
  pool.query = function counted(...parameters: unknown[]) {
    count++
    return Reflect.apply(query, pool, parameters)
  } as typeof pool.query
  try {
    return { result: await work(), count }
  } finally {
    pool.query = query
  }
}
