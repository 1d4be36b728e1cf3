import { consecutiveIds } from '../../../src/platform/resource/consecutive-ids.ts'
import { auditEvents } from '../../../src/platform/audit/resource.ts'
import { unpagedListQuery } from '../../../src/platform/resource/unpaged-list.ts'
import { cliCaller } from '../../../src/platform/access/caller.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'

const tag = (at: number, name = `Thẻ ${at}`) => ({ external_id: `t${at}`, name })
const rows = 300

test('batches of imports', async (t) => {
  const app = await startApp(t)
  const { database, expect } = app
  const eventOf = async (importId: string) => {
    const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${importId}`)
    t.equal(items.length, 1)
    t.notOk('row_ranges' in items[0], 'a list is short')
    return await expect(200, 'GET', `/v1/audit-events/${items[0].id}`)
  }
  const importTags = async (tags: object[]) =>
    await eventOf((await importFile(app, 'tags', 'ndjson', lines(...tags))).id)
  const idsOf = async (condition = 'true') =>
    (
      await database.pool.query<{ id: string }>(
        `select id from tags where ${condition} order by substring(external_id from 2)::int`,
      )
    ).rows.map(({ id }) => id)
  const eventsOf = async (ids: string[]) =>
    (await expect(200, 'GET', `/v1/audit-events?row_id=${ids.join()}&sort=at`)).items.map(
      (event: { id: string }) => event.id,
    )
  const created = await importTags(Array.from({ length: rows }, (_, at) => tag(at)))
  const ids = await idsOf()

  await t.test('new rows are one range', async (t) => {
    t.match(created, { row_count: rows, row_ranges: [{ first: ids[0], last: ids.at(-1) }] })
    t.equal(created.row_ranges.length, 1)
    t.same(ids.toSorted(), ids, 'ids are in the order of the file')
    const { rows: stored } = await database.pool.query(
      'select pg_column_size(event.*) as bytes from audit_events as event where id = $1',
      [created.id],
    )
    t.ok(stored[0].bytes < 400, `${stored[0].bytes} bytes`)
  })

  await t.test('each row finds its events, and no other row does', async (t) => {
    const changed = await importTags(
      Array.from({ length: rows }, (_, at) => tag(at, at % 3 === 0 ? `Mới ${at}` : undefined)),
    )
    t.equal(changed.row_count, 100)
    t.equal(changed.row_ranges.length, 100)
    t.match(changed.row_ranges[1], { first: ids[3], last: ids[3] })
    for (const at of [0, 3, 150, 297]) t.same(await eventsOf([ids[at]!]), [created.id, changed.id], `${at}`)
    for (const at of [1, 2, 151, 299]) t.same(await eventsOf([ids[at]!]), [created.id], `${at}`)
    t.same(await eventsOf([ids[1]!, ids[3]!]), [created.id, changed.id])
    const nobody = consecutiveIds(2)
    t.same(await eventsOf([nobody(), nobody()]), [])
  })

  await t.test('a single write is found with the batches of its row', async (t) => {
    const id = ids[7]!
    await expect(200, 'PATCH', `/v1/tags/${id}`, { body: { name: 'Khác' }, headers: { 'if-match': '*' } })
    const events = await eventsOf([id])
    t.equal(events.length, 2)
    t.match(await expect(200, 'GET', `/v1/audit-events/${events[1]}`), { row_count: null, row_ranges: null })
  })

  await t.test('an import that skips rows has exact ranges', async (t) => {
    const event = await importFile(
      app,
      'tags?on_error=skip',
      'ndjson',
      lines(tag(1000), { external_id: 't1001' }, tag(1002), tag(5), tag(1003)),
    ).then((report) => eventOf(report.id))
    const [first, second, third] = await idsOf(`external_id in ('t1000', 't1002', 't1003')`)
    t.equal(event.row_count, 3)
    t.same(event.row_ranges, [{ first, last: third }])
    t.same(await eventsOf([second!]), [event.id])
  })

  await t.test('events that older versions stored are shown and found alike', async (t) => {
    const nextId = consecutiveIds(4)
    const [id, importId, one, other] = [nextId(), nextId(), nextId(), nextId()]
    await database.pool.query(
      `insert into audit_events (id, actor, operation, resource, resource_id, row_ids, fields)
      values ($1, 'cli', 'importTags', 'tags', $2, $3, '{name}')`,
      [id, importId, [other, one]],
    )
    t.match(await eventOf(importId), {
      row_count: 2,
      row_ranges: [
        { first: one, last: one },
        { first: other, last: other },
      ],
    })
    t.same(await eventsOf([one]), [id])
    t.same(await eventsOf([other]), [id])
  })

  await t.test('a list contains ranges on request', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/audit-events?include=row_ranges&operation=importTags')
    t.ok(items.length > 1)
    t.ok(items.every(({ row_ranges: ranges }: { row_ranges: unknown[] }) => ranges.length > 0))
  })

  await t.test('the filter by row reads indexes', async (t) => {
    const access = { caller: cliCaller, allRows: true, internalFields: true }
    const { text, values } = unpagedListQuery(database, auditEvents, access, { row_id: [ids[0]] }, ['id'])
    const plan = await database.transaction(async ({ client }) => {
      await client.query('set local enable_seqscan = off')
      const explained = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      return explained.rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    for (const index of ['resource_id', 'row_ids', 'row_ranges'])
      t.match(plan, new RegExp(`Bitmap Index Scan on audit_events_${index}_index`))
    t.notMatch(plan, /Seq Scan/)
  })
})
