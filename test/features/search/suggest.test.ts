import { countWords } from '../../../src/features/search/documents/count-words.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { publishArticles } from './school.ts'
import { test } from '../../support/shared-test.ts'

/** Creates a public post. @returns its id */
async function publish(
  { expect }: TestApp,
  title: string,
  body: string,
  published_at?: string,
): Promise<string> {
  const { id } = await expect(201, 'POST', '/v1/posts', { body: { title, body } })
  const headers = { 'if-match': '*' }
  await expect(200, 'POST', `/v1/posts/${id}/publish`, {
    headers,
    body: published_at ? { published_at } : {},
  })
  return id
}

/** Suggestions for a text: posts and phrases. */
async function readSuggestions({ expect }: TestApp, q: string, limit = 8) {
  const { items } = await expect(200, 'GET', `/v1/suggest?q=${encodeURIComponent(q)}&limit=${limit}`, {
    as: 'anonymous',
  })
  const of = (wanted: (type: string) => boolean): string[] =>
    items.filter(({ type }: { type: string }) => wanted(type)).map(({ text }: { text: string }) => text)
  return { titles: of((type) => type !== 'phrase'), phrases: of((type) => type === 'phrase') }
}

const insertCommonWords = ({ database }: TestApp) =>
  database.pool.query('update search_words set documents = 100000')

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
    t.same((await texts('đảng v'))[0], 'đảng viên', 'phrases come first')
    t.equal((await suggest('boi duong dang')).at(1)?.type, 'program', 'then registers, then posts')
    t.ok((await texts('tap trung')).includes('tập trung'), 'usual words of the texts are phrases too')
  }
  await completes('by the index')
  await publish(
    app,
    'Giao lưu văn nghệ cuối tuần',
    'Đồn Biên phòng Cửa Lục và Hội Liên hiệp Phụ nữ xã cùng hát, tốp ca nữ đạt giải nhất.',
  )
  for (const [typed, unit] of [
    ['đồn b', 'đồn biên phòng'],
    ['hoi lien', 'hội liên hiệp phụ nữ'],
    ['giải n', 'giải nhất'],
  ] as const)
    t.ok((await texts(typed)).includes(unit), `${typed}: units of the army and of unions`)
  await publish(app, 'Đoàn viên sửa đường ở thôn Tân Kỳ nhân dịp nghỉ hè', 'Đoàn viên góp 120 ngày công.')
  const roads = await texts('thôn t')
  t.ok(roads.includes('thôn tân kỳ') || roads.includes('thôn Tân Kỳ'), roads.join(' | '))
  t.notOk(
    roads.some((text: string) => text.toLowerCase() === 'thôn tân'),
    'a name is whole',
  )
  // frequent words are searched only in the newest documents
  await app.database.pool.query('update search_words set documents = documents + 3000')
  await completes('among the newest')
  // with such a small limit, the index is not used
  const best = async (q: string) => (await suggest(q, '&limit=1'))[0]?.text
  t.equal(await best('khai gi'), 'khai giảng')
  t.equal(
    await best('boi duong dang vien m'),
    'Bồi dưỡng đảng viên mới',
    'a name in the place of the same phrase',
  )
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
  const titles = async (q: string) => (await readSuggestions(app, q)).titles
  await publish(app, 'Khai giảng các lớp trung cấp ở huyện', 'Nội dung.')
  t.same(await titles('khai giang lop trung c'), ['Khai giảng các lớp trung cấp ở huyện'])
  await publish(app, 'Khai giảng lớp trung cấp khóa 46', 'Nội dung.')
  t.same(await titles('khai giang lop trung c'), ['Khai giảng lớp trung cấp khóa 46'])
  t.same(await titles('giang lop trung'), ['Khai giảng lớp trung cấp khóa 46'])
  await publish(app, 'Ra quân phân đội xung kích', 'Nội dung.')
  await publish(app, 'Họp mặt ở Huế mở rộng', 'Nội dung.')
  const { phrases } = await readSuggestions(app, 'ra quan p')
  t.same(phrases, ['ra quân phân đội'], 'no phrase ends within a word that no list has')
  t.same((await readSuggestions(app, 'hop mat o h')).phrases, ['họp mặt ở huế'], 'a name is one')
  await publish(app, 'Tập huấn kinh tế số cho CBQL các hợp tác xã khóa XIV', 'Nội dung: góp ý dự thảo.')
  t.same((await readSuggestions(app, 'tập huấn k')).phrases[0], 'tập huấn kinh tế số', 'no half of a unit')
  const { phrases: written } = await readSuggestions(app, 'so cho cb')
  t.ok(
    written.every((phrase) => phrase.startsWith('số cho CBQL')),
    'abbreviations keep their capitals',
  )
  for (const title of ['Ra mắt nhiệm kỳ 2021 - 2026', 'Ban liên lạc nhiệm kỳ 2021 - 2026 họp'])
    await publish(app, title, 'Nội dung.')
  t.same((await readSuggestions(app, 'nhiem k')).phrases, ['nhiệm kỳ'], 'no half of a range')
  t.same((await readSuggestions(app, 'khoa x')).phrases, ['khóa XIV'], 'and so do numerals')
  t.same((await readSuggestions(app, 'gop y')).phrases, ['góp ý'], 'y without marks is ý')
  t.same(await titles('tap ho'), [], 'two letters behind another word tell nothing')
  t.equal((await titles('tap hop tac')).length, 1, 'a whole word does')
})

