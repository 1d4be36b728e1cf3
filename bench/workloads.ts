import type { LoadRequest } from 'autocannon'
import type { Database } from '../src/platform/database/database.ts'

/** One kind of request, sent to all servers. */
export interface Workload {
  name: string
  title: string
  requests: LoadRequest[]
  /** Whether the requests only read; the responses of all servers must then be equal. */
  reads: boolean
}

/** Values of the generated data that workloads need. */
export interface WorkloadData {
  slugs: string[]
  /** The cursor of page 500 of the newest posts. */
  cursor500: string
  programCode: string
}

const year = 2020

/** The slugs of posts that readers see, in random order. */
export async function visibleSlugs({ pool }: Database, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ slug: string }>(
    `select slug from posts where status = 'published' and published_at <= now() order by random() limit ${limit}`,
  )
  return rows.map(({ slug }) => slug)
}

/** The code of the program with the most classes in the year. */
export async function largestProgram({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ code: string }>(
    `select p.code from classes c join programs p on p.id = c.program_id where c.year = ${year}
      group by p.code order by count(*) desc, p.code limit 1`,
  )
  return rows[0]!.code
}

/** Follows cursors from page to page. @returns the cursor of page number `pages` */
export async function cursorOfPage(base: string, path: string, pages: number): Promise<string> {
  let cursor = ''
  for (let page = 1; page < pages; page++) {
    const response = await fetch(`${base}${path}${cursor && `?cursor=${cursor}`}`)
    const body = (await response.json()) as { page: { next_cursor: string } }
    cursor = body.page.next_cursor
  }
  return cursor
}

let created = 0

/** The JSON of a post of ordinary length, with a unique title and therefore a unique slug. */
export function newPost(): string {
  created += 1
  const title = `[Dữ liệu mẫu] Bài đo tốc độ số ${created} lúc ${Date.now()}`
  const paragraph = 'Nhà trường khai giảng **01 lớp** bồi dưỡng với 50 học viên của các xã, phường. '.repeat(
    4,
  )
  return JSON.stringify({ title, summary: paragraph.slice(0, 200), body: `${paragraph}\n\n`.repeat(3) })
}

/** The workloads of the bench. @param key an API key that may write posts */
export function workloadsOf({ slugs, cursor500, programCode }: WorkloadData, key: string): Workload[] {
  const get = (name: string, title: string, ...paths: string[]): Workload => ({
    name,
    title,
    requests: paths.map((path) => ({ path })),
    reads: true,
  })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return [
    get('newest', 'newest 20 posts (page 1)', '/v1/posts'),
    get('page500', 'page 500 of them', `/v1/posts?cursor=${cursor500}`),
    get('slug', 'one post by slug', ...slugs.map((slug) => `/v1/posts/${slug}`)),
    get('classes', 'classes of a year with program', `/v1/classes?year=${year}&include=program`),
    get(
      'program',
      'classes of a year and program',
      `/v1/classes?year=${year}&program=${programCode}&include=program`,
    ),
    {
      name: 'create',
      title: 'create a post',
      requests: [
        {
          method: 'POST',
          path: '/v1/posts',
          headers,
          setupRequest: (request) => ({ ...request, body: newPost() }),
        },
      ],
      reads: false,
    },
  ]
}
