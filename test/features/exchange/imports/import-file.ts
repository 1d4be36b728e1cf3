import type { Readable } from 'node:stream'
import type { TestApp, SendOptions, Caller } from '../../../support/app.ts'

export const mediaTypes = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The media types of formats. */
export interface ImportRequest {
  as?: Caller
  headers?: Record<string, string>
  status?: number
}

/** Objects as NDJSON. */
export const lines = (...rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Uploads a file and returns the import. */
export async function importFile(
  { expect }: Pick<TestApp, 'expect'>,
  address: string,
  format: keyof typeof mediaTypes,
  body: string | Buffer | Readable,
  { as = 'admin', headers = {}, status = 200 }: ImportRequest = {},
) {
  const options: SendOptions = { as, body, headers: { 'content-type': mediaTypes[format], ...headers } }
  return await expect(status, 'POST', `/v1/imports/${address}`, options)
}
