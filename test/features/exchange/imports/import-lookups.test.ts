import { setTimeout as wait } from 'node:timers/promises'
import { startApp } from '../../../support/app.ts'
import { importFile, lines } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

const learners = (from: number) =>
  lines(
    ...Array.from({ length: 2000 }, (_, n) => ({ external_id: `h${from + n}`, full_name: `Học viên ${n}` })),
  )

test('rows are looked for by their names, however many are there and whatever Postgres knows of them', async (t) => {
  const app = await startApp(t)
  /** The number of entries read from the index of ids so far. */
  const idsRead = async () => {
    await wait(1500) // connections tell of what they did once a second
    await app.database.pool.query('select pg_stat_force_next_flush()')
    const { rows } = await app.database.pool.query(
      `select idx_tup_read::int as read from pg_stat_user_indexes where indexrelname = 'learners_pkey'`,
    )
    return rows[0].read as number
  }
  const before = await idsRead()
  for (let file = 0; file < 6; file++) {
    t.match(await importFile(app, 'learners', 'ndjson', learners(file * 2000)), { created: 2000 })
  }
  const read = (await idsRead()) - before
  t.ok(read < 1000, `new rows are no reason to read the old ones: ${read} were read`)
})
