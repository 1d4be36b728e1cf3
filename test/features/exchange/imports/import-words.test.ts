import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { bareSchema } from '../../../../src/features/exchange/exports/schema.ts'
import { spellingsOf } from '../../../../src/features/exchange/imports/word-reader.ts'
import { resources as exchanged } from '../../../../src/modules.ts'
import { slugOf } from '../../../../src/libraries/vietnamese/slug.ts'
import { packageRoot } from '../../../../src/package.ts'
import { startApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

const fields = exchanged.flatMap(({ path: resource, vocabularies = {} }) =>
  Object.entries(vocabularies).map(([field, vocabulary]) => ({ resource, field, vocabulary })),
)

test('every word names one value, every value that the field has', (t) => {
  for (const { resource, field, vocabulary } of fields) {
    const name = `${resource} ${field}`
    const schema = bareSchema(exchanged.find(({ path }) => path === resource)!.input.shape[field])
    const values = schema instanceof z.ZodEnum ? schema.options : ['true', 'false']
    if (!(schema instanceof z.ZodEnum)) t.ok(schema instanceof z.ZodBoolean, name)
    t.same(new Set(Object.keys(vocabulary.labels)), new Set(values), name)
    const spellings = spellingsOf(vocabulary).map(([spelling]) => slugOf(spelling))
    t.equal(new Set(spellings).size, spellings.length, `${name}: no word could mean two values`)
    const asValues = spellings.filter((spelling) => values.includes(spelling))
    t.same(asValues, [], `${name}: no word is another's value`)
  }
  t.end()
})

test('the documentation has every word', (t) => {
  const text = fs.readFileSync(path.join(packageRoot, 'docs/importing.md'), 'utf8')
  for (const { resource, field, vocabulary } of fields) {
    for (const [value, { vi }] of Object.entries(vocabulary.labels)) {
      t.ok(text.includes(`${vi} = \`${value}\``), `${resource} ${field} ${vi}`)
    }
  }
  t.end()
})

test('tables may have Vietnamese words, NDJSON has the values alone', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await expect(201, 'POST', '/v1/programs', { body: { code: 'TC', name: 'Trung cấp' } })
  const csv = (resource: string, text: string) => importFile(app, `${resource}?on_error=skip`, 'csv', text)
  await csv(
    'classes',
    'Mã ngoài,Mã lớp,Tên lớp,Mã chương trình,Năm,Trạng thái,Hình thức,Trong kế hoạch\nk1,K1,Một,TC,2020,đang học,KHONG TAP TRUNG,Ngoài kế hoạch\n',
  )
  t.match(await expect(200, 'GET', '/v1/classes/K1'), { status: 'open', mode: 'part_time', planned: false })
  await csv('learners', 'Mã học viên,Họ và tên\nh1,An\nh2,Bình\nh3,Chi\n')
  const report = await csv(
    'enrollments',
    'Mã ghi danh,Mã lớp,Mã học viên,Trạng thái,Kết quả\ng1,K1,h1,Tốt nghiệp,Giỏi\ng2,K1,h2,completed,very_good\ng3,K1,h3,Hoàn thành,Tuyệt vời\n',
  )
  t.match(report, { created: 2, errors: [{ line: 4, field: 'result', value: 'Tuyệt vời' }] })
  const { items } = await expect(200, 'GET', '/v1/enrollments')
  for (const item of items) t.match(item, { status: 'completed', result: 'very_good' })
  await csv('party-cells', 'external_id,name\ncb1,Chi bộ Một\n')
  const gradings =
    'Mã xếp loại,Mã chi bộ,Năm,Xếp loại\nx1,cb1,2020,Hoàn thành xuất sắc nhiệm vụ\nx2,cb1,2021,HTTNV\n'
  t.match(await csv('party-cell-gradings', gradings), { created: 2 })
  t.match((await expect(200, 'GET', '/v1/party-cell-gradings?sort=year')).items, [
    { grade: 'excellent' },
    { grade: 'good' },
  ])
  const line = lines({ external_id: 'g1', result: 'Giỏi' })
  t.match(await importFile(app, 'enrollments', 'ndjson', line), {
    errors: [{ field: 'result', value: 'Giỏi' }],
  })
})
