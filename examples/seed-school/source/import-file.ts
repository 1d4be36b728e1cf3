import { setTimeout as wait } from 'node:timers/promises'
import { problemText, type Client, type Schemas } from './client.ts'

/** The resources that this script imports, in the order of their references. */
export const resources = [
  'sections',
  'posts',
  'programs',
  'training-plans',
  'classes',
  'learners',
  'enrollments',
  'party-cells',
  'party-members',
  'party-memberships',
  'party-cell-gradings',
  'party-member-gradings',
] as const

/** The name of a resource. */
export type Resource = (typeof resources)[number]

/** A file to import. */
export interface ImportedFile {
  mediaType: string
  content: string | Uint8Array<ArrayBuffer>
}

/** The report of an import, and its first row errors. */
export interface ImportResult {
  report: Schemas['Import']
  rowErrors: Schemas['ImportError'][]
}

const pollMs = 250
const maxRowErrors = 10

/** Waits until an import has ended; the server imports large files as jobs. */
async function waitUntilFinished(client: Client, sent: Schemas['Import']): Promise<Schemas['Import']> {
  let report = sent
  while (report.finished_at === null) {
    await wait(pollMs)
    const { data, error } = await client.GET('/v1/imports/{id}', { params: { path: { id: sent.id } } })
    if (error) throw new Error(problemText(error))
    report = data
  }
  return report
}

async function rowErrorsOf(client: Client, id: string): Promise<Schemas['ImportError'][]> {
  const { data, error } = await client.GET('/v1/imports/{id}/errors', {
    params: { path: { id }, query: { limit: maxRowErrors } },
  })
  if (error) throw new Error(problemText(error))
  return data.items
}

/**
 * Sends a file and waits until its import has ended. Stored rows are found by their external id, and equal rows do not
 * change. Refused rows are skipped and become row errors.
 */
export async function importFile(
  client: Client,
  resource: Resource,
  { mediaType, content }: ImportedFile,
  dryRun = false,
): Promise<ImportResult> {
  // imports of all resources have the same form
  const path = `/v1/imports/${resource}` as '/v1/imports/classes'
  const { data, error } = await client.POST(path, {
    params: { query: { on_error: 'skip', dry_run: dryRun } },
    headers: { 'content-type': mediaType },
    body: content as never,
    bodySerializer: () => content,
  })
  if (error) throw new Error(`${resource}: ${problemText(error)}`)
  const report = await waitUntilFinished(client, data)
  return { report, rowErrors: report.refused > 0 ? await rowErrorsOf(client, report.id) : [] }
}

/** Rows as an NDJSON file, with one object in each line. */
export const ndjson = (rows: readonly object[]): ImportedFile => ({
  mediaType: 'application/x-ndjson',
  content: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
})
