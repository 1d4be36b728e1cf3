import { startApp } from '../../support/app.ts'
import {
  invalidLines,
  testWriteAccess,
  testRejections,
  testIdempotentPuts,
  withEachValue,
} from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { form, pdf, picture } from './files/sample-files.ts'

const path = '/v1/people'
const register = { path, body: (n: number) => ({ name: `Người Số ${n}` }), patch: { degree: 'TS.' } }

test('people', async (t) => {
  const app = await startApp(t, { FILES_DIR: scratchDirectory(t) })
  const { expect, send } = app
  const create = (body: object) => expect(201, 'POST', path, { as: 'editor', body })
  const list = async (query: string) => {
    const { items } = await expect(200, 'GET', `${path}?${query}`, { as: 'anonymous' })
    return items.map((item: { name: string }) => item.name)
  }

  await testWriteAccess(t, app, register, 'editor')
  await testIdempotentPuts(t, app, register)

  await t.test('an editor creates a person with the least body, and two may have one name', async (t) => {
    const person = await create({ name: 'Trần Thị Hoa' })
    t.match(person, { degree: null, position: null, unit: null, external_id: null })
    t.same(await expect(200, 'GET', `${path}/${person.id}`, { as: 'anonymous' }), person)
    t.not((await create({ name: 'Trần Thị Hoa' })).id, person.id)
  })

  await t.test('what cannot be stored is refused by field, and nothing is stored', async (t) => {
    const body = { name: 'Tốt' }
    await testRejections(t, app, path, 400, [
      ['/name', {}],
      ...['name', 'degree', 'position', 'unit', 'external_id'].flatMap((field) =>
        withEachValue(body, field, invalidLines),
      ),
      ['/e_mail', { ...body, e_mail: 'a@example.org' }],
      ...withEachValue(body, 'email', [
        ...invalidLines,
        'phong',
        'a@b',
        'a b@example.org',
        `${'a'.repeat(250)}@example.org`,
      ]),
      ...withEachValue(body, 'office_phone', [...invalidLines, 'không có', '12', '<b>0204 3123 456</b>']),
      ...withEachValue(body, 'contact_order', [-1, 1.5, '1']),
      ...['office_phone_public', 'email_public', 'photo_public'].flatMap((flag) =>
        withEachValue(body, flag, ['true', null]),
      ),
    ])
  })

  await t.test('an external id belongs to one live person', async (t) => {
    const first = await create({ name: 'Lê An', external_id: 'gv-1' })
    const problem = await expect(409, 'POST', path, { body: { name: 'Lê Bình', external_id: 'gv-1' } })
    t.match(problem.errors, [{ pointer: '/external_id', message: /use another value/ }])
    await expect(204, 'DELETE', `${path}/${first.id}`, { headers: { 'if-match': '"1"' } })
    await create({ name: 'Lê Bình', external_id: 'gv-1' })
    const restore = await expect(409, 'POST', `${path}/${first.id}/restore`, { headers: { 'if-match': '*' } })
    t.match(restore.errors, [{ pointer: '/external_id' }])
  })

  await t.test(
    'people come by given name as Vietnamese lists have them, and are found by unit',
    async (t) => {
      for (const [name, unit] of [
        ['Nguyễn Văn Đức', 'Khoa Xây dựng Đảng'],
        ['Vũ Thị Dung', 'Khoa Xây dựng Đảng'],
        ['Phạm Ân ', 'Phòng Đào tạo'],
        ['Đỗ Văn An', 'Phòng Đào tạo'],
        ['Bùi Văn An', null],
        ['Ái', 'Ái'],
      ])
        await create({ name, unit, external_id: `p-${name}` })
      const ids = ['Nguyễn Văn Đức', 'Vũ Thị Dung', 'Phạm Ân', 'Đỗ Văn An', 'Bùi Văn An', 'Ái']
      const these = `external_id=${ids.map((id) => encodeURIComponent(`p-${id}`)).join()}`
      const byGivenName = ['Ái', 'Bùi Văn An', 'Đỗ Văn An', 'Phạm Ân', 'Vũ Thị Dung', 'Nguyễn Văn Đức']
      t.same(await list(these), byGivenName)
      t.same(await list(`${these}&sort=-given_name,-name`), byGivenName.toReversed())
      t.same((await list(`${these}&sort=name`))[1], 'Bùi Văn An')
      t.same((await list(`${these}&sort=-unit`)).at(-1), 'Bùi Văn An', 'without a unit comes last both ways')
      t.same((await list(`${these}&sort=unit`)).at(-1), 'Bùi Văn An')
      t.same(await list(`unit=${encodeURIComponent('Phòng Đào tạo')}`), ['Đỗ Văn An', 'Phạm Ân'])
    },
  )

  await t.test('who comes back from the trash is not shown again by that alone', async (t) => {
    const flags = ['office_phone_public', 'email_public', 'photo_public']
    const all = (value: boolean) => Object.fromEntries(flags.map((flag) => [flag, value]))
    const secret = { office_phone: '0204 3123 456', email: 've-huu@truong.example' }
    const body = { name: 'Người Về Hưu', ...secret, external_id: 've-huu' }
    const url = `${path}/${(await create(body)).id}`
    const headers = { 'if-match': '*' }
    const trash = async () => {
      await expect(200, 'PATCH', url, { as: 'editor', headers, body: all(true) })
      t.match(await expect(200, 'GET', url, { as: 'anonymous' }), secret)
      await expect(204, 'DELETE', url, { as: 'editor', headers })
    }
    await trash()
    t.match(await expect(200, 'POST', `${url}/restore`, { as: 'editor', headers }), {
      ...secret,
      ...all(false),
    })
    t.match(await expect(200, 'GET', url, { as: 'anonymous' }), { office_phone: null, email: null })
    await trash()
    const row = lines({ external_id: 've-huu', email_public: true })
    t.match(await importFile(app, 'people', 'ndjson', row), { changed: 1 })
    t.match(await expect(200, 'GET', url), { ...secret, ...all(false), email_public: true })
    await trash()
    const put = await expect(200, 'PUT', `${path}/by-external-id/ve-huu`, { body })
    t.match(put, { ...secret, ...all(false) })
  })

  await t.test('a contact list shows what is meant for readers, and nothing else', async (t) => {
    const headers = { 'if-match': '*' }
    const bytes = await picture(60, 80).png().toBuffer()
    const file = await expect(201, 'POST', '/v1/media', form(bytes, 'chan-dung.png', { title: 'Ảnh' }))
    const paper = await expect(201, 'POST', '/v1/media', form(pdf('giấy'), 'giay.pdf', { title: 'Giấy' }))
    await testRejections(t, app, path, 422, [['/photo_id', { name: 'Mẫu', photo_id: paper.id }]])
    const secret = {
      office_phone: '(0204) 3999 999, máy lẻ 77',
      email: 'canary@truong.example',
      photo_id: file.id,
    }
    const row = await create({
      name: 'Nguyễn Văn Mẫu',
      unit: 'Ban Giám hiệu mẫu',
      contact_order: 100,
      ...secret,
    })
    t.match(row, { ...secret, office_phone_public: false, email_public: false, photo_public: false })
    t.match(row.picture, { media_id: file.id, alt: 'Nguyễn Văn Mẫu', sources: file.file.sources })
    const url = `${path}/${row.id}`
    t.equal(
      (await expect(200, 'PATCH', url, { headers, body: row })).revision,
      1,
      'what was read is sent back',
    )
    const { id: output } = await expect(201, 'POST', '/v1/research-outputs', {
      body: { kind: 'topic', title: 'Đề tài mẫu', year: 2020, person_ids: [row.id] },
    })
    /** Everything that readers get of the person. */
    const told = async (as: 'anonymous' | 'registrar') => {
      const answers = await Promise.all(
        [
          url,
          `${path}?in_contacts=true`,
          `${path}?sort=contact_order`,
          `/v1/research-outputs/${output}?include=people`,
          '/v1/exports/people?format=ndjson',
          '/v1/exports/people?format=csv&heads=vi',
        ].map((address) => send('GET', address, { as })),
      )
      for (const { statusCode } of answers) t.equal(statusCode, 200)
      for (const query of [
        `${path}?q=canary`,
        '/v1/search?q=canary',
        '/v1/search?q=3999',
        '/v1/suggestions?q=canar',
      ])
        t.notMatch((await send('GET', query, { as })).body, row.id, query)
      for (const field of ['email', 'office_phone', 'photo_id'])
        for (const query of [`${field}=x`, `sort=${field}`, `${field}[contains]=canary`])
          t.equal((await send('GET', `${path}?${query}`, { as })).statusCode, 400, query)
      const has = (text: string) => answers.map(({ body }) => body.includes(text))
      const isTold = (text: string) => {
        const [first, ...others] = has(text)
        for (const other of others) t.equal(other, first, text)
        return first
      }
      const photo = (await send('GET', `/v1/media/${file.id}`, { as })).statusCode === 200
      t.equal(isTold(file.id), photo)
      return { office_phone: isTold('3999 999'), email: isTold('canary@'), photo }
    }
    const nothing = { office_phone: false, email: false, photo: false }
    for (const as of ['anonymous', 'registrar'] as const) t.same(await told(as), nothing)
    for (const [flag, shown] of [
      ['office_phone_public', 'office_phone'],
      ['email_public', 'email'],
      ['photo_public', 'photo'],
    ] as const) {
      await expect(200, 'PATCH', url, { as: 'editor', headers, body: { [flag]: true } })
      t.same(await told('anonymous'), { ...nothing, [shown]: true }, flag)
      await expect(200, 'PATCH', url, { as: 'editor', headers, body: { [flag]: false } })
    }
    t.match((await expect(200, 'GET', `/v1/media/${file.id}/uses`)).items, [
      { kind: 'photo', person_id: row.id, title: 'Nguyễn Văn Mẫu', public: false },
    ])
    await expect(409, 'DELETE', `/v1/media/${file.id}`, { headers })

    await create({ name: 'Trần Thị Mẫu', unit: 'Phòng mẫu', contact_order: 200 })
    await create({ name: 'Lê Văn Mẫu', unit: 'Ban Giám hiệu mẫu', contact_order: 101 })
    t.same(await list('in_contacts=true&sort=contact_order'), [
      'Nguyễn Văn Mẫu',
      'Lê Văn Mẫu',
      'Trần Thị Mẫu',
    ])
    t.same((await list('sort=contact_order&limit=100')).slice(0, 3), [
      'Nguyễn Văn Mẫu',
      'Lê Văn Mẫu',
      'Trần Thị Mẫu',
    ])
    t.notOk((await list('in_contacts=false&limit=100')).includes('Lê Văn Mẫu'))
  })
})
