import { test } from '../../support/shared-test.ts'
import { publishScheduledChanges } from '../../../src/domain/content/posts/approval/publish-scheduled.ts'
import { effects } from '../../../src/modules.ts'
import { recordChanges } from '../../../src/platform/audit/record.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'

const any = { 'if-match': '*' }
const writer: Caller = 'editor'
const head: Caller = { scopes: ['content:write', 'content:publish'] }

/** Sends steps of one post. */
function stepsOf({ send, expect }: TestApp, id: string) {
  const url = `/v1/posts/${id}`
  return {
    step: (name: string, as: Caller, status = 200, body?: object, tag = '*') =>
      expect(status, 'POST', `${url}/${name}`, {
        as,
        headers: { 'if-match': tag },
        ...(body && { body }),
      }),
    draft: () => expect(200, 'GET', `${url}/draft`),
    tag: async () => String((await send('GET', `${url}/draft`)).headers['etag']),
    write: (body: object, to = '/draft') =>
      expect(200, 'PATCH', `${url}${to}`, { as: to === '' ? head : writer, headers: any, body }),
  }
}

async function newPost(app: TestApp) {
  const body = { title: 'Bế giảng lớp trung cấp', body: 'Nhà trường bế giảng 62 lớp với 6481 học viên.' }
  const { id } = await app.expect(201, 'POST', '/v1/posts', { as: writer, body })
  return String(id)
}

test('a text is submitted, returned with a comment, submitted again and approved', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const id = await newPost(app)
  const { step, draft, tag, write } = stepsOf(app, id)

  const first = await tag()
  t.match(await step('submit', writer, 200, undefined, first), {
    internal: {
      state: 'submitted',
      state_label: { vi: 'Chờ duyệt', en: 'Waiting for approval' },
      next_state: null,
      created_by_name: /^test /,
      review: 'submitted',
      submitted_by: /^key:/,
      submitted_by_name: /^test /,
    },
  })
  await step('submit', writer, 409)
  await step('publish', head, 409, {})
  await step('approve', head, 412, {}, first)
  await step('approve', writer, 403, {})
  await step('return', head, 400, {})
  const { length: end } = 'Bế giảng lớp'
  const passage = { field: 'title', start: 0, end }
  const comments = `/v1/posts/${id}/comments`
  const comment = await expect(201, 'POST', comments, {
    as: head,
    body: { text: 'Lớp nào?', passage },
  })
  t.match(comment, { passage: { quote: 'Bế giảng lớp', stale: false }, resolved_at: null })
  t.match(await step('return', head, 200, { comment: 'Đề nghị ghi rõ từng lớp.' }), {
    internal: { review: 'returned', approved_at: null },
  })
  await step('approve', head, 409, {})

  await write({ title: 'Tin: Bế giảng lớp trung cấp' }, '')
  const { items } = await expect(200, 'GET', comments)
  t.match(items, [
    { text: 'Đề nghị ghi rõ từng lớp.', passage: null },
    { text: 'Lớp nào?', passage: { start: 5, end: 5 + end, stale: false } },
  ])
  t.equal(items.length, 2)
  await write({ title: 'Tin trong tuần' }, '')
  t.match((await expect(200, 'GET', comments)).items[1].passage, { start: 0, end, stale: true })
  const resolve = `${comments}/${comment.id}/resolve`
  t.match(await expect(200, 'POST', resolve, { as: writer }), { resolved_by: /^key:/ })
  const again = await expect(200, 'POST', resolve, { as: head })
  t.equal(again.resolved_by, (await expect(200, 'GET', comments)).items[1].resolved_by, 'who was first')
  t.match(await expect(200, 'POST', `${comments}/${comment.id}/reopen`), { resolved_at: null })
  for (const at of [
    { start: 0, end: 500 },
    { start: 4, end: 4 },
    { start: 90, end: 91 },
  ]) {
    const gone = await expect(422, 'POST', comments, { body: { text: 'x', passage: { ...passage, ...at } } })
    t.match(gone, { errors: [{ pointer: '/passage', code: 'no_such_passage' }] })
  }
  const sung = await expect(201, 'POST', '/v1/posts', { body: { title: 'Hội thi 🎤 hát' } })
  const commentOn = (status: number, start: number, end: number) =>
    expect(status, 'POST', `/v1/posts/${sung.id}/comments`, {
      body: { text: 'x', passage: { field: 'title', start, end } },
    })
  t.match(await commentOn(201, 8, 10), { passage: { quote: '🎤', stale: false } })
  for (const [start, middle] of [
    [8, 9],
    [9, 10],
    [0, 9],
  ] as const)
    t.match(await commentOn(422, start, middle), { errors: [{ code: 'no_such_passage' }] })
  const long = { text: 'x', passage: { field: 'body_text', start: 0, end: 1001 } }
  t.match(await expect(400, 'POST', comments, { body: long }), {
    errors: [{ pointer: '/passage/end', code: 'too_long' }],
  })
  t.match(await expect(401, 'GET', comments, { as: 'anonymous' }), { code: 'unauthenticated' })

  await step('submit', writer)
  t.match(await write({ summary: 'Cả năm 62 lớp.' }, ''), { internal: { review: null } })
  t.match(await draft(), { internal: { review: null } }, 'an edit takes the submission back')
  await step('submit', writer)
  const tomorrow = '2199-01-01T00:00:00Z'
  const approved = await step('approve', head, 200, { published_at: tomorrow }, await tag())
  t.match(approved, {
    status: 'published',
    published_at: tomorrow,
    summary: 'Cả năm 62 lớp.',
    internal: { review: null, approved_by: /^key:/, submitted_by_name: /^test / },
  })
  t.match(await step('submit', writer, 409), { detail: /scheduled/ })
  const { items: events } = await expect(200, 'GET', '/v1/audit-events?operation=approvePost')
  t.match(events, [{ resource: 'posts', fields: ['approved', 'published_at', 'status'] }])
})

