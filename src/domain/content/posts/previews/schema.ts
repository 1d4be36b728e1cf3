import { z } from 'zod'
import { validationError } from '../../../../platform/http/fields.ts'
import { post } from '../schema.ts'

const minSeconds = 60
const maxSeconds = 30 * 24 * 3600

const outOfRange = validationError(
  'out_of_range',
  `It must be a whole number of seconds from ${minSeconds} to ${maxSeconds} (30 days).`,
  'Thời hạn tính bằng giây, là số nguyên từ 60 (một phút) đến 2.592.000 (30 ngày).',
)

/** The body of a new preview link. */
export const previewLinkInput = z
  .strictObject({
    expires_in: z
      .int(outOfRange)
      .min(minSeconds, outOfRange)
      .max(maxSeconds, outOfRange)
      .describe('How many seconds the link works: from 60 to 2,592,000 (30 days).'),
  })
  .meta({ id: 'PreviewLinkInput', description: 'A new preview link.', example: { expires_in: 172_800 } })

const id = z.uuid().describe('UUID version 7 of the link, made by the server; it is no secret.')
const expiresAt = z.iso.datetime({ offset: true }).describe('From then on the link answers 404 (UTC).')

/** A new preview link, with its secret. */
export const newPreviewLink = z
  .object({
    id,
    url: z
      .string()
      .describe(
        'Address of the preview, below PUBLIC_URL; a path if that is not set. Its last part is a secret: whoever has it reads the preview. It is shown only this once.',
      )
      .meta({ example: 'https://api.school.example/v1/previews/4pJ5…' }),
    expires_at: expiresAt,
  })
  .meta({ id: 'NewPreviewLink', description: 'A preview link with its secret address.' })

/** A preview link in the list of its post. */
export const previewLink = z
  .object({
    id,
    post_id: z.uuid().describe('Id of the post.'),
    created_at: z.iso.datetime({ offset: true }).describe('When it was made (UTC).'),
    created_by: z.string().describe('The caller that made it, as named in the audit trail.'),
    created_by_name: z
      .string()
      .nullable()
      .describe('The name of the caller that made it, as it was then; null if it has none.'),
    expires_at: expiresAt,
  })
  .meta({
    id: 'PreviewLink',
    description: 'A link that shows the next version of a post, without its address.',
  })

/** What a preview shows: a post as its readers would get it. */
export const postPreview = post
  .omit({ internal: true, section: true, tags: true, translations: true, views: true })
  .meta({
    id: 'PostPreview',
    description: 'The next version of a post, in the fields that readers of the published post get.',
  })

/** The response of a preview. */
export type PostPreview = z.output<typeof postPreview>
