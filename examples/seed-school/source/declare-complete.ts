import { problemText, type Client } from './client.ts'

const registers = [
  'classes',
  'enrollments',
  'training-plans',
  'party-cell-gradings',
  'party-member-gradings',
] as const
const note = 'Dữ liệu mẫu: sổ đầy đủ.'

/**
 * Declares the registers of these years complete, so that statistics count them. Existing declarations stay.
 * @returns the number of new declarations
 */
export async function declareComplete(client: Client, years: readonly number[]): Promise<number> {
  const { data, error } = await client.GET('/v1/register-coverage', {
    params: { query: { year: [...years], limit: 100 } },
  })
  if (error) throw new Error(problemText(error))
  const declared = new Set(data.items.map(({ register, year }) => `${register} ${year}`))
  const missing = years
    .flatMap((year) => registers.map((register) => ({ register, year })))
    .filter(({ register, year }) => !declared.has(`${register} ${year}`))
  for (const path of missing) {
    const response = await client.PUT('/v1/register-coverage/{register}/{year}', {
      params: { path },
      body: { complete: true, note },
    })
    if (response.error) throw new Error(problemText(response.error))
  }
  return missing.length
}
