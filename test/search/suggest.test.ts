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
  const completes = async (how: string) => {
    t.ok((await texts('khai gi')).includes('Khai giảng lớp trung cấp lý luận chính trị khóa 45'), how)
    t.ok((await texts('hien m')).includes('Ngày hội hiến máu'), how)
    t.ok((await texts('đảng v')).includes('đảng viên'), 'phrases of the texts are offered too')
    t.equal((await suggest('boi duong dang')).at(0)?.type, 'program', 'registers come before posts')
    t.ok((await texts('tap trung')).includes('tập trung'), how)
  }
  await completes('by the index')
  // words that many documents have are looked for among the newest
  await app.database.pool.query('update search_words set documents = documents + 3000')
  await completes('among the newest')
  // with so few wanted, the index is not asked
  const best = async (q: string) => (await suggest(q, '&limit=1'))[0]?.text
  t.equal(await best('khai gi'), 'Khai giảng lớp trung cấp lý luận chính trị khóa 45')
  t.equal(await best('boi duong dang'), 'Bồi dưỡng đảng viên mới')
  t.equal((await suggest('h', '&limit=3')).length, 3)
  t.same(await suggest('!!!'), [])
  const [post] = (await expect(200, 'GET', '/v1/posts?q=hien+mau')).items
  await expect(200, 'POST', `/v1/posts/${post.id}/archive`, { headers: { 'if-match': '*' } })
  t.notOk((await texts('hien m')).includes('Ngày hội hiến máu'), 'what was taken back is not offered')
  t.same(
    (await texts('hiến m')).filter((text: string) => text.includes('máu')),
    [],
    'nor are its phrases',
  )
  const offered = await texts('h')
  t.equal(
    new Set(offered.map((text: string) => text.toLowerCase())).size,
    offered.length,
    'nothing comes twice',
  )
})

test('titles that say the words side by side come alone, else those that have them apart', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const publish = async (title: string) => {
    const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body: 'Nội dung.' } })
    await expect(200, 'POST', `/v1/posts/${id}/publish`, { headers: { 'if-match': '*' } })
  }
  await publish('Khai giảng các lớp trung cấp ở huyện')
  const titles = async (q: string) => {
    const { items } = await expect(200, 'GET', `/v1/suggest?q=${encodeURIComponent(q)}`, { as: 'anonymous' })
    return items
      .filter(({ type }: { type: string }) => type === 'post')
      .map(({ text }: { text: string }) => text)
  }
  t.same(await titles('khai giang lop trung c'), ['Khai giảng các lớp trung cấp ở huyện'])
  await publish('Khai giảng lớp trung cấp khóa 46')
  t.same(await titles('khai giang lop trung c'), ['Khai giảng lớp trung cấp khóa 46'])
  t.same(await titles('giang lop trung'), ['Khai giảng lớp trung cấp khóa 46'])
})
