import { explain, type Client } from './client.ts'

const registers = ['classes', 'enrollments', 'party-cell-gradings', 'party-member-gradings'] as const
const note = 'Dữ liệu mẫu: sổ đầy đủ.'

/**
 * Says that the registers of these years are complete, so that statistics count them. What someone has said of one
 * before stays.
 * @returns how many are news
 */
export async function declareComplete(client: Client, years: readonly number[]): Promise<number> {
  const { data, error } = await client.GET('/v1/register-coverage', {
    params: { query: { year: [...years], limit: 100 } },
  })
  if (error) throw new Error(explain(error))
  const known = new Set(data.items.map(({ register, year }) => `${register} ${year}`))
  const news = years
    .flatMap((year) => registers.map((register) => ({ register, year })))
    .filter(({ register, year }) => !known.has(`${register} ${year}`))
  for (const path of news) {
    const answer = await client.PUT('/v1/register-coverage/{register}/{year}', {
      params: { path },
      body: { complete: true, note },
    })
    if (answer.error) throw new Error(explain(answer.error))
  }
  return news.length
}