test('the working draft of a public post is approved', async (t) => {
  const app = await startApp(t)
  const id = await newPost(app)
  const { step, draft, write } = stepsOf(app, id)
  const url = `/v1/posts/${id}`
  await step('publish', head, 200, {})
  t.match(await step('submit', writer, 409), { detail: /no working draft/ })
  await write({ title: 'Bản mới' })
  await step('submit', writer)
  t.match(await write({ title: 'Bản mới' }), { internal: { review: 'submitted' } }, 'nothing was changed')
  t.match(await write({ title: 'Bản mới hơn' }), { internal: { review: null } })
  await step('submit', writer)
  t.match(await app.expect(200, 'GET', url, { as: 'anonymous' }), { title: 'Bế giảng lớp trung cấp' })
  // a correction at once makes the submitted text stale, and leaves it submitted
  await write({ summary: 'Đính chính.' }, '')
  t.match(await step('approve', head, 412, {}), { code: 'stale_base' })
  const { title, body } = await draft()
  await app.expect(200, 'PUT', `${url}/draft`, { as: writer, headers: any, body: { title, body } })
  await step('submit', writer)
  t.match(await step('approve', head, 200, {}), { title: 'Bản mới hơn', summary: null })
  t.match(await draft(), { exists: false, internal: { review: null } })
  await app.expect(204, 'DELETE', url, { headers: any })
  await step('submit', writer, 409)
})

