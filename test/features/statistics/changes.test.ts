import { classesOf2020, createConfirmedFigure } from '../../domain/figures/school.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('what changed from one year to the next', async (t) => {
  const app = await startApp(t)
  for (const [year, value] of [
    [2016, 0],
    [2017, 5],
    [2019, 8],
    [2020, 11],
    [2021, 7],
  ] as const) {
    const period = { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` }
    await createConfirmedFigure(app, classesOf2020(value, { period }))
  }
  const changes = async (query: string) => {
    const answer = await app.expect(200, 'GET', `/v1/statistics/training?source=figures&${query}`)
    return answer.totals.map(
      ({
        year,
        classes: { value, change, change_percent },
      }: {
        year: number
        classes: { value: number | null; change: number | null; change_percent: number | null }
      }) => [year, value, change, change_percent],
    )
  }

  await t.test('is told of years that follow each other, in percent of the year before', async (t) => {
    t.same(await changes('from=2019&to=2021'), [
      [2019, 8, null, null],
      [2020, 11, 3, 37.5],
      [2021, 7, -4, -36.4],
    ])
  })

  await t.test('is not told in percent of nothing', async (t) => {
    t.same(await changes('from=2016&to=2017'), [
      [2016, 0, null, null],
      [2017, 5, 5, null],
    ])
  })

  await t.test('is not told across a year of which nothing is known', async (t) => {
    t.same(await changes('to=2019'), [
      [2016, 0, null, null],
      [2017, 5, 5, null],
      [2019, 8, null, null],
    ])
    t.same(await changes('from=2017&to=2019'), [
      [2017, 5, null, null],
      [2018, null, null, null],
      [2019, 8, null, null],
    ])
  })
})
