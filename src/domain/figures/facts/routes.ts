import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import { listRows } from '../../../platform/resource/list.ts'
import { figures } from '../figures/resource.ts'
import type { Figure } from '../figures/schema.ts'
import { areContradictory, type StatedValue } from './contradiction.ts'
import { fact, factParams } from './schema.ts'

/** Whether all statements can be true at the same time. */
const areConsistent = (statements: readonly StatedValue[]): boolean =>
  statements.every((statement, index) =>
    statements.slice(index + 1).every((other) => !areContradictory(statement, other)),
  )

/** The route that reads a fact. */
export function factsRoutes(api: Api): void {
  readRoute(api, {
    cacheable: true,
    method: 'GET',
    url: '/v1/facts/:fact_key',
    operationId: 'getFact',
    tag: 'Figures',
    summary: 'Read a fact and all that state it',
    description:
      'Figures with equal indicator, period and dimensions state one fact. It counts once, by its newest confirmed statement; reconciliations list statements that differ.',
    params: factParams,
    responses: { 200: { description: 'The fact.', schema: fact } },
    handler: async ({ params, access }) => {
      const { items, page } = await listRows(api, figures, access, {
        fact_key: [params.fact_key],
        status: ['confirmed', 'proposed'],
        // a quote that is no longer in the post is no statement
        source_stale: ['false'],
        sort: ['-decided_at'],
        include: ['indicator', 'post'],
        count: 'exact',
        limit: 100,
      })
      const newest: Figure | undefined = items[0]
      if (newest === undefined) throw new Problem('not_found')
      const { fact_key, indicator_id, indicator, period, dimensions, value, unit } = newest
      const shown = { fact_key, indicator_id, indicator, period, dimensions, value, unit }
      return {
        body: {
          ...shown,
          agreed: areConsistent(items),
          statement_count: page.count ?? items.length,
          statements: items,
        },
      }
    },
  })
}
