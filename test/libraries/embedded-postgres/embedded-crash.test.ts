import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import { startEmbeddedPostgres } from '../../../src/libraries/embedded-postgres/postgres.ts'
import {
  childrenOf,
  exitsWithin,
  parentOf,
  postmasterOf,
  query,
  startCluster,
  temporaryDirectory,
} from './clusters.ts'

const needsProc = process.platform !== 'linux' && 'needs /proc'
const dataDir = path.join(temporaryDirectory(tap), 'postgres')
/** Computes for a second or two without checking whether the server runs. */
const BUSY = 'select count(*) from generate_series(1, 3000000) n where md5(n::text) = md5(n::text)'
const WAIT_FOR_BUSY = `do $$ begin
  while not exists (select from pg_stat_activity where query like 'select count(%' and state = 'active') loop
    perform pg_sleep(0.01), pg_stat_clear_snapshot();
  end loop;
end $$`
const lockFile = path.join(dataDir, 'postmaster.pid')

before(async () => {
  const server = await startEmbeddedPostgres({ dataDir })
  await query(server.url, 'create table written (id int)')
  await server.stop()
})

async function write(url: string | undefined): Promise<void> {
  await query(url, 'insert into written values (1)')
}

/** Starts again in this process, and counts the rows. */
async function rowsAfterStart(): Promise<number> {
  const server = await startEmbeddedPostgres({ dataDir })
  const [row] = await query(server.url, 'select count(*)::int as count from written')
  await server.stop()
  return row?.['count']
}

test('kill -9 of the process leaves no Postgres behind and loses nothing', async (t) => {
  const served = await startCluster(t, dataDir)
  await write(served.url)
  const postmaster = postmasterOf(dataDir)
  await served.kill()
  t.ok(await exitsWithin(postmaster, 10_000), 'the watchdog stopped it')
  t.notOk(fs.existsSync(lockFile), 'with a clean shutdown')
  t.equal(await rowsAfterStart(), 1)
})

test('a start right after kill -9 waits until the old server is down', async (t) => {
  const served = await startCluster(t, dataDir)
  await write(served.url)
  const postmaster = postmasterOf(dataDir)
  await served.kill()
  t.equal(await rowsAfterStart(), 2)
  t.ok(await exitsWithin(postmaster, 0))
})

test(
  'a server whose watchdog was killed as well is stopped by the next start',
  { skip: needsProc },
  async (t) => {
    const served = await startCluster(t, dataDir)
    await write(served.url)
    const postmaster = postmasterOf(dataDir)
    const watchdog = parentOf(postmaster)
    const watcher = childrenOf(watchdog).filter((pid) => pid !== postmaster)
    for (const pid of [...watcher, watchdog]) process.kill(pid, 'SIGKILL')
    await served.kill()
    t.notOk(await exitsWithin(postmaster, 500), 'an orphan now')
    t.equal(await rowsAfterStart(), 3)
  },
)

test('a killed server is told of, and the next start waits for the statements it left running', async (t) => {
  const server = await startEmbeddedPostgres({ dataDir })
  await write(server.url)
  let running = true
  const busy = query(server.url, BUSY).finally(() => (running = false))
  await query(server.url, WAIT_FOR_BUSY)
  process.kill(postmasterOf(dataDir), 'SIGKILL')
  t.match(await server.exited, /exit code|SIGKILL/)
  t.ok(running, 'a statement goes on')
  t.equal(await rowsAfterStart(), 4)
  await busy
  await server.stop()
})

test('a second process is told who has the directory, and the first goes on', async (t) => {
  const first = await startCluster(t, dataDir)
  const postmaster = postmasterOf(dataDir)
  const second = await startCluster(t, dataDir)
  t.equal(second.problem, 'in_use')
  t.match(second.message, `Postgres process ${postmaster}, started by the Bantin process ${first.pid}`)
  t.match(second.message, 'DATABASE_URL')
  t.same(await query(first.url, 'select 1 as one'), [{ one: 1 }])
  await first.kill()
})

test('of two that start at once on a new directory one serves and one is told', async (t) => {
  const fresh = path.join(path.dirname(dataDir), 'fresh')
  const started = await Promise.all([startCluster(t, fresh), startCluster(t, fresh)])
  t.same(started.map(({ problem }) => problem).sort(), ['in_use', undefined])
  t.same(
    fs.readdirSync(path.dirname(dataDir)).filter((name) => name.includes('.init-')),
    [],
  )
  for (const { kill } of started) await kill()
})

test('a lock file whose process id now belongs to another program does not block', async (t) => {
  await startEmbeddedPostgres({ dataDir })
  const postmaster = postmasterOf(dataDir)
  const lock = fs.readFileSync(lockFile, 'utf8')
  process.kill(postmaster, 'SIGKILL')
  await exitsWithin(postmaster, 5000)
  // with the user of the server, since Postgres ignores processes of other users
  const { uid, gid } = fs.statSync(dataDir)
  const innocent = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  await once(innocent, 'spawn')
  fs.writeFileSync(lockFile, lock.replace(String(postmaster), String(innocent.pid)))
  t.equal(await rowsAfterStart(), 4)
  t.equal(innocent.exitCode ?? innocent.signalCode, null, 'and is left alone')
  innocent.kill()
})
