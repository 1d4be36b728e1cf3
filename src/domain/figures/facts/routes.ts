import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { Access } from '../../../platform/access/policy.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import { listRows } from '../../../platform/resource/list.ts'
import { figures } from '../figures/resource.ts'
import type { Figure } from '../figures/schema.ts'
import { areConsistent } from './agreement.ts'
import { fact, factParams } from './schema.ts'
import { currentFactKey } from './former-keys.ts'

/** The statements of a fact that a caller sees, the newest confirmed one first. */
const statementsOf = async (api: Api, access: Access, factKey: string) =>
  await listRows(api, figures, access, {
    fact_key: [factKey],
    status: ['confirmed', 'proposed'],
    // a quote that is no longer in the post is no statement
    source_stale: ['false'],
    sort: ['-decided_at'],
    include: ['indicator', 'post'],
    count: 'exact',
    limit: 100,
  })

/** @throws Problem 404 if the key was never that of a fact that the caller sees */
async function redirectToCurrentKey(api: Api, access: Access, formerKey: string): Promise<ReadResult> {
  const key = await currentFactKey(api.database, formerKey)
  if (key === undefined) throw new Problem('not_found')
  const { items } = await statementsOf(api, access, key)
  if (items.length === 0) throw new Problem('not_found')
  // caches must revalidate: a statement may get the former key again
  const caching = access.caller.name === 'anonymous' ? { 'cache-control': 'no-cache' } : {}
  return { status: 308, body: undefined, headers: { location: `/v1/facts/${key}`, ...caching } }
}

/** The route that reads a fact. */
export function factsRoutes(api: Api): void {
  readRoute(api, {
    cacheable: true,
    method: 'GET',
    url: '/v1/facts/:fact_key',
    operationId: 'getFact',
    tag: 'Figures',
    summary: { en: 'Read a fact and all that state it', vi: 'Xem một dữ kiện và mọi nơi nêu dữ kiện đó' },
    description:
      'Figures with equal indicator, period and dimensions state one fact. It counts once, by its newest confirmed statement; reconciliations list statements that differ. A key that the fact had before answers 308.',
    params: factParams,
    responses: {
      200: { description: 'The fact.', schema: fact },
      308: { description: 'The fact has another key now; `Location` is its current address.' },
    },
    handler: async ({ params, access }) => {
      const statements = await statementsOf(api, access, params.fact_key)
      const { items, page } = statements
      const newest: Figure | undefined = items[0]
      if (newest === undefined) return await redirectToCurrentKey(api, access, params.fact_key)
      const { fact_key, indicator_id, indicator, period, dimensions, value, unit } = newest
      const shown = { fact_key, indicator_id, indicator, period, dimensions, value, unit }
      return {
        body: {
          ...shown,
          agreed: await areConsistent(api.database, items),
          statement_count: page.count ?? items.length,
          statements: items,
        },
      }
    },
  })
}
