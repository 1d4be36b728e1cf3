import type { Readable } from 'node:stream'

/** The first and the last byte of a part of a file. */
export interface ByteRange {
  first: number
  last: number
}

/** A stored file, and when it was stored. */
export interface StoredFile {
  hash: string
  storedAt: Date
}

/** Stores the bytes of files by their hash (SHA-256 in hex). Equal bytes are stored once. */
export interface FileStore {
  /** A new directory for the files of one upload. @throws FileStoreError */
  temporaryDirectory(): Promise<string>
  /** Stores a file of a temporary directory, durably. The file may be moved. @throws FileStoreError */
  put(hash: string, file: string): Promise<void>
  /** Opens the bytes of a file, or a part of them. @throws FileStoreError if they are missing */
  open(hash: string, range?: ByteRange): Promise<Readable>
  /** Removes the bytes; those that are missing are no error. */
  remove(hash: string): Promise<void>
  /** All stored files. */
  list(): AsyncIterable<StoredFile>
  /** Removes what uploads have left that broke off before this moment. */
  removeTemporaryBefore(moment: Date): Promise<void>
}

/** The storage of files is full, cannot be reached, or lacks a file. */
export class FileStoreError extends Error {
  override readonly name = 'FileStoreError'
  /** The storage answers, and does not have the file. */
  readonly isMissing: boolean

  constructor(message: string, { isMissing = false, cause }: { isMissing?: boolean; cause?: unknown } = {}) {
    super(message, { cause })
    this.isMissing = isMissing
  }
}

/** Runs an operation of a storage. @throws FileStoreError with what the system said */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileStoreError) throw error
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new FileStoreError(error instanceof Error ? error.message : String(error), {
      isMissing,
      cause: error,
    })
  }
}

declare module '../http/api.ts' {
  interface Api {
    files: FileStore
  }
}
