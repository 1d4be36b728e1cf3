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
}

declare module '../http/api.ts' {
  interface Api {
    files: FileStore
  }
}
