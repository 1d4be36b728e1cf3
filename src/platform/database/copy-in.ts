import type { Connection, PoolClient } from 'pg'

/** What the driver's connection can do that its types leave out. */
interface CopyConnection {
  query(text: string): void
  stream: { write(bytes: Buffer): boolean }
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const MOST_BYTES_OF_UNIT = 3
/** Where messages are written before it is known how long they are; a larger piece has room of its own. */
let room: Buffer | undefined

/** A text as a message of COPY (Postgres manual, "Message Formats", CopyData). */
function messageOf(text: string): Buffer {
  // to measure it first would take a third more time
  const most = 5 + text.length * MOST_BYTES_OF_UNIT
  room ??= Buffer.allocUnsafeSlow(256 * 1024)
  const written = most > room.length ? Buffer.allocUnsafeSlow(most) : room
  const length = written.write(text, 5, 'utf8')
  written.write('d', 0, 'latin1')
  written.writeUInt32BE(4 + length, 1)
  return Buffer.from(written.subarray(0, 5 + length))
}

/**
 * Sends rows by a `copy ... from stdin`, in pieces of whole rows, one after another without a pause: the database reads
 * the first while the next are made. A stream would go on writing after the database has refused a row, to a connection
 * that is no longer its own; here nothing is left to write by then.
 * @throws DatabaseError as an insert of the same rows would
 */
export function copyIn(client: PoolClient, text: string, pieces: Iterable<string>): Promise<void> {
  let fault: unknown
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: Connection) => (connection as unknown as CopyConnection).query(text),
      // the driver's limit on time replaces it, and is to be told when it is over
      callback: () => {},
      handleCopyInResponse: (connection: CopyConnection) => {
        try {
          for (const piece of pieces) connection.stream.write(messageOf(piece))
          connection.endCopyFrom()
        } catch (error) {
          fault = error
          connection.sendCopyFail('the rows could not be written')
        }
      },
      handleCommandComplete: () => {},
      handleReadyForQuery() {
        this.callback()
        resolve()
      },
      handleError(error: Error) {
        this.callback()
        reject(fault ?? error)
      },
    } as { submit: (connection: Connection) => void; callback: () => void; handleReadyForQuery(): void })
  })
}
