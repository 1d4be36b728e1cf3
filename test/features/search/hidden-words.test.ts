import { countWords } from '../../../src/features/search/documents/count-words.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }
const far = '2199-01-01T00:00:00Z'

async function publish({ expect }: TestApp, title: string, body: string, published_at?: string) {
  const post = await expect(201, 'POST', '/v1/posts', { body: { title, body } })
  const options = { headers, body: published_at ? { published_at } : {} }
  await expect(200, 'POST', `/v1/posts/${post.id}/publish`, options)
  return `/v1/posts/${post.id}`
}

async function publishOpenTexts(app: TestApp): Promise<void> {
  await publish(
    app,
    'Lễ khai giảng năm học mới',
    'Học viên dự lễ khai giảng. Điều lệ; hội động viên; cán cân. Thông tư số 58/2011/TT-BTC; bí thư chi bộ.',
  )
  await publish(
    app,
    'Hội nghị tổng kết',
    'Học sinh được nghỉ. Giám đốc đi sát cơ sở, cọ xát thực tế. Người ta khen thường xuyên. Sáp nhập trường. Gác xép nhỏ. Nhãn sứ cũ. Bồ câu. Thi đua khen thưởng. Dự hội thảo. Quỳnh nở.',
  )
}

// more words than a last word may become
const many = [...'abcdefghij']
  .flatMap((first) => [...'bcdghklm'].map((last) => `qu${first}${last}`))
  .join(' ')

/** Words and pairs that readers never see, with similar words that they do see. */
const secret = `${many}. Sắp xếp nhân sự cấp phòng. Điều động cán bộ. Khaai giangg. Kỷ luật cảnh cáo. Xep laoi.
  Hội nghỉ tổng kết. Giám sát đảng viên. Giám xát. Hooij nghij. Nha6n su75. Booj. Thi đua khen thường.
  Cán ca. Cán các. Cán cách. Cán cái. Cán cam. Cán cạn. Cán cao. Cán cáp. Cán cát.
  Thông tư số 59/2012/TT-BNV và 58/2011/TT-BNV. Bí thư tỉnh ủy. Hội thao. Bí thư đảng ủy.`

/** Every way in which a text is indexed, and hidden from readers then or later. */
async function hideTexts(app: TestApp): Promise<void> {
  const { expect } = app
  await expect(201, 'POST', '/v1/posts', { body: { title: 'Nháp', body: secret } })
  await publish(app, 'Hẹn giờ', secret, far)
  const withdrawn = await publish(app, 'Rút về', secret)
  await expect(200, 'POST', `${withdrawn}/unpublish`, { headers })
  const archived = await publish(app, 'Lưu trữ', secret)
  await expect(200, 'POST', `${archived}/archive`, { headers })
  const trashed = await publish(app, 'Thùng rác', secret)
  await expect(204, 'DELETE', trashed, { headers })
  const purged = await publish(app, 'Xóa hẳn', secret)
  await expect(204, 'DELETE', `${purged}?purge=true`, { headers })
  const rewritten = await publish(app, 'Viết lại', secret)
  await expect(200, 'PATCH', rewritten, {
    headers,
    body: { title: 'Lễ khai giảng năm học mới', body: 'Học viên dự lễ.' },
  })
  await expect(204, 'DELETE', rewritten, { headers })
  // titles that only hidden posts have
  await expect(201, 'POST', '/v1/posts', { body: { title: 'Kế hoạch sắp xếp nhân sự', body: 'Tin.' } })
  const hidden = await publish(app, 'Kế hoạch điều động cán bộ', 'Tin.')
  await expect(200, 'POST', `${hidden}/unpublish`, { headers })
}

const searched = [
  'q',
  'sapp xep',
  'sap xepp',
  'sapp xepp',
  'saps xeeps',
  'khaai giang',
  'khaai giangg',
  'khai giagn',
  'nhann su',
  'nhaan suwj',
  'dieu dogn can bo',
  'dieu dogn',
  'can boo',
  'can boj',
  'ky luaat',
  'xep laoi',
  'tong kte',
  'sap xep',
  'sáp xếp',
  'nhan su',
  'nhãn sự',
  'dieu dong',
  'can bo',
  'lễ khai giảng kỷ luật',
  'hội nghị tổng kết khaai nhân',
  'giangg lễ',
  'zzz lễ khai giảng',
  '"sắp xếp nhân sự"',
  'lễ -"kỷ luật cảnh cáo"',
  'hội nghỉ tổng kết',
  'hội nghĩ tổng kết',
  'giám xát đảng viên',
  'giám xát',
  'giam xat',
  'thi đua khen thường',
  'thi đua khên thưởng',
  'hooij nghij',
  'hoi65 nghi5',
  'sawps xeeps',
  'sa81p xe61p',
  'nha6n su75',
  'nhana sujw',
  'cans booj',
  'ky3 lua65t',
]
const typed = [
  'sap x',
  'sắp x',
  'nhan s',
  'dieu d',
  'can b',
  'can c',
  'canh c',
  'ky l',
  'khai g',
  'khaa',
  'xep l',
  'hoi th',
  'hội thao',
  'thong tu 5',
  '58/2011',
  '59/',
  'bi thu',
  'kế ho',
  'luu tr',
]

/** Public suggestions and corrections for words. */
async function readSuggestions({ expect }: TestApp) {
  const as = 'anonymous' as const
  const all: Record<string, unknown> = {}
  for (const q of searched) {
    const answer = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent(q)}`, { as })
    const results = answer.items.map(({ title, score, left_out }: Record<string, unknown>) => ({
      title,
      score,
      left_out,
    }))
    all[q] = [answer.corrected_query, answer.did_you_mean, answer.items.length, answer.left_out, results]
  }
  for (const q of typed) {
    const { items } = await expect(200, 'GET', `/v1/suggest?q=${encodeURIComponent(q)}&limit=6`, { as })
    all[`${q}...`] = items.map(({ text }: { text: string }) => text)
  }
  return all
}

test('what readers do not see teaches search nothing that it would tell', async (t) => {
  const open = await startApp(t)
  const hiding = await startApp(t)
  for (const app of [open, hiding]) await publishOpenTexts(app)
  await hideTexts(hiding)
  const { rows } = await hiding.database.pool.query(`select from search_words where word = 'sắp xếp'`)
  t.equal(rows.length, 1, 'the words were learnt')

  const expected = await readSuggestions(open)
  t.match(expected['tong kte'], ['tổng kết', null, 1], 'slips are mended by what readers see')
  t.match(expected['khaai giang'], ['khai giảng', null, 1])
  t.match(expected['hội nghỉ tổng kết'], ['hội nghị tổng kết', null, 1])
  t.match(expected['hooij nghij'], ['hội nghị', null, 1])
  t.same(await readSuggestions(hiding), expected)

  await t.test('also once words were counted', async (t) => {
    for (const { database } of [open, hiding]) await countWords(database)
    t.same(await readSuggestions(hiding), await readSuggestions(open))
  })

  await t.test('what appears by its time alone is learnt then', async (t) => {
    await hiding.database.pool.query(
      `update search_documents set sorted_at = now() - interval '1 hour' where sorted_at > now() + interval '1 year'`,
    )
    await hiding.database.pool.query(
      `update posts set published_at = now() - interval '1 hour' where published_at > now()`,
    )
    const now = await readSuggestions(hiding)
    t.equal((now['sapp xepp'] as unknown[])[0], 'sắp xếp')
    t.ok((now['nhan s...'] as string[]).includes('nhân sự'))
  })
})
