import { events } from '../../domain/calendar/events/resource.ts'
import { links } from '../../domain/content/links/resource.ts'
import { today } from '../../domain/school-day.ts'
import type { Api } from '../../platform/http/api.ts'
import { listRows } from '../../platform/resource/list.ts'
import { readPostParts } from './read-posts.ts'
import { readStatistics } from './read-statistics.ts'
import { readers } from './readers.ts'
import type { Home, HomeQuery } from './schema.ts'

/** The most rows of the parts that have no posts. */
const most = { events: 10, links: 100, banners: 20 }

/** Reads the parts of a home page. The number of statements does not depend on the number of sections and posts. */
export async function readHome(api: Api, query: HomeQuery): Promise<Home> {
  const [posts, coming, shownLinks, banners, statistics] = await Promise.all([
    readPostParts(api, query),
    listRows(api, events, readers, { from: today(), limit: most.events }),
    listRows(api, links, readers, { kind: ['link'], active: [true], limit: most.links }),
    listRows(api, links, readers, {
      kind: ['banner'],
      active: [true],
      sort: ['position', 'name'],
      limit: most.banners,
    }),
    readStatistics(api, query.year),
  ])
  return {
    ...posts,
    events: coming.items,
    links: shownLinks.items,
    banners: banners.items,
    statistics,
  }
}
