import { test } from 'tap'
import { bantinIn } from '../cli/cli-process.ts'
import { olderDatabase } from '../features/backup/backup-files.ts'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { adminKey, eventually, quietSettings, scratchDirectory, startServer } from './server-process.ts'

/** The last migration of versions in which `EQ-001` and `eq-001`, `HV900` and `HV900 ` were different. */
const LAST = '0023_forget_slugs_of_drafts'

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`

const programs: [code: string, trashed?: boolean][] = [
  ['EQ-001'],
  ['eq-001'],
  ['TC-1'],
  ['Tc-1'],
  ['ＢＤ'],
  ['eq-001', true],
  ['NC'],
]
const learners: [externalId: string | null, name: string, trashed?: boolean][] = [
  ['HV900', 'Nguyễn Văn A'],
  ['HV900 ', 'Nguyễn Văn B'],
  ['\u00a0HV901', ' Nguyễn\u202e Văn\tC\u200b'],
  ['HV902\u200b', 'Trần\u0007 D '],
  [' HV902', 'Trần E'],
  ['HV\u202e903', 'Lý F'],
  ['HV900 ', 'Lê G', true],
  [null, 'Đỗ H 👩\u200d🚀❤\ufe0f'],
  ['hv900', '\u200b'],
]

async function insertOldRows(url: string): Promise<void> {
  const text = (value: string | null) => (value === null ? 'null' : `'${value}'`)
  const gone = (trashed = false) => (trashed ? 'now()' : 'null')
  const programRows = programs.map(
    ([code, trashed], n) => `('${id(n)}', '${code}', ' Chương\u200d trình ', ${gone(trashed)})`,
  )
  const learnerRows = learners.map(
    ([external, name, trashed], n) => `('${id(n)}', ${text(external)}, '${name}', ${gone(trashed)})`,
  )
  await query(url, `insert into programs (id, code, name, deleted_at) values ${programRows.join()}`)
  await query(
    url,
    `insert into learners (id, external_id, full_name, deleted_at) values ${learnerRows.join()}`,
  )
  await query(
    url,
    `insert into search_synonyms (id, term, expansion, term_key, expansion_key)
     values ('${id(1)}', 'UBND', 'ủy ban', 'ubnd', 'uy ban'), ('${id(2)}', 'UBND ', 'ủy ban', 'ubnd', 'uy ban'),
       ('${id(3)}', ' HĐND', 'hội đồng ', 'hdnd', 'hoi dong')`,
  )
}

test('keys of older versions are put right where nothing stands against it, and told of where something does', async (t) => {
  const directory = scratchDirectory(t)
  const url = await olderDatabase(t, directory, LAST)
  await insertOldRows(url)
  const settings = { DATABASE_URL: url, BANTIN_ADMIN_KEY: adminKey }
  const server = await startServer(t, directory, settings)
  const bantin = bantinIn(directory, { ...quietSettings, ...settings })
  const listed = async () => {
    const { code, out } = await bantin(t, ['check', 'keys'])
    const rows = out.split('\n').slice(1).filter(Boolean)
    return { code, rows: rows.map((row) => row.split(/ {2,}/)) }
  }
  const change = async (path: string, body: object) => {
    const answer = await fetch(`${server.base}/v1/${path}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${adminKey}`,
        'if-match': '*',
        'content-type': 'application/merge-patch+json',
      },
      body: JSON.stringify(body),
    })
    return { status: answer.status, row: (await answer.json()) as Record<string, unknown> }
  }

  await t.test('names and keys without a twin are trimmed, and the rest stays', async (t) => {
    t.same(await query(url, 'select external_id, full_name from learners order by id'), [
      { external_id: 'HV900', full_name: 'Nguyễn Văn A' },
      { external_id: 'HV900 ', full_name: 'Nguyễn Văn B' },
      { external_id: 'HV901', full_name: 'Nguyễn Văn C' },
      { external_id: 'HV902\u200b', full_name: 'Trần D' },
      { external_id: ' HV902', full_name: 'Trần E' },
      { external_id: 'HV\u202e903', full_name: 'Lý F' },
      { external_id: 'HV900', full_name: 'Lê G' },
      { external_id: null, full_name: 'Đỗ H 👩\u200d🚀❤\ufe0f' },
      { external_id: 'hv900', full_name: '\u200b' },
    ])
    t.same(await query(url, 'select code, code_key, name from programs order by id'), [
      { code: 'EQ-001', code_key: 'EQ-001', name: 'Chương\u200d trình' },
      { code: 'eq-001', code_key: 'eq-001', name: 'Chương\u200d trình' },
      { code: 'TC-1', code_key: 'tc-1', name: 'Chương\u200d trình' },
      { code: 'Tc-1', code_key: 'Tc-1', name: 'Chương\u200d trình' },
      { code: 'ＢＤ', code_key: 'bd', name: 'Chương\u200d trình' },
      { code: 'eq-001', code_key: 'eq-001', name: 'Chương\u200d trình' },
      { code: 'NC', code_key: 'nc', name: 'Chương\u200d trình' },
    ])
    t.same(await query(url, 'select term, expansion from search_synonyms order by id limit 3'), [
      { term: 'UBND', expansion: 'ủy ban' },
      { term: 'UBND ', expansion: 'ủy ban' },
      { term: 'HĐND', expansion: 'hội đồng' },
    ])
  })

  await t.test('the log says how many are left, and the command which', async (t) => {
    const line = /"level":40[^\n]*"rows":6[^\n]*bantin check keys/
    await eventually('the log has it', async () => line.test(server.out()))
    const { code, rows } = await listed()
    t.equal(code, 1)
    t.same(
      rows.map(([resource, row, field, value]) => [resource, row, field, value]),
      [
        ['programs', id(0), 'code', '"EQ-001"'],
        ['programs', id(3), 'code', '"Tc-1"'],
        ['learners', id(4), 'external_id', '" HV902"'],
        ['learners', id(1), 'external_id', '"HV900 "'],
        ['learners', id(3), 'external_id', '"HV902\\u200b"'],
        ['learners', id(5), 'external_id', '"HV\\u202e903"'],
      ].toSorted((a, b) => Number(a[0] === 'learners') - Number(b[0] === 'learners')),
    )
  })

  await t.test('what is left can be changed in its other fields, and given another key', async (t) => {
    for (const n of [1, 5]) {
      const { status, row } = await change(`learners/${id(n)}`, { unit: 'Huyện ủy' })
      t.equal(status, 200)
      t.equal(row['external_id'], learners[n]![0])
    }
    t.equal((await change('programs/EQ-001', { level: 'cao cấp' })).row['id'], id(0))
    t.equal((await change('programs/eq-001', { code: 'EQ-002' })).row['id'], id(1))
    t.equal((await change(`learners/${id(4)}`, { external_id: 'HV904' })).status, 200)
    t.equal((await change(`learners/${id(5)}`, { external_id: 'HV903' })).status, 200)
  })

  await t.test('one whose twin is gone is put right', async (t) => {
    const { rows } = await listed()
    t.same(
      rows.map(([, row]) => row),
      [id(3), id(1)],
    )
    t.same(await query(url, `select external_id from learners where id = '${id(3)}'`), [
      { external_id: 'HV902' },
    ])
    t.same(await query(url, `select code_key from programs where id = '${id(0)}'`), [{ code_key: 'eq-001' }])
    await query(url, `update programs set deleted_at = now() where id = '${id(3)}'`)
    await query(url, `update learners set external_id = 'HV905' where id = '${id(1)}'`)
    t.equal((await listed()).code, 0)
  })
})
