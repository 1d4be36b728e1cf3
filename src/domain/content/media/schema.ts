import { z } from 'zod'
import { externalId, line, lines, validationError, webAddress } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { mediaKinds } from './table.ts'

const kind = z.enum(mediaKinds).describe('What it is. The list may grow.')

const mimeType = line(127).refine(
  (text) => /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(text),
  validationError(
    'wrong_format',
    'It must be a media type such as image/jpeg, in lower case and without parameters.',
    'Phải là kiểu nội dung như image/jpeg, viết thường và không có tham số.',
  ),
)

const pixels = () => z.int().min(1).max(100_000)

const source = z
  .strictObject({
    url: webAddress().describe('Address of the file, http or https.'),
    width: pixels().nullable().default(null).describe('Width in pixels.'),
    height: pixels().nullable().default(null).describe('Height in pixels.'),
    type: mimeType.nullable().default(null).describe('Media type of the file.'),
  })
  .meta({ id: 'MediaSourceInput', description: 'One file that shows it in some size and format.' })

const share = (from: string) => z.number().min(0).max(1).describe(`Share from ${from}, 0 to 1.`)

/** A point of a picture. */
export const focalPoint = z
  .strictObject({ left: share('the left'), top: share('the top') })
  .meta({ id: 'FocalPoint', description: 'A point of a picture.' })

/** What a focal point is for. */
export const focalPointText =
  'What must stay in sight when the picture is cropped; null: the middle. For pictures alone.'

/** The alt text of a media item. */
export const altText = lines(2000).nullable().default(null)

/** The request body that creates a media item. */
export const mediaInput = z
  .strictObject({
    kind,
    title: line(300).describe('Working title, for search.'),
    alt: altText.describe(
      'Alt text: what it shows, for people who cannot see it; a use in a post may have its own.',
    ),
    focal_point: focalPoint.nullable().default(null).describe(focalPointText),
    decorative: z
      .boolean()
      .default(false)
      .describe('It adds nothing to the text, so it intentionally has no `alt`.'),
    credit: line(300).nullable().default(null).describe('Creator of the work.'),
    mime_type: mimeType.nullable().default(null).describe('Media type of the original file.'),
    bytes: z
      .int()
      .min(0)
      .max(1_099_511_627_776)
      .nullable()
      .default(null)
      .describe('Size of the original file in bytes.'),
    width: pixels().nullable().default(null).describe('Width of the original in pixels.'),
    height: pixels().nullable().default(null).describe('Height of the original in pixels.'),
    duration_s: z
      .number()
      .min(0)
      .max(604_800)
      .nullable()
      .default(null)
      .describe('How long it runs, in seconds.'),
    sources: z
      .array(source)
      .max(30)
      .default([])
      .describe('Files elsewhere that show it in several sizes and formats; none for an uploaded file.'),
    original_url: webAddress().nullable().default(null).describe('Address of the original file.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live media.'),
  })
  .refine(({ decorative, alt }) => !decorative || alt === null, {
    path: ['decorative'],
    ...validationError(
      'contradiction',
      'A decorative picture has no alt: set alt to null, or decorative to false.',
      'Ảnh trang trí không có mô tả: hãy để trống mô tả, hoặc không đánh dấu là ảnh trang trí.',
    ),
  })
  .meta({
    id: 'MediaInput',
    description: 'The input that creates or replaces the data of a picture, a video or a document.',
    example: {
      kind: 'image',
      title: 'Hội nghị tổng kết công tác năm 2020',
      alt: 'Đoàn chủ tịch điều hành hội nghị trên sân khấu hội trường',
      mime_type: 'image/jpeg',
      width: 1600,
      height: 900,
      original_url: 'https://example.org/anh/tong-ket-2020.jpg',
    },
  })

/** A file of a media item in responses. */
export const mediaSource = z
  .object({
    url: z.string().describe('Address of the file.'),
    width: z.int().nullable().describe('Width in pixels.'),
    height: z.int().nullable().describe('Height in pixels.'),
    type: z.string().nullable().describe('Media type of the file.'),
  })
  .meta({ id: 'MediaSource', description: 'One file that shows it in some size and format.' })

/** The uploaded file of a media item in responses. */
const mediaFile = z
  .object({
    name: z.string().describe('Name of the uploaded file.'),
    url: z
      .string()
      .describe(
        'Address of the file, of a picture the largest JPEG: absolute if PUBLIC_URL is set, else a path of this server. Whoever has it can read the file.',
      ),
    type: z.string().describe('Media type at `url`.'),
    bytes: z.int().describe('Size at `url` in bytes.'),
    width: z.int().nullable().describe('Width at `url` in pixels; null for what is no picture.'),
    height: z.int().nullable().describe('Height at `url` in pixels; null for what is no picture.'),
    sources: z
      .array(mediaSource)
      .describe('All its addresses: of a picture WebP and JPEG in up to four widths.'),
  })
  .meta({ id: 'MediaFile', description: 'An uploaded file.' })

/** The response schema of a media item. */
export const mediaItem = z
  .object({
    ...entityFields,
    kind,
    title: z.string().describe('Working title.'),
    alt: z.string().nullable().describe('Alt text: what it shows, for people who cannot see it.'),
    decorative: z.boolean().describe('It needs no `alt`.'),
    focal_point: focalPoint.nullable().describe(focalPointText),
    credit: z.string().nullable().describe('Creator of the work.'),
    mime_type: z.string().nullable().describe('Media type of the original file.'),
    bytes: z.int().nullable().describe('Size of the original file in bytes.'),
    width: z.int().nullable().describe('Width of the original in pixels.'),
    height: z.int().nullable().describe('Height of the original in pixels.'),
    duration_s: z.number().nullable().describe('How long it runs, in seconds.'),
    sources: z
      .array(mediaSource)
      .describe(
        'Files elsewhere that show it in several sizes and formats; those of an upload are in `file`.',
      ),
    original_url: z.string().nullable().describe('Address of the original file.'),
    file: mediaFile.nullable().describe('The uploaded file; null if only its data are stored.'),
  })
  .meta({ id: 'Media', description: 'The data of a picture, a video or a document.' })

/** The row of a media item. */
export type Media = z.output<typeof mediaItem>

/** The input that creates or replaces a media item. */
export type MediaInput = z.output<typeof mediaInput>
