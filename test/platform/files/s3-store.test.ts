import { createHash, createHmac } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import type { S3Settings } from '../../../src/config/files.ts'
import type { FileStore } from '../../../src/platform/files/file-store.ts'
import { s3Store } from '../../../src/platform/files/s3-store.ts'
import { form, pdf, photograph } from '../../domain/content/files/sample-files.ts'
import { scratchDirectory } from '../../process/server-process.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { sweepOf } from '../../support/sweep-of.ts'
import { sweepOnce } from '../../../src/server/sweep.ts'

const secret = 'S3RVER'

interface Test {
  teardown(release: () => unknown): void
}

/** A server of S3 with a bucket. */
async function startS3(t: Test, directory: string) {
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'school' }],
  })
  const { port } = await server.run()
  t.teardown(() => server.close())
  return `http://127.0.0.1:${port}`
}

/** A server that answers as it is told. */
async function startStub(t: Test, answer: http.RequestListener) {
  const server = http.createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const settingsOf = (endpoint: string, more: Partial<S3Settings> = {}): S3Settings => ({
  bucket: 'school',
  endpoint: new URL(endpoint),
  region: 'us-east-1',
  accessKeyId: secret,
  secretAccessKey: secret,
  pathStyle: true,
  ...more,
})

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function putBytes(store: FileStore, bytes: Buffer): Promise<string> {
  const hash = hashOf(bytes)
  const file = path.join(await store.temporaryDirectory(), 'file')
  fs.writeFileSync(file, bytes)
  await store.put(hash, file)
  return hash
}

const listed = async (store: FileStore) => {
  const hashes: string[] = []
  for await (const { hash, storedAt } of store.list()) {
    if (Number.isNaN(storedAt.getTime())) throw new Error(`${hash} has no time`)
    hashes.push(hash)
  }
  return hashes.sort()
}

test('a bucket stores files by their hash', async (t) => {
  const directory = scratchDirectory(t)
  const endpoint = await startS3(t, directory)
  const store = s3Store(settingsOf(endpoint), path.join(directory, 'incoming files'))
  t.same(await listed(store), [])
  const bytes = Buffer.from('0123456789'.repeat(30_000))
  const hash = await putBytes(store, bytes)
  t.equal(await putBytes(store, bytes), hash, 'equal bytes are stored once')
  const other = await putBytes(store, Buffer.from('khác'))
  t.same(await listed(store), [hash, other].sort())
  t.ok(bytes.equals(await buffer(await store.open(hash))))
  t.equal(String(await buffer(await store.open(hash, { first: 8, last: 12 }))), '89012')
  await store.remove(hash)
  await store.remove(hash)
  await t.rejects(store.open(hash), { name: 'FileStoreError', isMissing: true })
  t.same(await listed(store), [other])
  await store.removeTemporaryBefore(new Date(Date.now() + 60_000))
  t.same(fs.readdirSync(path.join(directory, 'incoming files', 'incoming')), [])

  const stranger = s3Store(settingsOf(endpoint, { accessKeyId: 'unknown' }), directory)
  await t.rejects(stranger.open(other), {
    name: 'FileStoreError',
    isMissing: false,
    message: /403 InvalidAccessKeyId/,
  })
  const elsewhere = s3Store(settingsOf(endpoint, { bucket: 'other-school' }), directory)
  await t.rejects(elsewhere.open(other), { isMissing: false, message: /404 NoSuchBucket/ })
})

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Whether a request has the signature of the secret (Signature Version 4), over what has arrived. */
function isSigned({ method, url = '', headers }: http.IncomingMessage, body: Buffer): boolean {
  const [, day, region, names, signature] =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
      headers.authorization ?? '',
    ) ?? []
  const [path = '', query = ''] = url.split('?')
  const signed = (names ?? '').split(';')
  const canonical = [
    method,
    path,
    query.split('&').sort().join('&'),
    ...signed.map((name) => `${name}:${String(headers[name])}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hashOf(Buffer.from(canonical))].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day ?? ''), region ?? ''), 's3'), 'aws4_request')
  const needed = ['host', 'x-amz-content-sha256', 'x-amz-date']
  return (
    hmac(key, text).toString('hex') === signature &&
    needed.every((name) => signed.includes(name)) &&
    headers['x-amz-content-sha256'] === hashOf(body)
  )
}

test('requests are signed, with the hash of what they send', async (t) => {
  const directory = scratchDirectory(t)
  const seen: string[] = []
  const endpoint = await startStub(t, (request, response) => {
    void buffer(request).then((body) => {
      const { method, url, headers } = request
      seen.push(
        `${method} ${url} ${isSigned(request, body) ? 'signed' : `wrong: ${JSON.stringify(headers)}`}`,
      )
      response.writeHead(method === 'DELETE' ? 204 : headers.range === undefined ? 200 : 206)
      response.end(url?.includes('list-type') ? '<ListBucketResult></ListBucketResult>' : 'bytes')
    })
  })
  const store = s3Store(settingsOf(`${endpoint}/prefix/`, { region: 'vn-1' }), directory)
  const hash = await putBytes(store, Buffer.from('công văn'))
  for (const stream of [await store.open(hash), await store.open(hash, { first: 1, last: 2 })])
    t.equal(String(await buffer(stream)), 'bytes')
  await store.remove(hash)
  t.same(await listed(store), [])
  const object = `/prefix/school/stored/${hash}`
  t.same(seen, [
    `PUT ${object} signed`,
    `GET ${object} signed`,
    `GET ${object} signed`,
    `DELETE ${object} signed`,
    'GET /prefix/school/?list-type=2&prefix=stored%2F signed',
  ])
})

test('a server of S3 that fails is an error that says how', async (t) => {
  const directory = scratchDirectory(t)
  let requests = 0
  const endpoint = await startStub(t, (request, response) => {
    requests++
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
    if (pathname.endsWith('slow')) return
    if (pathname.endsWith('whole')) return void response.end('the whole file')
    if (searchParams.get('list-type') === '2') {
      const isLast = searchParams.get('continuation-token') === 'a+b/c='
      return void response.end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${!isLast}</IsTruncated>${isLast ? '' : '<NextContinuationToken>a+b/c=</NextContinuationToken>'}<Contents><Key>stored/${isLast ? 'bb' : 'aa'}</Key><LastModified>2026-11-30T01:02:03.000Z</LastModified></Contents></ListBucketResult>`,
      )
    }
    response
      .writeHead(503)
      .end('<Error><Code>SlowDown</Code><Message>Please reduce your rate</Message></Error>')
  })
  const store = s3Store(settingsOf(endpoint), directory, 300)
  t.same(await listed(store), ['aa', 'bb'], 'all pages')
  const busy = { name: 'FileStoreError', isMissing: false, message: /503 SlowDown: Please reduce your rate/ }
  await t.rejects(putBytes(store, Buffer.from('a')), busy)
  await t.rejects(store.remove('a'), busy)
  await t.rejects(store.open('a'), busy)
  await t.rejects(store.open('slow'), { name: 'FileStoreError', message: /no answer/ })
  await t.rejects(store.open('whole', { first: 1, last: 2 }), { name: 'FileStoreError' }, 'no part of it')
  t.ok(requests >= 7)
  const away = s3Store(settingsOf('http://127.0.0.1:9'), directory)
  await t.rejects(away.open('a'), { name: 'FileStoreError', isMissing: false, message: /ECONNREFUSED/ })
})

