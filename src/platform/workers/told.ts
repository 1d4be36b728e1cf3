import { inspect } from 'node:util'
import { Problem, type ProblemCode, type ProblemOptions } from '../http/problems.ts'

/** A problem as it goes from a thread to another, which takes no classes. */
export interface ToldProblem extends Pick<ProblemOptions, 'detail' | 'errors'> {
  code: ProblemCode
}

export const tellProblem = ({ code, detail, errors }: Problem): ToldProblem => ({
  code,
  ...(detail === undefined ? {} : { detail }),
  errors,
})

export const heardProblem = ({ code, ...options }: ToldProblem): Problem => new Problem(code, options)

/** Any other error, as far as a log needs it. */
export interface ToldError {
  message: string
  /** With its causes. */
  stack: string
}

export const tellError = (error: unknown): ToldError => ({
  message: error instanceof Error ? error.message : String(error),
  stack: inspect(error),
})

export function heardError({ message, stack }: ToldError): Error {
  const error = new Error(message)
  error.stack = stack
  return error
}
