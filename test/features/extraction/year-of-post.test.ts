import { run } from '../../../src/features/extraction/proposals/read-post-task.ts'
import { test } from '../../support/shared-test.ts'

const readPost = (title: string, body: string, year: number | null = null) =>
  run({ texts: { title, 'cover.caption': null, summary: null, body_text: body }, year })

test('a text may begin with a figure whose period has words', async (t) => {
  const bodies = [
    '17 đảng viên được kết nạp năm 2020.',
    '20 học viên lớp K12 tốt nghiệp tháng 6/2020.',
    '44 đảng viên bị kỷ luật trong 9 tháng đầu năm 2020.',
  ]
  for (const body of bodies) {
    const { figures } = readPost('Tin', body)
    t.match(figures, [{ figure: { period: { end: /^2020/ } } }], body)
  }
})
