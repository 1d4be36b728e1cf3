import type { Socket } from 'node:net'
import { connect } from 'node:net'
import { eventually } from '../../../process/server-process.ts'
import { sendRaw, listen } from '../../../platform/http/raw-connection.ts'
import { startApp } from '../../../support/app.ts'
import { lines, mediaTypes } from './import-file.ts'
import { test } from '../../../support/shared-test.ts'

const twoGigabytes = 2_147_483_648

const learners = (count: number, from = 0) =>
  lines(...Array.from({ length: count }, (_, n) => ({ external_id: `h${from + n}`, full_name: `Số ${n}` })))

test('files that do not come whole, and lines that do not end', async (t) => {
  const app = await startApp(t, { IMPORT_INLINE_BYTES: '20000' })
  const port = await listen(app.app)
  const authorization = (await app.authorization('admin'))!
  const head = (type: string, length: number | 'chunked') => {
    const size = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`
    return `POST /v1/imports/learners HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: ${type}\r\n${size}\r\n\r\n`
  }
  const nothingIsLeft = async () => {
    const { rows } = await app.database.pool.query(
      'select (select count(*) from imports) + (select count(*) from import_chunks) + (select count(*) from learners) as left',
    )
    return Number(rows[0].left) === 0
  }

  await t.test('a client that stops half-way leaves nothing, however far it came', async (t) => {
    const small = learners(20)
    const large = learners(20_000)
    const cases: [string, string][] = [
      ['small', head(mediaTypes.ndjson, small.length * 2) + small],
      ['small, in the middle of a line', head(mediaTypes.csv, 5000) + 'external_id,full_name\nh1,"Ngu'],
      ['large', head(mediaTypes.ndjson, large.length * 2) + large],
      [
        'large, in chunks',
        `${head(mediaTypes.ndjson, 'chunked')}${Buffer.byteLength(large).toString(16)}\r\n${large}\r\n`,
      ],
      ['a workbook', `${head(mediaTypes.xlsx, 1_000_000)}PK\u0003\u0004${'x'.repeat(50_000)}`],
    ]
    for (const [name, bytes] of cases) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {}) // the server may answer first
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
      if (name.startsWith('large')) {
        await eventually('a part of it has come', async () => !(await nothingIsLeft()))
      }
      socket.destroy()
      await eventually(`${name}: nothing is left`, nothingIsLeft)
    }
    t.equal((await app.send('GET', '/v1/learners')).statusCode, 200)
  })

  await t.test('a line of 2 GB is refused after some megabytes of it', async (t) => {
    const piece = Buffer.alloc(65_536, 'x')
    for (const type of [mediaTypes.ndjson, mediaTypes.csv]) {
      let sent = 0
      const flood = async (socket: Socket) => {
        socket.write(head(type, twoGigabytes))
        while (!socket.destroyed && sent < twoGigabytes) {
          sent += piece.length
          if (!socket.write(piece)) {
            await new Promise<void>((resolve) => {
              socket.once('drain', resolve)
              socket.once('close', () => resolve())
            })
          }
        }
      }
      const answer = await sendRaw(port, flood)
      t.equal(answer.status, 422, answer.text)
      t.match(JSON.parse(answer.body), { errors: [{ code: 'line_too_long' }], detail: /^Line 1: / })
      t.ok(sent < 64_000_000, `${sent} bytes were taken`)
      t.ok(await nothingIsLeft())
    }
  })
})
