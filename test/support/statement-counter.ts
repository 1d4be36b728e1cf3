import type { PoolClient } from 'pg'

/** Counts the statements of all transactions. */
export function statementCounter(pool: {
  on(event: 'acquire', note: (client: PoolClient) => void): unknown
}) {
  const seen = new WeakSet<PoolClient>()
  let count = 0
  pool.on('acquire', (client) => {
    if (seen.has(client)) return
    seen.add(client)
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((...given: unknown[]) => {
      count++
      return send(...given)
    }) as typeof client.query
  })
  return () => count
}
