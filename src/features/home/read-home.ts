import { links } from '../../domain/content/links/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import { listRows } from '../../platform/resource/list.ts'
import { readPostParts } from './read-posts.ts'
import { readStatistics } from './read-statistics.ts'
import { readers } from './readers.ts'
import type { Home, HomeQuery } from './schema.ts'

/** The most links of a home page. */
const maxLinks = 100

/** Reads the parts of a home page. The number of statements does not depend on the number of sections and posts. */
export async function readHome(api: Api, query: HomeQuery): Promise<Home> {
  const [posts, shownLinks, statistics] = await Promise.all([
    readPostParts(api, query),
    listRows(api, links, readers, { active: [true], limit: maxLinks }),
    readStatistics(api, query.year),
  ])
  return { ...posts, links: shownLinks.items, statistics }
}
