import { startApp } from '../../support/app.ts'
import { testRejections } from '../../support/resource-contract.ts'
import { createPublishedPost, classesOf2020, createConfirmedFigure, headers, year2020 } from './school.ts'
import { test } from '../../support/shared-test.ts'

test('figures', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await expect(201, 'POST', '/v1/programs', { body: { code: 'TCLLCT-HC', name: 'Trung cấp' } })
  const body = 'Năm 2020 mở 62 lớp, trong đó 58 lớp trong kế hoạch. Cả năm 62 lớp.'
  const post = await createPublishedPost(app, 'Mở 62 lớp', body)
  const draft = await createPublishedPost(app, 'Nháp 62 lớp', '', { publish: false })
  const quote = { post_id: post.id, field: 'body_text', quote: '58 lớp' }

  await t.test(
    'an editor states a figure by its words; the quote is the text from start to end',
    async (t) => {
      const figure = await expect(201, 'POST', '/v1/figures', {
        as: 'editor',
        body: classesOf2020(58, { dimensions: { planned: true }, source: quote }),
      })
      t.match(figure, {
        status: 'proposed',
        unit: 'class',
        dimensions: { planned: true, scenario: 'actual' },
        source: { post_id: post.id, revision: post.revision, field: 'body_text', quote: '58 lớp' },
        source_stale: false,
        internal: { rule: null },
      })
      t.equal(post.body_text.slice(figure.source.start, figure.source.end), '58 lớp')
      await expect(404, 'GET', `/v1/figures/${figure.id}`, { as: 'anonymous' })
      const changed = await expect(200, 'PATCH', `/v1/figures/${figure.id}`, {
        as: 'editor',
        headers,
        body: { qualifier: 'about', dimensions: { planned: null } },
      })
      t.same(changed.dimensions, { scenario: 'actual' })
      t.not(changed.fact_key, figure.fact_key, 'it is another fact now')
      t.same(changed.source, figure.source)
    },
  )

  await t.test('what the source does not say is refused by field, and nothing is stored', async () => {
    const of = (more: Record<string, unknown>) => classesOf2020(58, { source: quote, ...more })
    const start = post.body_text.indexOf('58 lớp')
    await testRejections(t, app, '/v1/figures', 422, [
      ['/source/quote', of({ source: { ...quote, quote: '59 lớp' } })],
      ['/source/quote', of({ source: { ...quote, start: start + 1, end: start + 7 } })],
      ['/source/start', of({ source: { ...quote, quote: '62 lớp' } })],
      ['/source/revision', of({ source: { ...quote, revision: 99 } })],
      ['/source/post_id', of({ source: { ...quote, post_id: '0190a1b2-0000-7000-8000-000000000000' } })],
      ['/value', of({ indicator: { code: 'training.result_rate' }, value: 101, relation: 'share' })],
      ['/unit', of({ unit: 'learner' })],
      ['/dimensions/grade', of({ dimensions: { grade: 'good' } })],
      ['/dimensions/program', of({ dimensions: { program: 'KHONG-CO' } })],
      ['/indicator/code', of({ indicator: { code: 'training.none' } })],
    ])
    await testRejections(t, app, '/v1/figures', 400, [
      ['/source/field', of({ source: { ...quote, field: null } })],
      ['/source/end', of({ source: { ...quote, start: 1, end: 2 } })],
      ['/source/number', of({ source: { ...quote, number: '12-BC/TCT' } })],
      ['/source/post_id', of({ source: { issuer: 'Nhà trường' } })],
      ['/source/quote', of({ source: { number: '12-BC/TCT', quote: '58 lớp' } })],
      ['/value', of({ value: -1 })],
      ['/denominator', of({ relation: 'share', denominator: 57 })],
      ['/unit', of({ unit: 'lớp' })],
      ['/period/end', of({ period: { ...year2020, end: '2021-12-31' } })],
      ['/period/start', of({ period: { kind: 'quarter', start: '2020-02-01', end: '2020-04-30' } })],
      ['/period/end', of({ period: { kind: 'month', start: '2020-02-01', end: '2020-02-28' } })],
      ['/period/start', of({ period: { kind: 'as_of', start: '2020-02-01', end: '2020-02-28' } })],
      ['/period/end', of({ period: { kind: 'school_year', start: '2020-09-01', end: '2022-08-31' } })],
      ['/period/end', of({ period: { kind: 'range', start: '2020-09-01', end: '2020-08-31' } })],
      ['/dimensions/planed', of({ dimensions: { planed: true } })],
    ])
  })

  await t.test('more than the plan is ordinary', async () => {
    await expect(201, 'POST', '/v1/figures', {
      body: classesOf2020(65, { relation: 'of_plan', denominator: 60 }),
    })
  })

  await t.test('a figure counts once it is confirmed, and keeps its facts from then on', async (t) => {
    const { id } = await expect(201, 'POST', '/v1/figures', { body: { value: 3, unit: 'class' } })
    const url = `/v1/figures/${id}`
    const early = await expect(422, 'POST', `${url}/confirm`, { headers })
    t.same(
      early.errors.map(({ pointer }: { pointer: string }) => pointer),
      ['/indicator_id', '/period'],
    )
    await expect(409, 'POST', `${url}/corrections`, { headers, body: { value: 4, reason: 'x' } })
    const facts = { indicator: { code: 'training.classes' }, period: year2020, source: { number: '1-BC' } }
    await expect(200, 'PATCH', url, { headers, body: facts })
    await expect(412, 'POST', `${url}/confirm`, { headers: { 'if-match': '"1"' } })
    const figure = await expect(200, 'POST', `${url}/confirm`, { as: 'editor', headers })
    t.match(figure, {
      status: 'confirmed',
      revision: 3,
      internal: { decided_by: /^key:/, decided_by_name: /^test / },
    })
    t.match(await expect(200, 'POST', `${url}/confirm`, { headers }), { revision: 3 }, 'once is enough')
    t.match(await expect(200, 'GET', url, { as: 'anonymous' }), { value: 3, status: 'confirmed' })
    const refused = await expect(409, 'PATCH', url, { headers, body: { value: 5 } })
    t.match(refused.errors, [{ pointer: '/value', code: 'decided' }])
    await expect(409, 'DELETE', url, { headers })
    t.match(await expect(200, 'PATCH', url, { headers, body: { note: 'Đã đối chiếu.' } }), { revision: 4 })

    const correction = { value: 4, reason: 'Đếm sót một lớp.' }
    const made = await expect(201, 'POST', `${url}/corrections`, { as: 'editor', headers, body: correction })
    t.match(made, { status: 'confirmed', value: 4, supersedes_id: id, reason: correction.reason })
    t.equal(made.fact_key, figure.fact_key)
    const again = await expect(200, 'POST', `${url}/corrections`, { headers, body: correction })
    t.equal(again.id, made.id, 'sent again it is the same correction')
    await expect(409, 'POST', `${url}/corrections`, { headers, body: { value: 9, reason: 'x' } })
    await expect(422, 'POST', `/v1/figures/${made.id}/corrections`, { headers, body: { reason: 'x' } })
    t.match(await expect(200, 'GET', url), { status: 'superseded', value: 3, superseded_by_id: made.id })
    await expect(404, 'GET', url, { as: 'anonymous' })
    t.match(await expect(200, 'GET', `/v1/figures/${made.id}`, { as: 'anonymous' }), { supersedes_id: null })
    await expect(409, 'POST', `${url}/reject`, { headers, body: {} })
  })

  await t.test('what is rejected never counts; a confirmed figure is taken back with a reason', async (t) => {
    const proposal = await expect(201, 'POST', '/v1/figures', { body: classesOf2020(7) })
    t.match(await expect(200, 'POST', `/v1/figures/${proposal.id}/reject`, { headers }), {
      status: 'rejected',
    })
    await expect(409, 'POST', `/v1/figures/${proposal.id}/confirm`, { headers })
    await expect(204, 'DELETE', `/v1/figures/${proposal.id}`, { headers })
    const figure = await createConfirmedFigure(app, classesOf2020(8))
    const url = `/v1/figures/${figure.id}`
    t.match((await expect(422, 'POST', `${url}/reject`, { headers, body: {} })).errors, [
      { pointer: '/reason' },
    ])
    await expect(200, 'POST', `${url}/reject`, { headers, body: { reason: 'Nhầm năm.' } })
    await expect(404, 'GET', url, { as: 'anonymous' })
  })

  await t.test('readers get confirmed figures of what they see, and nothing of a draft', async (t) => {
    const words = { post_id: draft.id, field: 'title', quote: '62 lớp' }
    await expect(422, 'POST', '/v1/figures', {
      as: { scopes: ['figures:write'] },
      body: classesOf2020(62, { source: words }),
    })
    const figure = await createConfirmedFigure(app, classesOf2020(62, { source: words }))
    const url = `/v1/figures/${figure.id}`
    const listed = async () =>
      (await expect(200, 'GET', `/v1/figures?post=${draft.slug}&count=exact`, { as: 'anonymous' })).page.count
    await expect(404, 'GET', url, { as: 'anonymous' })
    await expect(404, 'GET', `/v1/posts/${draft.slug}/figures`, { as: 'anonymous' })
    t.equal(await listed(), 0)
    await expect(200, 'POST', `/v1/posts/${draft.id}/publish`, { headers, body: {} })
    await expect(200, 'GET', url, { as: 'anonymous' })
    t.equal(await listed(), 1)
    const { items } = await expect(200, 'GET', `/v1/posts/${draft.slug}/figures?include=indicator,post`, {
      as: 'anonymous',
    })
    t.match(items, [{ id: figure.id, indicator: { code: 'training.classes' }, post: { id: draft.id } }])
    t.notHas(items[0], 'internal')
    await expect(204, 'DELETE', `/v1/posts/${draft.id}`, { headers })
    await expect(404, 'GET', url, { as: 'anonymous' })
  })

  await t.test('figures are found by what they are of', async (t) => {
    await createConfirmedFigure(
      app,
      classesOf2020(8, { dimensions: { program: 'TCLLCT-HC', family: 'other' } }),
    )
    const listFigures = async (query: string) =>
      (await expect(200, 'GET', `/v1/figures?${query}`, { as: 'anonymous' })).items
    t.match(await listFigures('indicator=training.classes&year=2020&program=TCLLCT-HC&status=confirmed'), [
      { value: 8, dimensions: { program: 'TCLLCT-HC', scenario: 'actual' } },
    ])
    t.same(await listFigures('year=2021'), [])
    t.same(await listFigures('program=KHONG-CO'), [])
    t.same(await listFigures('status=proposed'), [], 'proposals are not public')
    t.same(await listFigures('planned=true'), [])
    t.ok((await listFigures('planned=null&document=12-BC%2FTCT')).length > 0)
    // statements are kept by the shape of their filters
    const counts: number[] = []
    for (const stage of ['null', 'closed,null', 'null', 'closed'])
      counts.push((await listFigures(`stage=${stage}&limit=100`)).length)
    const [none = 0, both = 0] = counts
    t.same(counts, [none, both, none, both - none])
    t.ok(none > 0)
    const program = await expect(200, 'GET', '/v1/programs/TCLLCT-HC')
    t.equal((await listFigures(`program=${program.id}`)).length, 1)
    t.notHas(
      (await listFigures(`program=${program.id}`))[0].dimensions,
      'family',
      'it follows from the programme',
    )
  })

  await t.test(
    'a script may put figures twice, and again after the post was changed elsewhere',
    async (t) => {
      const url = '/v1/figures/by-external-id/f-1'
      const told = await createPublishedPost(app, 'Tin', 'Mở 17 lớp mới.')
      const source = { post_id: told.id, field: 'body_text', quote: '17 lớp' }
      const put = { body: classesOf2020(17, { source, dimensions: { stage: 'running' } }) }
      const made = await expect(201, 'PUT', url, put)
      t.match(await expect(200, 'PUT', url, put), { id: made.id, revision: 1 })
      await expect(200, 'PATCH', `/v1/posts/${told.id}`, {
        headers,
        body: { body: 'Năm qua mở 17 lớp mới.' },
      })
      const moved = await expect(200, 'PUT', url, put)
      t.match(
        moved,
        { revision: 2, source: { start: 11 }, source_stale: false },
        'the change of the post alone',
      )
      await expect(200, 'POST', `/v1/figures/${made.id}/confirm`, { headers })
      t.match(await expect(200, 'PUT', url, put), { status: 'confirmed', revision: 3 })
      await expect(409, 'PUT', url, { body: { ...put.body, value: 18 } })
      const asDocument = {
        post_id: null,
        revision: null,
        field: null,
        quote: null,
        start: null,
        end: null,
        number: '9-BC',
      }
      const reason = 'Theo báo cáo.'
      t.match(
        await expect(201, 'POST', `/v1/figures/${made.id}/corrections`, {
          headers,
          body: { source: asDocument, reason },
        }),
        { source: { post_id: null, quote: null, number: '9-BC' }, external_id: null },
      )
    },
  )

  await t.test('figures leave as a file, for everyone what they may see', async (t) => {
    const lines = async (as: 'anonymous' | 'editor') => {
      const answer = await app.send('GET', '/v1/exports/figures?format=csv&year=2020', { as })
      t.equal(answer.statusCode, 200)
      return answer.body.trim().split('\n').length
    }
    t.ok((await lines('editor')) > (await lines('anonymous')))
  })

  await t.test('a fact names all that state it, and says whether they agree', async (t) => {
    const one = await createConfirmedFigure(app, classesOf2020(41, { dimensions: { stage: 'closed' } }))
    await createConfirmedFigure(
      app,
      classesOf2020(41, { dimensions: { stage: 'closed' }, source: { number: '13-BC' } }),
    )
    const url = `/v1/facts/${one.fact_key}`
    t.match(await expect(200, 'GET', url, { as: 'anonymous' }), {
      value: 41,
      agreed: true,
      statement_count: 2,
      indicator: { code: 'training.classes' },
    })
    const about = { qualifier: 'over', source: { number: '14-BC' }, dimensions: { stage: 'closed' } }
    await createConfirmedFigure(app, classesOf2020(40, about))
    t.match(await expect(200, 'GET', url), { value: 40, agreed: true })
    await createConfirmedFigure(
      app,
      classesOf2020(39, { dimensions: { stage: 'closed' }, source: { number: '15-BC' } }),
    )
    t.match(await expect(200, 'GET', url), { value: 39, agreed: false, statement_count: 4 })
    await expect(404, 'GET', `/v1/facts/${'0'.repeat(32)}`)
    const share = { relation: 'share', dimensions: { stage: 'carried_over' } }
    const nine = await createConfirmedFigure(app, classesOf2020(9, { ...share, denominator: 41 }))
    await createConfirmedFigure(
      app,
      classesOf2020(9, { ...share, denominator: 40, source: { number: '13-BC' } }),
    )
    t.match(await expect(200, 'GET', `/v1/facts/${nine.fact_key}`), { value: 9, agreed: false })
    await expect(400, 'GET', '/v1/facts/x')
  })

  await t.test('a statement that its post has no more states nothing, for editors too', async (t) => {
    const post = await createPublishedPost(app, 'Đang học 17 lớp')
    const source = { post_id: post.id, field: 'title', quote: '17 lớp' }
    const running = { dimensions: { stage: 'running', planned: false } }
    const { fact_key } = await createConfirmedFigure(app, classesOf2020(16, running))
    await createConfirmedFigure(app, classesOf2020(17, { ...running, source }))
    const url = `/v1/facts/${fact_key}`
    t.match(await expect(200, 'GET', url), { value: 17, agreed: false, statement_count: 2 })
    await expect(200, 'PATCH', `/v1/posts/${post.id}`, { headers, body: { title: 'Đang học 16 lớp' } })
    for (const as of ['editor', 'anonymous'] as const) {
      t.match(await expect(200, 'GET', url, { as }), { value: 16, agreed: true, statement_count: 1 })
    }
  })
})
