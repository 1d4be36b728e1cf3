import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { qualified } from '../../../platform/database/columns.ts'
import type { Api } from '../../../platform/http/api.ts'
import { defineReadOnlyResource } from '../../../platform/resource/define.ts'
import { choiceFilter, rangeFilters } from '../../../platform/resource/filters.ts'
import { slugRedirects as table } from '../../../platform/resource/redirects/table.ts'
import { listRoute } from '../../../platform/resource/routes.ts'
import { valueSort } from '../../../platform/resource/sorts.ts'
import { partyCells } from '../../party/cells/table.ts'
import { posts } from '../posts/table.ts'
import { visiblePost } from '../posts/visibility.ts'
import { sections } from '../sections/table.ts'
import { tags } from '../tags/table.ts'

const resources = ['posts', 'sections', 'tags', 'party-cells'] as const

const redirect = z
  .object({
    id: z.uuid().describe('UUID version 7 of the redirect.'),
    resource: z.enum(resources).describe('Plural path name of what was renamed. The list grows.'),
    from: z.string().describe('The former slug; its address answers 308.'),
    to: z.string().describe('The present slug.'),
    created_at: z.iso.datetime({ offset: true }).describe('When the slug was given up (UTC).'),
  })
  .meta({ id: 'Redirect', description: 'A former slug and the present one.' })

const target = { posts, sections, tags, 'party-cells': partyCells }

/** The present slug of what readers can see; null hides the redirect. A slug that readers see beats an old one. */
const present = () =>
  sql`case ${qualified(table.resource)} ${sql.join(
    resources.map((name) => {
      const to = target[name]
      const visible = (as: string) => (name === 'posts' ? sql` and ${visiblePost(as)}` : sql``)
      return sql`when ${sql.raw(`'${name}'`)} then (select ${qualified(to.slug)} from ${to} where ${qualified(to.id)} = ${qualified(table.resource_id)} and ${qualified(to.deleted_at)} is null${visible('posts')} and not exists (select 1 from ${to} live where live.slug = ${qualified(table.slug)} and live.deleted_at is null${visible('live')}))`
    }),
    sql` `,
  )} end`

const redirects = defineReadOnlyResource({
  path: 'redirects',
  one: 'Redirect',
  many: 'Redirects',
  label: { one: 'a redirect', many: 'redirects' },
  description: 'Slugs that were given up, for servers that keep such a list themselves.',
  table,
  output: redirect,
  select: {
    id: table.id,
    resource: sql<(typeof resources)[number]>`${qualified(table.resource)}`.as('resource'),
    from: sql<string>`${qualified(table.slug)}`.as('from'),
    to: sql<string>`${present()}`.as('to'),
    created_at: table.created_at,
  },
  always: () => sql`${present()} is not null`,
  filters: {
    resource: choiceFilter(table.resource, resources, 'Only redirects of these kinds.'),
    ...rangeFilters('created_at', table.created_at, 'instant', 'the change'),
  },
  sorts: { created_at: valueSort(table.created_at, 'created_at', 'instant', 'the change') },
  defaultSort: '-created_at',
})

export const redirectsRoutes = (api: Api): void => listRoute(api, redirects)
