import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

interface Highlight {
  field: string
  start: number
  text: string
  ranges: [number, number][]
}

const other = 'Cán bộ các phòng làm việc theo lịch đã báo và gửi kết quả cho văn phòng vào cuối tuần. '
const body = [
  'Phòng đọc mở cửa cả ngày.',
  other.repeat(6),
  'Thư viện nhận sách mới.',
  other.repeat(6),
  'Thư viện số có hai nghìn tài liệu.',
  other.repeat(6),
  'Giảng viên dùng thư viện số để soạn bài.',
  other.repeat(6),
].join('\n\n')

test('a result shows the two places of a long text that answer best, with what is around them', async (t) => {
  const { expect } = await startApp(t)
  const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Tin nội bộ', body } })
  const headers = { 'if-match': '*' }
  const { body_text } = await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
  const { items } = await expect(200, 'GET', `/v1/search?q=${encodeURIComponent('thư viện số')}`, {
    as: 'anonymous',
  })
  const highlights: Highlight[] = items[0].highlights
  t.same(
    highlights.map(({ text, ranges }) => ranges.map(([from, to]) => text.slice(from, to))),
    [['Thư viện số'], ['thư viện số']],
    'what has all words, in the order of the text, and not what has some of them',
  )
  for (const { field, start, text } of highlights) {
    t.equal(field, 'body_text')
    t.equal(text, body_text.slice(start, start + text.length), 'as a browser shows it')
    t.ok(text.length >= 180 && text.length <= 260, `${text.length} characters are two or three lines`)
    t.match(text, /^\S[^]*\S$/, 'no word is cut')
  }
})
