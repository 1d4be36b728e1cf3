import { z } from 'zod'

/** The most rows of a preview. */
export const maxPreviewRows = 20

/** A row of a file as it would be stored. */
export const previewRow = z
  .object({
    line: z
      .int()
      .min(1)
      .describe('Line of the file in which the row begins, counted from 1.')
      .meta({ example: 8 }),
    row: z
      .record(z.string(), z.unknown())
      .describe('The row as a response of its resource has it; ids and times are those of the trial.')
      .meta({ example: { full_name: 'Nguyễn Văn Mẫu', birth_year: 1980 } }),
  })
  .meta({ id: 'PreviewRow', description: 'A row of a file as it would be stored.' })

export type PreviewRow = z.output<typeof previewRow>
