import { startApp, type TestApp } from '../../support/app.ts'
import {
  createPublishedPost,
  classesOf2020,
  createConfirmedFigure,
  headers,
} from '../../domain/figures/school.ts'
import { partyYear, staffYear, trainingYear } from '../../domain/figures/year-2020.ts'
import { test } from '../../support/shared-test.ts'

interface Row {
  fact_key: string
  indicator: { code: string }
  breakdown: string
  status: string
  dimensions: Record<string, unknown>
  stated: { value: number; source: { quote: string } | null; status: string }
  parts: { sum: number; items: { value: number }[] } | null
  register: { count: number } | null
  difference: number
  quota: { percent: number; limit: number; regulation: string } | null
  has_proposals: boolean
  comparable: { figure_ids: string[]; differs_in: string | null; same_dimensions: string[] }
  explanation: { vi: string; en: string }
}

async function proposeAll({ expect }: TestApp, id: string, confirm = true) {
  const { figures } = await expect(200, 'POST', `/v1/posts/${id}/figure-proposals`)
  if (confirm)
    for (const one of figures) await expect(200, 'POST', `/v1/figures/${one.id}/confirm`, { headers })
  return figures
}

test('the year 2020 of a school, reconciled', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const training = await createPublishedPost(app, 'Kết quả đào tạo năm 2020', trainingYear)
  const party = await createPublishedPost(app, 'Xếp loại năm 2020', partyYear)
  const staff = await createPublishedPost(app, 'Cử cán bộ đi học năm 2020', staffYear)
  for (const { id } of [training, party, staff]) await proposeAll(app, id)
  const list = async (query = '', as: 'anonymous' | 'editor' = 'anonymous'): Promise<Row[]> =>
    (await expect(200, 'GET', `/v1/reconciliations?year=2020${query}`, { as })).items
  const rows = await list('&limit=100')
  const find = (code: string, breakdown: string, stated: number) =>
    rows.find(
      (row) => row.indicator.code === code && row.breakdown === breakdown && row.stated.value === stated,
    )
  const values = (row: Row | undefined) => row?.parts?.items.map(({ value }) => value)

  await t.test('62 classes are 58 and 4, and the classes of seven programmes', async (t) => {
    const byPlan = find('training.classes', 'planned', 62)
    t.match(byPlan, { status: /^match$/, difference: 0, register: null, has_proposals: false })
    t.same(values(byPlan), [58, 4])
    const byProgram = find('training.classes', 'program', 62)
    t.match(byProgram, { status: /^match$/, parts: { sum: 62 } })
    t.same(values(byProgram), [1, 8, 1, 7, 4, 16, 25])
  })

  await t.test('6,481 learners are 131 less than their programmes, and yet 6,124 and 357', async (t) => {
    const byProgram = find('training.learners', 'program', 6481)
    t.match(byProgram, { status: 'mismatch', parts: { sum: 6612 }, difference: 131 })
    t.match(byProgram?.explanation, {
      vi: /“6481 học viên”.*6\.612.*131/,
      en: /“2\.157 học viên”.*6,612.*131 apart/,
    })
    t.match(find('training.learners', 'planned', 6481), { status: /^match$/, parts: { sum: 6481 } })
  })

  await t.test('parts that leave a rest are incomplete, not wrong', async (t) => {
    const own = find('training.classes', 'planned', 8)
    t.match(own, { status: 'incomplete', dimensions: { program: 'TCLLCT-HC' }, difference: -6 })
    t.same(values(own), [2])
    t.match(find('training.classes', 'program', 4), { status: /^match$/, dimensions: { planned: false } })
    t.match(find('training.learners', 'program', 357), { status: /^match$/, parts: { sum: 357 } })
  })

  await t.test('grades add up to what stands behind the slash', async (t) => {
    t.match(find('party.cells_graded', 'grade', 5), { status: /^match$/, parts: { sum: 5 } })
    const members = find('party.members_graded', 'grade', 41)
    t.match(members, { status: /^match$/, stated: { source: { quote: '09/41 đảng viên' } } })
    t.same(values(members), [9, 32])
  })

  await t.test('more excellent members than the rule allows are listed like any disagreement', async (t) => {
    const quota = find('party.members_graded', 'quota', 9)
    t.match(quota, {
      status: 'mismatch',
      quota: { percent: 28.13, limit: 20, allowed: 6, regulation: 'Hướng dẫn 21-HD/BTCTW' },
      difference: 8.13,
    })
    t.match(
      quota?.explanation.vi,
      /“09\/41 đảng viên” bằng 28,13% của “32\/41 đảng viên”, vượt tỷ lệ quy định tại Hướng dẫn 21-HD\/BTCTW \(không quá 20%, tối đa 6\)/,
    )
  })

  await t.test('nothing else disagrees: no empty register, no clause with the next one', async (t) => {
    const wrong = rows.filter(({ status }) => status === 'mismatch')
    t.same(wrong.map(({ indicator, breakdown }) => `${indicator.code} ${breakdown}`).sort(), [
      'party.members_graded quota',
      'training.learners program',
    ])
    t.ok(rows.every(({ register }) => register === null))
    const order = rows.map(({ status }) => ['mismatch', 'incomplete', 'match'].indexOf(status))
    t.same(
      order,
      order.toSorted((a, b) => a - b),
      'disagreements come first',
    )
  })

  await t.test('rows are found by indicator and status, page by page', async (t) => {
    t.equal((await list('&indicator=party.cells_graded')).length, 1)
    t.same(await list('&indicator=none'), [])
    t.same(await list('&status=incomplete&indicator=party.cells_graded'), [])
    const url = '/v1/reconciliations?status=mismatch&limit=1'
    const first = await expect(200, 'GET', url)
    t.match(first.page, { count: 2, count_kind: 'exact', prev_cursor: null })
    const second = await expect(200, 'GET', `${url}&cursor=${first.page.next_cursor}`)
    t.not(second.items[0].fact_key, first.items[0].fact_key)
    t.equal(second.page.next_cursor, null)
    await expect(400, 'GET', `/v1/reconciliations?limit=1&cursor=${first.page.next_cursor}`)
    for (const query of ['limit=101', 'year=20', 'status=wrong', 'years=2020', 'indicator=']) {
      await expect(400, 'GET', `/v1/reconciliations?${query}`)
    }
  })

  await t.test('a post has its own rows', async (t) => {
    const { items, totals } = await expect(200, 'GET', `/v1/posts/${training.slug}/reconciliations`, {
      as: 'anonymous',
    })
    t.ok(items.length > 5)
    t.equal(totals.mismatch, 1)
    const own = (await expect(200, 'GET', `/v1/posts/${party.id}/reconciliations`)).items
    t.same(
      own.map(({ breakdown, status }: Row) => `${breakdown} ${status}`),
      ['quota mismatch', 'grade match', 'grade match'],
    )
    await expect(404, 'GET', '/v1/posts/khong-co/reconciliations')
  })

  await t.test('a register that was declared complete is compared; others are null', async (t) => {
    const program = await expect(201, 'POST', '/v1/programs', {
      body: { code: 'TCLLCT-HC', name: 'Trung cấp' },
    })
    for (const n of [1, 2]) {
      const body = {
        code: `L${n}`,
        name: 'Lớp',
        program_id: program.id,
        year: 2020,
        planned: n === 1,
        headcount: 50,
      }
      await expect(201, 'POST', '/v1/classes', { body })
    }
    t.ok((await list('&limit=100')).every(({ register }) => register === null))
    await expect(201, 'PUT', '/v1/register-coverage/classes/2020', { body: { complete: true } })
    await expect(201, 'PUT', '/v1/register-coverage/enrollments/2020', { body: { complete: true } })
    const now = await list('&limit=100')
    const of = (breakdown: string, stated: number) =>
      now.find((row) => row.breakdown === breakdown && row.stated.value === stated)
    t.match(of('register', 62), { status: 'mismatch', register: { count: 2 }, difference: -60, parts: null })
    t.match(of('register', 62)?.explanation, {
      vi: /Theo sổ theo dõi lớp \(số liệu năm 2020 đã chốt\) có [\d.]+ lớp\. /,
      en: /The register of classes, complete for 2020/,
    })
    t.match(of('planned', 62), { status: /^match$/, register: { count: 2 } })
    t.match(of('register', 8), { register: { count: 2 }, dimensions: { program: 'TCLLCT-HC' } })
    t.match(of('register', 6481), { register: { count: 100 } })
    t.match(of('register', 6124), { register: { count: 50 } })
    await expect(200, 'PUT', '/v1/register-coverage/classes/2020', { body: { complete: false } })
    t.notOk(
      (await list('&limit=100')).some(
        ({ breakdown, stated }) => breakdown === 'register' && stated.value === 62,
      ),
    )
  })
})

