import type { Connection, PoolClient } from 'pg'

/** Methods of the connection of `pg` that its types lack. */
type CopyConnection = Connection & {
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const maxUtf8BytesPerUnit = 3
/** After this much the thread has a turn for other work, in which it learns of a refused row. */
const maxBytesPerTurn = 1_048_576
/** A buffer for messages whose length is not known yet. A larger piece gets a separate buffer. */
let sharedBuffer: Buffer | undefined

/** Encodes a text as a CopyData message (Postgres manual, "Message Formats"). */
function messageOf(text: string): Buffer {
  // measuring the text first would take a third more time
  const maxLength = 5 + text.length * maxUtf8BytesPerUnit
  sharedBuffer ??= Buffer.allocUnsafeSlow(256 * 1024)
  const written = maxLength > sharedBuffer.length ? Buffer.allocUnsafeSlow(maxLength) : sharedBuffer
  const length = written.write(text, 5, 'utf8')
  written.write('d', 0, 'latin1')
  written.writeUInt32BE(4 + length, 1)
  return Buffer.from(written.subarray(0, 5 + length))
}

/**
 * Sends rows by a `copy ... from stdin`, in pieces of whole rows: the database reads the first while the next are made.
 * A stream (pg-copy-streams) would go on writing after the database has refused a row, to a connection that is no longer
 * its own; here nothing is written after that.
 * @returns how many rows were stored
 * @throws DatabaseError as an insert of the same rows would
 */
export function copyIn(client: PoolClient, text: string, pieces: Iterable<string>): Promise<number> {
  let cause: unknown
  let isOver = false
  let count = 0
  let goOn = () => {}
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
        goOn = resolve
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
      // the driver's limit on time replaces it, and has to know when the query ends
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
        goOn()
        this.callback()
        reject(cause ?? error)
      },
    })
  })
}