test('of many approvals at once one wins, and nobody approves what he submitted', async (t) => {
  const app = await startApp(t)
  const id = await newPost(app)
  const { step, tag } = stepsOf(app, id)
  await step('submit', head)
  t.match(await step('approve', head, 403, {}), { code: 'forbidden' })
  const headers = { 'if-match': await tag() }
  const approvals = await Promise.all(
    Array.from({ length: 20 }, () => app.send('POST', `/v1/posts/${id}/approve`, { headers, body: {} })),
  )
  const statuses = approvals.map(({ statusCode }) => statusCode)
  t.equal(statuses.filter((status) => status === 200).length, 1)
  t.equal(statuses.filter((status) => status === 409).length, 19)
  t.match(await app.expect(200, 'GET', `/v1/posts/${id}`), { revision: 2, status: 'published' })

  const later = await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Khai giảng' } })
  const other = stepsOf(app, later.id)
  await other.step('submit', writer)
  await other.step('return', head, 200, { comment: 'Xem lại.' })
  const published = await other.step('publish', head, 200, {})
  t.match(published, { status: 'published', internal: { review: null } }, 'it waits for no changes any more')

  const titles = async (query: string, as: Caller) =>
    (await app.expect(200, 'GET', `/v1/posts?sort=title&${query}`, { as })).items.map(
      ({ title }: { title: string }) => title,
    )
  const named = async (title: string) => {
    const post = await app.expect(201, 'POST', '/v1/posts', { as: writer, body: { title } })
    return stepsOf(app, String(post.id))
  }
  await named('A nháp')
  const [submitted, returned, scheduled, changed] = [
    await named('B chờ duyệt'),
    await named('C trả lại'),
    await named('D hẹn giờ'),
    await named('E đã đăng'),
  ]
  await submitted.step('submit', writer)
  await returned.step('submit', writer)
  await returned.step('return', head, 200, { comment: 'Xem lại.' })
  await scheduled.step('publish', head, 200, { published_at: '2199-01-01T00:00:00Z' })
  await changed.step('publish', head, 200, {})
  await changed.write({ summary: 'Bản mới.' })
  await changed.step('submit', head)
  const approver: Caller = 'publisher'
  for (const [query, as, found] of [
    ['status=scheduled', writer, ['D hẹn giờ']],
    ['status=submitted', writer, ['B chờ duyệt', 'E đã đăng']],
    ['status=scheduled,submitted', writer, ['B chờ duyệt', 'D hẹn giờ', 'E đã đăng']],
    ['status=draft', writer, ['A nháp', 'B chờ duyệt', 'C trả lại']],
    ['status=draft,scheduled', writer, ['A nháp', 'B chờ duyệt', 'C trả lại', 'D hẹn giờ']],
    ['status=published&published_at[gte]=2100-01-01T00:00:00Z', writer, ['D hẹn giờ']],
    ['waiting_for=me', approver, ['B chờ duyệt', 'E đã đăng']],
    ['waiting_for=me', head, ['B chờ duyệt']],
    ['waiting_for=me', writer, ['C trả lại']],
    ['waiting_for=me&status=published', approver, ['E đã đăng']],
    ['waiting_for=me&q=B', approver, ['B chờ duyệt']],
    // readers learn nothing, neither of drafts nor of what waits beside a public post
    ['status=submitted', 'anonymous', []],
    ['status=scheduled', 'reader', []],
    ['waiting_for=me', 'anonymous', []],
    ['waiting_for=me', 'reader', []],
    ['status=published,submitted,scheduled,draft&q=E', 'anonymous', ['E đã đăng']],
  ] as const) {
    t.same(await titles(query, as), found, `${JSON.stringify(as)} ${query}`)
  }
  const best = await app.expect(200, 'GET', '/v1/posts?waiting_for=me&q=B', { as: approver })
  t.match(best.items, [{ title: 'B chờ duyệt' }])
  const counted = await app.expect(200, 'GET', '/v1/posts?status=submitted&count=exact', { as: 'reader' })
  t.equal(counted.page.count, 0)
})

/** How a post comes into a state, from a new draft. */
const waysTo: Record<string, readonly (readonly [string, object?])[]> = {
  draft: [],
  submitted: [['submit']],
  returned: [['submit'], ['return', { comment: 'Xem lại.' }]],
  scheduled: [['publish', { published_at: '2199-01-01T00:00:00Z' }]],
  published: [['publish', {}]],
  unpublished: [['publish', {}], ['unpublish']],
  archived: [['publish', {}], ['archive']],
  trash: [['delete']],
  'changed in public': [['publish', {}], ['draft']],
  'changed and submitted': [['publish', {}], ['draft'], ['submit']],
  'changed and returned': [['publish', {}], ['draft'], ['submit'], ['return']],
  'changed and scheduled': [
    ['publish', {}],
    ['draft'],
    ['submit'],
    ['approve', { published_at: '2199-01-01T00:00:00Z' }],
  ],
  'approved, and not scheduled': [
    ['submit'],
    ['approve', { published_at: '2199-01-01T00:00:00Z' }],
    ['unpublish'],
  ],
}

/** What people call the state of a post, and that of its working draft. */
const labels: Record<string, readonly [string, string | null]> = {
  draft: ['Bản nháp', null],
  submitted: ['Chờ duyệt', null],
  returned: ['Trả lại để sửa', null],
  scheduled: ['Hẹn giờ đăng', null],
  published: ['Đã đăng', null],
  unpublished: ['Đã gỡ', null],
  archived: ['Lưu trữ', null],
  trash: ['Bản nháp', null],
  'approved, and not scheduled': ['Đã duyệt', null],
  'changed in public': ['Đã đăng', 'Bản nháp'],
  'changed and submitted': ['Đã đăng', 'Chờ duyệt'],
  'changed and returned': ['Đã đăng', 'Trả lại để sửa'],
  'changed and scheduled': ['Đã đăng', 'Hẹn giờ đăng'],
}

