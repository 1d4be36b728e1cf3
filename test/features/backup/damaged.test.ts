import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openBackup } from '../../../src/features/backup/archive.ts'
import { assertRestorable } from '../../../src/features/backup/restore.ts'
import { query } from '../../libraries/embedded-postgres/clusters.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { emptyDatabase, testDatabase } from '../../support/database.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'
import { backUp, changeArchive, restore, tableNames } from './backup-files.ts'

test('a file that is not a whole backup is refused, and changes nothing', async (t) => {
  const directory = scratchDirectory(t)
  const { url } = await testDatabase(t)
  const good = path.join(directory, 'good.zip')
  const manifest = await backUp(url, good)
  const bytes = readFileSync(good)
  const target = await emptyDatabase(t)
  const refused = async (name: string, content: Buffer | string, message: RegExp) => {
    const file = path.join(directory, name)
    writeFileSync(file, content)
    await t.rejects(restore(target, file), { name: 'BackupError', message }, name)
  }
  const changed = async (
    name: string,
    change: Parameters<typeof changeArchive>[2],
    message: RegExp,
    more: Record<string, string> = {},
  ) => {
    const file = path.join(directory, name)
    await changeArchive(good, file, change, more)
    await t.rejects(restore(target, file), { name: 'BackupError', message }, name)
  }
  const withManifest =
    (values: object) =>
    (name: string, content: Buffer): Buffer =>
      name === 'manifest.json' ? Buffer.from(JSON.stringify({ ...manifest, ...values })) : content

  await refused('empty.zip', '', /not a backup of Bantin, or it is cut off/)
  await refused(
    'text.zip',
    'Không phải bản sao lưu. '.repeat(100),
    /not a backup of Bantin, or it is cut off/,
  )
  for (const part of [0.1, 0.5, 0.9, 0.999]) {
    const cut = bytes.subarray(0, Math.floor(bytes.length * part))
    await refused(`cut-${part}.zip`, cut, /not a backup of Bantin, or it is cut off/)
  }
  await changed(
    'foreign.zip',
    (name, content) => (name === 'manifest.json' ? null : content),
    /it has no manifest\.json/,
  )
  await changed('other.zip', withManifest({ format: 'x' }), /of another program/)
  await changed(
    'newer.zip',
    withManifest({ format: 3, bantin: '9.0.0' }),
    /newer version of Bantin \(9\.0\.0\)/,
  )
  await changed(
    'newer-schema.zip',
    withManifest({ migrations: [...manifest.migrations, '9999999999999'], bantin: '9.0.0' }),
    /newer version of Bantin \(9\.0\.0\): restore it with that version/,
  )
  await changed('invalid.zip', withManifest({ migrations: [] }), /invalid at migrations/)
  await changed(
    'tables.zip',
    withManifest({ tables: manifest.tables.slice(1) }),
    /entries that its manifest does not name/,
  )
  await changed(
    'columns.zip',
    withManifest({ tables: manifest.tables.map((table) => ({ ...table, columns: ['id'] })) }),
    /not those of its migrations/,
  )
  await changed(
    'missing.zip',
    (name, content) => (name === 'tables/tags.copy' ? null : content),
    /the table tags is missing/,
  )
  await changed('more.zip', (_name, content) => content, /entries that its manifest does not name/, {
    'a.txt': '',
  })
  const shorter = (name: string, content: Buffer) =>
    name === 'tables/indicators.copy'
      ? content.subarray(0, content.lastIndexOf('\n', content.length - 2) + 1)
      : content
  await changed('shorter.zip', shorter, /the rows of indicators are not those that were stored/)
  t.same(await tableNames(target), [])

  // what the archive says of itself may change, such as times, as long as all rows are the same
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const altered = Buffer.from(bytes)
      altered[at]! ^= change
      const file = path.join(directory, 'altered.zip')
      writeFileSync(file, altered)
      let opened: Awaited<ReturnType<typeof openBackup>> | undefined
      try {
        opened = await openBackup(file)
        assertRestorable(opened.manifest)
        await opened.check(() => {})
        t.same(opened.manifest, manifest, `byte ${at}`)
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'BackupError') throw error
      } finally {
        opened?.close()
      }
    }),
    { numRuns: volume(3_000) },
  )
  await restore(target, good)
  t.same(await query(target, 'select count(*)::int as count from indicators'), [
    { count: manifest.tables.find(({ name }) => name === 'indicators')!.rows },
  ])
})
