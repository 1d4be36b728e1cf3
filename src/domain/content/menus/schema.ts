import { z } from 'zod'
import { externalId, line } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'
import { postKinds } from '../posts/table.ts'

const text = {
  name: 'Name of the menu, for editors.',
  slug: 'Its key in addresses, unique among live menus, such as `main` or `footer`.',
}

/** The request body that creates a menu. */
export const menuInput = z
  .strictObject({
    name: line(200).describe(text.name),
    slug: slugInput('name'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live menus.'),
  })
  .meta({
    id: 'MenuInput',
    description: 'The input that creates or replaces a menu. Its items are rows of `/v1/menu-items`.',
    example: { name: 'Menu chính', slug: 'main' },
  })

const entry = {
  id: z.uuid().describe('Id of the menu item.'),
  label: z.string().describe('What the menu shows.'),
  label_en: z.string().nullable().describe('The same in English; null if it has none.'),
  position: z.int().describe('Position among its siblings; the smallest comes first.'),
  target: z
    .enum(['post', 'section', 'address'])
    .nullable()
    .describe('What it leads to; null: a heading that leads nowhere itself. The list may grow.'),
  target_id: z.uuid().nullable().describe('Id of the post or the section; null for other targets.'),
  post_kind: z.enum(postKinds).nullable().describe('Kind of the post; null for other targets.'),
  slug: z.string().nullable().describe('Slug of the post or the section; null for other targets.'),
  href: z
    .string()
    .nullable()
    .describe(
      'Address of the post or the section in this API, such as `/v1/posts/gioi-thieu`; null for other targets.',
    ),
  url: z
    .string()
    .nullable()
    .describe(
      'Where a reader goes: the address as it was entered, or that of the post on the website; null if SITE_POST_URL is not set, for sections, whose page the website knows by `slug`, and for headings.',
    ),
  visible: z
    .boolean()
    .describe(
      'Whether readers see its target now. What they do not see is left out for them, with all below it.',
    ),
}

const leaf = z.object(entry).meta({
  id: 'MenuEntryOfThirdLevel',
  description: 'An item of the third level of a menu, which is the last one.',
})

const branch = z
  .object({ ...entry, items: z.array(leaf).describe('The items below it, in order.') })
  .meta({ id: 'MenuEntryOfSecondLevel', description: 'An item of the second level of a menu.' })

const root = z
  .object({ ...entry, items: z.array(branch).describe('The items below it, in order.') })
  .meta({ id: 'MenuEntry', description: 'An item at the top of a menu, with what it leads to.' })

/** The response schema of a menu. */
export const menu = z
  .object({
    ...entityFields,
    name: z.string().describe(text.name),
    slug: z.string().describe(text.slug),
    items: z
      .array(root)
      .describe('The whole menu, in order: what it leads to as it is now, without what you may not see.'),
  })
  .meta({ id: 'Menu', description: 'A menu of the website with all its items.' })

/** The row of a menu. */
export type Menu = z.output<typeof menu>
