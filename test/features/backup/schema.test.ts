import { tablesAfter } from '../../../src/platform/database/migrated-tables.ts'
import { readMigrations } from '../../../src/platform/database/migrate.ts'
import { seededTables } from '../../../src/features/backup/restore.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { testDatabase } from '../../support/database.ts'
import { test } from '../../support/shared-test.ts'
import { olderDatabase, tableNames } from './backup-files.ts'

const stored = `select table_name as name, array_agg(column_name::text order by column_name) as columns
  from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER'
  and table_name not in (select table_name from information_schema.views where table_schema = 'public')
  group by 1 order by 1`

const sortedTables = (moments: string[]) =>
  tablesAfter(new Set(moments)).map(({ name, columns }) => ({ name, columns: columns.toSorted() }))

test('the tables that a backup has are those of the database, after each migration', async (t) => {
  const { url } = await testDatabase(t)
  const moments = readMigrations().map(({ moment }) => moment)
  t.same(sortedTables(moments), await query(url, stored))
  t.same(sortedTables([]), [])
  const older = await olderDatabase(t, scratchDirectory(t), '0011_keep_enrollment_counts')
  t.ok((await tableNames(older)).includes('class_enrollment_counts'), 'a table that is gone now')
  t.same(sortedTables(moments.slice(0, 12)), await query(older, stored))
})

test('the tables of an empty database that have rows are the seeded ones', async (t) => {
  const { url } = await testDatabase(t)
  const names = await tableNames(url)
  const filled = await query(
    url,
    names.map((name) => `select '${name}' as name where exists (select from "${name}")`).join(' union all '),
  )
  t.same(filled.map(({ name }) => name).toSorted(), seededTables)
})

test('all sequences are those of identity columns, which a restore continues', async (t) => {
  const { url } = await testDatabase(t)
  t.same(
    await query(
      url,
      `select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'i')`,
    ),
    [],
  )
})
