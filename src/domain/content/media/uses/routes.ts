import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { readRoute } from '../../../../platform/http/register-route.ts'
import { isUuidLike } from '../../../../libraries/vietnamese/slug.ts'
import { findRow } from '../../../../platform/resource/rows.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { postStatuses } from '../../posts/table.ts'
import { media } from '../resource.ts'
import { usesOf } from './statements.ts'

const { idParams } = schemasOf(media)

const maxUses = 1000

const mediaUse = z
  .object({
    kind: z
      .enum(['cover', 'media', 'document', 'link', 'photo', 'working_draft', 'revision', 'seo'])
      .describe(
        'What uses it: a post as `cover`, in `media` or as the picture of its `seo`, a document, a link, a person as `photo`, the working draft of a post, or a revision of it. The list may grow.',
      ),
    post_id: z.uuid().nullable().describe('Id of the post; null: another row uses it.'),
    document_id: z.uuid().nullable().describe('Id of the document; null: another row uses it.'),
    link_id: z.uuid().nullable().describe('Id of the link; null: another row uses it.'),
    person_id: z.uuid().nullable().describe('Id of the person; null: another row uses it.'),
    title: z.string().describe('Headline of the post, title of the document, or name of the link or person.'),
    slug: z.string().nullable().describe('Slug of the post; null for other rows.'),
    status: z.enum(postStatuses).nullable().describe('Status of the post; null for other rows.'),
    in_trash: z.boolean().describe('That row is in the trash.'),
    public: z.boolean().describe('Readers see the file there now.'),
  })
  .meta({ id: 'MediaUseOfRow', description: 'A use of a media item.' })

const mediaUses = z
  .object({ items: z.array(mediaUse).describe(`The uses, at most ${maxUses}.`) })
  .meta({ id: 'MediaUses', description: 'What uses a media item.' })

/** The route that says where a media item is used. */
export function usesRoute(api: Api): void {
  const { database } = api
  readRoute(api, {
    method: 'GET',
    url: '/v1/media/:id/uses',
    operationId: 'listMediaUses',
    tag: 'Media',
    summary: { en: 'List what uses a media item', vi: 'Danh sách nơi sử dụng một tệp' },
    description:
      'Posts that use it as cover or in `media`, documents, links and people, also in the trash, working drafts, and revisions. A file that nothing uses is removed after FILES_KEEP_DAYS.',
    params: idParams,
    responses: { 200: { description: 'The uses.', schema: mediaUses } },
    handler: async ({ params: { id }, access }) => {
      const row = isUuidLike(id)
        ? await findRow(database.pool, database, media, access, 'id', id, 'include')
        : undefined
      if (row === undefined) throw new Problem('not_found')
      const { rows } = await database.pool.query<z.output<typeof mediaUse>>(usesOf, [id, maxUses])
      return { body: { items: rows } }
    },
  })
}
