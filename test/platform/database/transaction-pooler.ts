import { once } from 'node:events'
import net from 'node:net'
import { Client } from 'pg'

/** Optional behaviour of a pooler in transaction mode. */
export interface PoolerOptions {
  /** Tracks prepared statements per client and prepares missing ones, like PgBouncer 1.21. */
  keepsNames: boolean
  /** Accepts a timeout as startup parameter; PgBouncer rejects unknown parameters. */
  takesTimeouts: boolean
}

interface Message {
  type: string
  body: Buffer
}

/** A connection of the server, for one transaction at a time. */
interface Upstream {
  socket: net.Socket
  session: Session | undefined
  prepared: Set<string>
  /** Number of responses to statements of the pooler itself. */
  unasked: number
}

interface Session {
  id: number
  socket: net.Socket
  waiting: Message[]
  upstream: Upstream | undefined
  /** Prepared statements, by name at the server. */
  parsed: Map<string, Buffer>
}

const framed = ({ type, body }: Message): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** Splits incoming bytes into messages. @param take gets the first packet as a message without a type */
function readMessages(socket: net.Socket, hasStart: boolean, take: (message: Message) => void): void {
  let rest: Buffer = Buffer.alloc(0)
  let head = hasStart ? 0 : 1
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, Buffer.from(chunk)])
    while (rest.length >= head + 4 && rest.length >= head + rest.readInt32BE(head)) {
      const end = head + rest.readInt32BE(head)
      const message = { type: rest.toString('latin1', 0, head), body: rest.subarray(head + 4, end) }
      rest = rest.subarray(end)
      head = 1
      take(message)
    }
  })
}

const text = (value: string) => Buffer.from(`${value}\0`)
const upToNull = (body: Buffer, from = 0) => body.toString('utf8', from, body.indexOf(0, from))

const GREETING = Buffer.concat([
  framed({ type: 'R', body: Buffer.alloc(4) }),
  framed({ type: 'S', body: Buffer.concat([text('client_encoding'), text('UTF8')]) }),
  framed({ type: 'Z', body: Buffer.from('I') }),
])
const REFUSAL = framed({
  type: 'E',
  body: Buffer.concat([
    text('SFATAL'),
    text('C08P01'),
    text('Munsupported startup parameter: statement_timeout'),
    Buffer.alloc(1),
  ]),
})

/** The socket of an authenticated connection. */
async function openSocket(url: string): Promise<net.Socket> {
  const socket = new net.Socket()
  const client = new Client({ connectionString: url, stream: () => socket })
  await client.connect()
  for (const event of ['data', 'end', 'close', 'error']) socket.removeAllListeners(event)
  return socket.setNoDelay(true).on('error', () => {})
}

/** A pooler in transaction mode before a database. */
class TransactionPooler {
  readonly #idle: Upstream[] = []
  readonly #queue: Session[] = []
  readonly #options: PoolerOptions
  // many small answers: without it each would wait for an acknowledgement
  readonly server = net.createServer({ noDelay: true }, (socket) => this.#begin(socket))
  #sessions = 0

  constructor(options: PoolerOptions) {
    this.#options = options
  }

  add(socket: net.Socket): void {
    const upstream: Upstream = { socket, session: undefined, prepared: new Set(), unasked: 0 }
    readMessages(socket, false, (message) => this.#answer(upstream, message))
    this.#idle.push(upstream)
  }

  #begin(socket: net.Socket): void {
    const session: Session = {
      id: ++this.#sessions,
      socket,
      waiting: [],
      upstream: undefined,
      parsed: new Map(),
    }
    socket.on('error', () => {})
    // if the client disconnects in a transaction, the connection is closed
    socket.on('close', () => session.upstream?.socket.destroy())
    readMessages(socket, true, (message) => {
      if (message.type !== '') this.#ask(session, message)
      else if (!this.#options.takesTimeouts && message.body.includes('statement_timeout')) socket.end(REFUSAL)
      else socket.write(GREETING)
    })
  }

  #ask(session: Session, message: Message): void {
    if (message.type === 'X') {
      session.socket.end()
      return
    }
    session.waiting.push(message)
    if (session.upstream !== undefined) this.#forward(session, session.upstream)
    else if (!this.#queue.includes(session)) this.#queue.push(session)
    this.#serve()
  }

  #serve(): void {
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      // the one that was used last, like PgBouncer
      const [upstream, session] = [this.#idle.pop()!, this.#queue.shift()!]
      upstream.session = session
      session.upstream = upstream
      this.#forward(session, upstream)
    }
  }

  #forward(session: Session, upstream: Upstream): void {
    for (const message of session.waiting.splice(0)) {
      const sent = this.#options.keepsNames ? this.#renamed(session, upstream, message) : [message]
      for (const one of sent) upstream.socket.write(framed(one))
    }
  }

  /** A message with names of the server session, after the statements that have to be prepared for it. */
  #renamed(session: Session, upstream: Upstream, { type, body }: Message): Message[] {
    // in a bind the portal comes first, which has no name here
    const at = type === 'B' ? 1 : 0
    const name = type === 'P' || type === 'B' ? upToNull(body, at) : ''
    if (name === '') return [{ type, body }]
    const own = `${session.id} ${name}`
    const rest = body.subarray(at + Buffer.byteLength(name) + 1)
    const renamed = { type, body: Buffer.concat([body.subarray(0, at), text(own), rest]) }
    if (type === 'P') session.parsed.set(own, renamed.body)
    const isMissing = !upstream.prepared.has(own)
    upstream.prepared.add(own)
    if (type === 'P' || !isMissing) return [renamed]
    upstream.unasked += 1
    return [{ type: 'P', body: session.parsed.get(own)! }, renamed]
  }

  #answer(upstream: Upstream, message: Message): void {
    const { session } = upstream
    if (session === undefined) return
    if (message.type === '1' && upstream.unasked > 0) {
      upstream.unasked -= 1
      return
    }
    session.socket.write(framed(message))
    if (message.type !== 'Z' || message.body.toString('latin1') !== 'I') return
    session.upstream = undefined
    upstream.session = undefined
    this.#idle.push(upstream)
    this.#serve()
  }
}

/** Starts a pooler with a few connections to a database, and returns its URL. */
export async function startPooler(
  t: { teardown(release: () => unknown): void },
  url: string,
  options: PoolerOptions,
): Promise<string> {
  const pooler = new TransactionPooler(options)
  const sockets = await Promise.all(Array.from({ length: 4 }, () => openSocket(url)))
  for (const socket of sockets) pooler.add(socket)
  pooler.server.listen(0, '127.0.0.1')
  await once(pooler.server, 'listening')
  t.teardown(() => {
    pooler.server.close()
    for (const socket of sockets) socket.destroy()
  })
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((pooler.server.address() as net.AddressInfo).port)
  return through.href
}
