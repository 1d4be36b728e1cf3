import type { PoolClient } from 'pg'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

/** Follows the savepoints of all connections. @returns the depth of the deepest one */
function savepointDepth(pool: { on(event: 'acquire', note: (client: PoolClient) => void): unknown }) {
  const seen = new WeakSet<PoolClient>()
  let deepest = 0
  pool.on('acquire', (client) => {
    if (seen.has(client)) return
    seen.add(client)
    const open: string[] = []
    const send = client.query.bind(client) as (...given: unknown[]) => unknown
    const follow = (statement: string) => {
      const [first = '', ...words] = statement.trim().toLowerCase().split(/\s+/)
      const name = words.at(-1) ?? ''
      if (first === 'savepoint') deepest = Math.max(deepest, open.push(name))
      // what was opened after it ends with it
      if (first === 'release') open.length = open.lastIndexOf(name)
      if (first === 'rollback') open.length = words.length === 0 ? 0 : open.lastIndexOf(name) + 1
      if (first === 'commit') open.length = 0
    }
    client.query = ((given: unknown, ...more: unknown[]) => {
      if (typeof given === 'string') for (const statement of given.split(';')) follow(statement)
      return send(given, ...more)
    }) as typeof client.query
  })
  return () => deepest
}

test('subtransactions of a batch do not nest, however many of its rows are refused', async (t) => {
  const app = await startApp(t)
  const { pool } = app.database
  await pool.query(`create function refuse() returns trigger language plpgsql as $$
    begin
      if new.external_id ~ '[13579]$' then raise exception 'odd' using errcode = '23505', constraint = 'tags_external_id_unique'; end if;
      return new;
    end $$`)
  await pool.query('create trigger refuse before insert on tags for each row execute function refuse()')
  const depth = savepointDepth(pool)
  const count = 256
  const tag = (n: number) => ({ external_id: `t${n}`, name: n % 8 === 4 ? '' : `Thẻ ${n}` })
  const file = lines(...Array.from({ length: count }, (_, n) => tag(n)))
  const report = await importFile(app, 'tags?on_error=skip', 'ndjson', file)
  t.match(report, { status: 'completed', rows_read: count, created: 96, refused: 160 })
  t.ok(depth() > 0, 'savepoints are seen')
  t.ok(depth() <= 3, `${depth()} savepoints are open at once`)

  // each of them ends the file before the one that was found first
  const stopped = await importFile(
    app,
    'tags',
    'ndjson',
    lines({ external_id: 'a2', name: 'A' }, tag(1), tag(3)),
  )
  t.match(stopped, { status: 'stopped', rows_read: 2, created: 1, refused: 1 })
  const { rows } = await pool.query('select count(*) from tags')
  t.equal(rows[0].count, 97)
})
