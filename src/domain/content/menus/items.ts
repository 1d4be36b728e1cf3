import { sql, type SQL } from 'drizzle-orm'
import { inVietnameseOrder, qualified } from '../../../platform/database/columns.ts'
import { menuItems } from '../menu-items/table.ts'
import { addressOnWebsite } from '../posts/selection.ts'
import { posts } from '../posts/table.ts'
import { visiblePost } from '../posts/visibility.ts'
import { sections } from '../sections/table.ts'
import { maxMenuLevels } from './levels.ts'
import type { Menu } from './schema.ts'
import { menus } from './table.ts'

/** Whether readers see what an item leads to now. */
const isSeen = sql`(entry.post_id is null or (post.deleted_at is null and ${visiblePost('post')})) and (entry.section_id is null or section.deleted_at is null)`

const target = sql`case when entry.post_id is not null then 'post' when entry.section_id is not null then 'section' when entry.url is not null then 'address' end`

const href = sql`case when entry.post_id is not null then '/v1/posts/' || post.slug when entry.section_id is not null then '/v1/sections/' || section.slug end`

/** The fields of an item, with those of what it leads to. */
const fields = {
  id: sql`entry.id`,
  label: sql`entry.label`,
  label_en: sql`entry.label_en`,
  position: sql`entry.position`,
  target,
  target_id: sql`coalesce(entry.post_id, entry.section_id)`,
  post_kind: sql`post.kind`,
  slug: sql`coalesce(post.slug, section.slug)`,
  href,
  url: sql`coalesce(entry.url, ${addressOnWebsite(sql`post.slug`)})`,
  visible: isSeen,
}

const selected = sql.join(
  Object.entries(fields).map(([name, value]) => sql`${value} as ${sql.identifier(name)}`),
  sql`, `,
)

/** Siblings as JSON, in order. @param below the JSON of what is below an item */
function siblings(below: SQL | undefined): SQL {
  const own = Object.keys(fields).map((name) => sql`${sql.raw(`'${name}'`)}, item.${sql.identifier(name)}`)
  const all = below === undefined ? own : [...own, sql`'items', coalesce(${below}, '[]')`]
  return sql`json_agg(json_build_object(${sql.join(all, sql`, `)}) order by item.position, ${inVietnameseOrder(sql`item.label`)}, item.id)`
}

/** Collects items by their parents, from the lowest level up: what stands below an item that is left out is nowhere. */
function tree(): SQL {
  let levels: SQL = sql``
  let below: { items: SQL; joined: SQL } | undefined
  for (let level = maxMenuLevels; level > 1; level--) {
    const name = sql.identifier(`level_${level}`)
    levels = sql`${levels}, ${name} as (select item.parent_id, ${siblings(below?.items)} as items from item${below?.joined ?? sql``} group by item.parent_id)`
    below = { items: sql`${name}.items`, joined: sql` left join ${name} on ${name}.parent_id = item.id` }
  }
  return sql`${levels} select coalesce(${siblings(below?.items)}, '[]') from item${below?.joined ?? sql``} where item.parent_id is null`
}

const itemsWith = (condition: SQL) =>
  sql<Menu['items']>`(with item as (
    select entry.parent_id, ${selected} from ${menuItems} entry
      left join ${posts} post on post.id = entry.post_id left join ${sections} section on section.id = entry.section_id
      where entry.menu_id = ${qualified(menus.id)} and entry.deleted_at is null${condition}
  )${tree()})`.as('items')

/** All items of a menu. */
export const allItems = itemsWith(sql``)

/** The items of a menu that readers see. */
export const visibleItems = itemsWith(sql` and ${isSeen}`)
