import { z } from 'zod'
import { externalId, line, position, siteAddress } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { validateTarget } from './target.ts'

const text = {
  label: 'What the menu shows.',
  label_en: 'The same in English; null if it has none.',
  position: 'Position among its siblings; the smallest comes first, then by label.',
  url: 'Address that it leads to: http or https, or a path of the website, such as `/lien-he`.',
}
const oneTarget = ' At most one of post, section and `url` is set; an item without any is a heading.'

/** The request body that creates a menu item. */
export const menuItemInput = z
  .strictObject({
    ...referenceFields('menu_id', 'menu', 'menu that it belongs to', ['slug', 'external_id']),
    ...referenceFields('parent_id', 'parent', 'item of the same menu above it (none: it is at the top)', [
      'external_id',
    ]),
    label: line(200).describe(text.label),
    label_en: line(200).nullable().default(null).describe(text.label_en),
    position: position().default(0).describe(text.position),
    ...referenceFields('post_id', 'post', 'post or page that it leads to', ['slug', 'external_id']),
    ...referenceFields('section_id', 'section', 'section that it leads to', ['slug', 'external_id']),
    url: siteAddress().nullable().default(null).describe(`${text.url}${oneTarget}`),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live menu items.'),
  })
  .superRefine(validateTarget)
  .meta({
    id: 'MenuItemInput',
    description: 'The input that creates or replaces a menu item.',
    example: { menu: { slug: 'main' }, label: 'Liên hệ', label_en: 'Contact', url: '/lien-he', position: 9 },
  })

/** The response schema of a menu item. */
export const menuItem = z
  .object({
    ...entityFields,
    menu_id: z.uuid().describe('Id of its menu.'),
    parent_id: z.uuid().nullable().describe('Id of the item above it; null at the top.'),
    label: z.string().describe(text.label),
    label_en: z.string().nullable().describe(text.label_en),
    position: z.int().describe(text.position),
    post_id: z.uuid().nullable().describe(`Id of the post or page that it leads to.${oneTarget}`),
    section_id: z.uuid().nullable().describe('Id of the section that it leads to.'),
    url: z.string().nullable().describe(text.url),
  })
  .meta({ id: 'MenuItem', description: 'An item of a menu, as editors write it.' })

/** The row of a menu item. */
export type MenuItem = z.output<typeof menuItem>

/** The input that creates or replaces a menu item. */
export type MenuItemInput = z.output<typeof menuItemInput>
