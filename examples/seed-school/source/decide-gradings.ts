import { problemText, type Client } from './client.ts'
import { decision } from './school/party.ts'

const paths = ['/v1/party-cell-gradings/decisions', '/v1/party-member-gradings/decisions'] as const

/**
 * Decides the gradings of the years that are over: only decided ones count in statistics. Those that are decided do not
 * change.
 * @returns how many gradings it decided
 */
export async function decideGradings(client: Client, years: readonly number[]): Promise<number> {
  let decided = 0
  const today = new Date().toISOString().slice(0, 10)
  for (const year of years.filter((one) => decision(one).decided_on <= today)) {
    for (const path of paths) {
      const { data, error } = await client.POST(path, { body: decision(year) })
      if (error) throw new Error(`${path}: ${problemText(error)}`)
      decided += data.decided
    }
  }
  return decided
}
