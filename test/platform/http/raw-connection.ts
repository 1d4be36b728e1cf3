import { connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** A raw HTTP response. */
export interface RawResponse {
  status: number
  headers: Map<string, string>
  body: string
  /** All received bytes, in case they are not HTTP. */
  text: string
}

/** Lets an application listen on a free port; closing the application closes the port. */
export async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

/** Writes raw bytes to a port, and reads until the other side closes or is quiet for `quietMs`. */
export async function sendRaw(
  port: number,
  bytes: string | Buffer | ((socket: Socket) => void | Promise<void>),
  quietMs = 10_000,
): Promise<RawResponse> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve) => {
    socket.setTimeout(quietMs, resolve)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (isWhole(Buffer.concat(chunks).toString('latin1'))) resolve()
    })
    socket.on('close', () => resolve())
    // after its response, a server may close the connection while the body is still being sent
    socket.on('error', () => resolve())
  })
  if (typeof bytes === 'function') void bytes(socket)
  else socket.write(bytes)
  await ended
  socket.destroy()
  return answerOf(Buffer.concat(chunks))
}

/** The text of an HTTP request, with or without a JSON body. */
export function requestText(
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
): string {
  const all: Record<string, string> = { host: 'localhost', connection: 'close', ...headers }
  if (body !== '') {
    all['content-type'] ??= 'application/json'
    all['content-length'] ??= String(Buffer.byteLength(body))
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end))?.[1]
  return length !== undefined && text.length >= end + 4 + Number(length)
}

function answerOf(bytes: Buffer): RawResponse {
  const text = bytes.toString('utf8')
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n'), text }
}
