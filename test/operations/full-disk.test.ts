import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { adminKey, eventually, scratchDirectory, send, startServer } from '../process/server-process.ts'
import { copyCluster, makeCluster, runCluster } from '../support/postgres-cluster.ts'

const sizeMb = 200
const rows = 10_000

/** A small file system, or why there is none. */
const disk = scratchDirectory(tap)
const options = `size=${sizeMb}m,mode=755`
const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'ignore' })
const noDisk = status === 0 ? false : 'a full disk needs root, with the right to mount (CAP_SYS_ADMIN)'
if (noDisk === false) tap.teardown(() => spawnSync('umount', ['--lazy', disk]))

/** Moves the write-ahead log of a cluster to another disk: Postgres itself stops where there is no room for it. */
function moveLog(cluster: string, directory: string): void {
  const [log, moved] = [path.join(cluster, 'pg_wal'), path.join(directory, 'pg_wal')]
  copyCluster(log, moved)
  fs.rmSync(log, { recursive: true })
  fs.symlinkSync(moved, log)
}

/** Fills the disk to its last block. @returns a function that makes room again */
function fill(): () => void {
  const file = path.join(disk, 'ballast')
  const descriptor = fs.openSync(file, 'w')
  for (const bytes of [1024 * 1024, 4096]) {
    const block = Buffer.alloc(bytes)
    try {
      for (;;) fs.writeSync(descriptor, block)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  fs.closeSync(descriptor)
  return () => fs.rmSync(file)
}

test(
  'a full disk of the database stops writers and imports until there is room',
  { skip: noDisk },
  async (t) => {
    const cluster = path.join(disk, 'cluster')
    const password = await makeCluster(cluster)
    moveLog(cluster, scratchDirectory(t))
    const { url } = await runCluster(t, cluster, password, { autovacuum: 'off' })
    const server = await startServer(t, scratchDirectory(t), {
      DATABASE_URL: url,
      BANTIN_ADMIN_KEY: adminKey,
      IMPORT_INLINE_BYTES: '0',
    })
    const { base } = server
    const headers = { authorization: `Bearer ${adminKey}` }
    const post = (title: string, body: string) => send(base, 'POST', '/v1/posts', adminKey, { title, body })
    t.equal((await post('Bài thử', 'Mở 62 lớp.')).status, 201)
    const sent = await fetch(`${base}/v1/imports/learners`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      body: Array.from(
        { length: rows },
        (_, n) => `{"external_id":"h${n}","full_name":"Học viên ${n}"}\n`,
      ).join(''),
    })
    t.equal(sent.status, 202)
    const { id } = (await sent.json()) as { id: string }
    const importNow = async () => (await send(base, 'GET', `/v1/imports/${id}`, adminKey)).body
    await eventually('a part is stored', async () => Number((await importNow())['rows_read']) > 0)

    const makeRoom = fill()
    await eventually('the import fails', async () => server.out().includes('out of disk space'))
    // random: a compressed text would find room in a page
    const large = Array.from({ length: 8_000 }, () => Math.random().toString(36)).join(' ')
    const refused = await post('Bài dài', large)
    t.equal(refused.status, 503)
    t.ok(Number(refused.headers.get('retry-after')) > 0)
    for (const address of ['/v1/posts', '/v1/learners', '/v1/search?q=lop', '/v1/audit-events', '/readyz'])
      t.equal((await send(base, 'GET', address, adminKey)).status, 200, address)
    t.match(await importNow(), { finished_at: null })

    makeRoom()
    const done = await eventually('the import ends', async () => {
      const found = await importNow()
      return found['finished_at'] !== null && found
    })
    t.match(done, { status: 'completed', rows_read: rows, created: rows, refused: 0 })
    t.equal((await post('Bài dài', large)).status, 201)
    t.same(await server.stop(), { code: 0, signal: null })
  },
)
