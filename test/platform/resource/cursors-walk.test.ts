import { startApp, type TestApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

interface Row {
  id: string
  code: string
}
interface Listed {
  items: Row[]
  page: {
    next_cursor: string | null
    prev_cursor: string | null
    page?: number
    page_size?: number
    has_next?: boolean
    count: number | null
    count_kind: string
  }
}

/** Inserts programs without requests; names repeat, so that the id decides the order. */
async function insertPrograms({ database }: TestApp, n: number): Promise<void> {
  await database.pool.query(
    `insert into programs (id, code, code_key, name, created_at, family)
     select gen_random_uuid(), 'P' || lpad(i::text, 4, '0'), 'p' || lpad(i::text, 4, '0'), (array['Ân','An','Đoàn','Dân','ân'])[1 + i % 5],
            timestamptz '2020-01-01' + (i / 3) * interval '1 hour', (array['other','defence'])[1 + i % 2]
       from generate_series(1, $1) i`,
    [n],
  )
}

const codes = (rows: readonly Row[]) => rows.map(({ code }) => code)

test('whoever follows the pages sees every row once, forwards and backwards', async (t) => {
  const app = await startApp(t)
  await insertPrograms(app, 60)
  const get = async (url: string) => {
    const answer = await app.send('GET', url, { as: 'anonymous' })
    return { ...(answer.json() as Listed), link: answer.headers.link as string | undefined }
  }
  const whole = (query: string) => get(`/v1/programs?limit=100${query}`)

  for (const query of [
    '',
    '&sort=name',
    '&sort=-name',
    '&sort=code',
    '&sort=-code',
    '&sort=created_at',
    '&sort=-created_at,name',
    '&sort=name,-code',
    '&sort=-updated_at',
    '&family=other&sort=-name',
    '&family=other,defence&active=true&sort=-created_at',
  ]) {
    await t.test(`with ${query || 'nothing said'}`, async (t) => {
      const all = (await whole(query)).items
      const forwards: Row[][] = []
      let page = await get(`/v1/programs?limit=7${query}`)
      t.equal(page.page.prev_cursor, null, 'nothing is before the first page')
      forwards.push(page.items)
      while (page.page.next_cursor !== null) {
        page = await get(`/v1/programs?limit=7${query}&cursor=${page.page.next_cursor}`)
        forwards.push(page.items)
      }
      t.same(codes(forwards.flat()), codes(all))
      const backwards = [page.items]
      while (page.page.prev_cursor !== null) {
        page = await get(`/v1/programs?limit=7${query}&cursor=${page.page.prev_cursor}`)
        backwards.unshift(page.items)
      }
      t.same(codes(backwards.flat()), codes(all), 'the way back')
      t.ok(page.page.next_cursor, 'and from there on again')
      const numbered: Row[] = []
      for (let number = 1; ; number++) {
        const { items, page } = await get(`/v1/programs?page=${number}&page_size=7${query}`)
        t.match(page, { page: number, page_size: 7, next_cursor: null, prev_cursor: null })
        numbered.push(...items)
        if (!page.has_next) break
      }
      t.same(codes(numbered), codes(all), 'by numbers')
    })
  }

  await t.test('a page may have another size than the one before', async (t) => {
    const all = (await whole('&sort=code')).items
    const seen: Row[] = []
    let cursor: string | null = ''
    for (let limit = 1; cursor !== null; limit++) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page: Listed = await get(`/v1/programs?sort=code&limit=${limit}${at}`)
      seen.push(...page.items)
      cursor = page.page.next_cursor
    }
    t.same(codes(seen), codes(all))
  })

  await t.test('Link has the addresses of the same pages, with all that was asked', async (t) => {
    const query =
      'family=other&sort=-name&limit=5&code=a%3Fb,P0002,P0004,P0006,P0008,P0010,P0012,P0014,P0016,P0018,P0020,P0022'
    const first = await get(`/v1/programs?${query}`)
    t.equal(first.link, `</v1/programs?${query}&cursor=${first.page.next_cursor}>; rel="next"`)
    const next = addressOf(first.link, 'next')
    const second = await get(next)
    t.equal(addressOf(second.link, 'first'), `/v1/programs?${query}`)
    t.equal(addressOf(second.link, 'prev'), `/v1/programs?${query}&cursor=${second.page.prev_cursor}`)
    t.equal(addressOf(second.link, 'next'), `/v1/programs?${query}&cursor=${second.page.next_cursor}`)
    t.same(codes((await get(addressOf(second.link, 'prev'))).items), codes(first.items))
    const last = await get(addressOf(second.link, 'next'))
    t.notMatch(last.link, /rel="next"/)
    t.equal((await get('/v1/programs?code=P0001')).link, undefined, 'one page needs no links')
  })

  await t.test('a question mark or a spelled-out name in the query survives in Link', async (t) => {
    const { link } = await get('/v1/programs?limit=1&code=P0001,a?b=c,P0002')
    const second = await get(addressOf(link, 'next'))
    t.same(
      codes(second.items),
      ['P0002'].filter((code) => second.items.some((row) => row.code === code)),
    )
    t.equal(second.items.length, 1)
    const { page } = await get('/v1/programs?limit=1')
    const spelled = await get(`/v1/programs?limit=1&%63ursor=${page.next_cursor}`)
    t.equal((await get(addressOf(spelled.link, 'next'))).items.length, 1)
    const bracket = await get('/v1/programs?limit=1&code=P0001,P0002,a>b')
    t.equal((await get(addressOf(bracket.link, 'next'))).items.length, 1)
  })
})