test('files of the API in a bucket', async (t) => {
  const directory = scratchDirectory(t)
  const endpoint = await startS3(t, directory)
  const environment = {
    FILES_DIR: path.join(directory, 'arriving'),
    FILES_S3_BUCKET: 'school',
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_ACCESS_KEY_ID: secret,
    FILES_S3_SECRET_ACCESS_KEY: secret,
  }
  const app = await startApp(t, environment)
  const { expect, send, database } = app
  const bucket = s3Store(settingsOf(endpoint), directory)
  const paper = pdf('công văn')
  const made = await expect(201, 'POST', '/v1/media', form(paper, 'cong-van.pdf'))
  t.same(await listed(bucket), [hashOf(paper)])
  const part = await send('GET', made.file.url, { as: 'anonymous', headers: { range: 'bytes=0-3' } })
  t.same([part.statusCode, part.body], [206, '%PDF'])
  t.ok(paper.equals((await send('GET', made.file.url, { as: 'anonymous' })).rawPayload))
  const shown = await expect(201, 'POST', '/v1/media', form(await photograph(400, 300), 'anh.jpg'))
  t.equal((await send('GET', shown.file.url, { as: 'anonymous' })).statusCode, 200)
  await expect(204, 'DELETE', `/v1/media/${shown.id}?purge=true`, { headers: { 'if-match': '*' } })
  t.same(await listed(bucket), [hashOf(paper)])
  await database.pool.query(`update media set unused_since = now() - interval '31 days'`)
  await sweepOnce(sweepOf(t, app))
  t.same(await listed(bucket), [])

  const lost = await expect(201, 'POST', '/v1/media', form(paper, 'mat.pdf'))
  await bucket.remove(hashOf(paper))
  const answer = await send('GET', lost.file.url, { as: 'anonymous' })
  t.same([answer.statusCode, answer.json().code], [503, 'files_unavailable'])
})
