// npm run bench -- files: uploads pictures of BENCH_MEGABYTES (5) two at a time, while /livez is asked every 100 ms, and reads
// them back. BENCH_PICTURES (200) sets their number; the results are written to bench/results/.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { cpuTime, residentMegabytes, startServer } from './processes.ts'
import { machine } from './report.ts'

const pictures = Number(process.env['BENCH_PICTURES'] ?? 200)
const megabytes = Number(process.env['BENCH_MEGABYTES'] ?? 5)
const root = path.resolve(import.meta.dirname, '../..')
const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`
const authorization = `Bearer ${key}`

/** A picture of about this size, with noise as of a camera. */
async function photograph(): Promise<Buffer> {
  const pixels = megabytes * 1_000_000 * 2.6
  const width = Math.round(Math.sqrt((pixels * 4) / 3))
  return await sharp({
    create: {
      width,
      height: Math.round((width * 3) / 4),
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg({ quality: 85 })
    .toBuffer()
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = fs.mkdtempSync(path.join(work, 'files-'))
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  const server = await startServer(
    ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
    {
      DATABASE_URL: postgres.url,
      PORT: '0',
      RATE_LIMIT: 'off',
      BANTIN_ADMIN_KEY: key,
      FILES_DIR: path.join(directory, 'files'),
    },
    directory,
  )
  const photo = await photograph()
  const idleMegabytes = residentMegabytes(server.pid)
  const probes: number[] = []
  let peakMegabytes = 0
  const done = new AbortController()
  const watch = (async () => {
    while (!done.signal.aborted) {
      const start = performance.now()
      await (await fetch(`${server.base}/livez`)).text()
      probes.push(performance.now() - start)
      peakMegabytes = Math.max(peakMegabytes, residentMegabytes(server.pid) ?? 0)
      await wait(100)
    }
  })()
  const addresses: string[] = []
  const times: number[] = []
  const processorBefore = cpuTime(server.pid) ?? 0
  const start = performance.now()
  let next = 0
  const sendAll = async () => {
    while (next < pictures) {
      const n = next++
      // other bytes after the end, so that no two uploads are equal
      const body = Buffer.concat([photo, Buffer.from(`picture ${n}`)])
      const sent = performance.now()
      const response = await fetch(`${server.base}/v1/media?filename=${n}.jpg`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'image/jpeg' },
        body,
      })
      if (!response.ok) throw new Error(await response.text())
      const { file } = (await response.json()) as { file: { url: string } }
      times.push(performance.now() - sent)
      addresses.push(file.url)
    }
  }
  await Promise.all([sendAll(), sendAll()])
  const seconds = (performance.now() - start) / 1000
  const processorSeconds = ((cpuTime(server.pid) ?? 0) - processorBefore) / 1000
  done.abort()
  await watch
  const readStart = performance.now()
  for (const address of addresses) await (await fetch(`${server.base}${address}`)).arrayBuffer()
  const readMs = (performance.now() - readStart) / addresses.length
  await server.stop()
  const [latencies, durations] = [probes, times].map((values) => values.toSorted((a, b) => a - b))
  const ms = (value: number) => `${Math.round(value)} ms`
  const text = `# Files, ${new Date().toISOString().slice(0, 10)}

${machine()}, Node ${process.version}. ${pictures} pictures of ${(photo.length / 1_000_000).toFixed(1)} MB, two at a time.

| | |
| --- | --- |
| all uploads | ${seconds.toFixed(1)} s |
| one upload, median and 95 % | ${ms(percentile(durations!, 0.5))}, ${ms(percentile(durations!, 0.95))} |
| processor time of the server for one | ${ms((processorSeconds * 1000) / pictures)} |
| memory of the server, idle and at most | ${idleMegabytes} MB, ${peakMegabytes} MB |
| \`/livez\` meanwhile, median, 99 % and at most | ${ms(percentile(latencies!, 0.5))}, ${ms(percentile(latencies!, 0.99))}, ${ms(latencies!.at(-1)!)} (${probes.length} requests) |
| a read of the largest JPEG | ${readMs.toFixed(1)} ms |
`
  fs.writeFileSync(path.join(root, 'bench/results/files.md'), text)
  console.log(text)
} finally {
  await postgres.stop()
  fs.rmSync(directory, { recursive: true, force: true })
}
