import { z } from 'zod'
import { externalId, line, lines, position } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'

/** The request body that creates a section. */
export const sectionInput = z
  .strictObject({
    name: line(200).describe('Name, as the menu shows it.'),
    slug: slugInput('name'),
    ...referenceFields('parent_id', 'parent', 'parent section (none: it is at the top)', [
      'slug',
      'external_id',
    ]),
    description: lines(2000).nullable().default(null).describe('What the section contains, for readers.'),
    position: position().default(0).describe('Position among its siblings; the smallest comes first.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live sections.'),
  })
  .meta({
    id: 'SectionInput',
    description: 'The input that creates or replaces a section.',
    example: { name: 'Hoạt động của Trường', parent: { slug: 'tin-tuc' }, position: 2 },
  })

const fields = {
  ...entityFields,
  name: z.string().describe('Name, as the menu shows it.'),
  slug: z.string().describe('Last part of its address, unique among live sections.'),
  parent_id: z.uuid().nullable().describe('Id of the parent section; null at the top.'),
  description: z.string().nullable().describe('What the section contains, for readers.'),
  position: z.int().describe('Position among its siblings; the smallest comes first.'),
}

const parentSection = z.object(fields).meta({ id: 'ParentSection', description: 'The parent of a section.' })

/** The response schema of a section. */
export const section = z
  .object({
    ...fields,
    parent: parentSection
      .nullable()
      .optional()
      .describe('The section of `parent_id`. Only with `include=parent`.'),
  })
  .meta({ id: 'Section', description: 'A section of the site, in a tree of sections.' })

/** The row of a section. */
export type Section = z.output<typeof section>

/** The input that creates or replaces a section. */
export type SectionInput = z.output<typeof sectionInput>
