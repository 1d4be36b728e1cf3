import { startApp } from '../../support/app.ts'
import { registers } from '../training/registers.ts'
import { createPublishedPost, classesOf2020, createConfirmedFigure, headers } from './school.ts'
import { test } from '../../support/shared-test.ts'

test('figures follow the code of their programme', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createProgram } = registers(app)
  const theory = await createProgram({ code: 'TCLLCT', name: 'Trung cấp lý luận chính trị' })
  await createProgram({ code: 'CV', name: 'Chuyên viên' })
  const classes = (value: number, program: string, more = {}) =>
    createConfirmedFigure(app, classesOf2020(value, { dimensions: { program, planned: true, ...more } }))
  const stated = await classes(8, 'TCLLCT')
  const other = await classes(4, 'CV')
  const post = await createPublishedPost(app, 'Năm 2020 mở 08 lớp TCLLCT', '', { publish: false })
  const { figures } = await expect(200, 'POST', `/v1/posts/${post.id}/figure-proposals`)
  t.match(figures, [{ dimensions: { program: 'TCLLCT' } }])
  const rename = (code: string) =>
    expect(200, 'PATCH', `/v1/programs/${theory.id}`, { headers, body: { code } })
  const read = (id: string) => expect(200, 'GET', `/v1/figures/${id}`)

  await rename('TCLLCT-HC')
  const renamed = await read(stated.id)
  t.match(renamed, { revision: stated.revision + 1, dimensions: { program: 'TCLLCT-HC', planned: true } })
  t.match(await read(figures[0].id), { dimensions: { program: 'TCLLCT-HC' } })
  t.same(await read(other.id), other, 'those of other programmes stay as they are')

  await t.test('and state one fact with what is said of the new code', async (t) => {
    const later = await classes(8, 'TCLLCT-HC')
    t.equal(later.fact_key, renamed.fact_key)
    t.equal((await expect(200, 'GET', `/v1/facts/${later.fact_key}`)).statement_count, 2)
    const former = await app.send('GET', `/v1/facts/${stated.fact_key}`)
    t.equal(former.statusCode, 308)
    t.equal(former.headers['location'], `/v1/facts/${later.fact_key}`)
    await expect(404, 'GET', `/v1/facts/${'0'.repeat(32)}`)
  })

  await t.test(
    'they are found by the new code and by the id, and counted with their programme',
    async (t) => {
      for (const program of ['TCLLCT-HC', theory.id]) {
        const { page } = await expect(200, 'GET', `/v1/figures?program=${program}&count=exact`)
        t.equal(page.count, 3)
      }
      const path = '/v1/statistics/training?year=2020&group_by=program,planned'
      const { rows } = await expect(200, 'GET', path, { as: 'anonymous' })
      t.match(rows[1], { group: [{ value: 'TCLLCT-HC', label: { vi: 'Trung cấp lý luận chính trị' } }] })
    },
  )

  await t.test('the old code is unknown, and another programme may have it', async (t) => {
    await expect(422, 'POST', '/v1/figures', {
      body: classesOf2020(1, { dimensions: { program: 'TCLLCT' } }),
    })
    await createProgram({ code: 'TCLLCT' })
    t.equal((await expect(200, 'GET', '/v1/figures?program=TCLLCT&count=exact')).page.count, 0)
  })

  await t.test('another change of the programme changes no figure', async (t) => {
    const before = await read(stated.id)
    await expect(200, 'PATCH', `/v1/programs/${theory.id}`, { headers, body: { level: 'Trung cấp' } })
    t.same(await read(stated.id), before)
  })

  await t.test(
    'a fact that a correction moves keeps its address, and turns are a fact of their own',
    async (t) => {
      const correction = { dimensions: { program: 'CV', planned: false }, reason: 'Lớp mở ngoài kế hoạch.' }
      const url = `/v1/figures/${other.id}/corrections`
      const moved = await expect(201, 'POST', url, { headers, body: correction })
      t.not(moved.fact_key, other.fact_key)
      const former = await app.send('GET', `/v1/facts/${other.fact_key}`, { as: 'anonymous' })
      t.equal(former.statusCode, 308)
      t.equal(former.headers['location'], `/v1/facts/${moved.fact_key}`)
      const of = (unit: string) =>
        createConfirmedFigure(app, { ...classesOf2020(300), indicator: { code: 'training.learners' }, unit })
      t.not((await of('learner')).fact_key, (await of('learner_turn')).fact_key)
    },
  )
})

test('a rename beside changes of figures: nobody waits crosswise', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const { createProgram } = registers(app)
  await createProgram({ code: 'CV' })
  await createProgram({ code: 'CVC' })
  const renamed = await createProgram({ code: 'A' })
  const made = []
  for (let value = 1; value <= 20; value++) {
    const body = classesOf2020(value, { dimensions: { program: 'A' } })
    made.push((await expect(201, 'POST', '/v1/figures', { body })).id as string)
  }
  const rename = (round: number) => () =>
    send('PATCH', `/v1/programs/${renamed.id}`, { headers, body: { code: `A${round}` } })
  const move = (id: string, program: string) => () =>
    send('PATCH', `/v1/figures/${id}`, { headers, body: { dimensions: { program } } })
  for (let round = 1; round <= 20; round++) {
    // from the renamed programme to another one, from there to a third; the rename comes first or last
    const moves = made.slice(0, round).map((id) => move(id, round % 2 === 0 ? 'CV' : 'CVC'))
    const writes = round % 4 < 2 ? [rename(round), ...moves] : [...moves, rename(round)]
    const answers = await Promise.all(writes.map((write) => write()))
    t.same(
      answers.map(({ statusCode }) => statusCode),
      writes.map(() => 200),
      `round ${round}`,
    )
  }
})
