import { startApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

const csv = (...rows: string[]) =>
  `${['Họ và tên,Ngày sinh,Năm sinh,Đơn vị công tác,Giới tính,Dân tộc', ...rows].join('\n')}\n`

test('learners without a code are the same person by name, birth and unit', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const send = (text: string, options = '') =>
    importFile(app, `learners?on_error=skip${options}`, 'csv', text)
  const named = async (name: string) =>
    (await expect(200, 'GET', `/v1/learners?full_name=${encodeURIComponent(name)}&sort=created_at`)).items

  await t.test(
    'a list that is sent again changes nothing; a corrected row changes its learner',
    async (t) => {
      const list = csv(
        'Trần Văn Mẫu,30/04/1985,,Xã Mẫu,Nam,Kinh',
        'Trần Văn Mẫu,,1985,,Nữ,"H\'Mông"',
        'Lê Mẫu,,,,,không rõ',
      )
      t.match(await send(list), { created: 3, refused: 0 })
      t.match(await send(list), { unchanged: 3, refused: 0 })
      t.match(await send(csv('Trần Văn Mẫu,30/04/1985,1985,Xã Mẫu,Nam,Tày')), { changed: 1 })
      t.match(await named('Trần Văn Mẫu'), [
        { birth_date: '1985-04-30', ethnicity: '02', sex: 'male' },
        { birth_year: 1985, unit: null, ethnicity: '08', sex: 'female' },
      ])
      t.match(
        await send(csv('Trần Văn Mẫu,30/04/1985,,Xã khác,Nam,')),
        { created: 1 },
        'another unit, another person',
      )
    },
  )

  await t.test('names and units are compared in any case, and the stored spelling stays', async (t) => {
    t.match(await send(csv('Phạm Thị Hoà,,1971,Sở Tài chính Mẫu,Nữ,')), { created: 1 })
    const rewritten = csv('PHẠM  THỊ HÒA,,1971,SỞ TÀI CHÍNH MẪU,Nữ,')
    t.match(await send(rewritten), { unchanged: 1, created: 0 })
    const decomposed = csv('Phạm Thị Hòa,,1971,Sở Tài chính Mẫu,Nữ,Tày').normalize('NFD')
    t.match(await send(decomposed), { changed: 1, created: 0 })
    t.match(await named('Phạm Thị Hoà'), [{ unit: 'Sở Tài chính Mẫu', ethnicity: '02' }])
    t.match(await send(csv('Phạm Thị Hoa,,1971,Sở Tài chính Mẫu,,')), { created: 1 }, 'other marks')
    t.match(
      (await send(csv('Đào Mẫu,,1972,,,', 'ĐÀO MẪU,,1972,,,'))).errors,
      [2, 3].map((line) => ({ line, code: 'repeated' })),
    )
  })

  await t.test('two equal rows of a file are both refused, with both lines', async (t) => {
    const report = await send(
      csv('Hà Mẫu,,1970,Sở Mẫu,Nam,', 'Bùi Mẫu,,,,,', 'Hà Mẫu,,1970,Sở Mẫu,Nữ,', 'Hà Mẫu,,1970,Sở Mẫu,,'),
    )
    t.match(report, { created: 1, refused: 3 })
    t.match(report.errors, [
      { line: 2, field: 'full_name', code: 'repeated', message_en: /^Lines 2 and [45] / },
      { line: 4, code: 'repeated', message_en: /^Lines 2 and 4 /, message_vi: /^Dòng 2 và dòng 4 / },
      { line: 5, code: 'repeated', message_en: /^Lines 2 and 5 / },
    ])
    t.same(await named('Hà Mẫu'), [])
  })

  await t.test('who has a code or an external id is never found by name', async (t) => {
    for (const key of [{ code: 'C1' }, { external_id: 'e1' }])
      await expect(201, 'POST', '/v1/learners', { body: { full_name: 'Đỗ Mẫu', birth_year: 1970, ...key } })
    t.match(await send(csv('Đỗ Mẫu,,1970,,,')), { created: 1, changed: 0 })
    t.match(await send(csv('Đỗ Mẫu,,1970,,,')), { unchanged: 1 })
    t.equal((await named('Đỗ Mẫu')).length, 3)
  })

  await t.test('two candidates are a row of the report, and none of them is changed', async (t) => {
    for (let n = 0; n < 2; n++) await expect(201, 'POST', '/v1/learners', { body: { full_name: 'Vũ Mẫu' } })
    const report = await send(csv('Vũ Mẫu,,,,Nam,', 'Ngô Mẫu,,,,,'))
    t.match(report, { created: 1, refused: 1 })
    const ids = (await named('Vũ Mẫu')).map(({ id }: { id: string }) => id)
    t.match(report.errors, [{ line: 2, field: 'full_name', code: 'ambiguous' }])
    for (const id of ids) t.ok(report.errors[0].message_en.includes(id), id)
    t.match(await named('Vũ Mẫu'), [{ sex: null }, { sex: null }])
    const [id] = ids
    const row = `id,full_name,sex\n${id},Vũ Mẫu,female\n`
    t.match(await importFile(app, 'learners', 'csv', row), { changed: 1 }, 'its id says who is meant')
  })

  await t.test('a code finds a learner whichever key is matched', async (t) => {
    const rows = lines({ full_name: 'Mai Mẫu', code: 'M-1' }, { full_name: 'Mai Mẫu', code: 'M-2' })
    t.match(await importFile(app, 'learners', 'ndjson', rows), { created: 2 })
    const changed = lines({ full_name: 'Mai Thị Mẫu', code: 'm-1' })
    t.match(await importFile(app, 'learners', 'ndjson', changed), { changed: 1, created: 0 })
    t.match(await importFile(app, 'learners?match=code', 'ndjson', changed), { unchanged: 1 })
    t.match(await named('Mai Thị Mẫu'), [{ code: 'M-1' }])
  })

  await t.test('a learner in the trash is not found by name', async (t) => {
    await send(csv('Phan Mẫu,,,,,'))
    const [first] = await named('Phan Mẫu')
    await expect(204, 'DELETE', `/v1/learners/${first.id}`, { headers: { 'if-match': '*' } })
    t.match(await send(csv('Phan Mẫu,,,,,')), { created: 1 })
  })

  await t.test('what cannot be stored is refused by its line', async (t) => {
    const report = await send(
      csv('Tạ Mẫu,30/04/1985,1984,,,', 'Tạ Mẫu,1985,,,,', ',30/04/1985,,,,', 'Tạ Mẫu,,,,,Người Hỏa'),
    )
    t.match(report, { created: 1, refused: 3 })
    t.match(
      report.errors.map(({ line, field, code }: { line: number; field: string; code: string }) => [
        line,
        field,
        code,
      ]),
      [
        [2, 'birth_year', 'contradiction'],
        [4, 'full_name', 'required'],
        [5, 'ethnicity', 'unknown_ethnicity'],
      ],
    )
  })
})
