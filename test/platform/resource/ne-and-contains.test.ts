import { containedTextPattern } from '../../../src/libraries/vietnamese/contained-text.ts'
import { withoutMarks } from '../../../src/libraries/vietnamese/letters.ts'
import { startApp, type Caller } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

interface Row {
  id: string
  title?: string
  name?: string
}

test('filters that leave values out, and those that look within texts', async (t) => {
  const { database, expect, send } = await startApp(t)
  const make = (path: string, body: object, as: Caller = 'admin') =>
    expect(201, 'POST', `/v1/${path}`, { body, as })
  const found = async (path: string, filters: Record<string, string>, as: Caller = 'admin') => {
    const query = new URLSearchParams({ limit: '100', ...filters })
    const { items } = await expect(200, 'GET', `/v1/${path}?${query}`, { as })
    return (items as Row[]).map(({ title, name }) => title ?? name ?? '').toSorted()
  }
  const refused = async (path: string, filters: Record<string, string>) => {
    const answer = await send('GET', `/v1/${path}?${new URLSearchParams(filters)}`)
    t.equal(answer.statusCode, 400, JSON.stringify(filters).slice(0, 80))
    return (answer.json() as { errors: { parameter: string; code: string }[] }).errors[0]
  }

  await t.test('[ne] of texts keeps the rows without a value', async (t) => {
    for (const [name, unit] of [
      ['Có', 'Khoa Dân vận'],
      ['Khác', 'Ban Tổ chức, Tỉnh ủy'],
      ['Không', undefined],
    ] as const)
      await make('people', { name, unit })
    const ne = (unit: string) => found('people', { 'unit[ne]': unit })
    t.same(await ne('Khoa Dân vận'), ['Khác', 'Không'])
    t.same(await ne(String.raw`Khoa Dân vận,Ban Tổ chức\, Tỉnh ủy`), ['Không'])
    t.same(await ne('null'), ['Có', 'Khác'])
    t.same(await ne('null,Khoa Dân vận'), ['Khác'])
    t.same(await ne('Khoa'), ['Có', 'Khác', 'Không'], 'a value that nobody has leaves nobody out')
    t.same(
      await found('people', { 'unit[ne]': 'Khoa Dân vận', unit: 'Khoa Dân vận' }),
      [],
      'beside the filter itself',
    )
    const { page } = await expect(200, 'GET', '/v1/people?unit[ne]=Khoa+D%C3%A2n+v%E1%BA%ADn&count=exact')
    t.equal(page.count, 2)
    const file = await send('GET', '/v1/exports/people?format=csv&unit[ne]=null')
    t.equal(file.body.trim().split('\n').length, 3, 'exports too')
  })

  await t.test('[ne] of choices, booleans and references', async (t) => {
    const program = await make('programs', { code: 'P1', name: 'Chương trình 1' })
    const other = await make('programs', { code: 'P2', name: 'Chương trình 2', active: false })
    const year = { year: 2020 }
    await make('classes', {
      ...year,
      code: 'K1',
      name: 'K1',
      program_id: program.id,
      mode: 'full_time',
      planned: true,
    })
    await make('classes', { ...year, code: 'K2', name: 'K2', program_id: other.id, planned: false })
    await make('classes', { ...year, code: 'K3', name: 'K3', program_id: other.id, mode: 'part_time' })
    const ne = (name: string, value: string) => found('classes', { [`${name}[ne]`]: value })
    t.same(await ne('mode', 'full_time'), ['K2', 'K3'])
    t.same(await ne('mode', 'full_time,part_time'), ['K2'])
    t.same(await ne('mode', 'full_time,null'), ['K3'])
    t.same(await ne('mode', 'null'), ['K1', 'K3'])
    t.same(await ne('planned', 'true'), ['K2', 'K3'])
    t.same(await ne('planned', 'true,false'), ['K3'])
    t.same(await ne('planned', 'true,false,null'), [])
    t.same(await ne('program', 'p1'), ['K2', 'K3'], 'by code, in any case')
    t.same(await ne('program', `${program.id},P2`), [])
    t.same(await ne('program', 'P9'), ['K1', 'K2', 'K3'])
    t.same(await found('programs', { 'active[ne]': 'true' }), ['Chương trình 2'])
    t.match(await refused('classes', { 'program[ne]': 'null' }), {
      parameter: 'program[ne]',
      code: 'never_null',
    })
    t.match(await refused('classes', { 'mode[ne]': 'x' }), { parameter: 'mode[ne]' })
    t.match(await refused('classes', { 'year[no]': '2020' }), { parameter: 'year[no]' })
  })

  await t.test('[contains]', async (t) => {
    const titles = [
      'Khai giảng lớp Trung cấp',
      'KHAI GIẢNG khóa bồi dưỡng',
      'Khải giang hồ',
      String.raw`Bế mạc 100% lớp_học A\B`,
      'Hoà bình và phát triển',
      'Hòa giải, đối thoại ở cơ sở',
      'Đồng chí Nguyễn Văn An',
    ]
    for (const title of titles) await make('posts', { title, slug: `bai-${titles.indexOf(title)}` })
    const [opening, capitals, river, closing, peace, talks, comrade] = titles as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    for (const [text, ...expected] of [
      ['khai giảng', opening, capitals],
      ['KHAI GIẢNG', opening, capitals],
      ['khai giảng'.normalize('NFD'), opening, capitals],
      ['khai giang', opening, capitals, river],
      ['  khai   giang ', opening, capitals, river],
      ['khải', river],
      ['ai gia', opening, capitals, river],
      ['hòa', peace, talks],
      ['hoà', peace, talks],
      ['hoa', capitals, peace, talks],
      ['oà b', peace],
      ['dong chi nguyen', comrade],
      ['đồng', comrade],
      ['nguyê', comrade],
      ['nguyên'],
      ['nguyễn văn a', comrade],
      ['100%', closing],
      ['0% lớp_h', closing],
      ['p_h', closing],
      ['a\\b', closing],
      ['l.p'],
      ['giải, đối', talks],
      ['giai doi'],
      ['[a-z]'],
      ['null'],
      ['an', opening, capitals, river, comrade],
    ] as const)
      t.same(await found('posts', { 'title[contains]': text }), [...expected].toSorted(), text)
    t.same(
      await found('posts', { 'title[contains]': 'giang', q: 'khai', sort: 'title' }),
      [capitals, opening, river].toSorted(),
    )
    t.same(await found('posts', { 'title[contains]': 'khai giảng', 'status[ne]': 'draft' }), [])
    t.same(await found('posts', { 'title[contains]': 'khai giảng' }, 'anonymous'), [], 'drafts stay hidden')
  })

  await t.test('[contains] of too little or too much is refused', async (t) => {
    for (const text of ['', 'a', '%', '%_%', '.*', 'đ', '々〇', 'a'.repeat(301), 'a'.repeat(10_000)])
      t.match(
        await refused('posts', { 'title[contains]': text }),
        { parameter: 'title[contains]' },
        text.slice(0, 20),
      )
    t.same(await found('posts', { 'title[contains]': 'ế'.repeat(300) }), [])
    t.same(await found('posts', { 'title[contains]': 'ab '.repeat(100) }), [])
    t.equal((await send('GET', '/v1/learners?full_name[contains]=an', { as: 'anonymous' })).statusCode, 401)
    t.match(await refused('posts', { 'body[contains]': 'an' }), { parameter: 'body[contains]' })
    // what a row refers to may be a draft: nothing tells which rows do
    t.match(await refused('commendations', { 'post[ne]': 'bai-0' }), { parameter: 'post[ne]' })
  })

  await t.test('[contains] finds every part of a text, in whatever way it is typed', async () => {
    const word = fc.constantFrom(
      'Khai',
      'giảng',
      'HOÀ',
      'quý',
      'Nguyễn',
      'đường',
      'uỷ',
      'năm',
      '2026',
      '-',
      'A/B',
      '100%',
      'x_y',
    )
    const text = fc.array(word, { minLength: 2, maxLength: 12 }).map((words) => words.join(' '))
    const typed = [
      (part: string) => part,
      (part: string) => part.toUpperCase(),
      (part: string) => part.normalize('NFD'),
      (part: string) => withoutMarks(part),
    ]
    const cases = fc
      .tuple(text, fc.nat(), fc.nat(), fc.constantFrom(...typed))
      .map(([whole, from, length, type]) => {
        const begin = from % (whole.length - 2)
        const part = whole.slice(begin, begin + 2 + (length % (whole.length - begin - 1))).trim()
        return { whole, wanted: type(part) }
      })
      .filter(({ wanted }) => (wanted.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2)
    const property = fc.asyncProperty(fc.array(cases, { minLength: 100, maxLength: 100 }), async (all) => {
      const { rows } = await database.pool.query<{ whole: string; wanted: string }>(
        `select whole, wanted from unnest($1::text[], $2::text[], $3::text[]) as tried (whole, wanted, pattern)
        where not (lower(normalize(whole) collate "vi-x-icu") ~ pattern and text_terms(whole) @@ contained_terms(wanted))`,
        [
          all.map(({ whole }) => whole),
          all.map(({ wanted }) => wanted),
          all.map(({ wanted }) => containedTextPattern(wanted)),
        ],
      )
      return rows.length === 0
    })
    await fc.assert(property, { numRuns: 5 })
  })

  await t.test('status[ne] tells nobody of drafts, nor of what waits', async (t) => {
    const draft = await make('posts', { title: 'Của tác giả' }, 'author')
    const published = await make('posts', { title: 'Đã đăng', slug: 'da-dang' })
    await expect(200, 'POST', `/v1/posts/${published.id}/publish`, {
      body: { published_at: '2020-11-21T00:00:00Z' },
      headers: { 'if-match': '*' },
    })
    const ne = (status: string, as: Caller) => found('posts', { 'status[ne]': status }, as)
    for (const status of ['draft', 'draft,archived', 'scheduled', 'submitted'])
      t.same(await ne(status, 'anonymous'), ['Đã đăng'], status)
    t.same(await ne('published', 'anonymous'), [])
    t.same(await ne('draft,published,archived', 'anonymous'), [])
    t.same(await ne('draft', 'admin'), ['Đã đăng'])
    t.ok((await ne('published,scheduled', 'admin')).includes('Của tác giả'))
    t.same(await ne('draft', 'author'), ['Đã đăng'])
    t.same(await ne('published', 'author'), ['Của tác giả'])
    t.same(await ne('scheduled', 'author'), ['Của tác giả', 'Đã đăng'])
    t.same(await ne('draft,published,submitted', 'author'), [])
    t.same(await ne('submitted', 'author'), ['Của tác giả', 'Đã đăng'])
    await expect(200, 'POST', `/v1/posts/${draft.id}/submit`, { headers: { 'if-match': '*' }, as: 'author' })
    t.same(await ne('submitted', 'author'), ['Đã đăng'])
    t.notOk((await ne('submitted', 'admin')).includes('Của tác giả'))
  })
})
