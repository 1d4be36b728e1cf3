import { z } from 'zod'
import { externalId, line } from '../../../../platform/http/fields.ts'
import { altText } from '../schema.ts'

const focalPoint = z
  .string()
  .regex(/^(?:0|1|0?\.\d{1,6}|1\.0{1,6}),(?:0|1|0?\.\d{1,6}|1\.0{1,6})$/)
  .transform((text) => {
    const [left = 0, top = 0] = text.split(',').map(Number)
    return { left, top }
  })
  .optional()

const description = {
  title: 'Working title, for search; left out, it is the name of the file.',
  alt: 'Alt text: what it shows, for people who cannot see it.',
  decorative: '`true`: it adds nothing to the text, so it intentionally has no `alt`.',
  credit: 'Creator of the work.',
  external_id: 'Its id in your system; unique among live media.',
  focal_point:
    'What must stay in sight when the picture is cropped: shares of width and height, as `0.5,0.3`.',
  filename: 'Name of the file, for downloads.',
}

/** What a form says of its file; all of it may be left out. */
export const uploadFields = z.strictObject({
  title: line(300).optional().describe(description.title),
  alt: altText.unwrap().unwrap().optional().describe(description.alt),
  decorative: z
    .enum(['true', 'false'])
    .optional()
    .describe(description.decorative)
    .meta({ scalar: { type: 'boolean', default: false } }),
  credit: line(300).optional().describe(description.credit),
  external_id: externalId().optional().describe(description.external_id),
  focal_point: focalPoint.describe(description.focal_point),
})

/** The parameters of a request whose body is a file. */
export const uploadQuery = z.strictObject({
  ...uploadFields.shape,
  filename: z.string().max(1000).optional().describe(description.filename),
})

/** What is said of an uploaded file. */
export type UploadFields = z.output<typeof uploadFields>

/** The form that sends a file. */
export const uploadForm = z
  .object({
    file: z.string().describe('The file.').meta({ format: 'binary' }),
    ...uploadFields.shape,
  })
  .meta({ id: 'MediaUpload', description: 'A file, and what is said of it.' })
