import { sql } from 'drizzle-orm'
import { choiceFilter } from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { postKinds, posts as table } from './table.ts'
import { isNews } from './visibility.ts'

const byKind = choiceFilter(
  table.kind,
  postKinds,
  'Only posts of these kinds. Without it, lists leave pages out, except with `waiting_for`; exports have all kinds.',
)

/** What a list without the parameter has. */
const news = Symbol('news')

/** Filters posts by kind. Pages are no news of a day, so that a list has them only where they are asked for. */
export const kindFilter: Filter = {
  ...byKind,
  listDefault: news,
  apply: (name, value, query, access) => {
    if (value !== news) return byKind.apply(name, value, query, access)
    // who has to do something about a page must find it
    if (query['waiting_for'] !== undefined) return { shape: name, values: {}, where: () => sql`true` }
    return { shape: `${name}:news`, values: {}, where: () => isNews() }
  },
}
