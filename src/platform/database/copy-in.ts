import type { Connection, PoolClient } from 'pg'

/** Methods of the connection of `pg` that its types lack. */
type CopyConnection = Connection & {
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const maxUtf8BytesPerUnit = 3
/** After this many bytes the event loop gets a turn, in which an error of the database can arrive. */
const maxBytesPerTurn = 1_048_576
/** A buffer for messages whose length is not known yet. A larger piece gets a separate buffer. */
let sharedBuffer: Buffer | undefined

/** Encodes a text as a CopyData message (Postgres manual, "Message Formats"). */
function messageOf(text: string): Buffer {
  // measuring the text first would take a third more time
  const maxLength = 5 + text.length * maxUtf8BytesPerUnit
  sharedBuffer ??= Buffer.allocUnsafeSlow(256 * 1024)
  const buffer = maxLength > sharedBuffer.length ? Buffer.allocUnsafeSlow(maxLength) : sharedBuffer
  const length = buffer.write(text, 5, 'utf8')
  buffer.write('d', 0, 'latin1')
  buffer.writeUInt32BE(4 + length, 1)
  return Buffer.from(buffer.subarray(0, 5 + length))
}

/**
 * Sends rows by `copy ... from stdin` in pieces of whole rows: the database reads a piece while the next ones are made. A
 * stream of pg-copy-streams would continue to write after the database has rejected a row, to a connection that may be in
 * other use; this function stops.
 * @returns how many rows were stored
 * @throws DatabaseError as an insert of the same rows would
 */
export function copyIn(client: PoolClient, text: string, pieces: Iterable<string>): Promise<number> {
  let cause: unknown
  let isOver = false
  let count = 0
  let resume = () => {}
  const send = async (connection: CopyConnection) => {
    const { stream } = connection
    let bytes = 0
    for (const piece of pieces) {
      const message = messageOf(piece)
      const isSent = stream.write(message)
      bytes += message.length
      if (bytes < maxBytesPerTurn) continue
      bytes = 0
      await new Promise<void>((resolve) => {
        resume = resolve
        if (isSent) setImmediate(resolve)
        else stream.once('drain', resolve)
      })
      if (isOver) return
    }
    connection.endCopyFrom()
  }
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: Connection) => connection.query(text),
      // the driver replaces it for its time limit, and needs the call at the end of the query
      callback: () => {},
      handleCopyInResponse: (connection: CopyConnection) => {
        send(connection).catch((error: unknown) => {
          cause = error
          connection.sendCopyFail('the rows could not be written')
        })
      },
      handleCommandComplete: (message: { text: string }) => {
        count = Number(message.text.split(' ')[1])
      },
      handleReadyForQuery() {
        this.callback()
        resolve(count)
      },
      handleError(error: Error) {
        isOver = true
        resume()
        this.callback()
        reject(cause ?? error)
      },
    })
  })
}
