import { inspect } from 'node:util'
import type { Told } from './messages.ts'

/** An error as it goes from a thread to another, which takes neither classes nor what they add. */
export const tell = (error: unknown): Told => ({
  message: error instanceof Error ? error.message : String(error),
  stack: inspect(error),
})

/** The error that was told of. */
export function heard({ message, stack }: Told): Error {
  const error = new Error(message)
  error.stack = stack
  return error
}
