import { everyone } from '../../platform/access/policy.ts'
import type { Module } from '../../platform/resource/module.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { feedRoutes } from './routes.ts'
import { sitemapRoutes } from './sitemap-routes.ts'

export const feedsModule: Module = {
  tag: {
    name: 'Feeds',
    vi: 'Nguồn tin và sơ đồ trang',
    description:
      'The newest posts for feed readers, all posts for search engines, and public events for calendars.',
  },
  tables: [],
  // what readers see, also for callers with a key: feed readers and search engines share what they have read
  policy: {
    getRssFeed: everyone,
    getAtomFeed: everyone,
    getJsonFeed: everyone,
    getCalendar: everyone,
    getSitemap: everyone,
    getRobots: everyone,
  },
  routes: (api) => {
    feedRoutes(api)
    calendarRoutes(api)
    sitemapRoutes(api)
  },
}
