import { z } from 'zod'
import { externalId, line } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'

/** The request body that creates a person. */
export const personInput = z
  .strictObject({
    name: line(200).describe('Full name, family name first, without title or degree.'),
    degree: line(100)
      .nullable()
      .default(null)
      .describe('Academic title and degree as the school writes it, such as ThS. or PGS.TS.'),
    position: line(200)
      .nullable()
      .default(null)
      .describe('Present position, such as Trưởng khoa or GV (giảng viên).'),
    unit: line(200)
      .nullable()
      .default(null)
      .describe('Faculty, department or institution the position belongs to.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the person in your system; unique among live people.'),
  })
  .meta({
    id: 'PersonInput',
    description: 'The input that creates or replaces a person.',
    example: {
      name: 'Nguyễn Văn Bình',
      degree: 'ThS.',
      position: 'Giảng viên',
      unit: 'Khoa Lý luận cơ sở',
    },
  })

/** The response schema of a person. */
export const person = z
  .object({
    ...entityFields,
    name: z.string().describe('Full name, family name first.'),
    degree: z.string().nullable().describe('Academic title and degree as the school writes it.'),
    position: z
      .string()
      .nullable()
      .describe('Present position; a byline keeps the position at the time of the post.'),
    unit: z.string().nullable().describe('Faculty, department or institution the position belongs to.'),
  })
  .meta({ id: 'Person', description: 'A person in a public role: an author, a lecturer, an officer.' })

/** The row of a person. */
export type Person = z.output<typeof person>
