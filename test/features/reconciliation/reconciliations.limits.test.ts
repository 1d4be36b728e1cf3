import { setTimeout as wait } from 'node:timers/promises'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { classesOf2020, createConfirmedFigure, headers } from '../../domain/figures/school.ts'

test('comparisons at their limits', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const yearOf = (year: number) => ({ kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` })
  const rowsOf = async (year: number, breakdown: string) => {
    const { items } = await expect(200, 'GET', `/v1/reconciliations?year=${year}`)
    return items.filter((row: { breakdown: string }) => row.breakdown === breakdown)
  }

  await t.test('decimals agree when they add up, and differ by as little as a half', async (t) => {
    for (const [year, whole, parts, status, difference] of [
      [2011, 0.3, [0.1, 0.2], 'match', 0],
      [2012, 5, [2.7, 2.7], 'mismatch', 0.4],
      [2013, 5, [2.3, 2.3], 'incomplete', -0.4],
    ] as const) {
      const of = (value: number, dimensions = {}) =>
        createConfirmedFigure(app, classesOf2020(value, { period: yearOf(year), dimensions }))
      await of(whole)
      for (const [n, value] of parts.entries()) await of(value, { family: ['political_theory', 'other'][n] })
      const [row] = await rowsOf(year, 'family')
      t.same([row.status, row.difference], [status, difference], `${parts.join(' + ')} of ${whole}`)
    }
  })

  const graded = (year: number, excellent: number, good: number) =>
    Promise.all(
      Object.entries({ excellent, good }).map(([grade, value]) =>
        createConfirmedFigure(app, {
          indicator: { code: 'party.members_graded' },
          period: yearOf(year),
          value,
          dimensions: { grade },
          source: { number: '15-BC/ĐU' },
        }),
      ),
    )
  const [rule] = (
    await expect(200, 'GET', `/v1/quota-rules?regulation=${encodeURIComponent('Hướng dẫn 21-HD/BTCTW')}`)
  ).items
  const change = (body: object) => expect(200, 'PATCH', `/v1/quota-rules/${rule.id}`, { headers, body })

  await change({ valid_from: '2000-01-01' })

  await t.test('a quota is kept up to its limit, and broken by less than a tenth of a percent', async (t) => {
    await graded(2014, 500, 2500)
    await graded(2015, 501, 2500)
    t.match(await rowsOf(2014, 'quota'), [
      { status: /^match$/, quota: { percent: 20, limit: 20, allowed: 500 } },
    ])
    t.match(await rowsOf(2015, 'quota'), [
      { status: 'mismatch', quota: { percent: 20.04, limit: 20, allowed: 500 } },
    ])
  })

  await t.test('up to an exceptional limit it is no contradiction', async (t) => {
    await change({ exceptional_limit: 25 })
    await graded(2016, 625, 2500)
    await graded(2017, 626, 2500)
    t.match(await rowsOf(2016, 'quota'), [
      { status: 'incomplete', quota: { exceptional_limit: 25, exceptional_allowed: 625 } },
    ])
    t.match(await rowsOf(2017, 'quota'), [
      { status: 'mismatch', quota: { exceptional_limit: 25, exceptional_allowed: 625 } },
    ])
  })

  await t.test('a rule holds on its first and on its last day', async (t) => {
    await change({ valid_from: '2015-12-31', valid_to: '2016-12-31' })
    const counts = [2014, 2015, 2016, 2017].map(async (year) => (await rowsOf(year, 'quota')).length)
    t.same(await Promise.all(counts), [0, 1, 1, 0])
  })

  await t.test('any excellent member is too many where nobody is good', async (t) => {
    await change({ valid_from: '2000-01-01', valid_to: null })
    await graded(2006, 5, 0)
    const [row] = await rowsOf(2006, 'quota')
    t.match(row, { status: 'mismatch', difference: null, quota: { percent: null, limit: 20, allowed: 0 } })
    t.match(
      row.explanation.vi,
      /số để tính tỷ lệ là 0 .*, vượt tỷ lệ quy định tại Hướng dẫn 21-HD\/BTCTW \(không quá 20%, tối đa 0\)/,
    )
    await graded(2007, 0, 0)
    t.same(await rowsOf(2007, 'quota'), [])
  })

  await t.test('a limit that is not entered is asked for, and the rule before is not applied', async (t) => {
    await graded(2024, 9, 32)
    const [row] = await rowsOf(2024, 'quota')
    t.match(row, {
      status: 'incomplete',
      difference: null,
      quota: { regulation: 'Hướng dẫn 25-HD/BTCTW', percent: 28.13, limit: null, allowed: null },
    })
    t.match(row.explanation.vi, /bằng 28,13% của .*chưa nhập tỷ lệ tối đa theo .*, đề nghị nhập\./)
  })

  await t.test(
    'a register is compared with what was opened in a whole year, and with nothing else',
    async (t) => {
      await expect(201, 'PUT', '/v1/register-coverage/classes/2019', { body: { complete: true } })
      const of = (value: number, more: object) =>
        createConfirmedFigure(app, classesOf2020(value, { period: yearOf(2019), ...more }))
      await of(61, { dimensions: { stage: 'opened' } })
      await of(60, { dimensions: { stage: 'closed' } })
      await of(59, { dimensions: { scenario: 'plan' } })
      await of(58, { relation: 'change' })
      await of(57, { period: { kind: 'quarter', start: '2019-10-01', end: '2019-12-31' } })
      const compared = (await rowsOf(2019, 'register')).map(
        (row: { stated: { value: number } }) => row.stated.value,
      )
      t.same(compared, [61])
    },
  )

  await t.test(
    'one share alone is compared with nothing, and two with what stands behind the slash',
    async (t) => {
      const share = (value: number, grade: string) =>
        createConfirmedFigure(app, {
          indicator: { code: 'party.members_graded' },
          period: yearOf(2010),
          value,
          relation: 'share',
          denominator: 41,
          dimensions: { grade },
          source: { number: '15-BC/ĐU' },
        })
      await share(9, 'excellent')
      t.same(await rowsOf(2010, 'grade'), [])
      await share(31, 'good')
      t.match(await rowsOf(2010, 'grade'), [{ status: 'incomplete', stated: { value: 41 }, difference: -1 }])
    },
  )

  await t.test('a rise is a part of nothing', async (t) => {
    const of = (value: number, more: object) =>
      createConfirmedFigure(app, classesOf2020(value, { period: yearOf(2009), ...more }))
    await of(10, {})
    await of(12, { dimensions: { planned: true }, relation: 'change' })
    t.same(await rowsOf(2009, 'planned'), [])
  })

  await t.test(
    'shares of different wholes contradict each other, and the farthest number is told',
    async (t) => {
      const of = (value: number, denominator: number, number: string) =>
        createConfirmedFigure(app, {
          indicator: { code: 'party.members' },
          period: yearOf(2008),
          value,
          relation: 'share',
          denominator,
          source: { number },
        })
      await of(9, 41, '1-BC')
      await of(9, 42, '2-BC')
      t.match(await rowsOf(2008, 'repeated'), [{ status: 'mismatch', difference: 0 }])
      await of(15, 41, '3-BC')
      // the order is decided by milliseconds
      await wait(2)
      await of(11, 41, '4-BC')
      const [row] = await rowsOf(2008, 'repeated')
      t.match(row, { stated: { value: 11 }, difference: 4 }, 'from the newest one, 11, to 15')
    },
  )
})
