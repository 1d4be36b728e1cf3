import { ConfigError } from '../config.ts'
import { Problem } from '../http/problems.ts'
import { explain as explainFailure } from '../server/explain.ts'
import { CommandError } from './command.ts'

/** What went wrong, for a person at a shell. */
export function explain(error: unknown): string {
  if (error instanceof CommandError) return error.message
  if (!(error instanceof Problem)) return explainFailure(error)
  const errors = error.errors.map(({ pointer, parameter, message }) => {
    const field = (pointer ?? parameter ?? '').replace(/^\//, '')
    return `\n  ${field === '' ? '' : `${field}: `}${message.en}`
  })
  return `${error.message}${errors.join('')}`
}

/** 78 (EX_CONFIG) for a setting that is wrong, as the server ends with; 1 for all else. */
export const exitCodeOf = (error: unknown): number => (error instanceof ConfigError ? 78 : 1)
