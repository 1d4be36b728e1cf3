import { everyone } from '../../access/policy.ts'
import type { Module } from '../module.ts'
import { redirectsRoutes } from './routes.ts'
import { slugRedirects } from './table.ts'

/** The module of redirects from former slugs. */
export const redirectsModule: Module = {
  tag: {
    name: 'Redirects',
    vi: 'Chuyển hướng',
    description: 'Slugs that posts and other content once had.',
    before: 'Programs',
  },
  tables: [slugRedirects],
  policy: { listRedirects: everyone },
  routes: redirectsRoutes,
}
