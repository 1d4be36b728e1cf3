import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { audience, privateKey, startProvider } from '../../platform/oidc/provider.ts'

/** A newsroom: who writes and who edits have keys, who approves signs in at the provider of the school. */
test('a post from the first word to the slip, with a person for each role', async (t) => {
  const provider = await startProvider(t, [await privateKey('ES256', 'es')])
  const { app, expect } = await startApp(t, {
    OIDC_ISSUER: provider.issuer,
    OIDC_AUDIENCE: audience,
    OIDC_ROLE_CLAIM: 'roles',
    OIDC_ROLES: 'truong-ban=publisher',
    SCHOOL_NAME: 'Trường Chính trị tỉnh Vĩnh Phúc',
  })
  const keyOf = async (role: string, name: string, email: string): Promise<string> =>
    (
      await expect(201, 'POST', '/v1/api-keys', {
        body: { name: `bàn ${role}`, role, owner: { name, email } },
      })
    ).key
  const an = await keyOf('author', 'Nguyễn Thị An', 'an@truong.example')
  const hoa = await keyOf('editor', 'Lê Thị Hòa', 'hoa@truong.example')
  const lan = await keyOf('editor', 'Đỗ Thị Lan', 'lan@truong.example')
  const binh = await provider.issue({
    sub: 'binh',
    name: 'Trần Văn Bình',
    email: 'binh@truong.example',
    roles: ['truong-ban'],
  })

  const send = async (
    who: string | null,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) =>
    await app.inject({
      method,
      url,
      headers: { ...(who === null ? {} : { authorization: `Bearer ${who}` }), 'if-match': '*', ...headers },
      ...(payload && { payload }),
    })
  const get = async (who: string | null, url: string, status = 200) => {
    const answer = await app.inject({ url, headers: who === null ? {} : { authorization: `Bearer ${who}` } })
    t.equal(answer.statusCode, status, `GET ${url}: ${answer.body.slice(0, 300)}`)
    return status === 200 ? answer.json() : undefined
  }
  const act = async (who: string, method: 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
    const answer = await send(who, method, url, payload)
    t.ok(answer.statusCode < 300, `${method} ${url}: ${answer.body.slice(0, 300)}`)
    return answer.body === '' ? undefined : answer.json()
  }

  const { id } = await act(an, 'POST', '/v1/posts', {
    title: 'Bế giảng lớp trung cấp',
    body: 'Nhà trường bế giảng 62 lớp.',
    byline: [{ name: 'Nguyễn Thị An' }],
  })
  const url = `/v1/posts/${id}`
  const titleForReaders = async () => (await get(null, url)).title
  const counted = async () =>
    (await get(hoa, '/v1/statistics/posts?from=1900-01-01&to=2200-12-31')).total.posts
  const isListed = async (who: string, query: string) =>
    (await get(who, `/v1/posts?${query}`)).items.some((post: { id: string }) => post.id === id)

  await t.test('written, submitted, returned with a comment, submitted again', async (t) => {
    await get(null, url, 404)
    await act(an, 'POST', `${url}/submit`)
    t.ok(await isListed(binh, 'waiting_for=me'))
    t.equal((await send(an, 'POST', `${url}/approve`, {})).statusCode, 403)
    await act(binh, 'POST', `${url}/return`, { comment: 'Đề nghị ghi rõ số học viên.' })
    t.ok(await isListed(an, 'waiting_for=me'))
    const { items } = await get(an, `${url}/comments`)
    t.match(items, [{ text: 'Đề nghị ghi rõ số học viên.' }])
    await act(an, 'PATCH', url, { body: 'Nhà trường bế giảng 62 lớp với 6481 học viên.' })
    await act(an, 'POST', `${url}/submit`)
    // the editor mends a word, so that the author's submission is taken back
    await act(hoa, 'PATCH', url, { title: 'Tin: Bế giảng lớp trung cấp' })
    t.equal((await send(binh, 'POST', `${url}/approve`, {})).statusCode, 409)
    await act(hoa, 'POST', `${url}/submit`)
  })

  await t.test('of 20 equal approvals for tomorrow one wins', async (t) => {
    const tag = String((await send(binh, 'GET', `${url}/draft`)).headers['etag'])
    const published_at = new Date(Date.now() + 86_400_000).toISOString()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(binh, 'POST', `${url}/approve`, { published_at }, { 'if-match': tag }),
      ),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted()
    t.equal(statuses[0], 200)
    t.same(
      statuses.slice(1).filter((status) => status !== 409 && status !== 412),
      [],
    )
    await get(null, url, 404)
    t.ok(await isListed(binh, 'status=scheduled'))
    t.equal(await counted(), 0, 'what is scheduled counts nowhere')
  })

  await t.test('the live post is edited as a draft: compared, restored, previewed, discarded', async (t) => {
    await act(binh, 'POST', `${url}/unpublish`)
    await act(hoa, 'POST', `${url}/submit`)
    await act(binh, 'POST', `${url}/approve`, { published_at: new Date().toISOString() })
    t.equal(await titleForReaders(), 'Tin: Bế giảng lớp trung cấp')
    t.equal(await counted(), 1)
    await act(hoa, 'PATCH', `${url}/draft`, { title: 'Bế giảng 62 lớp trung cấp' })
    t.match((await get(hoa, `${url}/draft/diff`)).differences, [{ field: 'title' }])
    await act(hoa, 'POST', `${url}/revisions/1/restore`)
    const link = await act(hoa, 'POST', `${url}/preview-links`, { expires_in: 3600 })
    const { pathname } = new URL(link.url, 'http://localhost')
    t.match(await get(null, pathname), { title: 'Bế giảng lớp trung cấp', internal: undefined })
    await act(hoa, 'DELETE', `${url}/preview-links/${link.id}`)
    await get(null, pathname, 404)
    await act(hoa, 'DELETE', `${url}/draft`)
    t.equal(await titleForReaders(), 'Tin: Bế giảng lớp trung cấp')
  })

  await t.test('the list of royalties, and the slip', async (t) => {
    const { rows } = await get(hoa, '/v1/statistics/posts?from=1900-01-01&to=2200-12-31&group_by=author')
    t.match(rows, [{ group: [{ label: { vi: 'Nguyễn Thị An' } }], posts: 1, words: 10, pictures: 0 }])
    t.equal(rows.length, 1)
    const slip = await get(hoa, `${url}/approval-slip`)
    t.match(slip, {
      title: 'Tin: Bế giảng lớp trung cấp',
      state: 'published',
      is_working_draft: false,
      words: 10,
      byline: [{ name: 'Nguyễn Thị An' }],
      content_hash: /^[0-9a-f]{64}$/,
    })
    t.same(
      slip.steps.map(({ step, name, comment }: Record<string, unknown>) => [step, name, comment]),
      [
        ['submitted', 'Nguyễn Thị An', null],
        ['returned', 'Trần Văn Bình', 'Đề nghị ghi rõ số học viên.'],
        ['submitted', 'Nguyễn Thị An', null],
        ['submitted', 'Lê Thị Hòa', null],
        ['approved', 'Trần Văn Bình', null],
        ['submitted', 'Lê Thị Hòa', null],
        ['approved', 'Trần Văn Bình', null],
      ],
    )
    t.same(
      slip.editors.map(({ name, edits }: Record<string, unknown>) => [name, edits]),
      [
        ['Nguyễn Thị An', 2],
        ['Lê Thị Hòa', 1],
      ],
      'who publishes and unpublishes changes no text',
    )
    const page = await send(hoa, 'GET', `${url}/approval-slip`, undefined, { accept: 'text/html' })
    t.match(page.headers, {
      'content-type': /^text\/html/,
      'cache-control': 'no-store',
      'content-security-policy': /^default-src 'none'; style-src 'sha256-[^;]*; base-uri 'none'/,
    })
    for (const text of [
      'PHIẾU DUYỆT TIN, BÀI',
      'TRƯỜNG CHÍNH TRỊ TỈNH VĨNH PHÚC',
      'Trả lại để sửa',
      'Đề nghị ghi rõ số học viên.',
      slip.content_hash,
    ])
      t.ok(page.body.includes(text), text)
    for (const text of [page.body, JSON.stringify(slip)]) t.notMatch(text, '@truong.example')
    await act(lan, 'PATCH', `${url}/draft`, { title: '<script>alert("1 & 2")</script>' })
    await act(hoa, 'POST', `${url}/submit`)
    const next = await send(hoa, 'GET', `${url}/approval-slip`, undefined, { accept: 'text/html' })
    t.match(next.body, '&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;')
    t.notMatch(next.body, '<script>')
    const submitted = await get(hoa, `${url}/approval-slip`)
    t.match(submitted, { is_working_draft: true, state: 'submitted' })
    t.same(
      submitted.editors.map(({ name, edits }: Record<string, unknown>) => [name, edits]),
      [
        ['Nguyễn Thị An', 2],
        ['Lê Thị Hòa', 1],
        ['Đỗ Thị Lan', 1],
      ],
      'who wrote the working draft that another one has submitted',
    )
    const other = await send(hoa, 'GET', `${url}/approval-slip`, undefined, { accept: 'image/png' })
    t.equal(other.statusCode, 406)
    await get(null, `${url}/approval-slip`, 401)
    await get(an, `${url}/approval-slip`, 403)
    await get(hoa, '/v1/posts/khong-co/approval-slip', 404)
    await act(binh, 'DELETE', url)
    await act(binh, 'POST', `${url}/restore`)
    const { editors } = await get(hoa, `${url}/approval-slip`)
    t.same(editors, submitted.editors, 'who takes a post back from the trash changes no text')
    await act(binh, 'POST', `${url}/approve`, {})
    const approved = await get(hoa, `${url}/approval-slip`)
    t.match(approved, { is_working_draft: false, state: 'published' })
    t.same(approved.editors, submitted.editors, 'nor does who approves')
  })
})
