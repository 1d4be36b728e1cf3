import { problemText, type Client, type Schemas } from './client.ts'
import type { History } from './school/histories.ts'

/** The longest list of a filter. */
const filterLength = 50

/** The stored enrollments by their external id. */
async function enrollmentsOf(
  client: Client,
  told: readonly History[],
): Promise<Map<string, Schemas['Enrollment']>> {
  const found = new Map<string, Schemas['Enrollment']>()
  for (let n = 0; n < told.length; n += filterLength) {
    const external_id = told.slice(n, n + filterLength).map(({ enrollment }) => enrollment)
    const { data, error } = await client.GET('/v1/enrollments', {
      params: { query: { external_id, limit: 100 } },
    })
    if (error) throw new Error(problemText(error))
    for (const each of data.items) found.set(each.external_id ?? '', each)
  }
  return found
}

/** Stores the result of a learner who was transferred, in the other class. */
async function storeResult(
  client: Client,
  enrollment: string,
  { class: externalId, on }: NonNullable<History['result']>,
) {
  const classes = await client.GET('/v1/classes', { params: { query: { external_id: [externalId] } } })
  if (classes.error) throw new Error(problemText(classes.error))
  const { error } = await client.POST('/v1/classes/{id}/results', {
    params: { path: { id: classes.data.items[0]?.id ?? externalId } },
    body: { on, items: [{ enrollment_id: enrollment, result: 'good', score: 7.5 }] },
  })
  if (error) throw new Error(`${externalId}: ${problemText(error)}`)
}

/**
 * Records what happened to enrollments. One whose status shows its last event is left alone, so that a second run records
 * nothing, and reads no history: reads of single persons are audited.
 * @returns the number of new events
 */
export async function tellHistories(client: Client, told: readonly History[]): Promise<number> {
  const stored = await enrollmentsOf(client, told)
  let recorded = 0
  for (const { enrollment, events, result } of told) {
    const { id, status } = stored.get(enrollment) ?? {}
    // the last event of each history makes the status of its name
    if (id === undefined || status === events.at(-1)?.kind) continue
    const path = { id }
    for (const body of events) {
      const { data, error } = await client.POST('/v1/enrollments/{id}/events', {
        // the same key makes a request that is sent twice harmless
        params: { path, header: { 'Idempotency-Key': `${enrollment}-${body.kind}` } },
        body,
      })
      if (error) throw new Error(`${enrollment}: ${problemText(error)}`)
      recorded++
      if (result !== undefined && data.to_enrollment_id !== null)
        await storeResult(client, data.to_enrollment_id, result)
    }
  }
  return recorded
}