const stepNames = ['submit', 'approve', 'return', 'publish', 'unpublish', 'archive', 'draft', 'edit'] as const

/** What each step answers in each state: 200 or the beginning of what the 409 says. */
const table: Record<string, readonly (number | string)[]> = {
  draft: [
    200,
    'Không duyệt được. Bài chưa',
    'Không trả lại được. Bài chưa',
    200,
    200,
    'Bài còn là',
    200,
    200,
  ],
  submitted: [
    'Không trình duyệt được. Bài đang',
    200,
    200,
    'Không đăng được. Bài đang',
    200,
    'Bài còn là',
    200,
    200,
  ],
  returned: [
    200,
    'Không duyệt được. Bài đã được trả lại',
    'Không trả lại được. Bài đã được trả lại',
    200,
    200,
    'Bài còn',
    200,
    200,
  ],
  scheduled: [
    'Không trình duyệt được. Bài đã hẹn giờ đăng; muốn sửa, đề nghị hủy hẹn giờ trước.',
    'Không duyệt được. Bài đã hẹn giờ đăng;',
    'Không trả lại được. Bài đã hẹn giờ đăng;',
    200,
    200,
    200,
    200,
    200,
  ],
  published: [
    'Không trình duyệt được. Bài đã đăng và không có',
    'Không duyệt được. Bài đã đăng',
    'Không trả lại được. Bài đã đăng',
    200,
    200,
    200,
    200,
    200,
  ],
  unpublished: [
    200,
    'Không duyệt được. Bài chưa',
    'Không trả lại được. Bài chưa',
    200,
    200,
    'Bài còn là',
    200,
    200,
  ],
  archived: [
    'Không trình duyệt được. Bài đã lưu trữ; muốn sửa',
    'Không duyệt được. Bài đã lưu trữ;',
    'Không trả lại được. Bài đã lưu trữ;',
    'Bài đã lưu trữ; muốn đăng lại',
    200,
    200,
    200,
    200,
  ],
  trash: [...stepNames].map(() => 'Đang ở trong thùng rác'),
  'changed and returned': [
    200,
    'Không duyệt được. Bài đã được trả',
    'Không trả lại được. Bài đã được trả',
    200,
    200,
    200,
    200,
    200,
  ],
  'approved, and not scheduled': [
    200,
    'Không duyệt được. Bài chưa',
    'Không trả lại được. Bài chưa',
    200,
    200,
    'Bài còn là',
    200,
    200,
  ],
  'changed and scheduled': [
    'Không trình duyệt được. Bản sửa đã hẹn giờ đăng; muốn hủy hẹn giờ, hãy trả lại',
    'Không duyệt được. Bản sửa đã hẹn giờ đăng',
    200,
    200,
    200,
    200,
    200,
    200,
  ],
  'changed in public': [
    200,
    'Không duyệt được. Bài chưa',
    'Không trả lại được. Bài chưa',
    200,
    200,
    200,
    200,
    200,
  ],
  'changed and submitted': [
    'Không trình duyệt được. Bài đang',
    200,
    200,
    'Không đăng được. Bài đang',
    200,
    200,
    200,
    200,
  ],
}

