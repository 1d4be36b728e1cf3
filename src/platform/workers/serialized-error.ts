import { inspect } from 'node:util'
import { databaseFailure, TransferredError, type DatabaseFailure } from '../database/failures.ts'

/** An error as a message between threads holds it: messages lose classes and causes. */
export interface SerializedError {
  message: string
  /** The stack, with the causes. */
  stack: string
  failure: DatabaseFailure | undefined
}

/** Takes from an error what a log needs. */
export const serializeError = (error: unknown): SerializedError => ({
  message: error instanceof Error ? error.message : String(error),
  stack: inspect(error),
  failure: databaseFailure(error),
})

/** Makes an error of a serialized one. */
export function deserializeError({ message, stack, failure }: SerializedError): Error {
  const error = new TransferredError(message, failure)
  error.stack = stack
  return error
}
