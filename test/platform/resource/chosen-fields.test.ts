import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { pageStatements } from './list-plans/explain.ts'

test('readers choose the fields of lists and single reads', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const section = await expect(201, 'POST', '/v1/sections', { body: { name: 'Tin tức', slug: 'tin-tuc' } })
  for (const n of [1, 2, 3]) {
    await expect(201, 'POST', '/v1/posts', {
      body: {
        title: `Khai giảng lớp ${n}`,
        summary: 'Tóm tắt',
        body: 'Nội dung khai giảng.',
        section_id: section.id,
      },
    })
  }
  const read = (address: string) => expect(200, 'GET', address, { as: 'admin' })
  const keysOf = (items: object[]) => [...new Set(items.map((item) => Object.keys(item).toSorted().join()))]

  await t.test('rows have these and their id', async (t) => {
    t.same(keysOf((await read('/v1/posts?fields=title')).items), ['id,title'])
    t.same(keysOf((await read('/v1/posts?fields=id')).items), ['id'])
    t.same(keysOf((await read('/v1/posts?fields=title,body_html')).items), ['body_html,id,title'])
    t.same(keysOf((await read('/v1/posts?q=khai+giang&fields=title')).items), ['id,title'])
    t.same(keysOf((await read('/v1/posts?q=khai&sort=title&fields=status')).items), ['id,status'])
    t.same(keysOf([await read('/v1/sections/tin-tuc?fields=name')]), ['id,name'])
    const { items, page } = await read('/v1/posts?fields=title&include=section&count=exact')
    t.same(keysOf(items), ['id,section,title'])
    t.equal(items[0].section.name, 'Tin tức')
    t.equal(page.count, 3)
    t.same(keysOf((await read('/v1/posts?fields=title&include=byline.person')).items), ['byline,id,title'])
  })

  await t.test('in the same order and pages', async (t) => {
    const whole = await read('/v1/posts?sort=-created_at')
    const found: { id: string }[] = []
    for (let at: string | null = ''; at !== null;) {
      const { items, page } = await read(
        `/v1/posts?sort=-created_at&fields=title&limit=2${at === '' ? '' : `&cursor=${at}`}`,
      )
      found.push(...items)
      at = page.next_cursor as string | null
    }
    t.same(
      found.map(({ id }) => id),
      whole.items.map(({ id }: { id: string }) => id),
    )
  })

  await t.test('long texts beside them are not read', async (t) => {
    const sent = await pageStatements(app, () => send('GET', '/v1/posts?fields=title'))
    t.ok(sent.length > 0)
    for (const { text } of sent) t.notMatch(text.split(' from ')[0], /summary|body/)
  })

  await t.test('lists below a row and of imports have them too', async (t) => {
    const [post] = (await read('/v1/posts?fields=title&limit=1')).items as { id: string }[]
    const url = `/v1/posts/${post!.id}`
    await expect(200, 'PATCH', url, { body: { summary: 'Khác' }, headers: { 'if-match': '*' } })
    await expect(201, 'POST', `${url}/comments`, { body: { text: 'Xem lại.' } })
    const program = await expect(201, 'POST', '/v1/programs', { body: { code: 'P', name: 'P' } })
    const klass = await expect(201, 'POST', '/v1/classes', {
      body: { code: 'K', name: 'K', year: 2020, program_id: program.id },
    })
    const learner = await expect(201, 'POST', '/v1/learners', { body: { full_name: 'An' } })
    const enrollment = await expect(201, 'POST', '/v1/enrollments', {
      body: { class_id: klass.id, learner_id: learner.id },
    })
    await expect(201, 'POST', `/v1/enrollments/${enrollment.id}/events`, {
      body: { kind: 'withdrawn', on: '2020-05-01' },
    })
    const file = await send('POST', '/v1/imports/tags?on_error=skip', {
      body: 'name,slug\nA,a\nB,null\n',
      headers: { 'content-type': 'text/csv' },
    })
    const { id } = file.json() as { id: string }
    for (const [address, keys] of [
      [`${url}/revisions?fields=revision`, 'id,revision'],
      [`${url}/comments?fields=text`, 'id,text'],
      [`/v1/enrollments/${enrollment.id}/events?fields=kind,on`, 'id,kind,on'],
      ['/v1/imports?fields=status,refused', 'id,refused,status'],
      [`/v1/imports/${id}/errors?fields=line,code`, 'code,line'],
    ] as const)
      t.same(keysOf((await read(address)).items), [keys], address)
    t.same(keysOf([await read(`/v1/imports/${id}?fields=refused`)]), ['id,refused'])
    t.equal((await send('GET', `${url}/figures?fields=value`)).statusCode, 200)
    t.equal((await send('GET', `${url}/figures?fields=nothing`)).statusCode, 400)
  })

  await t.test('a single read leaves long texts out as well', async (t) => {
    const { pool } = app.database
    const { query } = pool
    const sent: string[] = []
    const [post] = (await read('/v1/posts?fields=title&limit=1')).items as { id: string }[]
    pool.query = function recorded(...parameters: unknown[]) {
      const [statement] = parameters as [{ text?: string } | string]
      sent.push(typeof statement === 'string' ? statement : (statement.text ?? ''))
      return Reflect.apply(query, pool, parameters)
    } as typeof pool.query
    t.same(keysOf([await read(`/v1/posts/${post!.id}?fields=title`)]), ['id,title'])
    pool.query = query
    const reads = sent.filter((text) => text.includes('from "posts"'))
    t.ok(reads.length > 0)
    for (const text of reads) t.notMatch(text.split(' from ')[0], /summary|body/)
    t.match(await read(`/v1/posts/${post!.id}`), { body: 'Nội dung khai giảng.' })
  })

  await t.test('an ETag is that of the chosen fields, with the revision of the row', async (t) => {
    const url = `/v1/sections/${section.id}`
    const tagOf = async (address: string) => String((await send('GET', address)).headers.etag)
    const tag = await tagOf(`${url}?fields=name`)
    t.match(tag, /^"1-/)
    t.not(tag, await tagOf(url))
    const again = await send('GET', `${url}?fields=name`, { headers: { 'if-none-match': tag } })
    t.equal(again.statusCode, 304)
    const other = await send('GET', `${url}?fields=slug`, { headers: { 'if-none-match': tag } })
    t.equal(other.statusCode, 200)
    await expect(200, 'PATCH', url, { body: { name: 'Tin hoạt động' }, headers: { 'if-match': tag } })
    t.equal((await send('PATCH', url, { body: { name: 'X' }, headers: { 'if-match': tag } })).statusCode, 412)
    const anonymous = await send('GET', '/v1/sections?fields=name', { as: 'anonymous' })
    t.same(keysOf((anonymous.json() as { items: object[] }).items), ['id,name'], 'not the cached whole list')
    const all = await send('GET', '/v1/sections', { as: 'anonymous' })
    t.match((all.json() as { items: object[] }).items[0], { slug: 'tin-tuc' })
  })

  await t.test('only fields that there are, and that the caller sees', async (t) => {
    for (const [address, code, says] of [
      ['/v1/sections?fields=nam', 'not_in_list', /must be one of: id, .*name/],
      [`/v1/sections/${section.id}?fields=nam`, 'not_in_list', /name/],
      ['/v1/sections?fields=name,name', 'repeated', /once/],
      ['/v1/sections?fields=', 'empty', /empty/],
      ['/v1/posts?fields=section', 'not_in_list', /section_id/],
      ['/v1/posts?fields=-title', 'not_in_list', /title/],
    ] as const) {
      const answer = await send('GET', address)
      t.equal(answer.statusCode, 400, address)
      const [error] = (answer.json() as { errors: { parameter: string; code: string; message: string }[] })
        .errors
      t.match(error, { parameter: 'fields', code }, address)
      t.match(error!.message, says, address)
    }
    const learner = await send('GET', '/v1/learners?fields=full_name', { as: 'anonymous' })
    t.equal(learner.statusCode, 401)
    const posts = await send('GET', '/v1/posts?fields=title', { as: 'anonymous' })
    t.same((posts.json() as { items: object[] }).items, [], 'drafts stay hidden')
  })
})
