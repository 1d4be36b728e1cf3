import { setTimeout as wait } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { caseTwins } from '../../../../src/features/exchange/imports/case-twins.ts'
import { lineOfKey } from '../../../../src/features/exchange/imports/line-of-key.ts'
import type { ImportTask } from '../../../../src/features/exchange/imports/task.ts'
import { effects, resources } from '../../../../src/modules.ts'
import { cliCaller } from '../../../../src/platform/access/caller.ts'
import { openDatabase } from '../../../../src/platform/database/database.ts'
import { startApp } from '../../../support/app.ts'
import { test } from '../../../support/shared-test.ts'
import { importFile } from './import-file.ts'

test('an external id that differs by case alone is stored, and told of', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  for (const id of ['HV900', 'Đ-01'])
    await expect(201, 'PUT', `/v1/learners/by-external-id/${encodeURIComponent(id)}`, {
      body: { full_name: 'Nguyễn Văn A' },
    })
  const file =
    'external_id,full_name\nHV901,Trần B\nhv900,Trần C\nđ-01,Lê D\nhv901,Lê E\nHV900,Nguyễn Văn A\n'

  for (const query of ['learners?dry_run=true', 'learners', 'learners'])
    await t.test(query, async (t) => {
      const report = await importFile(app, query, 'csv', file)
      const again = report.created === 0
      t.match(report, again ? { unchanged: 5, warnings: [] } : { created: 4, unchanged: 1 })
      const shownWarnings = report.warnings.map(
        ({ line, field, value, code, message_en }: Record<string, string>) => [
          line,
          field,
          value,
          code,
          /external id "(.*?)"/.exec(message_en ?? '')?.[1],
        ],
      )
      const expected = [
        [2, 'external_id', 'HV901', 'differs_by_case', 'hv901'],
        [3, 'external_id', 'hv900', 'differs_by_case', 'HV900'],
        [4, 'external_id', 'đ-01', 'differs_by_case', 'Đ-01'],
        [5, 'external_id', 'hv901', 'differs_by_case', 'HV901'],
      ]
      t.same(shownWarnings, again ? [] : expected)
      const { warnings } = await expect(200, 'GET', `/v1/imports/${report.id}`)
      t.same(warnings, report.warnings)
    })

  t.match(await importFile(app, 'learners', 'csv', 'external_id,full_name\nHV902,Phạm F\n'), { warnings: [] })

  await t.test('in a large register the usual spellings are looked for', async (t) => {
    await app.database.pool.query(`update pg_class set reltuples = 1000000 where oid = 'learners'::regclass`)
    await expect(201, 'PUT', '/v1/learners/by-external-id/Hv903', { body: { full_name: 'Đỗ G' } })
    const large = 'external_id,full_name\nHV903,Đỗ G\nHV904,Đỗ H\nĐ-01,Nguyễn Văn A\nhV902,Phạm F\n'
    const { warnings } = await importFile(app, 'learners', 'csv', large)
    t.match(
      warnings.map(({ line, value }: { line: number; value: string }) => [line, value]),
      [
        [2, 'HV903'],
        [5, 'hV902'],
      ],
    )
    t.equal(warnings.length, 2)
  })
})

test('the search for such ids in a job may take longer than other statements', async (t) => {
  const { database, databaseUrl } = await startApp(t)
  const impatient = openDatabase({ url: databaseUrl, statementTimeoutMs: 100 })
  t.teardown(() => impatient.close())
  const task: ImportTask = {
    id: uuidv7(),
    resource: resources.find(({ path }) => path === 'learners')!,
    access: { caller: cliCaller, allRows: true, internalFields: true },
    effects,
    settings: { gradingDecisionsFrom: '11-01', approveOwn: false },
    options: {
      match: 'external_id',
      on_error: 'stop',
      dry_run: false,
      sheet: null,
      header_row: null,
      unknown_columns: 'ignore',
      mapping: null,
    },
    actor: { name: 'cli', operation: 'importLearners', requestId: null, remoteAddress: null },
    rowProblemOf: () => undefined,
    keys: lineOfKey(),
  }
  const found = await database.transaction(async ({ client }) => {
    await client.query('lock table learners in access exclusive mode')
    const search = impatient.transaction((transaction) => caseTwins(transaction, task, true))
    search.catch(() => {}) // it is awaited below
    // the limit of the driver is a second more than that of the database
    await wait(1_500)
    return { search }
  })
  t.same(await found.search, [])
})
