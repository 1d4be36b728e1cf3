import type { Api } from '../../../platform/http/api.ts'
import { formatRoutes } from '../../../platform/http/format-routes.ts'
import type { ReadResult } from '../../../platform/http/route.ts'
import { tableFormats, tableMediaTypes, type TableFormat } from '../../exchange/table-formats.ts'
import type { PostParameters } from './compute.ts'
import { postParameters, postStatistics } from './schema.ts'

const formats = tableFormats(
  postStatistics,
  'A table with Vietnamese headers; the last line is all posts, each once.',
  'Tác giả,Số bài,Số chữ,Số ảnh\r\nNguyễn Văn Bình,12,6481,20\r\n',
)

async function respond(api: Api, parameters: PostParameters, format: TableFormat): Promise<ReadResult> {
  const { computePosts } = await import('./compute.ts')
  const statistics = await computePosts(api, parameters)
  const mediaType = tableMediaTypes[format]
  if (format === 'json') return { body: statistics, mediaType }
  const { postsSheet } = await import('./sheet.ts')
  const { renderSheet } = await import('../../exchange/render-sheet.ts')
  const { from, as_of } = statistics.period
  return { mediaType, ...(await renderSheet(postsSheet(statistics), `posts-${from}-${as_of}`, format)) }
}

/** Registers the statistic of posts under its path, and as a file. */
export function postStatisticsRoutes(api: Api): void {
  formatRoutes(api, {
    url: '/v1/statistics/posts',
    operationId: 'getPostStatistics',
    tag: 'Statistics',
    summary: {
      en: 'Published posts, their words and pictures in a period',
      vi: 'Bài đã đăng, số từ và số ảnh trong kỳ',
    },
    description:
      'How many posts were published in a month, quarter, half, year or between any two days, with their words and pictures: the list from which royalties are paid. Only what readers can see now counts, by the day of `published_at` in the time zone of the school; drafts, scheduled and archived posts count nowhere, and pages neither.',
    params: {},
    query: postParameters,
    response: 'The numbers.',
    formats,
    respond: async (format, { query }) => await respond(api, query, format),
  })
}