test('what editors see before readers do', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const post = await createPublishedPost(app, 'Cả năm 2020: 63 lớp', trainingYear, { publish: false })
  const url = `/v1/posts/${post.id}/reconciliations`

  await t.test('proposals count for editors, flagged, and for nobody else', async (t) => {
    await proposeAll(app, post.id, false)
    const { items } = await expect(200, 'GET', url, { as: 'editor' })
    t.ok(items.every((row: Row) => row.has_proposals && row.stated.status === 'proposed'))
    const repeated = items.find((row: Row) => row.breakdown === 'repeated')
    t.match(repeated, { status: 'mismatch', indicator: { code: 'training.classes' } })
    t.equal(Math.abs(repeated.difference), 1, '63 in the title, 62 in the body')
    await expect(404, 'GET', url, { as: 'anonymous' })
    t.same((await expect(200, 'GET', '/v1/reconciliations', { as: 'anonymous' })).items, [])
  })

  await t.test('a draft breaks a quota by its own proposals, whatever was confirmed elsewhere', async (t) => {
    const graded = (excellent: number) =>
      `Năm 2021 có ${excellent}/41 đảng viên hoàn thành xuất sắc nhiệm vụ; 32/41 đảng viên hoàn thành tốt nhiệm vụ.`
    const kept = await createPublishedPost(app, 'Xếp loại 2021', graded(6))
    await proposeAll(app, kept.id)
    const draft = await createPublishedPost(app, 'Xếp loại 2021, bản mới', graded(9), { publish: false })
    await proposeAll(app, draft.id, false)
    const quotaOf = async ({ id }: { id: string }, as: 'editor' | 'anonymous') =>
      (await expect(200, 'GET', `/v1/posts/${id}/reconciliations`, { as })).items.filter(
        ({ breakdown }: Row) => breakdown === 'quota',
      )
    const breach = { status: 'mismatch', quota: { percent: 28.13 }, has_proposals: true }
    t.match(await quotaOf(draft, 'editor'), [breach])
    const within = { status: /^match$/, quota: { percent: 18.75 }, has_proposals: false }
    t.match(await quotaOf(kept, 'editor'), [within])
    t.match(await quotaOf(kept, 'anonymous'), [within])
  })

  await t.test('grades of a year are measured by the rule that holds at its end', async (t) => {
    const graded =
      'Năm 2023 có 9/49 đảng viên hoàn thành xuất sắc nhiệm vụ; 40/49 đảng viên hoàn thành tốt nhiệm vụ.'
    const report = await createPublishedPost(app, 'Xếp loại 2023', graded)
    await proposeAll(app, report.id)
    const quotas = async () =>
      (await expect(200, 'GET', '/v1/reconciliations?year=2023')).items
        .filter(({ breakdown }: Row) => breakdown === 'quota')
        .map(({ status, quota }: Row) => [status, quota?.limit])
    t.same(await quotas(), [['incomplete', null]], 'the limit for 2023 is not entered')
    const { items } = await expect(200, 'GET', '/v1/quota-rules')
    const old = items.find(({ valid_from }: { valid_from: string }) => valid_from === '2023-01-01')
    await expect(200, 'PATCH', `/v1/quota-rules/${old.id}`, { headers, body: { limit: 20 } })
    t.same(await quotas(), [['mismatch', 20]])
    await expect(200, 'PATCH', `/v1/quota-rules/${old.id}`, { headers, body: { valid_to: '2023-03-09' } })
    t.same(await quotas(), [])
    const rule = { regulation: 'Hướng dẫn 25', subject_kind: 'member', grade: 'excellent' }
    const since = { base_grades: ['good'], limit: 25, valid_from: '2023-03-10' }
    await expect(201, 'POST', '/v1/quota-rules', { body: { ...rule, ...since } })
    t.same(await quotas(), [['match', 25]])
    await expect(200, 'PATCH', `/v1/quota-rules/${old.id}`, { headers, body: { valid_to: null } })
    t.same(await quotas(), [['match', 25]], 'a later rule takes the place of one without an end')
  })

  await t.test('a post with a mismatch is published, and the audit trail says so', async (t) => {
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { as: 'publisher', headers, body: {} })
    const { items } = await expect(
      200,
      'GET',
      `/v1/audit-events?resource_id=${post.id}&operation=publishPost`,
    )
    t.ok(items[0].fields.includes('reconciliation_mismatch'))
    const other = await createPublishedPost(app, 'Một bài khác')
    const events = await expect(200, 'GET', `/v1/audit-events?resource_id=${other.id}&operation=publishPost`)
    t.notOk(events.items[0].fields.includes('reconciliation_mismatch'))
  })

  await t.test('what is stated by a post in the trash is compared with nothing', async (t) => {
    const [kept, trashed] = [
      await createPublishedPost(app, 'Tin tức', 'Năm 2003, Trường mở 12 lớp.', { publish: false }),
      await createPublishedPost(app, 'Tin mới', 'Năm 2003, Trường mở 13 lớp.', { publish: false }),
    ]
    for (const { id } of [kept, trashed]) await proposeAll(app, id)
    const values = async (path: string) =>
      (await expect(200, 'GET', path, { as: 'editor' })).items.map((row: Row) => row.stated.value)
    const all = '/v1/reconciliations?year=2003'
    t.equal((await values(all)).length, 1)
    await expect(204, 'DELETE', `/v1/posts/${trashed.id}`, { headers })
    t.same(await values(all), [])
    t.same(await values(`/v1/posts/${kept.id}/reconciliations`), [])
    await expect(200, 'POST', `/v1/posts/${trashed.id}/restore`, { headers })
    t.equal((await values(all)).length, 1)
  })

  await t.test('an editor says whom a post is about, and takes it back', async (t) => {
    const named = await createPublishedPost(
      app,
      'Trường Chính trị tỉnh Hà Nam tổng kết năm 2004',
      'Năm 2004, Trường mở 30 lớp.',
    )
    const bare = await createPublishedPost(app, 'Tổng kết năm 2004', 'Năm 2004, nhà trường mở 31 lớp.')
    for (const { id } of [named, bare]) await proposeAll(app, id)
    const differing = async (): Promise<Row[]> =>
      (await expect(200, 'GET', '/v1/reconciliations?year=2004&status=mismatch', { as: 'anonymous' })).items
    t.same(await differing(), [], 'only one of them names its school')

    const path = '/v1/reported-organisations'
    const body = { post_id: bare.id, name: 'Trường Chính trị tỉnh Hà Nam', reason: 'Tin của Trường.' }
    await expect(401, 'POST', path, { as: 'anonymous', body })
    await expect(403, 'POST', path, { as: 'registrar', body })
    for (const name of [
      'Trường Chính trị tỉnh',
      'Hà Nam',
      'lớp K52',
      'Trường Chính trị tỉnh Hà Nam và huyện Ý Yên',
    ])
      await expect(422, 'POST', path, { as: 'editor', body: { ...body, name } })
    t.same(await differing(), [], 'what is refused changes nothing')
    const said = await expect(201, 'POST', path, { as: 'editor', body })
    const again = await expect(409, 'POST', path, { as: 'editor', body })
    t.match(again.errors, [{ pointer: '/post_id' }])
    const [row] = await differing()
    t.match(row, { breakdown: 'repeated', comparable: { about: said.about } })
    const { agreed } = await expect(200, 'GET', `/v1/facts/${row!.fact_key}`, { as: 'anonymous' })
    t.equal(agreed, false)

    await expect(200, 'POST', `/v1/posts/${bare.id}/figure-proposals`, { as: 'editor', body: {} })
    t.equal((await differing()).length, 1, 'it outlasts the next extraction')
    const address = `${path}/${said.id}`
    await expect(428, 'PATCH', address, { as: 'editor', body: { name: null } })
    const patch = { as: 'editor', headers: { 'if-match': '"1"' } } as const
    const changed = await expect(200, 'PATCH', address, { ...patch, body: { name: 'Trường Đại học Hà Nam' } })
    t.match(changed, { revision: 2, post_id: bare.id })
    t.same(await differing(), [])
    await expect(412, 'PATCH', address, { ...patch, body: { name: null } })
    await expect(200, 'PATCH', address, { as: 'editor', headers, body: { name: body.name } })
    t.equal((await differing()).length, 1)
    t.same(
      (await expect(200, 'GET', `${path}?post=${bare.id}`, { as: 'editor' })).items.map(
        ({ id }: { id: string }) => id,
      ),
      [said.id],
    )
    await expect(204, 'DELETE', address, { as: 'editor', headers })
    t.same(await differing(), [], 'what extraction reads counts again')
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${said.id}`)
    t.same(items.length, 4)
  })

  await t.test('an editor says whom a document is about', async (t) => {
    const named = await createPublishedPost(
      app,
      'Trường Chính trị tỉnh Hà Nam tổng kết năm 1997',
      'Năm 1997, Trường mở 30 lớp.',
    )
    await proposeAll(app, named.id)
    const document = await expect(201, 'POST', '/v1/documents', {
      body: { number: '3-BC/ĐHHN', kind: 'report', title: 'Báo cáo năm 1997' },
    })
    await createConfirmedFigure(app, {
      ...classesOf2020(33),
      period: { kind: 'year', start: '1997-01-01', end: '1997-12-31' },
      source: { number: document.number },
      document_id: document.id,
    })
    const differing = async (): Promise<Row[]> =>
      (await expect(200, 'GET', '/v1/reconciliations?year=1997&status=mismatch', { as: 'anonymous' })).items
    t.equal((await differing()).length, 1, 'a document may be about anybody')

    const path = '/v1/reported-organisations'
    const body = { document_id: document.id, name: 'Trường Đại học Hà Nam', reason: 'Báo cáo của Trường.' }
    for (const wrong of [
      { ...body, post_id: named.id },
      { name: body.name, reason: body.reason },
    ]) {
      const { errors } = await expect(400, 'POST', path, { as: 'editor', body: wrong })
      t.match(errors, [{ pointer: '/post_id', code: 'one_of' }])
    }
    const said = await expect(201, 'POST', path, { as: 'editor', body })
    t.match(said, { post_id: null, document_id: document.id })
    t.match((await expect(409, 'POST', path, { as: 'editor', body })).errors, [{ pointer: '/document_id' }])
    t.same(await differing(), [], 'it is about another school')
    const { items } = await expect(200, 'GET', `${path}?document=${document.id}`, { as: 'editor' })
    t.same(
      items.map(({ id }: { id: string }) => id),
      [said.id],
    )
    await expect(200, 'PATCH', `${path}/${said.id}`, {
      as: 'editor',
      headers,
      body: { name: 'Trường Chính trị tỉnh Hà Nam' },
    })
    t.equal((await differing()).length, 1)
  })

  await t.test(
    'figures of a row are parted with a reason, and compared again when it is taken back',
    async (t) => {
      const stating = await createPublishedPost(app, 'Năm 2005 mở 31 lớp', 'Năm 2005, nhà trường mở 30 lớp.')
      await proposeAll(app, stating.id)
      const repeated = async (): Promise<Row[]> =>
        (await expect(200, 'GET', '/v1/reconciliations?year=2005&status=mismatch', { as: 'anonymous' })).items
      const [row] = await repeated()
      const ids: string[] = row!.comparable.figure_ids
      t.match(row, { breakdown: 'repeated', comparable: { differs_in: null, same_dimensions: ['scenario'] } })
      t.equal(ids.length, 2)
      const agreed = async (): Promise<boolean> =>
        (await expect(200, 'GET', `/v1/facts/${row!.fact_key}`, { as: 'anonymous' })).agreed
      t.equal(await agreed(), false)
      const exceptions = '/v1/reconciliation-exceptions'
      const body = { figure_ids: ids, reason: 'Tiêu đề tính cả lớp liên kết.' }
      await expect(403, 'POST', exceptions, { as: 'registrar', body })
      await expect(401, 'POST', exceptions, { as: 'anonymous', body })
      await expect(400, 'POST', exceptions, { as: 'editor', body: { figure_ids: ids } })
      await expect(400, 'POST', exceptions, { as: 'editor', body: { ...body, figure_ids: [ids[0], ids[0]] } })
      const unknown = [ids[0], '0197f3a0-0000-7000-8000-00000000ffff']
      const refused = await expect(422, 'POST', exceptions, {
        as: 'editor',
        body: { ...body, figure_ids: unknown },
      })
      t.match(refused.errors, [{ pointer: '/figure_ids/1', code: 'unknown_reference' }])
      const parted = await expect(201, 'POST', exceptions, { as: 'editor', body })
      t.same(await repeated(), [], 'for readers too')
      t.equal(await agreed(), true, 'the fact says the same')
      t.same((await expect(200, 'GET', `${exceptions}?figure=${ids[1]}`, { as: 'editor' })).items, [parted])
      await expect(401, 'GET', exceptions, { as: 'anonymous' })

      const value = { value: 29, reason: 'Đếm lại.' }
      const corrected = await expect(201, 'POST', `/v1/figures/${ids[0]}/corrections`, {
        headers,
        body: value,
      })
      t.same(await repeated(), [], 'a correction is about the same')
      const now = await expect(200, 'GET', `${exceptions}/${parted.id}`, { as: 'editor' })
      t.same(now.figure_ids, [...ids, corrected.id])

      // a hundred of which one is corrected: a new list of so many is refused, and the reason of this one can be changed
      const more = `update reconciliation_exceptions set figure_ids = figure_ids || array(select gen_random_uuid() from generate_series(1, 98))
        where id = $1 returning figure_ids`
      const { rows: longer } = await app.database.pool.query<{ figure_ids: string[] }>(more, [parted.id])
      const { figure_ids } = longer[0]!
      t.equal(figure_ids.length, 101)
      const tooMany = await expect(400, 'POST', exceptions, { as: 'editor', body: { ...body, figure_ids } })
      t.match(tooMany.errors, [{ pointer: '/figure_ids', code: 'too_large' }])
      const reason = {
        headers,
        as: 'editor' as const,
        body: { reason: 'Tiêu đề tính cả lớp liên kết với huyện.' },
      }
      t.match(await expect(200, 'PATCH', `${exceptions}/${parted.id}`, reason), {
        ...reason.body,
        figure_ids,
      })

      await expect(204, 'DELETE', `${exceptions}/${parted.id}`, { as: 'editor', headers })
      t.equal((await repeated()).length, 1)
      t.equal(await agreed(), false)
      const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${parted.id}`)
      const operations = items.map(({ operation }: { operation: string }) => operation).sort()
      t.same(operations, [
        'createReconciliationException',
        'deleteReconciliationException',
        'updateReconciliationException',
      ])
      await expect(200, 'POST', `${exceptions}/${parted.id}/restore`, { as: 'editor', headers })
      t.same(await repeated(), [])
    },
  )

  await t.test(
    'a fact agrees where its posts are about others, or from before and after the reform',
    async (t) => {
      const agreed = async (...posts: { title: string; body: string; event_date: string }[]) => {
        const keys = new Set<string>()
        for (const { title, body, event_date } of posts) {
          const { id } = await createPublishedPost(app, title, body, { event_date })
          for (const { fact_key } of await proposeAll(app, id)) keys.add(fact_key)
        }
        t.equal(keys.size, 1, 'one fact')
        const fact = await expect(200, 'GET', `/v1/facts/${[...keys][0]}`, { as: 'anonymous' })
        t.equal(fact.statement_count, posts.length)
        return fact.agreed
      }
      const school = (name: string, count: number, year: number, eventDate: string) => ({
        title: `Năm ${year}, Trường Chính trị tỉnh ${name} mở ${count} lớp`,
        body: '',
        event_date: eventDate,
      })
      t.equal(
        await agreed(school('Nghệ An', 41, 2001, '2002-01-05'), school('Hà Tĩnh', 23, 2001, '2002-01-06')),
        true,
      )
      t.equal(
        await agreed(school('Lào Cai', 41, 2002, '2003-01-05'), school('Lào Cai', 66, 2002, '2025-08-06')),
        true,
      )
      t.equal(
        await agreed(school('Nghệ An', 41, 2003, '2004-01-05'), school('Nghệ An', 44, 2003, '2025-08-06')),
        false,
        'this province has one extent',
      )
    },
  )

  await t.test('one figure alone is not compared with registers', async (t) => {
    const figure = await createConfirmedFigure(
      app,
      classesOf2020(5, { period: { kind: 'year', start: '2010-01-01', end: '2010-12-31' } }),
    )
    await expect(201, 'PUT', '/v1/register-coverage/classes/2010', { body: { complete: true } })
    const rows = async () => (await expect(200, 'GET', '/v1/reconciliations?year=2010')).totals.mismatch
    t.equal(await rows(), 1)
    const body = { figure_ids: [figure.id], reason: 'Gồm cả lớp của đơn vị khác.' }
    await expect(201, 'POST', '/v1/reconciliation-exceptions', { as: 'editor', body })
    t.equal(await rows(), 0)
  })

  await t.test('parts marked exhaustive, or all of a closed dimension, must reach the whole', async (t) => {
    const source = { number: '7-BC' }
    const period = { kind: 'year', start: '2019-01-01', end: '2019-12-31' }
    const of = (value: number, dimensions = {}, more = {}) =>
      createConfirmedFigure(app, classesOf2020(value, { period, source, dimensions, ...more }))
    const whole = await of(10)
    await of(4, { planned: true })
    const row = async (breakdown: string): Promise<Row> =>
      (await expect(200, 'GET', '/v1/reconciliations?year=2019')).items.find(
        (one: Row) => one.breakdown === breakdown,
      )
    t.equal((await row('planned')).status, 'incomplete')
    await of(5, { planned: false })
    t.match(await row('planned'), { status: 'mismatch', difference: -1 })
    await of(9, { training_type: 'degree' })
    t.equal((await row('training_type')).status, 'incomplete')
    await expect(200, 'PATCH', `/v1/figures/${whole.id}`, {
      headers,
      body: { exhaustive_over: ['training_type'] },
    })
    t.equal((await row('training_type')).status, 'mismatch')
    await of(2, { training_type: 'in_service' }, { source: { number: '8-BC' } })
    t.match(await row('training_type'), { parts: { sum: 9 } }, 'parts are of the same source')
    await of(1, { planned: true }, { period: { kind: 'quarter', start: '2019-01-01', end: '2019-03-31' } })
    t.match(await row('planned'), { parts: { sum: 9 } }, 'and of the same period')
  })

  await t.test('about, over and under are honoured', async (t) => {
    const of = (year: number, value: number, more = {}) =>
      createConfirmedFigure(
        app,
        classesOf2020(value, {
          period: { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` },
          ...more,
        }),
      )
    const statusOf = async (year: number) =>
      (await expect(200, 'GET', `/v1/reconciliations?year=${year}&indicator=training.classes`)).items[0]
        ?.status
    for (const [year, qualifier, whole, status] of [
      [2011, 'about', 1009, 'match'],
      [2012, 'about', 980, 'mismatch'],
      [2013, 'over', 990, 'match'],
      [2014, 'over', 1001, 'incomplete'],
      [2015, 'under', 1001, 'match'],
      [2016, 'under', 999, 'mismatch'],
      [2017, 'about', 989, 'mismatch'],
      [2018, 'about', 1011, 'incomplete'],
    ] as const) {
      await of(year, whole, { qualifier })
      await of(year, 1000, { dimensions: { family: 'other' } })
      t.equal(await statusOf(year), status, `${qualifier} ${whole}`)
    }
  })
})