test('each step in each state is done, or refused with what is possible', async (t) => {
  const app = await startApp(t)
  const chief: Caller = 'publisher'
  const take = async (id: string, step: string, body?: object) => {
    const as = step === 'submit' ? writer : chief
    const options = { as, headers: { ...any, 'accept-language': 'vi' } }
    const url = `/v1/posts/${id}`
    if (step === 'delete') return await app.send('DELETE', url, options)
    if (step === 'draft' || step === 'edit') {
      const title = `Bản mới ${Math.random()}`
      return await app.send('PATCH', step === 'draft' ? `${url}/draft` : url, { ...options, body: { title } })
    }
    const given =
      body ?? (step === 'return' ? { comment: 'x' } : ['approve', 'publish'].includes(step) ? {} : undefined)
    return await app.send('POST', `${url}/${step}`, { ...options, ...(given && { body: given }) })
  }
  const postIn = async (state: string) => {
    const post = await app.expect(201, 'POST', '/v1/posts', {
      as: writer,
      body: { title: `Tin ${Math.random()}` },
    })
    for (const [step, body] of waysTo[state]!) {
      const { statusCode } = await take(String(post.id), step, body)
      if (statusCode >= 300) throw new Error(`${step} on the way to ${state}: ${statusCode}`)
    }
    const { internal } = await app.expect(200, 'GET', `/v1/posts/${post.id}`, { as: writer })
    const { state_label: label, next_state_label: next } = internal ?? {}
    t.same([label?.vi, next?.vi ?? null], labels[state], `labels of ${state}`)
    return String(post.id)
  }
  for (const [state, answers] of Object.entries(table)) {
    let id = await postIn(state)
    for (const [n, expected] of answers.entries()) {
      const step = stepNames[n]!
      const answer = await take(id, step)
      t.equal(answer.statusCode, expected === 200 ? 200 : 409, `${step} of ${state}`)
      if (typeof expected === 'string')
        t.ok(answer.json().detail.startsWith(expected), `${step} of ${state}: ${answer.body}`)
      else id = await postIn(state)
    }
  }
  const approved = await postIn('approved, and not scheduled')
  const edited = await take(approved, 'edit')
  t.match(edited.json(), { internal: { state: 'draft' } }, 'an edited text is approved no more')
  // a moment that was rounded up lay ahead every second time
  for (let n = 0; n < 8; n++) {
    const published = await take(await postIn('draft'), 'publish')
    t.match(published.json(), { internal: { state: 'published' } }, 'what is published now is public at once')
  }
})

type Steps = readonly (readonly [by: 'self' | 'chief' | 'writer', step: string, body?: object])[]

const changeForLater: Steps = [
  ['chief', 'publish', {}],
  ['self', 'draft', { title: 'Bản khác' }],
  ['self', 'submit'],
  ['chief', 'approve', { published_at: '2199-01-01T00:00:00Z' }],
]

/** What somebody who has submitted a text may try, so that it appears without a second person. The others are further ones. */
const waysAround: Record<string, Steps> = {
  'returns it': [
    ['self', 'submit'],
    ['self', 'return', { comment: 'x' }],
  ],
  'has it returned': [
    ['self', 'submit'],
    ['chief', 'return', { comment: 'x' }],
  ],
  'changes it': [
    ['self', 'submit'],
    ['self', 'edit', { title: 'Bản khác' }],
  ],
  'begins a working draft': [
    ['self', 'submit'],
    ['self', 'draft', { title: 'Bản khác' }],
  ],
  'begins and discards a working draft': [
    ['self', 'submit'],
    ['self', 'draft', { title: 'Bản khác' }],
    ['self', 'discard'],
  ],
  'takes up an earlier text': [
    ['self', 'submit'],
    ['self', 'edit', { title: 'Bản khác' }],
    ['self', 'revisions/1/restore'],
  ],
  'trashes and restores it': [
    ['self', 'submit'],
    ['self', 'trash'],
    ['self', 'restore'],
    ['self', 'return', { comment: 'x' }],
  ],
  'changes it after another submission': [
    ['self', 'submit'],
    ['self', 'edit', { title: 'Bản khác' }],
    ['writer', 'submit'],
    ['self', 'edit', { title: 'Bản khác nữa' }],
  ],
  'writes the change of a public post again': [
    ['chief', 'publish', {}],
    ['self', 'draft', { title: 'Bản khác' }],
    ['self', 'submit'],
    ['self', 'discard'],
    ['self', 'draft', { title: 'Bản khác' }],
  ],
  'takes up the discarded change of a public post': [
    ['chief', 'publish', {}],
    ['self', 'draft', { title: 'Bản khác' }],
    ['self', 'submit'],
    ['self', 'discard'],
    ['self', 'draft/revisions/3/restore'],
  ],
  'changes what is scheduled': [...changeForLater, ['self', 'draft', { title: 'Chưa duyệt' }]],
  'has what is scheduled returned': [...changeForLater, ['chief', 'return', { comment: 'x' }]],
  'takes up an earlier text of what is scheduled': [...changeForLater, ['self', 'revisions/1/restore']],
  'discards what is scheduled, and writes it again': [
    ...changeForLater,
    ['self', 'discard'],
    ['self', 'draft', { title: 'Chưa duyệt' }],
  ],
  'takes back what is approved for later': [
    ['self', 'submit'],
    ['chief', 'approve', { published_at: '2199-01-01T00:00:00Z' }],
    ['self', 'unpublish'],
    ['self', 'edit', { title: 'Chưa duyệt' }],
  ],
  'writes a draft of what is approved for later': [
    ['self', 'submit'],
    ['chief', 'approve', { published_at: '2199-01-01T00:00:00Z' }],
    ['self', 'draft', { title: 'Chưa duyệt' }],
  ],
  'takes back what a second person publishes later': [
    ['self', 'submit'],
    ['self', 'edit', { title: 'Bản khác' }],
    ['chief', 'publish', { published_at: '2199-01-01T00:00:00Z' }],
    ['self', 'unpublish'],
    ['self', 'edit', { title: 'Chưa duyệt' }],
  ],
  'takes the public post back': [
    ['chief', 'publish', {}],
    ['self', 'draft', { title: 'Bản khác' }],
    ['self', 'submit'],
    ['self', 'unpublish'],
    ['self', 'return', { comment: 'x' }],
  ],
}

