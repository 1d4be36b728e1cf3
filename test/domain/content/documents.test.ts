import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { invalidLines, testRejections, withEachValue } from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { form, pdf } from './files/sample-files.ts'

const path = '/v1/documents'
const headers = { 'if-match': '*' }
const least = { kind: 'plan', title: 'Kế hoạch đào tạo, bồi dưỡng năm 2021' }

/** The kinds that every school starts with. */
const seeded = {
  plan: 'Kế hoạch',
  decision: 'Quyết định',
  resolution: 'Nghị quyết',
  directive: 'Chỉ thị',
  conclusion: 'Kết luận',
  regulation: 'Quy định',
  rules: 'Quy chế',
  guideline: 'Hướng dẫn',
  report: 'Báo cáo',
  notice: 'Thông báo',
  programme: 'Chương trình',
  scheme: 'Đề án',
  proposal: 'Tờ trình',
  official_letter: 'Công văn',
  summons: 'Giấy triệu tập',
  invitation: 'Giấy mời',
  form: 'Biểu mẫu',
  other: 'Văn bản khác',
}

test('documents', async (t) => {
  const app = await startApp(t, { FILES_DIR: scratchDirectory(t) })
  const { expect, send } = app
  const create = (body: object) => expect(201, 'POST', path, { body: { ...least, ...body } })
  const idsOf = async (query: string, as: 'admin' | 'anonymous' = 'admin'): Promise<string[]> => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as })
    return items.map(({ id }: { id: string }) => id)
  }

  await t.test('a school starts with eighteen kinds, and adds its own', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/document-kinds?limit=100', { as: 'anonymous' })
    t.same(
      Object.fromEntries(
        items.map(({ code, name_vi }: { code: string; name_vi: string }) => [code, name_vi]),
      ),
      seeded,
    )
    await testRejections(t, app, path, 422, [['/kind', { ...least, kind: 'circular' }]])
    const kind = { code: 'circular', name_vi: 'Thông tư', name_en: 'Circular', abbreviation: 'TT' }
    const { id } = await expect(201, 'POST', '/v1/document-kinds', { as: 'editor', body: kind })
    for (const name of ['circular', 'CIRCULAR', 'Thông tư', 'THÔNG TƯ', 'tt'])
      t.match(await create({ kind: name }), { kind: 'circular', kind_name: 'Thông tư' }, name)
    const used = await expect(409, 'DELETE', `/v1/document-kinds/${id}`, { headers })
    t.match(used, { code: 'still_referenced' })
    await expect(200, 'PATCH', `/v1/document-kinds/${id}`, { headers, body: { code: 'joint' } })
    t.equal((await idsOf('kind=joint')).length, 5)
    await expect(201, 'POST', '/v1/document-kinds', { body: { ...kind, code: 'other-circular' } })
    await testRejections(t, app, path, 422, [['/kind', { ...least, kind: 'Thông tư' }]])
  })

  await t.test('an editor stores one with all that it says', async (t) => {
    const program = await expect(201, 'POST', '/v1/programs', { body: { code: 'TCLLCT', name: 'Trung cấp' } })
    const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Ban hành kế hoạch' } })
    await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
    const file = await expect(
      201,
      'POST',
      '/v1/media',
      form(pdf('kế hoạch'), 'ke-hoach.pdf', { title: 'Bản ký' }),
    )
    const before = await create({ number: '12/KH-TCT', external_id: 'truoc' })
    const body = {
      ...least,
      number: '15/KH-TCT',
      issuer: 'Trường Chính trị tỉnh',
      issued_on: '2021-01-15',
      effective_on: '2021-02-01',
      expires_on: '2021-12-31',
      signed_by: 'Nguyễn Văn Mẫu',
      signer_position: 'Hiệu trưởng',
    }
    const row = await expect(201, 'POST', path, {
      as: 'editor',
      body: {
        ...body,
        replaces: { external_id: 'truoc' },
        programs: [{ code: 'tcllct' }],
        post: { slug: post.slug },
        media_ids: [file.id],
      },
    })
    t.match(row, {
      ...body,
      kind_name: 'Kế hoạch',
      replaces_id: before.id,
      replaced_by_id: null,
      program_ids: [program.id],
      post_id: post.id,
      media_ids: [file.id],
      files: [
        {
          media_id: file.id,
          title: 'Bản ký',
          kind: 'document',
          name: 'ke-hoach.pdf',
          url: file.file.url,
          type: 'application/pdf',
          bytes: file.bytes,
        },
      ],
      published: false,
      revision: 1,
    })
    t.same(await expect(200, 'GET', `${path}/${row.id}`), row)
    t.equal((await expect(200, 'GET', `${path}/${before.id}`)).replaced_by_id, row.id)
    const back = await expect(200, 'PATCH', `${path}/${row.id}`, { headers, body: row })
    t.equal(back.revision, 1, 'what was read is sent back')
    for (const query of [
      'program=tcllct',
      `post=${post.slug}`,
      'year=2021',
      'issued_on=2021-01-15',
      'kind=plan&issuer=Trường Chính trị tỉnh',
    ])
      t.same(await idsOf(query), [row.id], query)
    t.match((await expect(200, 'GET', `${path}/${row.id}?include=post`)).post, { title: 'Ban hành kế hoạch' })
    await expect(409, 'DELETE', `/v1/programs/TCLLCT`, { headers })
    await expect(409, 'DELETE', `/v1/media/${file.id}`, { headers })
    await expect(409, 'DELETE', `${path}/${before.id}`, { headers })
    const circle = await expect(422, 'PATCH', `${path}/${before.id}`, {
      headers,
      body: { replaces_id: row.id },
    })
    t.match(circle.errors, [{ pointer: '/replaces_id', code: 'cycle' }])
    t.match(
      (await expect(422, 'PATCH', `${path}/${row.id}`, { headers, body: { replaces_id: row.id } })).errors,
      [{ pointer: '/replaces_id' }],
    )
  })

  await t.test('what cannot be stored is refused by field', async (t) => {
    await testRejections(t, app, path, 400, [
      ['/kind', { title: 'Không loại' }],
      ['/title', { kind: 'plan' }],
      ...withEachValue(
        least,
        'title',
        invalidLines.filter((value) => typeof value !== 'string' || value.length < 1e4),
      ),
      ...withEachValue(least, 'number', [...invalidLines, 'x'.repeat(101)]),
      ...withEachValue(least, 'issued_on', ['2020-02-30', '15/01/2021', 1]),
      ...withEachValue(least, 'published', ['true', 1]),
      ['/expires_on', { ...least, effective_on: '2021-02-02', expires_on: '2021-02-01' }],
      ['/files', { ...least, files: [1] }],
    ])
    const absent = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1f'
    await testRejections(t, app, path, 422, [
      ['/media_ids/0', { ...least, media_ids: [absent] }],
      ['/programs/0', { ...least, programs: [{ code: 'KHONG' }] }],
      ['/post_id', { ...least, post_id: absent }],
      ['/replaces_id', { ...least, replaces_id: absent }],
    ])
  })

  await t.test('it is found by its number in both ways of writing', async (t) => {
    const party = await create({ number: '91-KH/TU', title: 'Bồi dưỡng cán bộ cơ sở', published: true })
    const state = await create({ number: '07/QĐ-TCT', kind: 'QĐ', title: 'Mở lớp', published: true })
    for (const number of ['91-KH/TU', '91/KH-TU', '91 kh tu', 'Số 91–KH/TU'])
      t.same(await idsOf(`number=${encodeURIComponent(number)}`, 'anonymous'), [party.id], number)
    for (const number of ['07/QĐ-TCT', '7-QD/TCT', '07/QĐ-TCT'.normalize('NFD')])
      t.same(await idsOf(`number=${encodeURIComponent(number)}`, 'anonymous'), [state.id], number)
    t.same(await idsOf('number=---'), [])
    t.same(await idsOf('number=91-KH'), [])
    t.ok((await idsOf('number=null&limit=100')).length > 0)
    for (const words of ['91/KH-TU', '91-KH/TU'])
      t.same(await idsOf(`q=${encodeURIComponent(words)}`, 'anonymous'), [party.id], words)
    const { items } = await expect(200, 'GET', '/v1/search?q=07-QĐ/TCT&type=document', { as: 'anonymous' })
    t.match(items, [{ type: 'document', id: state.id, href: `${path}/${state.id}` }])
  })

  await t.test('readers see published documents alone, and are told of their files', async (t) => {
    const file = await expect(201, 'POST', '/v1/media', form(pdf('mật'), 'canary.pdf'))
    const hidden = await create({
      title: 'canary',
      number: '99-KH/MAT',
      issuer: 'canary',
      media_ids: [file.id],
    })
    const shown = await create({ title: 'Thay thế', replaces_id: hidden.id, published: true })
    const reads = async (): Promise<boolean> => {
      const answers = [
        await send('GET', `${path}/${hidden.id}`, { as: 'reader' }),
        await send('GET', `/v1/media/${file.id}`, { as: 'reader' }),
      ]
      const told = answers.map(({ statusCode }) => statusCode === 200)
      t.equal(told[0], told[1])
      for (const url of [
        `${path}?limit=100&count=exact`,
        `${path}?number=99-KH/MAT`,
        `${path}?issuer=canary`,
        `${path}?q=canary`,
        '/v1/search?q=canary',
        '/v1/suggestions?q=canar',
        '/v1/media?limit=100',
        '/v1/exports/documents?format=ndjson',
        `${path}/${shown.id}`,
      ]) {
        const { body } = await send('GET', url, { as: 'anonymous' })
        if (!told[0]) {
          t.notMatch(body, 'canary', url)
          t.notMatch(body, hidden.id, url)
        }
      }
      return told[0]!
    }
    t.equal(await reads(), false)
    const refused = await expect(403, 'PATCH', `${path}/${hidden.id}`, {
      as: 'editor',
      headers,
      body: { published: true },
    })
    t.match(refused.detail, /content:publish/)
    await expect(403, 'POST', path, { as: 'editor', body: { ...least, published: true } })
    await expect(200, 'PATCH', `${path}/${hidden.id}`, {
      as: 'publisher',
      headers,
      body: { published: true },
    })
    t.equal(await reads(), true)
    t.equal((await expect(200, 'GET', `${path}/${shown.id}`, { as: 'reader' })).replaces_id, hidden.id)
    t.match((await expect(200, 'GET', `/v1/media/${file.id}/uses`)).items, [
      {
        kind: 'document',
        post_id: null,
        document_id: hidden.id,
        title: 'canary',
        slug: null,
        status: null,
        in_trash: false,
        public: true,
      },
    ])
    await expect(403, 'PATCH', `${path}/${hidden.id}`, { as: 'editor', headers, body: { title: 'Khác' } })
    await expect(200, 'PATCH', `${path}/${shown.id}`, { headers, body: { replaces_id: null } })
    await expect(204, 'DELETE', `${path}/${hidden.id}`, { headers })
    t.equal(await reads(), false)
    t.match((await expect(200, 'GET', `/v1/media/${file.id}/uses`)).items, [
      { in_trash: true, public: false },
    ])
    await expect(409, 'DELETE', `/v1/media/${file.id}?purge=true`, { headers })
    const restored = await expect(200, 'POST', `${path}/${hidden.id}/restore`, { as: 'editor', headers })
    t.equal(restored.published, false, 'it must be published again')
    await expect(204, 'DELETE', `${path}/${hidden.id}?purge=true`, { headers })
    await expect(204, 'DELETE', `/v1/media/${file.id}?purge=true`, { headers })
  })

  await t.test('a program names its basis, of which readers learn once it is published', async (t) => {
    const basis = await create({ number: '1-KH/TU', external_id: 'can-cu' })
    const body = { code: 'BD-1', name: 'Bồi dưỡng', basis_document: 'Kế hoạch số 1-KH/TU' }
    const made = await expect(201, 'POST', '/v1/programs', {
      body: { ...body, basis: { external_id: 'can-cu' } },
    })
    t.equal(made.basis_document_id, basis.id)
    const asReader = () => expect(200, 'GET', '/v1/programs/BD-1', { as: 'anonymous' })
    t.equal((await asReader()).basis_document_id, null)
    const kept = await expect(200, 'PATCH', '/v1/programs/BD-1', {
      as: 'registrar',
      headers,
      body: await asReader(),
    })
    t.equal(kept.revision, 1)
    t.equal((await expect(200, 'GET', '/v1/programs/BD-1')).basis_document_id, basis.id)
    const other = { code: 'BD-2', name: 'Khác', basis_document_id: basis.id }
    await expect(422, 'POST', '/v1/programs', { as: 'registrar', body: other })
    await expect(409, 'DELETE', `${path}/${basis.id}`, { headers })
    await expect(200, 'PATCH', `${path}/${basis.id}`, { headers, body: { published: true } })
    t.equal((await asReader()).basis_document_id, basis.id)
    await expect(201, 'POST', '/v1/programs', { as: 'registrar', body: other })
  })

  await t.test('a list of a clerk is imported again and again, and exported', async (t) => {
    const head = '"Số, ký hiệu",Loại văn bản,Trích yếu,Cơ quan ban hành,Ngày ban hành,Người ký,Chương trình'
    const rows = [
      head,
      '21-NQ/ĐU,Nghị quyết,Nhiệm vụ năm 2022,Đảng ủy Trường,03/01/2022,Trần Thị Mẫu,"[{""code"":""TCLLCT""}]"',
      '22-BC/ĐU,BC,Kết quả quý I,ĐẢNG ỦY TRƯỜNG,05/04/2022,,',
      '23-XX/ĐU,Loại lạ,Không rõ loại,Đảng ủy Trường,06/04/2022,,',
    ].join('\n')
    const first = await importFile(app, 'documents', 'csv', rows.replace(/\n23.*/, ''), { as: 'editor' })
    t.match(first, { created: 2, refused: 0 })
    t.match(await importFile(app, 'documents', 'csv', rows.replace(/\n23.*/, '')), { unchanged: 2 })
    const wrong = await importFile(app, 'documents', 'csv', rows)
    t.match(wrong, { status: 'stopped', refused: 1 })
    t.match(JSON.stringify(wrong.errors), /danh mục loại văn bản/)
    const [{ kind, kind_name, issued_on, program_ids }] = (
      await expect(200, 'GET', `${path}?number=21/NQ-ĐU`)
    ).items
    t.match(
      { kind, kind_name, issued_on },
      { kind: 'resolution', kind_name: 'Nghị quyết', issued_on: '2022-01-03' },
    )
    t.equal(program_ids.length, 1)
    const { body } = await send('GET', '/v1/exports/documents?format=csv&year=2022')
    t.match(body, /21-NQ\/ĐU/)
    t.match(await importFile(app, 'documents', 'csv', body), { unchanged: 2, refused: 0 })
  })

  await t.test('gradings and figures name the paper of their decision or source, also later', async (t) => {
    const paper = await create({ number: '12-QĐ/ĐU', kind: 'decision', external_id: 'qd-12' })
    const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Một' } })
    const grading = await expect(201, 'POST', '/v1/party-cell-gradings', {
      body: {
        party_cell_id: cell.id,
        year: 2020,
        grade: 'good',
        decision_number: '12-QĐ/ĐU',
        decided_on: '2020-12-25',
        published: true,
      },
    })
    t.equal(grading.decision_document_id, null)
    const url = `/v1/party-cell-gradings/${grading.id}`
    await expect(200, 'POST', `${url}/confirm`, { headers })
    await expect(200, 'PATCH', url, { headers, body: { decision_document: { external_id: 'qd-12' } } })
    const ofReader = async () => (await expect(200, 'GET', url, { as: 'anonymous' })).decision_document_id
    t.equal(await ofReader(), null)
    const corrected = await expect(201, 'POST', `${url}/corrections`, {
      as: 'party_officer',
      headers,
      body: { grade: 'excellent', reason: 'Ghi nhầm mức' },
    })
    t.equal(
      (await expect(200, 'GET', `/v1/party-cell-gradings/${corrected.id}`)).decision_document_id,
      paper.id,
    )

    const report = { number: '12-BC/TCT', date: '2021-01-15', page: '4' }
    const period = { kind: 'year', start: '2020-01-01', end: '2020-12-31' }
    const statement = { indicator: { code: 'training.classes' }, period, value: 3 }
    const made = await expect(201, 'POST', '/v1/figures', { body: { ...statement, source: report } })
    await expect(200, 'POST', `/v1/figures/${made.id}/confirm`, { headers })
    await expect(200, 'PATCH', `/v1/figures/${made.id}`, {
      headers,
      body: { document: { external_id: 'qd-12' } },
    })
    t.match(await expect(200, 'GET', `/v1/figures/${made.id}`), { document_id: paper.id, source: report })
    t.equal((await expect(200, 'GET', `/v1/figures/${made.id}`, { as: 'anonymous' })).document_id, null)
    const corrections = `/v1/figures/${made.id}/corrections`
    const right = await expect(201, 'POST', corrections, { headers, body: { value: 4, reason: 'Cộng nhầm' } })
    t.equal(right.document_id, paper.id)
    const sourceless = await expect(422, 'POST', '/v1/figures', {
      body: { ...statement, document_id: paper.id },
    })
    t.match(sourceless.errors, [{ pointer: '/document_id', code: 'no_document_source' }])

    await expect(409, 'DELETE', `${path}/${paper.id}`, { headers })
    await expect(200, 'PATCH', `${path}/${paper.id}`, { headers, body: { published: true } })
    const { items } = await expect(200, 'GET', '/v1/party-cell-gradings', { as: 'anonymous' })
    t.match(items, [{ grade: 'excellent', decision_document_id: paper.id }].slice(0, items.length))
  })
})
