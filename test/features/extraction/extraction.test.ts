import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const url = '/v1/extractions'

test('extractions', async (t) => {
  const { expect, send } = await startApp(t)
  const expectRejected = async (status: number, body: unknown) => {
    const problem = await expect(status, 'POST', url, { as: 'anonymous', body })
    return problem.errors[0] as { pointer: string; code: string; message: string }
  }

  await t.test('anyone gets the figures of a text, with the words that state them', async (t) => {
    const text =
      'Năm 2020, trường mở gần 62 lớp TCLLCT (4 lớp ngài kết hoạch); 9/41 đảng viên hoàn thành tốt nhiệm vụ.'
    const answer = await send('POST', url, { as: 'anonymous', body: { text } })
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers['cache-control'], 'no-store')
    const { figures } = answer.json()
    t.match(figures, [
      {
        value: 62,
        unit: 'class',
        qualifier: 'under',
        relation: null,
        denominator: null,
        indicator: 'training.classes',
        dimensions: { program: 'TCLLCT', family: 'political_theory', stage: 'opened', scenario: 'actual' },
        period: { kind: 'year', start: '2020-01-01', end: '2020-12-31', label: 'Năm 2020' },
        quote: 'gần 62 lớp',
        start: 20,
        end: 30,
        rule: 'counted-noun',
      },
      { value: 4, unit: 'class', dimensions: { planned: false, program: 'TCLLCT' }, hint: 'part' },
      {
        value: 9,
        denominator: 41,
        relation: 'share',
        dimensions: { grade: 'good' },
        indicator: 'party.members_graded',
      },
    ])
    for (const { quote, start, end } of figures) t.equal(quote, text.slice(start, end))
  })

  await t.test('offsets are those of the text as it was sent', async (t) => {
    const text = 'Kết quả:\r\nmở 5 lớp 😀 với 90 học viên'.normalize('NFD')
    const { figures } = await expect(200, 'POST', url, { body: { text } })
    t.same(
      figures.map(({ value }: { value: number }) => value),
      [5, 90],
    )
    for (const { quote, start, end } of figures) t.equal(quote, text.slice(start, end))
  })

  await t.test('the caller’s year is the period of what names none', async (t) => {
    const body = { text: 'Mở 5 lớp. Sáu tháng đầu năm mở 3 lớp.', year: 2021 }
    const { figures } = await expect(200, 'POST', url, { body })
    t.match(figures[0].period, { kind: /^year$/, start: '2021-01-01', end: '2021-12-31' })
    t.match(figures[1].period, { kind: 'half', start: '2021-01-01', end: '2021-06-30' })
    const open = await expect(200, 'POST', url, { body: { text: body.text } })
    t.equal(open.figures[0].period, null)
  })

  await t.test('a text without figures has an empty list', async (t) => {
    t.same(await expect(200, 'POST', url, { body: { text: 'Nhiệm kỳ 2020 - 2025.' } }), { figures: [] })
  })

  await t.test('what is wrong is named', async (t) => {
    t.match(await expectRejected(400, { text: '' }), { pointer: '/text', code: 'blank' })
    t.match(await expectRejected(400, { text: ' \u00a0\n' }), { pointer: '/text', code: 'blank' })
    t.match(await expectRejected(400, {}), { pointer: '/text', code: 'required' })
    t.match(await expectRejected(400, { text: 'a\0b' }), { pointer: '/text', code: 'nul_character' })
    t.match(await expectRejected(400, { text: 'a\ud800b' }), { pointer: '/text', code: 'lone_surrogate' })
    t.match(await expectRejected(400, { text: 'a', year: 1066 }), { pointer: '/year', code: 'too_small' })
    t.match(await expectRejected(400, { text: 'a', year: '2020' }), { pointer: '/year', code: 'wrong_type' })
    t.match(await expectRejected(400, { text: 'a', yaer: 2020 }), { pointer: '/yaer', code: 'unknown_field' })
  })

  await t.test('a megabyte is read, more is told the limit', async (t) => {
    const digits = '(5)12)3(('.repeat(116_508).slice(0, 1_048_576)
    t.same(await expect(200, 'POST', url, { body: { text: digits } }), { figures: [] })
    const error = await expectRejected(400, { text: 'a'.repeat(1_048_577) })
    t.match(error, { pointer: '/text', code: 'too_large', message: /1048576/ })
    await expect(413, 'POST', url, { body: { text: 'a'.repeat(2_200_000) } })
  })

  await t.test('20,000 figures are answered, more are not', async (t) => {
    const { figures } = await expect(200, 'POST', url, { body: { text: 'Mở 5 lớp. '.repeat(20_000) } })
    t.equal(figures.length, 20_000)
    const error = await expectRejected(422, { text: 'Mở 5 lớp. '.repeat(20_001) })
    t.match(error, { pointer: '/text', code: 'too_many_figures', message: /20001/ })
  })

  await t.test('nothing is stored', async (t) => {
    const { page } = await expect(200, 'GET', '/v1/audit-events?count=exact')
    t.equal(page.count, 0)
  })
})
