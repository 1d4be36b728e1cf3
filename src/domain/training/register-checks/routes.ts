import { z } from 'zod'
import type { Api } from '../../../platform/http/api.ts'
import { decodeCursor, encodeCursor, fingerprintOf } from '../../../platform/http/cursor.ts'
import { readRoute } from '../../../platform/http/register-route.ts'
import { pageLinks } from '../../../platform/resource/links.ts'
import { today } from '../../school-day.ts'
import { checkRules } from './rules.ts'
import { findChecks, firstPosition } from './find-checks.ts'
import { registerCheckList, registerChecksQuery } from './schema.ts'

const cursorKeys = [
  z
    .int()
    .min(0)
    .max(checkRules.length - 1),
  z.uuid(),
]

/** The route that lists doubtful rows of the training registers. */
export function registerChecksRoutes(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/register-checks',
    operationId: 'listRegisterChecks',
    tag: 'RegisterChecks',
    summary: {
      en: 'List doubtful rows of the training registers',
      vi: 'Danh sách dòng cần rà soát của sổ đào tạo',
    },
    description:
      'What is stored and cannot be right, or seldom is: classes over capacity, opened in another year or completed without a last day, enrollments in cancelled classes, events of days that have not come, statuses and results that contradict each other, positions of districts after 01/07/2025, equal certificates of several learners, and learners who may be one person. Each row says how to clear it; a cleared row is not listed any more. Only for keys that may read training registers.',
    query: registerChecksQuery,
    responses: { 200: { description: 'A page of doubtful rows.', schema: registerCheckList } },
    problems: ['invalid_cursor'],
    handler: async ({ query, request }) => {
      const { year = Number(today().slice(0, 4)), register, limit = 20, cursor } = query
      const fingerprint = fingerprintOf(['register-checks', year, register])
      const [rule = 0, after = ''] =
        cursor === undefined
          ? [firstPosition.rule, firstPosition.after]
          : decodeCursor(cursor, fingerprint, cursorKeys).keys
      const from = { rule: Number(rule), after: String(after) }
      const { items, next } = await findChecks(api.database.pool, { year, register }, limit, from)
      const page = {
        next_cursor: next && encodeCursor(fingerprint, { direction: 'next', keys: [next.rule, next.after] }),
        prev_cursor: null,
        count: null,
        count_kind: 'none' as const,
      }
      const link = pageLinks(api.config.pathPrefix, request.url, page)
      return { body: { items, page }, ...(link ? { headers: { link } } : {}) }
    },
  })
}
