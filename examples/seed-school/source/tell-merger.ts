import { problemText, type Client } from './client.ts'

/**
 * Says of the members whom a merger moved how they came: an import of members opens their memberships without a reason.
 * @param on the day of the merger
 * @returns how many memberships it changed
 */
export async function tellMerger(client: Client, on: string): Promise<number> {
  const { data, error } = await client.GET('/v1/party-memberships', {
    params: { query: { 'from[gte]': on, 'from[lte]': on, joined_by: ['null'], limit: 100 } },
  })
  if (error) throw new Error(problemText(error))
  for (const { id, revision } of data.items) {
    const changed = await client.PATCH('/v1/party-memberships/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${revision}"` } },
      body: { joined_by: 'moved_cell' },
    })
    if (changed.error) throw new Error(problemText(changed.error))
  }
  return data.items.length
}
