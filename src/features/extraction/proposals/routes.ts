import { posts } from '../../../domain/content/posts/resource.ts'
import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import { findRows } from '../../../platform/resource/rows.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { taskCallerOf } from '../../../platform/workers/task-caller.ts'
import { schoolTimeZone } from '../../../domain/school-time-zone.ts'
import { findLivePost } from '../../../domain/figures/figures/live-post.ts'
import { figures } from '../../../domain/figures/figures/resource.ts'
import { proposals, proposalsInput } from './schema.ts'

/** The day of a moment where the school is. */
const dayOf = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toLocaleDateString('sv-SE', { timeZone: schoolTimeZone })

/** Registers the route that proposes the figures of a post. */
export function figureProposalsRoutes(api: Api): void {
  writeRoute(api, {
    method: 'POST',
    url: '/v1/posts/:id/figure-proposals',
    operationId: 'proposePostFigures',
    tag: 'Figures',
    summary: { en: 'Propose the figures of a post', vi: 'Đề xuất số liệu của bài viết' },
    description:
      'Extracts figures from the current title, summary, body and caption of the cover (see `/v1/extractions`) and stores them as `proposed`, for an editor to confirm or reject. A second request adds only figures that are new in the text, and gives proposals without a period the `year` of the request; rejected figures are not proposed again. The audit trail has one row for all of them.',
    params: schemasOf(posts).idParams,
    body: proposalsInput,
    idempotencyKey: 'accepted',
    responses: { 200: { description: 'The figures of the post.', schema: proposals } },
    problems: ['unprocessable', 'extractions_busy'],
    handler: async ({ params, body, access, transaction, request }) => {
      const { proposeFigures } = await import('./propose.ts')
      const { offeredYears } = await import('./year-of-post.ts')
      const post = await findLivePost(api, access.caller, params.id)
      if (post === undefined) throw new Problem('not_found')
      const { id } = post
      const { revision, year, ids, created, dated } = await proposeFigures(
        transaction,
        taskCallerOf(request),
        id,
        body.year,
      )
      const rows = await findRows(transaction.client, transaction, figures, access, ids)
      const change = { resource: 'posts', id, revision, fields: ['figures'] }
      return {
        status: 200,
        body: {
          created: created.length,
          year: year?.year ?? null,
          year_source: year?.source ?? null,
          // the day on which a page went online suggests no year
          offered_years: offeredYears(
            post.event_date,
            post.kind === 'page' ? null : dayOf(post.published_at),
          ),
          figures: ids.flatMap((figureId) => rows.get(figureId) ?? []),
        },
        changes: created.length + dated.length === 0 ? [] : [change],
      }
    },
  })
}
