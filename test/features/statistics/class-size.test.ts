import { registers } from '../../domain/training/registers.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('the average size of classes counts those whose learners are known', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram, createClass } = registers(app)
  const program = await createProgram({ code: 'TC' })
  const add = (more: Record<string, unknown>) => createClass(program.id, { status: 'open', ...more })
  await add({ headcount: 40, headcount_unplanned: 5, planned: true, mode: 'block' })
  await add({ headcount: 45, planned: false, mode: 'block' })
  await add({ headcount: 35, planned: true })
  await add({ planned: true })
  await add({ headcount: 90, status: 'cancelled' })
  const sizes = async (group_by: string) => {
    const query = `year=2020&source=register&group_by=${group_by}`
    const { rows, totals } = await expect(200, 'GET', `/v1/statistics/training?${query}`, { as: 'anonymous' })
    const sizeOf = (years: { average_class_size: { value: number | null } }[]) =>
      years[0]!.average_class_size.value
    return [...rows.map((row: { years: never }) => sizeOf(row.years)), sizeOf(totals)]
  }
  t.same(await sizes('program'), [40, 40])
  t.same(await sizes('mode'), [42.5, 35, 40])
  // classes with learners inside and outside the plan have no size in either part
  t.same(await sizes('planned'), [null, null, 40])
  t.same(await sizes('program,planned'), [null, null, 40])
})
