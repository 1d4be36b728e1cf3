import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

const anywhere = { 'if-match': '*' }

test('each write leaves one audit event, and nothing else does', async (t) => {
  const { database, send, expect } = await startApp(t)
  const count = async () => (await database.pool.query('select count(*) as n from audit_events')).rows[0].n
  const newest = async () => (await expect(200, 'GET', '/v1/audit-events?limit=1')).items[0]
  /** Counts the events that an action causes. */
  const eventsOf = async (work: () => Promise<unknown>) => {
    const before = await count()
    await work()
    return (await count()) - before
  }
  const { id } = await expect(201, 'POST', '/v1/programs', { body: { code: 'AUD', name: 'Tên ban đầu' } })
  const url = `/v1/programs/${id}`

  await t.test(
    'create, change, put, delete, restore and purge leave one each, with names and no values',
    async (t) => {
      const steps: [string, string, object | undefined, string, string[], number | null][] = [
        ['POST', '/v1/programs', { code: 'AUD2', name: 'Giá trị' }, 'createProgram', ['code', 'name'], 1],
        ['PATCH', url, { name: 'Giá trị' }, 'updateProgram', ['name'], 2],
        [
          'PUT',
          '/v1/programs/by-external-id/x',
          { code: 'AUD3', name: 'Giá trị' },
          'putProgramByExternalId',
          ['code', 'external_id', 'name'],
          1,
        ],
        [
          'PUT',
          '/v1/programs/by-external-id/x',
          { code: 'AUD3', name: 'Giá trị mới' },
          'putProgramByExternalId',
          ['name'],
          2,
        ],
        ['DELETE', url, undefined, 'deleteProgram', ['deleted_at'], 3],
        ['POST', `${url}/restore`, undefined, 'restoreProgram', ['deleted_at'], 4],
        ['DELETE', `${url}?purge=true`, undefined, 'deleteProgram', [], null],
      ]
      for (const [method, to, body, operation, fields, revision] of steps) {
        const requestId = `request-${operation}-${String(revision)}`
        // with If-Match, a PUT would not create
        const headers = { ...(method === 'PUT' ? {} : anywhere), 'x-request-id': requestId }
        const events = await eventsOf(() => send(method, to, { body, headers }))
        t.equal(events, 1, operation)
        const event = await newest()
        t.match(
          event,
          { operation, resource: 'programs', revision, request_id: requestId, actor: /^key:/ },
          operation,
        )
        t.same(
          event.fields.filter((field: string) => fields.includes(field)),
          fields,
          operation,
        )
        t.equal(event.remote_address, '127.0.0.1')
        t.notMatch(JSON.stringify(event), /Giá trị|AUD/, 'names, never values')
      }
    },
  )

  await t.test('refusals and no-ops leave none', async (t) => {
    const { id: live } = await expect(201, 'POST', '/v1/programs', { body: { code: 'LIVE', name: 'A' } })
    const there = `/v1/programs/${live}`
    const put = { code: 'AUD3', name: 'Giá trị mới' }
    const idle: [number, string, string, object | undefined, Record<string, string>?][] = [
      [200, 'PATCH', there, {}],
      [200, 'PATCH', there, { name: 'A', active: true, level: null }],
      [200, 'PUT', '/v1/programs/by-external-id/x', put],
      [200, 'POST', `${there}/restore`, undefined],
      [400, 'POST', '/v1/programs', { code: 'Z' }],
      [400, 'PATCH', there, { nmae: 'B' }],
      [400, 'PUT', '/v1/programs/by-external-id/x', { ...put, external_id: 'y' }],
      [404, 'DELETE', url, undefined],
      [409, 'POST', '/v1/programs', { code: 'LIVE', name: 'B' }],
      [409, 'PATCH', there, { code: 'AUD3' }],
      [412, 'PATCH', there, { name: 'B' }, { 'if-match': '"99"' }],
      [428, 'DELETE', there, undefined, {}],
    ]
    for (const [status, method, to, body, headers = anywhere] of idle) {
      const events = await eventsOf(() => expect(status, method, to, { body, headers }))
      t.equal(events, 0, `${method} ${to} ${status}`)
    }
    for (const [as, status] of [
      ['anonymous', 401],
      ['reader', 403],
    ] as const) {
      t.equal(await eventsOf(() => expect(status, 'DELETE', there, { as, headers: anywhere })), 0)
    }
    t.equal(
      await eventsOf(() =>
        expect(403, 'DELETE', `${there}?purge=true`, { as: 'registrar', headers: anywhere }),
      ),
      0,
    )
    t.equal(await eventsOf(() => expect(204, 'DELETE', there, { headers: anywhere })), 1)
    t.equal(
      await eventsOf(() => expect(204, 'DELETE', there, { headers: anywhere })),
      0,
      'in the trash already',
    )
    for (const path of ['/v1/programs', there, '/v1/audit-events', '/livez']) {
      t.equal(await eventsOf(() => send('GET', path)), 0, path)
    }
  })

  await t.test('keys leave their events too, without their names', async (t) => {
    const made = await expect(201, 'POST', '/v1/api-keys', {
      body: { name: 'Trang của Lan', role: 'reader' },
    })
    t.match(await newest(), { operation: 'createApiKey', resource: 'api-keys', resource_id: made.id })
    t.equal(await eventsOf(() => expect(200, 'POST', `/v1/api-keys/${made.id}/revoke`)), 1)
    t.same((await newest()).fields, ['revoked_at'])
    t.equal(await eventsOf(() => expect(200, 'POST', `/v1/api-keys/${made.id}/revoke`)), 0)
    const { rows } = await database.pool.query(
      'select string_agg(t::text, chr(10)) as all from audit_events t',
    )
    t.notMatch(rows[0].all, /Lan|bt_|Giá trị/)
  })

  await t.test('nobody changes, removes or empties the trail, not even in the database', async (t) => {
    const before = await count()
    t.ok(before > 0)
    for (const statement of [
      `update audit_events set actor = 'someone else'`,
      'delete from audit_events',
      'truncate audit_events',
      'truncate audit_events cascade',
      `insert into audit_events select * from audit_events on conflict (id) do update set actor = 'x'`,
    ]) {
      await t.rejects(
        database.pool.query(statement),
        /never changed, and removed only after their export/,
        statement,
      )
    }
    // of a transaction that exports, only events pass that are old and before the moment that it names
    const whenExported = (moment: string, statement: string) =>
      database.transaction(async ({ client }) => {
        await client.query(`set local bantin.audit_events_exported_before = '${moment}'`)
        await client.query(statement)
      })
    for (const statement of [
      'delete from audit_events',
      `update audit_events set actor = 'someone else'`,
      'truncate audit_events',
    ])
      await t.rejects(whenExported('2999-01-01', statement), /never changed/, statement)
    const { rows } = await database.pool.query(
      `insert into audit_events (id, at, actor, operation, resource, resource_id, fields)
      values (gen_random_uuid(), now() - interval '10 days', 'cli', 'x', 'x', gen_random_uuid(), '{}') returning id`,
    )
    const remove = `delete from audit_events where id = '${rows[0].id}'`
    await t.rejects(database.pool.query(remove), /never changed/)
    await t.rejects(whenExported('2000-01-01', remove), /never changed/)
    await whenExported('2999-01-01', remove)
    t.equal(await count(), before)
  })

  await t.test('the API has no operation that would', async (t) => {
    const { id: event } = await newest()
    for (const method of ['PATCH', 'PUT', 'DELETE', 'POST']) {
      t.equal(
        (await send(method, `/v1/audit-events/${event}`, { headers: anywhere })).statusCode,
        405,
        method,
      )
    }
    await expect(405, 'POST', '/v1/audit-events')
  })

  await t.test('a write that fails at its end leaves no event and no row', async (t) => {
    // the response of the idempotency key is stored last
    await database.pool.query('alter table idempotency_keys rename to idempotency_keys_away')
    const before = await count()
    const answer = await send('POST', '/v1/programs', {
      body: { code: 'ATOMIC', name: 'A' },
      headers: { 'idempotency-key': 'atomic' },
    })
    t.equal(answer.statusCode, 500)
    await database.pool.query('alter table idempotency_keys_away rename to idempotency_keys')
    await database.pool.query(`create function refuse_event() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = '53100'; end $$;
      create trigger refuse_event before insert on audit_events for each row execute function refuse_event()`)
    t.equal((await send('POST', '/v1/programs', { body: { code: 'ATOMIC', name: 'A' } })).statusCode, 503)
    await database.pool.query('drop trigger refuse_event on audit_events')
    t.equal(await count(), before)
    await expect(404, 'GET', '/v1/programs/ATOMIC')
    await expect(201, 'POST', '/v1/programs', { body: { code: 'ATOMIC', name: 'A' } })
  })
})
