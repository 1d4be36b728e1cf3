import type { Connection, PoolClient } from 'pg'

/** What the driver's connection can do that its types leave out. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/**
 * Sends rows by a `copy ... from stdin`, all at once. A stream would go on writing after the database has refused a row,
 * to a connection that is no longer its own; here nothing is left to write by then.
 * @throws DatabaseError as an insert of the same rows would
 */
export function copyIn(client: PoolClient, text: string, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query({
      submit: (connection: Connection) => (connection as unknown as CopyConnection).query(text),
      // the driver's limit on time replaces it, and is to be told when it is over
      callback: () => {},
      handleCopyInResponse: (connection: CopyConnection) => {
        connection.sendCopyFromChunk(data)
        connection.endCopyFrom()
      },
      handleCommandComplete: () => {},
      handleReadyForQuery() {
        this.callback()
        resolve()
      },
      handleError(error: Error) {
        this.callback()
        reject(error)
      },
    } as { submit: (connection: Connection) => void; callback: () => void; handleReadyForQuery(): void })
  })
}
