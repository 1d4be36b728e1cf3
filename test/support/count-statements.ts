import type { TestApp } from './app.ts'

/** Counts the statements that the application sends to Postgres during `work`, on all connections. */
export async function countStatements<T>(
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
