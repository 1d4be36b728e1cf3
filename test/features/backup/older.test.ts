import path from 'node:path'
import { openDatabase } from '../../../src/platform/database/database.ts'
import { compareMigrations, migrateUnderLock } from '../../../src/platform/database/migrate.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { emptyDatabase, testDatabase } from '../../support/database.ts'
import { test } from '../../support/shared-test.ts'
import { backUp, contentOf, objectsOf, olderDatabase, restore } from './backup-files.ts'

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

test('a backup of an older version gets the migrations that it lacks', async (t) => {
  const directory = scratchDirectory(t)
  const insert = `insert into programs (id, code, name) values ('${id(1)}', 'EQ-001', ' Chương trình ');
    insert into classes (id, code, name, program_id, year, headcount, status) values ('${id(2)}', 'L1', 'Lớp', '${id(1)}', 2020, 40, 'open');
    insert into learners (id, full_name, external_id) values ('${id(3)}', ' Nguyễn Văn A', ' HV1');
    insert into enrollments (id, class_id, learner_id) values ('${id(4)}', '${id(2)}', '${id(3)}')`
  for (const last of ['0011_keep_enrollment_counts', '0023_forget_slugs_of_drafts']) {
    const older = await olderDatabase(t, directory, last)
    await query(older, insert)
    const file = path.join(directory, `${last}.zip`)
    await backUp(older, file)
    const url = await emptyDatabase(t)
    const tables = await restore(url, file)
    t.match(
      tables.find(({ name }) => name === 'programs'),
      { rows: 1 },
    )
    const { pool, close } = openDatabase({ url, poolSize: 1 })
    t.same(await compareMigrations(pool), { pending: 0, unknown: 0 })
    await close()
    // what the server of this version makes of the same database
    await migrateUnderLock(older)
    t.same(await contentOf(url), await contentOf(older))
    t.same(await objectsOf(url), await objectsOf(older))
    t.match(await query(url, 'select code_key, name from programs'), [
      { code_key: 'eq-001', name: 'Chương trình' },
    ])
    t.match(await query(url, 'select learners from class_counts'), [{ learners: 1 }])
  }
})

test('a backup is not restored into a newer schema', async (t) => {
  const directory = scratchDirectory(t)
  const file = path.join(directory, 'older.zip')
  await backUp(await olderDatabase(t, directory, '0023_forget_slugs_of_drafts'), file)
  const { url } = await testDatabase(t)
  await t.rejects(restore(url, file), /newer than the backup: restore into a new database/)
})
