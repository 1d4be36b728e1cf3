import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const headers = { 'if-match': '*' }

test('what is deleted goes to the trash, and comes back', async (t) => {
  const { send, expect } = await startApp(t)
  let made = 0
  const createProgram = async (more: object = {}) => {
    const code = `T${++made}`
    return await expect(201, 'POST', '/v1/programs', { body: { code, name: 'Tên', ...more } })
  }
  const remove = (id: string, query = '', as: 'registrar' | 'admin' = 'registrar') =>
    expect(204, 'DELETE', `/v1/programs/${id}${query}`, { as, headers })

  await t.test('it is gone for readers, and there for those who may see the trash', async (t) => {
    const { id, code } = await createProgram()
    const answer = await send('DELETE', `/v1/programs/${id}`, { as: 'registrar', headers })
    t.equal(answer.statusCode, 204)
    t.equal(answer.body, '')
    for (const as of ['anonymous', 'reader', 'editor'] as const) {
      await expect(404, 'GET', `/v1/programs/${id}`, { as })
      await expect(404, 'GET', `/v1/programs/${code}`, { as })
      const { items } = await expect(200, 'GET', `/v1/programs?code=${code}`, { as })
      t.same(items, [])
      await expect(as === 'anonymous' ? 401 : 403, 'GET', `/v1/programs?trash=include`, { as })
    }
    const kept = await expect(200, 'GET', `/v1/programs/${id}`, { as: 'registrar' })
    t.ok(kept.deleted_at)
    t.equal(kept.revision, 2)
    await expect(404, 'GET', `/v1/programs/${code}`, { as: 'registrar' })
    const listed = async (trash: string) =>
      (await expect(200, 'GET', `/v1/programs?code=${code}&trash=${trash}`, { as: 'registrar' })).items.length
    t.same(await Promise.all(['exclude', 'only', 'include'].map(listed)), [0, 1, 1])
  })

  await t.test('restoring brings back the same row and nothing else', async (t) => {
    const before = await createProgram({ level: 'x', external_id: 'restored' })
    await remove(before.id)
    const after = await expect(200, 'POST', `/v1/programs/${before.id}/restore`, { as: 'registrar', headers })
    t.same({ ...after, revision: 1, updated_at: before.updated_at }, before)
    t.equal(after.revision, 3)
    const again = await expect(200, 'POST', `/v1/programs/${before.id}/restore`, { headers })
    t.same(again, after, 'what is live is answered unchanged')
    t.same(await expect(200, 'GET', `/v1/programs/${before.id}`, { as: 'anonymous' }), after)
  })

  await t.test('deleting twice is deleting once', async (t) => {
    const { id } = await createProgram()
    await remove(id)
    const once = await expect(200, 'GET', `/v1/programs/${id}`)
    await remove(id)
    t.same(await expect(200, 'GET', `/v1/programs/${id}`), once)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('POST', `/v1/programs/${id}/restore`, { headers })),
    )
    t.ok(answers.every(({ statusCode }) => statusCode === 200))
    t.equal((await expect(200, 'GET', `/v1/programs/${id}`)).revision, once.revision + 1, 'restored once')
  })

  await t.test('a unique value ignores the trash, and a taken one keeps its owner out', async (t) => {
    const first = await createProgram({ code: 'UNIQUE', external_id: 'unique' })
    await remove(first.id)
    const second = await createProgram({ code: 'UNIQUE', external_id: 'unique' })
    t.not(second.id, first.id)
    const problem = await expect(409, 'POST', `/v1/programs/${first.id}/restore`, { headers })
    t.match(problem, { code: 'already_exists', errors: [{ code: 'taken' }] })
    t.ok((await expect(200, 'GET', `/v1/programs/${first.id}`)).deleted_at, 'it stays in the trash')
    await remove(second.id)
    await expect(200, 'POST', `/v1/programs/${first.id}/restore`, { headers })
    await expect(409, 'POST', `/v1/programs/${second.id}/restore`, { headers })
  })

  await t.test('purging needs its own scope and leaves nothing', async (t) => {
    const live = await createProgram()
    const trashed = await createProgram()
    await remove(trashed.id)
    for (const { id } of [live, trashed]) {
      const problem = await expect(403, 'DELETE', `/v1/programs/${id}?purge=true`, {
        as: 'registrar',
        headers,
      })
      t.match(problem.detail, /trash:purge/)
      t.equal((await expect(200, 'GET', `/v1/programs/${id}`)).id, id)
      await remove(id, '?purge=true', 'admin')
      await expect(404, 'GET', `/v1/programs/${id}`)
      await expect(404, 'POST', `/v1/programs/${id}/restore`, { headers })
      await expect(404, 'DELETE', `/v1/programs/${id}?purge=true`, { headers })
    }
    const { id } = await createProgram()
    await remove(id, '?purge=false')
    t.ok((await expect(200, 'GET', `/v1/programs/${id}`)).deleted_at, 'purge=false is the trash')
  })

  await t.test('what live rows refer to stays, until they go', async (t) => {
    const program = await createProgram()
    const classRow = await expect(201, 'POST', '/v1/classes', {
      body: { code: 'K1', name: 'Lớp', year: 2020, program_id: program.id },
    })
    for (const query of ['', '?purge=true']) {
      const problem = await expect(409, 'DELETE', `/v1/programs/${program.id}${query}`, { headers })
      t.equal(problem.code, 'still_referenced', query)
    }
    await expect(204, 'DELETE', `/v1/classes/${classRow.id}`, { headers })
    await remove(program.id)
    await expect(409, 'DELETE', `/v1/programs/${program.id}?purge=true`, { headers })
    const orphan = await send('POST', `/v1/classes/${classRow.id}/restore`, { headers })
    t.equal(orphan.statusCode, 422, 'a class cannot come back before its program')
    t.equal(orphan.json().code, 'unknown_reference')
    await expect(200, 'POST', `/v1/programs/${program.id}/restore`, { headers })
    await expect(200, 'POST', `/v1/classes/${classRow.id}/restore`, { headers })
  })

  await t.test('of a delete and a reference at once one wins, and nothing hangs in the air', async (t) => {
    for (let round = 0; round < 10; round++) {
      const program = await createProgram()
      const body = { code: `R${round}`, name: 'Lớp', year: 2020, program_id: program.id }
      const [removed, created] = await Promise.all([
        send('DELETE', `/v1/programs/${program.id}`, { headers }),
        send('POST', '/v1/classes', { body }),
      ])
      const outcome = `${removed.statusCode} ${created.statusCode}`
      t.ok(outcome === '204 422' || outcome === '409 201', outcome)
    }
  })
})
