import { access, resources as exchanged } from '../../../../src/modules.ts'
import { registers } from '../../../domain/training/registers.ts'
import { startApp, type Caller } from '../../../support/app.ts'
import { readAllIds } from '../../../support/read-all-ids.ts'
import { readCsv, readNdjson } from '../files.ts'
import { test } from '../../../support/shared-test.ts'

const formats = ['ndjson', 'csv', 'xlsx']
const headers = { 'if-match': '*' }

test('an export has the access of its list', async (t) => {
  const app = await startApp(t)
  const { expect, send } = app
  const lines = async (path: string, as: Caller) => {
    const answer = await send('GET', `/v1/exports/${path}`, { as })
    t.equal(answer.statusCode, 200, `${path} as ${JSON.stringify(as)}`)
    return readNdjson(answer.rawPayload)
  }

  await t.test('the policy says the same of both', (t) => {
    for (const { many } of exchanged) {
      t.same(access.policy[`export${many}`], access.policy[`list${many}`], many)
    }
    t.end()
  })

  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const room = await createClass((await createProgram()).id)
  await createEnrollment(room.id, (await createLearner({ full_name: 'Bí Mật Riêng' })).id)
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ 1' } })
  const member = await expect(201, 'POST', '/v1/party-members', {
    body: { full_name: 'Bí Mật Hai', party_cell_id: cell.id, external_id: 'dv-1' },
  })
  const graded = { year: 2020, grade: 'good' }
  await expect(201, 'POST', '/v1/party-cell-gradings', { body: { ...graded, party_cell_id: cell.id } })
  await expect(201, 'POST', '/v1/party-member-gradings', { body: { ...graded, party_member_id: member.id } })
  await expect(201, 'POST', '/v1/commendations', { body: { title: 'Khen', party_member_id: member.id } })

  await t.test('registers of persons come to nobody without the scope, in no format', async (t) => {
    const cases: [string, Caller[]][] = [
      ['learners', ['anonymous', 'reader', 'editor', 'publisher', 'party_officer']],
      ['enrollments', ['anonymous', 'reader', 'editor', 'publisher', 'party_officer']],
      ['party-members', ['anonymous', 'reader', 'editor', 'publisher', 'registrar']],
      ['party-member-gradings', ['anonymous', 'reader', 'editor', 'publisher', 'registrar']],
    ]
    for (const [path, callers] of cases) {
      for (const as of callers) {
        for (const format of formats) {
          const answer = await send('GET', `/v1/exports/${path}?format=${format}`, { as })
          t.equal(answer.statusCode, as === 'anonymous' ? 401 : 403, `${path} ${String(as)} ${format}`)
          t.notMatch(answer.body, /Bí Mật/)
        }
      }
    }
  })

  await t.test(
    'rows that a list hides are not there: drafts, unpublished gradings, what is in the trash',
    async (t) => {
      const draft = await expect(201, 'POST', '/v1/posts', { body: { title: 'Bản nháp kín', body: 'kín' } })
      const live = await expect(201, 'POST', '/v1/posts', { body: { title: 'Công khai' } })
      await expect(200, 'POST', `/v1/posts/${live.id}/publish`, { headers })
      const gone = await expect(201, 'POST', '/v1/tags', { body: { name: 'Bỏ đi' } })
      await expect(204, 'DELETE', `/v1/tags/${gone.id}`, { headers })
      for (const as of ['anonymous', 'registrar'] as const) {
        t.match(await lines('posts', as), [{ id: live.id }])
        t.equal((await lines('posts?status=draft', as)).length, 0)
      }
      t.equal((await lines('posts', 'editor')).length, 2)
      t.same(await lines('tags', 'admin'), [])
      t.same(await lines('party-cell-gradings', 'anonymous'), [])
      t.same(await lines('commendations', 'anonymous'), [])
      t.equal((await lines('commendations', 'party_officer')).length, 1)
      for (const { path } of exchanged) {
        for (const as of ['anonymous', 'editor', 'registrar', 'party_officer'] as const) {
          if ((await send('GET', `/v1/${path}`, { as })).statusCode !== 200) continue
          const ids = await readAllIds(app, as, `/v1/${path}?limit=100`)
          t.same(
            (await lines(path, as)).map(({ id }) => id),
            ids,
            `${path} as ${as}`,
          )
        }
      }
      await t.test('nor is the key of a row that the caller may not see', async (t) => {
        const body = { title: 'Khen', unit: 'Phòng', post_id: draft.id, external_id: 'k2' }
        await expect(201, 'POST', '/v1/commendations', { body })
        const url = '/v1/exports/commendations?external_id=k2&format='
        for (const as of ['anonymous', 'party_officer', 'admin'] as const) {
          const known = as === 'admin' ? 'ban-nhap-kin' : null
          const [row] = readCsv((await send('GET', `${url}csv`, { as })).rawPayload)
          t.equal(row!['post.slug'], known, as)
          t.equal(row!['post_id'], as === 'admin' ? draft.id : null, as)
          const [line] = readNdjson((await send('GET', `${url}ndjson`, { as })).rawPayload)
          t.same(line!['post'], known === null ? undefined : { slug: known })
        }
      })
    },
  )

  await t.test('internal fields are never exported', async (t) => {
    for (const format of ['ndjson', 'csv']) {
      const { body } = await send('GET', `/v1/exports/posts?format=${format}`)
      t.notMatch(body, /created_by|internal|key:/)
    }
  })
})

test('the format is what the parameter says, else what Accept likes best', async (t) => {
  const { send, expect } = await startApp(t)
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const cases: [string, string | undefined, string][] = [
    ['', undefined, 'application/x-ndjson'],
    ['', '*/*', 'application/x-ndjson'],
    ['', 'text/csv', 'text/csv; charset=utf-8'],
    ['', 'text/csv; charset=utf-8', 'text/csv; charset=utf-8'],
    ['', 'application/x-ndjson;q=0.5, text/*', 'text/csv; charset=utf-8'],
    ['', `text/html, ${sheet}, */*;q=0.1`, sheet],
    ['?format=csv', sheet, 'text/csv; charset=utf-8'],
    ['?format=xlsx', 'image/png', sheet],
  ]
  for (const [query, accept, type] of cases) {
    const answer = await send('GET', `/v1/exports/tags${query}`, { headers: accept ? { accept } : {} })
    t.equal(answer.headers['content-type'], type, `${query} ${accept}`)
    t.match(answer.headers['vary'], /\bAccept\b/)
    t.equal(answer.headers['cache-control'], 'private, no-store')
    t.match(answer.headers['content-disposition'], /^attachment; filename="tags\.(ndjson|csv|xlsx)"$/)
  }
  for (const accept of ['image/png', 'application/json', 'text/csv;q=0']) {
    const problem = await expect(406, 'GET', '/v1/exports/tags', { headers: { accept } })
    t.equal(problem.code, 'not_acceptable')
    t.match(problem.detail, 'format=ndjson|csv|xlsx')
  }
})
