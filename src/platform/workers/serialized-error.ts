import { inspect } from 'node:util'

/** An error as a message between threads holds it: messages lose classes and causes. */
export interface SerializedError {
  message: string
  /** The stack, with the causes. */
  stack: string
}

/** Takes from an error what a log needs. */
export const serializeError = (error: unknown): SerializedError => ({
  message: error instanceof Error ? error.message : String(error),
  stack: inspect(error),
})

/** Makes an error of a serialized one. */
export function deserializeError({ message, stack }: SerializedError): Error {
  const error = new Error(message)
  error.stack = stack
  return error
}