test('who has submitted a text does not publish it by any way', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const callers: Record<'self' | 'chief' | 'writer', Caller> = { self: head, chief: 'publisher', writer }
  const take = async (as: Caller, id: string, step: string, body?: object) => {
    const url = `/v1/posts/${id}`
    const options = { as, headers: any, ...(body && { body }) }
    if (step === 'edit') return await expect(200, 'PATCH', url, options)
    if (step === 'draft') return await expect(200, 'PATCH', `${url}/draft`, options)
    if (step === 'discard') return await expect(204, 'DELETE', `${url}/draft`, options)
    if (step === 'trash') return await expect(204, 'DELETE', url, options)
    return await expect(200, 'POST', `${url}/${step}`, options)
  }
  for (const [way, steps] of Object.entries(waysAround)) {
    const { id } = await expect(201, 'POST', '/v1/posts', { as: head, body: { title: way } })
    for (const [by, step, body] of steps) await take(callers[by], id, step, body)
    const publish = { headers: any, body: {} }
    const { status } = await expect(200, 'GET', `/v1/posts/${id}`)
    // what readers have already stays as it is
    const row =
      status === 'published'
        ? { id, status }
        : { id, status: 'published', published_at: '2020-01-01T00:00:00Z' }
    const report = await importFile(app, 'posts', 'ndjson', lines(row), { as: head })
    t.match(report, status === 'published' ? { unchanged: 1 } : { refused: 1 }, way)
    if (status !== 'published')
      t.match(report.errors[0].code, /^(forbidden|wrong_state|has_working_draft)$/, way)
    const refused = await expect(403, 'POST', `/v1/posts/${id}/publish`, { ...publish, as: head })
    t.match(refused, { detail: /another person/ }, way)
    // also what was for later
    const published = await expect(200, 'POST', `/v1/posts/${id}/publish`, {
      headers: any,
      body: { published_at: '2020-01-01T00:00:00Z' },
      as: 'publisher',
    })
    t.match(published, { status: 'published', internal: { review: null } }, way)
    // what nobody has submitted is published as before
    await take(head, id, 'draft', { summary: 'Bản mới.' })
    t.match(await take(head, id, 'publish', {}), { summary: 'Bản mới.' }, way)
  }

  // what was submitted before it has appeared is decided on
  const appeared = await expect(201, 'POST', '/v1/posts', { as: head, body: { title: 'Đã đến giờ' } })
  await take(head, appeared.id, 'submit')
  await take(callers['chief']!, appeared.id, 'approve', { published_at: '2199-01-01T00:00:00Z' })
  await app.database.pool.query(
    `update working_drafts set submitted_at = now() - interval '2 hours' where post_id = $1`,
    [appeared.id],
  )
  await app.database.pool.query(`update posts set published_at = now() - interval '1 hour' where id = $1`, [
    appeared.id,
  ])
  await take(head, appeared.id, 'draft', { summary: 'Bản mới.' })
  t.match(await take(head, appeared.id, 'publish', {}), { summary: 'Bản mới.' })

  // the key gets its owner after it has submitted
  const email = 'hoa@truong.example'
  const keyOf = async (body: object) => {
    const key = await expect(201, 'POST', '/v1/api-keys', {
      body: { name: 'bàn', role: 'publisher', ...body },
    })
    return { id: key.id as string, headers: { ...any, authorization: `Bearer ${String(key.key)}` } }
  }
  const [first, second] = [await keyOf({}), await keyOf({ owner: { name: 'Lê Thị Hòa', email } })]
  const { id } = await expect(201, 'POST', '/v1/posts', {
    as: 'editor',
    body: { title: 'Khóa chưa có người' },
  })
  const url = `/v1/posts/${id}`
  await expect(200, 'POST', `${url}/submit`, { headers: first.headers })
  const waiting = async () =>
    (await expect(200, 'GET', '/v1/posts?waiting_for=me', { headers: second.headers })).items.length
  t.equal(await waiting(), 1)
  const owner = { owner: { name: 'Lê Thị Hòa', email: 'Hoa@Truong.example' } }
  await expect(200, 'PATCH', `/v1/api-keys/${first.id}`, { headers: any, body: owner })
  t.equal(await waiting(), 0)
  await expect(403, 'POST', `${url}/approve`, { headers: second.headers, body: {} })
  await expect(200, 'POST', `${url}/return`, { headers: second.headers, body: { comment: 'x' } })
  t.equal(await waiting(), 1, 'returned to the same person')
  await expect(403, 'POST', `${url}/publish`, { headers: second.headers, body: {} })
  await expect(200, 'POST', `${url}/publish`, { as: 'publisher', headers: any, body: {} })
})

