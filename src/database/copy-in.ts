import type { Connection, PoolClient } from 'pg'

/** What the driver's connection can do that its types leave out. */
interface CopyConnection {
  query(text: string): void
  stream: { write(bytes: Buffer): boolean }
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** A text as a message of COPY (Postgres manual, "Message Formats", CopyData). */
function messageOf(text: string): Buffer {
  // room for the most that it can take: to measure it first takes a third more time
  const message = Buffer.allocUnsafe(5 + text.length * 3)
  const length = message.write(text, 5, 'utf8')
  message.write('d', 0, 'latin1')
  message.writeUInt32BE(4 + length, 1)
  return message.subarray(0, 5 + length)
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