test('of many titles the newest come first, and older ones where there are few', async (t) => {
  const app = await startApp(t)
  for (const year of [2011, 2018, 2019, 2020]) {
    await publish(app, `Bế giảng lớp bồi dưỡng năm ${year}`, 'Nội dung.', `${year}-06-01T00:00:00Z`)
  }
  await app.expect(201, 'POST', '/v1/programs', { body: { code: 'BD', name: 'Lớp bồi dưỡng ngạch' } })
  await insertCommonWords(app)
  const titles = async (limit: number) => (await readSuggestions(app, 'lop boi d', limit)).titles
  t.same(
    await titles(4),
    ['Lớp bồi dưỡng ngạch', 'Bế giảng lớp bồi dưỡng năm 2020', 'Bế giảng lớp bồi dưỡng năm 2019'],
    'a phrase has its place beside them',
  )
  t.same((await titles(10)).slice(2), [
    'Bế giảng lớp bồi dưỡng năm 2019',
    'Bế giảng lớp bồi dưỡng năm 2018',
    'Bế giảng lớp bồi dưỡng năm 2011',
  ])
  t.same((await readSuggestions(app, 'giang boi d')).titles.length, 4, 'words that stand apart are enough')
})

test('a phrase is offered as long as something that readers see says it', async (t) => {
  const app = await startApp(t)
  const said = 'Ông là bí thư chi bộ. Theo Thông tư số 58/2011/TT-BTC, mùa xuân ấm áp.'
  const first = await publish(app, 'Mùa xuân hồng ở trường', said)
  const second = await publish(app, 'Đón mùa xuân hồng', said)
  await publish(app, 'Mùa đông giá', 'Bí thư tỉnh ủy ký Thông tư 59/2012/TT-BNV.', '2090-01-01T00:00:00Z')
  const withdraw = (id: string) =>
    app.expect(200, 'POST', `/v1/posts/${id}/archive`, { headers: { 'if-match': '*' } })
  const phrases = async (q: string) => (await readSuggestions(app, q)).phrases
  const offered = async () => [
    ...(await phrases('mùa x')),
    ...(await phrases('bi thu c')),
    ...(await phrases('thong tu 5')),
    ...(await phrases('59/')),
    ...(await phrases('mua d')),
  ]
  const all = ['mùa xuân hồng', 'bí thư chi bộ', 'thông tư 58/2011/TT-BTC']
  t.same(await offered(), all, 'what is not to be seen yet is not said')
  t.same(await phrases('xuân ấ'), [], 'a text alone makes no phrase')
  await withdraw(first)
  t.same(await offered(), all, 'by the index')
  await insertCommonWords(app)
  t.same(await offered(), all, 'by the newest posts')
  const exampleOf = async (word: string) =>
    (await app.database.pool.query('select example from search_words where word = $1', [word])).rows[0]
      ?.example
  const words = ['thư chi', '58/2011/TT-BTC']
  for (const word of words) t.equal(await exampleOf(word), first)
  await countWords(app.database)
  for (const word of words) t.equal(await exampleOf(word), second, 'counting finds another example')
  await app.expect(200, 'PATCH', `/v1/posts/${second}`, {
    headers: { 'if-match': '*' },
    body: { body: 'Tin.' },
  })
  t.same(await offered(), all.slice(0, 1), 'what was taken out of a text is not said')
  await withdraw(second)
  t.same(await offered(), [])
  await insertCommonWords(app)
  t.same(await offered(), [])
})

test('a word without marks is not taken for one with marks', async (t) => {
  const app = await startApp(t)
  await publish(app, 'Tin một', 'Dự hội thảo.')
  t.same((await readSuggestions(app, 'hoi tha')).phrases, ['hội thảo'])
  await publish(app, 'Hội thao, hội thảo', 'Tin.')
  t.same((await readSuggestions(app, 'hoi tha')).phrases.toSorted(), ['hội thao', 'hội thảo'])
})
