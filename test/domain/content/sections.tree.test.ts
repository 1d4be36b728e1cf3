import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/sections'
const headers = { 'if-match': '*' }
const levels = 8

test('the tree of sections', async (t) => {
  const { send, expect, database } = await startApp(t)
  const create = (name: string, parent?: string) =>
    expect(201, 'POST', path, {
      body: { name, ...(parent === undefined ? {} : { parent: { slug: parent } }) },
    })
  const move = (slug: string, parent: string | null) =>
    send('PATCH', `${path}/${slug}`, {
      headers,
      body: parent === null ? { parent_id: null } : { parent: { slug: parent } },
    })
  /** The parent of each section that has one, by slug. */
  const parents = async (slugs: readonly string[]) => {
    const { items } = await expect(200, 'GET', `${path}?slug=${slugs.join()}&include=parent&limit=100`)
    return new Map<string, string | undefined>(
      items.map((item: { slug: string; parent: { slug: string } | null }) => [item.slug, item.parent?.slug]),
    )
  }
  /** A chain of nested sections. */
  const chain = async (name: string, length: number) => {
    for (let level = 1; level <= length; level++)
      await create(`${name}${level}`, level === 1 ? undefined : `${name}${level - 1}`)
  }

  await t.test(
    'a section does not go under itself or under one below it, and stays where it is',
    async (t) => {
      await chain('vong', 3)
      for (const [slug, parent] of [
        ['vong1', 'vong1'],
        ['vong1', 'vong2'],
        ['vong1', 'vong3'],
      ] as const) {
        const answer = await move(slug, parent)
        t.equal(answer.statusCode, 422, `${slug} under ${parent}`)
        t.match(answer.json(), {
          code: 'unprocessable',
          errors: [{ pointer: '/parent_id', code: 'cycle', message: /null for the top/ }],
        })
      }
      t.match(await expect(200, 'GET', `${path}/vong1`), { parent_id: null, revision: 1 })
      const body = { name: 'vong1', parent: { slug: 'vong3' } }
      const put = { name: 'vong1', slug: 'vong1', external_id: 'vong' }
      await expect(200, 'PATCH', `${path}/vong1`, { headers, body: { external_id: 'vong' } })
      await expect(422, 'PUT', `${path}/by-external-id/vong`, { body })
      await expect(200, 'PUT', `${path}/by-external-id/vong`, { body: put })
    },
  )

  await t.test('two moves at once that would make a cycle: one is done, the other refused', async (t) => {
    await create('Trái')
    await create('Phải')
    for (let round = 0; round < 8; round++) {
      const answers = await Promise.all([move('trai', 'phai'), move('phai', 'trai')])
      t.same(answers.map((answer) => answer.statusCode).sort(), [200, 422], `round ${round}`)
      await Promise.all([move('trai', null), move('phai', null)])
    }
  })

  await t.test('the tree ends at its deepest level, also for moved and restored branches', async (t) => {
    await chain('sau', levels)
    const deeper = await send('POST', path, { body: { name: 'Quá sâu', parent: { slug: `sau${levels}` } } })
    t.equal(deeper.statusCode, 422)
    t.match(deeper.json().errors, [{ pointer: '/parent_id', code: 'too_deep' }])
    await expect(404, 'GET', `${path}/qua-sau`)

    await chain('nhanh', 3)
    t.equal((await move('nhanh1', `sau${levels - 2}`)).statusCode, 422)
    t.equal((await move('nhanh1', `sau${levels - 3}`)).statusCode, 200)

    const leaf = await expect(200, 'GET', `${path}/nhanh3`)
    await expect(204, 'DELETE', `${path}/nhanh3`, { headers })
    t.equal((await move('nhanh1', `sau${levels - 2}`)).statusCode, 200, 'what is in the trash does not count')
    const restored = await expect(422, 'POST', `${path}/${leaf.id}/restore`, { headers })
    t.match(restored.errors, [{ pointer: '/parent_id', code: 'too_deep' }])
    t.match(await expect(200, 'GET', `${path}/${leaf.id}`), { deleted_at: String })
  })

  await t.test('whatever is moved where, by many at once, every section still leads to the top', async () => {
    const names = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5']
    for (const name of names) await create(name)
    const place = fc.nat({ max: names.length - 1 })
    const moves = fc.array(fc.tuple(place, fc.option(place)), { minLength: 1, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(moves, async (wanted) => {
        const answers = await Promise.all(
          wanted.map(([from, to]) => move(names[from]!, to === null ? null : names[to]!)),
        )
        const odd = answers.filter((answer) => ![200, 422].includes(answer.statusCode))
        if (odd.length > 0) throw new Error(odd[0]!.body)
        const above = await parents(names)
        for (const name of names) {
          let at: string | undefined = name
          for (let step = 0; at !== undefined; step++) {
            if (step > names.length) throw new Error(`${name} lies in a cycle`)
            at = above.get(at)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  await t.test('the database itself refuses a section under itself', async (t) => {
    const update = database.pool.query(`update sections set parent_id = id where slug = 'trai'`)
    await t.rejects(update, /sections_parent_id_check/)
  })
})
