import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

/** A text, the words and value of one of its figures, and its confidence. */
type Case = [text: string, quote: string, value: number, confidence: number]

const written: Case[] = [
  ['Nhà trường mở 62 lớp.', '62 lớp', 62, 0.95],
  ['Nhà trường có 2.157 học viên.', '2.157 học viên', 2157, 0.95],
]

const inWords: Case[] = [
  ['Nhà trường mở hai mươi lớp.', 'hai mươi lớp', 20, 0.9],
  ['Có chín trong tổng số 41 đảng viên được khen.', 'chín trong tổng số 41 đảng viên', 9, 0.85],
]

/** A comma groups thousands and a dot opens decimals, as in English writing. */
const otherWayRound: Case[] = [
  ['Nhà trường có 2,157 học viên.', '2,157 học viên', 2157, 0.85],
  ['Thực hiện đạt 98.125% kế hoạch.', '98.125%', 98.125, 0.85],
]

/** Evidence for the unit, the clearest first. */
const byRule: Case[] = [
  ['Tỷ lệ giỏi đạt 12,5%.', '12,5%', 12.5, 0.95],
  ['Chi 45.600.000 đồng.', '45.600.000 đồng', 45_600_000, 0.95],
  ['Có 9/41 đảng viên hoàn thành xuất sắc nhiệm vụ.', '9/41 đảng viên', 9, 0.95],
  ['Xuất bản 04 số Bản tin.', '04 số', 4, 0.9],
  ['Có 9 trong tổng số 41 đảng viên được khen.', '9 trong tổng số 41 đảng viên', 9, 0.9],
  ['Cử từ 3 đến 5 giảng viên đi học.', '3', 3, 0.85],
  ['Tổng số lớp đã mở là 62.', 'số lớp đã mở là 62', 62, 0.85],
  ['Mở 62 lớp (58 trong kế hoạch, 4 ngoài kế hoạch).', '58', 58, 0.8],
  ['Đảng viên hoàn thành xuất sắc nhiệm vụ: 9/41.', '9/41', 9, 0.8],
  ['Lớp có 65 học viên, trong đó giỏi 12, khá 45.', 'giỏi 12', 12, 0.75],
  ['Đội ngũ giảng viên có 34 đồng chí.', '34 đồng chí', 34, 0.7],
  ['Chi bộ có 41 đảng viên, trong đó có 9.', '9', 9, 0.6],
]

test('an editor is told how far each figure can be trusted', async (t) => {
  const { expect } = await startApp(t)
  const groups: [string, Case[]][] = [
    ['digits before what they count are trusted most', written],
    ['a number in words is trusted a little less', inWords],
    ['a separator that is read the other way round is trusted less still', otherWayRound],
    ['and each way of saying what is counted as far as it is clear', byRule],
  ]
  for (const [what, cases] of groups) {
    await t.test(what, async (t) => {
      for (const [text, quote, value, confidence] of cases) {
        const { figures } = await expect(200, 'POST', '/v1/extractions', { body: { text, year: 2020 } })
        const found = figures.find((figure: { quote: string }) => figure.quote === quote)
        t.match(found, { value, confidence }, `${text}: ${JSON.stringify(found ?? figures)}`)
      }
    })
  }
})
