import type { Api } from '../../../platform/http/api.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import { findGradingChecks } from './find-checks.ts'
import { gradingCheckList, gradingChecksQuery } from './schema.ts'

/** The route that checks the gradings of a period. */
export function gradingChecksRoutes(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/party-grading-checks',
    operationId: 'getPartyGradingChecks',
    tag: 'PartyGradingChecks',
    summary: {
      en: 'Check the gradings of a period against quota rules and least scores',
      vi: 'Rà soát xếp loại của kỳ theo tỷ lệ khống chế và điểm tối thiểu',
    },
    description:
      'Measures the gradings of a year or a quarter, each at its furthest step, so also before the decision is signed: how many have a grade, in percent of those with the base grades, and how many the rule of the period allows, in the organisation that the rule names. While the limit of the rule is not entered, the percentage is given and the limit asked for; no earlier rule is applied. Gradings whose grade is higher than their score allows are listed; lower ones are ordinary. Only for keys that may read Party registers.',
    query: gradingChecksQuery,
    responses: { 200: { description: 'The checks.', schema: gradingCheckList } },
    handler: async ({ query: { year, quarter = null, subject } }) => {
      const items = await findGradingChecks(api.database, { year, quarter }, subject)
      return { body: { year, quarter, items } }
    },
  })
}
