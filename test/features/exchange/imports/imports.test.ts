import { startApp } from '../../../support/app.ts'
import { importFile, lines, mediaTypes } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

test('imports of small files', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const program = { code: 'TCLLCT', name: 'Trung cấp lý luận chính trị', external_id: 'p1' }
  await expect(201, 'POST', '/v1/programs', { body: program })
  const classBody = (n: number, more: object = {}) => ({
    external_id: `c${n}`,
    code: `K${n}`,
    name: `Lớp ${n}`,
    year: 2020,
    program: { code: 'TCLLCT' },
    ...more,
  })
  const countOf = async (path: string) =>
    (await expect(200, 'GET', `/v1/${path}?count=exact&limit=1`)).page.count as number

  await t.test('rows are created, changed where they differ, and left alone where they do not', async (t) => {
    const first = await importFile(app, 'classes', 'ndjson', lines(classBody(1), classBody(2)))
    t.match(first, { status: 'completed', rows_read: 2, created: 2, changed: 0, unchanged: 0, refused: 0 })
    const again = await importFile(
      app,
      'classes',
      'ndjson',
      lines(classBody(1), classBody(2, { venue: 'Huyện' }), classBody(3)),
    )
    t.match(again, { created: 1, changed: 1, unchanged: 1 })
    const { items } = await expect(200, 'GET', '/v1/classes?sort=code')
    t.same(
      items.map((item: Record<string, unknown>) => [item['code'], item['venue'], item['revision']]),
      [
        ['K1', null, 1],
        ['K2', 'Huyện', 2],
        ['K3', null, 1],
      ],
    )
  })

  await t.test('what a row leaves out stays, null takes it back to its default', async (t) => {
    await importFile(app, 'classes', 'ndjson', lines(classBody(4, { venue: 'A', capacity: 5 })))
    t.match(await importFile(app, 'classes', 'ndjson', lines({ external_id: 'c4', capacity: null })), {
      changed: 1,
    })
    t.match(await expect(200, 'GET', '/v1/classes/K4'), { venue: 'A', capacity: null, name: 'Lớp 4' })
  })

  await t.test('match=code finds rows by their code', async (t) => {
    const report = await importFile(app, 'classes?match=code', 'ndjson', lines({ code: 'K4', venue: 'B' }))
    t.match(report, { changed: 1, match: 'code' })
    t.match(await expect(200, 'GET', '/v1/classes/K4'), { venue: 'B', external_id: 'c4' })
    const problem = await importFile(app, 'party-members?match=code', 'ndjson', '', { status: 400 })
    t.match(problem.errors, [{ parameter: 'match' }])
  })

  await t.test('a dry run checks everything and stores nothing but its report', async (t) => {
    const before = await countOf('classes')
    const file = lines(classBody(50), classBody(51, { year: 'x' }), classBody(52, { code: 'K50' }))
    const report = await importFile(app, 'classes?dry_run=true&on_error=skip', 'ndjson', file)
    t.match(report, { dry_run: true, created: 1, refused: 2 })
    t.equal(await countOf('classes'), before)
    const { items } = await expect(200, 'GET', `/v1/imports/${report.id}/errors`)
    t.match(items, [
      { line: 2, field: 'year', value: 'x', code: 'wrong_type' },
      { line: 3, field: 'code', value: 'K50', code: 'taken' },
    ])
  })

  await t.test('on_error=stop ends at the first refused row, and keeps what came before', async (t) => {
    const before = await countOf('classes')
    const file = lines(classBody(60), classBody(61, { program: { code: 'none' } }), classBody(62))
    const report = await importFile(app, 'classes', 'ndjson', file)
    t.match(report, { status: 'stopped', rows_read: 2, created: 1, refused: 1 })
    t.match(report.errors, [{ line: 2, field: 'program.code', value: 'none', code: 'unknown_reference' }])
    t.equal(await countOf('classes'), before + 1)
    const skipping = await importFile(app, 'classes?on_error=skip', 'ndjson', file)
    t.match(skipping, { status: 'completed', rows_read: 3, created: 1, unchanged: 1, refused: 1 })
  })

  await t.test('each refused row is told with its line, field and value, in both languages', async (t) => {
    const cases: [object | string, object][] = [
      ['{"external_id": "x1", ', { field: null, code: 'malformed_json' }],
      ['[1]', { code: 'wrong_type', value: '[1]' }],
      [
        { external_id: 'x2', code: 'X2', name: 'x', year: 2020 },
        { field: 'program_id', code: 'required', value: null },
      ],
      [classBody(71, { venu: 'A' }), { field: 'venu', value: 'A', code: 'unknown_field' }],
      [classBody(72, { external_id: null }), { field: 'external_id', code: 'required' }],
      [classBody(73, { name: 'a\0b' }), { field: 'name', value: 'a\u2400b', code: 'nul_character' }],
      [classBody(74, { external_id: 'a\0b' }), { field: 'external_id', code: 'nul_character' }],
      [classBody(75, { name: '\ud800' }), { field: 'name', value: '\ufffd' }],
      [
        classBody(76, { opened_on: '2020-02-30' }),
        { field: 'opened_on', value: '2020-02-30', code: 'wrong_format' },
      ],
      [classBody(77, { code: 'K1' }), { field: 'code', value: 'K1', code: 'taken' }],
      [classBody(78, { external_id: 5 }), { field: 'external_id', value: '5', code: 'wrong_type' }],
      ['{"__proto__": {}, "external_id": "x"}', { code: 'malformed_json' }],
      [
        `{"external_id": "x", "note": [${'{},'.repeat(30_000)}1], "__proto__": 1}`,
        { code: 'malformed_json', message_en: /20000/, message_vi: /20\.000/ },
      ],
      [
        { ...classBody(79), external_id: 'c1' },
        { field: 'external_id', value: 'c1', code: 'repeated' },
      ],
    ]
    const text = cases.map(([row]) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')
    const report = await importFile(app, 'classes?on_error=skip', 'ndjson', `${lines(classBody(1))}\n${text}`)
    t.match(report, { rows_read: cases.length + 1, unchanged: 1, refused: cases.length })
    for (const [n, [, expected]] of cases.entries()) {
      const errors = report.errors.filter(({ line }: { line: number }) => line === n + 3)
      t.ok(errors.length > 0, `line ${n + 3}`)
      t.match(errors[0], { ...expected, message_en: /\w.*\./, message_vi: /\w.*\./ })
    }
  })

  await t.test('rows may name rows that come later, and rows of the same file', async (t) => {
    const section = (n: number, parent?: number) => ({
      external_id: `s${n}`,
      name: `Mục ${n}`,
      ...(parent === undefined ? {} : { parent: { external_id: `s${parent}` } }),
    })
    const file = lines(section(3, 2), section(2, 1), section(1), section(4, 9))
    const report = await importFile(app, 'sections', 'ndjson', file)
    t.match(report, { status: 'completed', rows_read: 4, created: 3, refused: 1 })
    t.match(report.errors, [{ line: 4, field: 'parent.external_id', value: 's9' }])
    const { items } = await expect(200, 'GET', '/v1/sections?external_id=s3&include=parent')
    t.match(items, [{ parent: { external_id: 's2' } }])
    const round = lines({ external_id: 's1', parent: { external_id: 's3' } })
    t.match((await importFile(app, 'sections', 'ndjson', round)).errors, [
      { code: 'cycle', field: 'parent_id' },
    ])
  })

  await t.test('rules over several rows hold within a batch, and refuse no other row', async (t) => {
    await importFile(
      app,
      'learners',
      'ndjson',
      lines({ external_id: 'h1', full_name: 'An' }, { external_id: 'h2', full_name: 'Bình' }),
    )
    await importFile(
      app,
      'classes',
      'ndjson',
      lines(classBody(80, { opened_on: '2020-03-01', closed_on: '2020-12-18' })),
    )
    const enroll = (n: number, learner: string, day: string | null) => ({
      external_id: `e${n}`,
      class: { code: 'K80' },
      learner: { external_id: learner },
      enrolled_on: day,
    })
    const file = lines(
      enroll(1, 'h1', '2020-12-19'),
      enroll(2, 'h1', null),
      enroll(3, 'h1', null),
      enroll(4, 'h2', null),
    )
    const report = await importFile(app, 'enrollments?on_error=skip', 'ndjson', file)
    t.match(report, { created: 2, refused: 2 })
    t.match(report.errors, [
      { line: 1, field: 'enrolled_on', code: 'outside_class' },
      { line: 3, code: 'taken' },
    ])
    const early = lines({ external_id: 'c80', closed_on: '2020-03-31' }, { external_id: 'c1', venue: 'Z' })
    await importFile(app, 'enrollments', 'ndjson', lines({ external_id: 'e2', enrolled_on: '2020-04-01' }))
    const moved = await importFile(app, 'classes?on_error=skip', 'ndjson', early)
    t.match(moved, { changed: 1, refused: 1, errors: [{ line: 1, code: 'enrollments_outside' }] })
  })

  await t.test(
    'posts are drafts with revisions, found by search once published, and keep their slugs',
    async (t) => {
      const post = { external_id: 'b1', title: 'Khai giảng lớp mới', body: '**Một** lớp', tags: [] }
      const report = await importFile(
        app,
        'posts',
        'ndjson',
        lines(post, { external_id: 'b2', title: 'Khai giảng lớp mới' }),
      )
      t.match(report, { status: 'stopped', created: 1, errors: [{ line: 2, field: 'slug', code: 'taken' }] })
      const read = await expect(200, 'GET', '/v1/posts/khai-giang-lop-moi')
      t.match(read, { status: 'draft', body_text: 'Một lớp', revision: 1 })
      await importFile(app, 'posts', 'ndjson', lines({ external_id: 'b1', title: 'Bế giảng lớp cũ' }))
      t.match(await expect(200, 'GET', `/v1/posts/${read.id}`), { slug: 'khai-giang-lop-moi', revision: 2 })
      const { items } = await expect(200, 'GET', `/v1/posts/${read.id}/revisions`)
      t.equal(items.length, 2)
      await expect(200, 'POST', `/v1/posts/${read.id}/publish`, { headers: { 'if-match': '*' }, body: {} })
      await importFile(app, 'posts', 'ndjson', lines({ external_id: 'b1', title: 'Hội nghị tổng kết' }))
      t.match((await expect(200, 'GET', '/v1/search?q=hoi+nghi')).items, [{ id: read.id }])
    },
  )

  await t.test('what is in the trash is restored, and a confirmed grading refuses', async (t) => {
    await expect(204, 'DELETE', '/v1/classes/K2', { headers: { 'if-match': '*' } })
    t.match(await importFile(app, 'classes', 'ndjson', lines({ external_id: 'c2' })), { changed: 1 })
    t.match(await expect(200, 'GET', '/v1/classes/K2'), { deleted_at: null, revision: 4 })
    await importFile(app, 'party-cells', 'ndjson', lines({ external_id: 'cb1', name: 'Chi bộ 1' }))
    const grading = { external_id: 'g1', party_cell: { external_id: 'cb1' }, year: 2020, grade: 'good' }
    await importFile(app, 'party-cell-gradings', 'ndjson', lines(grading))
    const [{ id }] = (await expect(200, 'GET', '/v1/party-cell-gradings')).items
    await expect(200, 'POST', `/v1/party-cell-gradings/${id}/confirm`, {
      headers: { 'if-match': '*' },
      body: { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    })
    const report = await importFile(
      app,
      'party-cell-gradings',
      'ndjson',
      lines({ ...grading, grade: 'excellent' }),
    )
    t.match(report.errors, [{ field: 'grade', value: 'excellent', code: 'confirmed' }])
  })

  await t.test('a batch leaves one row in the audit trail, which its rows are found by', async (t) => {
    const report = await importFile(
      app,
      'tags',
      'ndjson',
      lines({ external_id: 't1', name: 'Một' }, { external_id: 't2', name: 'Hai' }),
    )
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${report.id}`)
    t.match(items, [{ operation: 'importTags', resource: 'tags', row_count: 2, revision: null }])
    t.equal(items.length, 1)
    const { row_ranges: ranges } = await expect(200, 'GET', `/v1/audit-events/${items[0].id}`)
    const found = await expect(200, 'GET', `/v1/audit-events?row_id=${ranges[0].last}`)
    t.match(found.items, [{ id: items[0].id }])
    await importFile(app, 'tags', 'ndjson', lines({ external_id: 't1', name: 'Một' }))
    t.equal(
      (await expect(200, 'GET', '/v1/audit-events?operation=importTags')).items.length,
      1,
      'nothing changed',
    )
  })

  await t.test(
    'imports are shown to whoever may import the same, and their reports to no one else',
    async (t) => {
      const report = await importFile(
        app,
        'learners',
        'ndjson',
        lines({ external_id: 'h9', full_name: '' }),
        { as: 'registrar' },
      )
      for (const as of ['admin', 'registrar'] as const) {
        t.match(await expect(200, 'GET', `/v1/imports/${report.id}`, { as }), {
          resource: 'learners',
          refused: 1,
        })
        t.match((await expect(200, 'GET', `/v1/imports/${report.id}/errors`, { as })).items, [
          { field: 'full_name' },
        ])
      }
      for (const as of ['editor', 'party_officer', 'reader'] as const) {
        await expect(404, 'GET', `/v1/imports/${report.id}`, { as })
        await expect(404, 'GET', `/v1/imports/${report.id}/errors`, { as })
        t.same((await expect(200, 'GET', '/v1/imports?resource=learners', { as })).items, [])
      }
      await expect(401, 'GET', `/v1/imports/${report.id}`, { as: 'anonymous' })
      await importFile(app, 'learners', 'ndjson', lines({ external_id: 'h9' }), { as: 'editor', status: 403 })
      await importFile(app, 'learners', 'ndjson', lines({ external_id: 'h9' }), {
        as: 'anonymous',
        status: 401,
      })
      t.match(
        (await expect(200, 'GET', '/v1/imports?limit=1&resource=learners', { as: 'registrar' })).items,
        [{ id: report.id }],
      )
    },
  )

  await t.test('an Idempotency-Key brings the first report again', async (t) => {
    const headers = { 'idempotency-key': 'abc' }
    const file = lines({ external_id: 't5', name: 'Năm' })
    const first = await importFile(app, 'tags', 'ndjson', file, { headers })
    const again = await send('POST', '/v1/imports/tags', {
      body: file,
      headers: { ...headers, 'content-type': mediaTypes.ndjson },
    })
    t.equal(again.headers['idempotency-replayed'], 'true')
    t.same(again.json(), first)
    const other = lines({ external_id: 't6', name: 'Sáu' })
    t.match(await importFile(app, 'tags', 'ndjson', other, { headers, status: 422 }), {
      code: 'idempotency_mismatch',
    })
  })

  await t.test('other kinds of bodies are refused', async (t) => {
    t.match(await expect(415, 'POST', '/v1/imports/tags', { body: { name: 'x' } }), {
      code: 'unsupported_media_type',
    })
    t.match(
      await expect(415, 'POST', '/v1/imports/tags', { body: 'x', headers: { 'content-type': 'text/plain' } }),
      {
        code: 'unsupported_media_type',
      },
    )
    const latin = { 'content-type': 'text/csv; charset=latin1' }
    await expect(415, 'POST', '/v1/imports/tags', { body: 'x', headers: latin })
    await expect(415, 'POST', '/v1/posts', { body: 'x', headers: { 'content-type': 'text/csv' } })
    await expect(415, 'POST', '/v1/imports/tags')
    t.match(await importFile(app, 'tags', 'ndjson', '\n \n'), { rows_read: 0, status: 'completed' })
  })
})