test('pages have numbers, within the first rows', async (t) => {
  const app = await startApp(t)
  const { pool } = app.database
  await insertPrograms(app, 60)
  const get = async (query: string) => {
    const answer = await app.send('GET', `/v1/programs?${query}`, { as: 'anonymous' })
    return { ...(answer.json() as Listed), link: answer.headers.link as string | undefined }
  }

  await t.test('with a count and links', async (t) => {
    const third = await get('sort=code&page=3&page_size=25&count=exact')
    t.same(codes(third.items), [
      'P0051',
      'P0052',
      'P0053',
      'P0054',
      'P0055',
      'P0056',
      'P0057',
      'P0058',
      'P0059',
      'P0060',
    ])
    t.same(third.page, {
      next_cursor: null,
      prev_cursor: null,
      page: 3,
      page_size: 25,
      has_next: false,
      count: 60,
      count_kind: 'exact',
    })
    t.equal(
      third.link,
      '</v1/programs?sort=code&page_size=25&count=exact&page=2>; rel="prev", </v1/programs?sort=code&page_size=25&count=exact&page=1>; rel="first"',
    )
    const first = await get('page_size=59&sort=code')
    t.match(first.page, { page: 1, page_size: 59, has_next: true })
    t.equal(first.link, '</v1/programs?page_size=59&sort=code&page=2>; rel="next"')
    const usual = await get('page=2')
    t.match(usual.page, { page: 2, page_size: 20 })
    t.equal(usual.items.length, 20)
    const beyond = await get('page=100&page_size=100')
    t.same(beyond.items, [])
    t.match(beyond.page, { page: 100, has_next: false })
    t.notOk('page' in (await get('limit=3')).page, 'a page by cursor has no number')
  })

  await t.test('of rows without a value of the sort key', async (t) => {
    const cell = await app.expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Giáo vụ' } })
    await pool.query(
      `insert into party_members (id, full_name, party_cell_id, admitted_on)
      select gen_random_uuid(), 'Trần Văn An', '${cell.id}', case when i > 12 then date '2001-01-01' + i end from generate_series(1, 30) i`,
    )
    const read = (query: string) => app.expect(200, 'GET', `/v1/party-members?${query}`, { as: 'admin' })
    const whole = await read('sort=admitted_on&limit=100')
    const pages = [1, 2, 3, 4, 5, 6, 7].map((page) => read(`sort=admitted_on&page=${page}&page_size=5`))
    const found = (await Promise.all(pages)).flatMap(({ items }) => items as Row[])
    t.same(
      found.map(({ id }) => id),
      whole.items.map(({ id }: Row) => id),
    )
  })

  await t.test('deeper pages are read with cursors', async (t) => {
    for (const [query, parameter, says] of [
      ['page=10001&page_size=1', 'page', /cursors/],
      ['page=101&page_size=100', 'page', /cursors/],
      ['page=501', 'page', /cursors/],
      ['page=2&limit=5', 'limit', /page_size/],
      ['page_size=2&cursor=abc', 'cursor', /page_size/],
      ['page=0', 'page', /at least 1/],
      ['page=-1', 'page', /whole number/],
      ['page=1.5', 'page', /whole number/],
      ['page_size=101', 'page_size', /at most 100/],
      ['page_size=0', 'page_size', /at least 1/],
    ] as const) {
      const answer = await app.send('GET', `/v1/programs?${query}`, { as: 'anonymous' })
      t.equal(answer.statusCode, 400, query)
      const [error] = (answer.json() as { errors: { parameter: string; message: string }[] }).errors
      t.equal(error!.parameter, parameter, query)
      t.match(error!.message, says, query)
    }
    const last = await app.send('GET', '/v1/programs?page=10000&page_size=1', { as: 'anonymous' })
    t.equal(last.statusCode, 200, 'the last row that a number reaches')
  })
})

test('behind a path prefix the links carry it', async (t) => {
  const app = await startApp(t, { PUBLIC_URL: 'https://truong.example/api/' })
  await insertPrograms(app, 3)
  const { headers } = await app.send('GET', '/v1/programs?limit=1')
  t.match(headers.link, /^<\/api\/v1\/programs\?limit=1&cursor=/)
})

