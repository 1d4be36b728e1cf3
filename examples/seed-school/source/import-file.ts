import { setTimeout as wait } from 'node:timers/promises'
import { explain, type Client, type Schemas } from './client.ts'

/** What this script imports, in an order in which everything that a row refers to is there before it. */
export const resources = [
  'sections',
  'posts',
  'programs',
  'classes',
  'learners',
  'enrollments',
  'party-cells',
  'party-members',
  'party-cell-gradings',
  'party-member-gradings',
] as const

export type Resource = (typeof resources)[number]

/** A file as it is sent. */
export interface ImportedFile {
  mediaType: string
  content: string | Uint8Array<ArrayBuffer>
}

/** What has become of a file, and the first of what is wrong with it. */
export interface Outcome {
  result: Schemas['Import']
  faults: Schemas['ImportError'][]
}

const pollMs = 250
const mostFaults = 10

/** Large files are jobs: asks until it has ended. */
async function ended(client: Client, sent: Schemas['Import']): Promise<Schemas['Import']> {
  let found = sent
  while (found.finished_at === null) {
    await wait(pollMs)
    const { data, error } = await client.GET('/v1/imports/{id}', { params: { path: { id: sent.id } } })
    if (error) throw new Error(explain(error))
    found = data
  }
  return found
}

async function faultsOf(client: Client, id: string): Promise<Schemas['ImportError'][]> {
  const { data, error } = await client.GET('/v1/imports/{id}/errors', {
    params: { path: { id }, query: { limit: mostFaults } },
  })
  if (error) throw new Error(explain(error))
  return data.items
}

/**
 * Sends a file and waits until it has been dealt with. Rows that are there already are found by their external id and
 * left alone where they are equal; rows that are refused are passed over, and told.
 */
export async function importFile(
  client: Client,
  resource: Resource,
  { mediaType, content }: ImportedFile,
  isRehearsal = false,
): Promise<Outcome> {
  // imports of all resources have the same form
  const address = `/v1/imports/${resource}` as '/v1/imports/classes'
  const { data, error } = await client.POST(address, {
    params: { query: { on_error: 'skip', dry_run: isRehearsal } },
    headers: { 'content-type': mediaType },
    body: content as never,
    bodySerializer: () => content,
  })
  if (error) throw new Error(`${resource}: ${explain(error)}`)
  const result = await ended(client, data)
  return { result, faults: result.refused > 0 ? await faultsOf(client, result.id) : [] }
}

/** Rows as NDJSON: an object a line. */
export const ndjson = (rows: readonly object[]): ImportedFile => ({
  mediaType: 'application/x-ndjson',
  content: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
})