test('the change of a public post is approved for a later time', async (t) => {
  const app = await startApp(t)
  const { expect, database } = app
  const later = { published_at: '2199-01-01T00:00:00Z' }
  const errors: unknown[] = []
  let posts = 0
  const poll = () =>
    publishScheduledChanges({ database, effects, recordChanges }, (error) => void errors.push(error))
  /** Lets the time of a post come. */
  const arrive = (id: string) =>
    database.pool.query(
      `update working_drafts set next_published_at = now() - interval '1 second' where post_id = $1`,
      [id],
    )
  const scheduled = async (change: object, by: Caller = writer) => {
    const created = await expect(201, 'POST', '/v1/posts', {
      as: writer,
      body: { title: 'Bản cũ', slug: `ban-${++posts}` },
    })
    const id = String(created.id)
    const steps = stepsOf(app, id)
    await steps.step('publish', head, 200, {})
    await steps.write(change)
    await steps.step('submit', by)
    t.match(await steps.step('approve', 'publisher', 200, later), {
      title: 'Bản cũ',
      internal: {
        state: 'published',
        next_state: 'scheduled',
        next_state_label: { vi: 'Hẹn giờ đăng' },
        next_published_at: '2199-01-01T00:00:00Z',
        approved_by: /^key:/,
      },
    })
    return { ...steps, id, url: `/v1/posts/${id}` }
  }
  const read = async ({ url }: { url: string }) =>
    (await expect(200, 'GET', url, { as: 'anonymous' })).title as string

  const post = await scheduled({ title: 'Bản mới' })
  const link = await expect(201, 'POST', `${post.url}/preview-links`, { body: { expires_in: 3600 } })
  const preview = new URL(link.url, 'http://127.0.0.1').pathname
  t.match(await expect(200, 'GET', preview, { as: 'anonymous' }), { title: 'Bản mới' })
  t.match(await expect(200, 'GET', `${post.url}/approval-slip`), { state: 'scheduled', title: 'Bản mới' })
  await poll()
  t.equal(await read(post), 'Bản cũ')
  const before = await expect(200, 'GET', post.url)
  await arrive(post.id)
  await Promise.all(Array.from({ length: 5 }, poll))
  t.equal(await read(post), 'Bản mới')
  const after = await expect(200, 'GET', post.url)
  t.match(after, { revision: before.revision + 1, published_at: before.published_at })
  t.match(after.internal, { next_state: null, next_published_at: null, schedule_problem: null, review: null })
  t.match(await post.draft(), { exists: false })
  await expect(404, 'GET', preview, { as: 'anonymous' })
  const [revision] = (await expect(200, 'GET', `${post.url}/revisions`)).items
  t.equal(revision.actor, before.internal.approved_by)
  const { items: events } = await expect(200, 'GET', '/v1/audit-events?actor=schedule')
  t.match(events, [{ operation: 'publishScheduledChange', resource_id: post.id, fields: ['title'] }])
  t.equal(events.length, 1, 'of several processes one publishes it')

  // a text that was approved may appear earlier, also by who has submitted it
  const own = await scheduled({ title: 'Bản mới' }, head)
  t.match(await own.step('publish', head, 200, {}), { title: 'Bản mới' })

  // an edit, a return and a discard each cancel it
  const edited = await scheduled({ title: 'Bản mới' })
  t.match(await edited.write({ title: 'Sửa thêm' }), {
    internal: { next_state: 'draft', next_published_at: null },
  })
  const returned = await scheduled({ title: 'Bản mới' })
  t.match(await returned.step('return', head, 200, { comment: 'Xem lại.' }), {
    internal: { next_state: 'returned', next_published_at: null },
  })
  const discarded = await scheduled({ title: 'Bản mới' })
  await expect(204, 'DELETE', `${discarded.url}/draft`, { headers: any })
  // as a process of the version before would, which does not know schedules
  const older = await scheduled({ title: 'Bản mới' })
  await database.pool.query(
    `update working_drafts set content = content || '{"title": "Chưa duyệt"}', review = null where post_id = $1`,
    [older.id],
  )
  const now = await scheduled({ title: 'Bản mới' })
  t.match(await now.step('publish', head, 200, {}), {
    title: 'Bản mới',
    internal: { next_published_at: null },
  })

  // what has changed meanwhile waits for approval again, with the reason
  const stale = await scheduled({ summary: 'Bản mới' })
  await stale.write({ title: 'Đính chính' }, '')
  const hidden = await scheduled({ title: 'Bản mới' })
  await stepsOf(app, hidden.id).step('unpublish', head)
  const tag = await expect(201, 'POST', '/v1/tags', { body: { name: 'Sắp xóa' } })
  const broken = await scheduled({ tag_ids: [tag.id] })
  await expect(204, 'DELETE', `/v1/tags/${tag.id}`, { headers: any })
  const taken = await scheduled({ slug: 'bai-moi' })
  await expect(201, 'POST', '/v1/posts', { body: { title: 'Bài mới' } })
  for (const { id } of [stale, hidden, broken, taken]) await arrive(id)
  await poll()
  for (const [{ url }, reason] of [
    [stale, /^Bản nháp được soạn từ phiên bản/],
    [hidden, /không còn đăng công khai/],
    [broken, /./],
    [taken, /./],
  ] as const) {
    const { internal, status } = await expect(200, 'GET', url)
    t.match(internal, { review: 'submitted', next_published_at: null, schedule_problem: { vi: reason } })
    t.equal(status, url === hidden.url ? 'draft' : 'published')
  }
  t.match(await stale.write({ summary: 'Sửa' }), { internal: { schedule_problem: null } })
  t.equal(await read(stale), 'Đính chính')
  // what is refused at its time is refused when it is approved
  const refused = stepsOf(app, broken.id)
  t.match(await refused.step('approve', 'publisher', 422, later), { code: 'unknown_reference' })
  t.match(await app.expect(200, 'GET', broken.url), { internal: { review: 'submitted' } })
  t.same(errors, [])
})

