import { test } from 'tap'
import { startApp } from '../support/app.ts'
import { publishArticles } from './school.ts'

test('what is being typed is completed from titles, names and phrases', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await publishArticles(app)
  await expect(201, 'POST', '/v1/programs', { body: { code: 'DVM', name: 'Bồi dưỡng đảng viên mới' } })
  const suggest = async (q: string, more = '') =>
    (await expect(200, 'GET', `/v1/suggest?q=${encodeURIComponent(q)}${more}`, { as: 'anonymous' })).items
  const texts = async (q: string) => (await suggest(q)).map(({ text }: { text: string }) => text)
  t.ok((await texts('khai gi')).includes('Khai giảng lớp trung cấp lý luận chính trị khóa 45'))
  t.ok((await texts('hien m')).includes('Ngày hội hiến máu'))
  t.ok((await texts('đảng v')).includes('đảng viên'), 'phrases of the texts are offered too')
  t.equal((await suggest('boi duong dang')).at(0)?.type, 'program', 'registers come before posts')
  t.equal((await suggest('h', '&limit=3')).length, 3)
  t.same(await suggest('!!!'), [])
  const offered = await texts('h')
  t.equal(
    new Set(offered.map((text: string) => text.toLowerCase())).size,
    offered.length,
    'nothing comes twice',
  )
})
