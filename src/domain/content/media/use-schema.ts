import { z } from 'zod'
import { focalPoint, focalPointText, mediaSource } from './schema.ts'
import { mediaKinds } from './table.ts'

const nullableText = (description: string) => z.string().nullable().describe(description)

const pixels = (side: string) => z.int().nullable().describe(`${side} in pixels at \`url\`, if it is known.`)

/** What a row says of a file that it uses, with all that a page needs to show it. */
export const useFields = {
  caption: nullableText('What it shows, in this use of it.'),
  credit: nullableText('Creator of the work.'),
  alt: nullableText(
    'Alt text: what it shows, for people who cannot see it; that of this use, else that of the file.',
  ),
  own_alt: nullableText('Alt text of this use alone; null: `alt` is that of the file.'),
  kind: z
    .enum(mediaKinds)
    .nullable()
    .describe('What it is. An attachment is a `document`. The list may grow. Null without a file.'),
  title: nullableText('Working title of the file.'),
  decorative: z.boolean().describe('It adds nothing to the text, so it intentionally has no `alt`.'),
  focal_point: focalPoint.nullable().describe(focalPointText),
  url: nullableText(
    'Address of the file: of an uploaded picture its largest JPEG, absolute if PUBLIC_URL is set, else a path of this server; of other files `original_url`.',
  ),
  type: nullableText('Media type at `url`, if it is known.'),
  bytes: z.int().nullable().describe('Size at `url` in bytes, if it is known.'),
  width: pixels('Width'),
  height: pixels('Height'),
  sources: z
    .array(mediaSource)
    .describe('Addresses of the file in its sizes and formats; at least `url`, if there is one.'),
}

/** A picture of a row, as posts show their cover. */
export const usedPicture = z
  .object({ media_id: z.uuid().describe('Id of the picture.'), ...useFields })
  .meta({ id: 'UsedPicture', description: 'A picture that belongs to a row, with its addresses.' })