test('APPROVE_OWN lets a desk of one approve', async (t) => {
  const app = await startApp(t, { APPROVE_OWN: 'on' })
  const { step } = stepsOf(app, await newPost(app))
  await step('submit', head)
  const mine = await app.expect(200, 'GET', '/v1/posts?waiting_for=me', { as: head })
  t.equal(mine.items.length, 1)
  t.match(await step('approve', head, 200, {}), { status: 'published' })
  const { id } = await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Khai giảng' } })
  const returned = stepsOf(app, id)
  await returned.step('submit', head)
  await returned.step('return', head, 200, { comment: 'Xem lại.' })
  t.match(await returned.step('publish', head, 200, {}), { status: 'published' })

  const inFile = await app.expect(201, 'POST', '/v1/posts', { body: { title: 'Từ tệp' } })
  const row = { id: inFile.id, status: 'published', published_at: '2020-01-01T00:00:00Z' }
  const steps = stepsOf(app, inFile.id)
  await steps.step('submit', head)
  t.match(await importFile(app, 'posts', 'ndjson', lines(row), { as: head }), {
    errors: [{ code: 'wrong_state' }],
  })
  await steps.step('return', head, 200, { comment: 'Xem lại.' })
  t.match(await importFile(app, 'posts', 'ndjson', lines(row), { as: head }), { changed: 1 })
})