function addressOf(link: string | undefined, relation: string): string {
  const found = new RegExp(`<([^>]*)>; rel="${relation}"`).exec(link ?? '')?.[1]
  if (found === undefined) throw new Error(`no ${relation} in ${link}`)
  return found
}

type Step =
  | { kind: 'next' | 'prev' }
  | { kind: 'insert'; code: number }
  | { kind: 'delete'; at: number; n: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('next' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('prev' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('insert' as const), code: fc.nat(999) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      at: fc.nat(30),
      n: fc.integer({ min: 1, max: 15 }),
    }),
  },
)

/** Moves a code to another row, before or after the cursor. */
const codeComesBack: Step[] = [
  { kind: 'delete', at: 0, n: 6 },
  { kind: 'insert', code: 4 },
  { kind: 'next' },
  { kind: 'next' },
]

/** The position of a row by code; another row may have had the code before. All codes have the same length. */
const positionOf = ({ code, id }: Row) => `${code} ${id}`

/** No row between two pages is lost: each page starts at the position where the last one ended. */
class Reader {
  readonly #get: (cursor: string | null) => Promise<Listed>
  readonly #all: () => Promise<string[]>
  #page: Listed = {
    items: [],
    page: { next_cursor: null, prev_cursor: null, count: null, count_kind: 'none' },
  }
  /** The positions before and after the page, and whether the row there belongs to the page. */
  #before: { at: string; taken: boolean } | undefined
  #behind: { at: string; taken: boolean } | undefined
  readonly #limit: number

  constructor(limit: number, get: (cursor: string | null) => Promise<Listed>, all: () => Promise<string[]>) {
    this.#limit = limit
    this.#get = get
    this.#all = all
  }

  async start(): Promise<void> {
    this.#page = await this.#get(null)
    this.#mark()
  }

  #mark(from?: string): void {
    const { items } = this.#page
    const [first, last] = [items[0], items.at(-1)]
    if (first && last) {
      this.#before = { at: positionOf(first), taken: true }
      this.#behind = { at: positionOf(last), taken: true }
    } else if (from !== undefined) {
      this.#before = { at: from, taken: false }
      this.#behind = { at: from, taken: false }
    }
  }

  /** Reads the next page and returns what is wrong with it. */
  async turn(direction: 'next' | 'prev'): Promise<string | undefined> {
    const cursor = this.#page.page[direction === 'next' ? 'next_cursor' : 'prev_cursor']
    if (cursor === null) return undefined
    const place = direction === 'next' ? this.#behind : this.#before
    if (place === undefined) return 'a page without a place has a cursor'
    const all = await this.#all()
    const beyond = all.filter((at) =>
      direction === 'next'
        ? at > place.at || (!place.taken && at === place.at)
        : at < place.at || (!place.taken && at === place.at),
    )
    const wanted = direction === 'next' ? beyond.slice(0, this.#limit) : beyond.slice(-this.#limit)
    this.#page = await this.#get(cursor)
    this.#mark(place.at)
    const got = this.#page.items.map(positionOf)
    if (got.join() !== wanted.join()) return `${direction}: got ${got.join()} instead of ${wanted.join()}`
    const back = this.#page.page[direction === 'next' ? 'prev_cursor' : 'next_cursor']
    return back === null ? `${direction}: no way back` : undefined
  }
}

test('rows that come and go meanwhile neither hide others nor show them twice', async (t) => {
  const app = await startApp(t)
  const { pool } = app.database
  const get = async (cursor: string | null) => {
    const at = cursor === null ? '' : `&cursor=${cursor}`
    return (await app.expect(200, 'GET', `/v1/programs?sort=code&limit=4${at}`)) as Listed
  }
  const all = async () =>
    (await pool.query<Row>('select code, id from programs order by code collate "C", id')).rows.map(
      positionOf,
    )

  await fc.assert(
    fc.asyncProperty(fc.nat(20), fc.array(step, { maxLength: 14 }), async (n, steps) => {
      await pool.query('delete from programs')
      await insertPrograms(app, n)
      const reader = new Reader(4, get, all)
      await reader.start()
      for (const one of steps) {
        if (one.kind === 'insert') {
          const code = `P${String(one.code).padStart(4, '0')}`
          await pool.query(
            `insert into programs (id, code, code_key, name) values (gen_random_uuid(), $1, lower($1), 'New') on conflict do nothing`,
            [code],
          )
        } else if (one.kind === 'delete') {
          await pool.query(
            'delete from programs where id in (select id from programs order by code offset $1 limit $2)',
            [one.at, one.n],
          )
        } else {
          const violation = await reader.turn(one.kind)
          if (violation !== undefined) throw new Error(violation)
        }
      }
    }),
    { numRuns: 120, examples: [[5, codeComesBack]] },
  )
})
