import { ConfigError } from '../config/config-error.ts'
import { Problem, problems } from '../platform/http/problems.ts'
import { describeError } from '../server/describe-error.ts'
import { CommandError } from './command.ts'
import { shellLanguage } from './language.ts'
import { formatProblem } from './format-problem.ts'

/** The message of an error for a person at a shell. */
export function cliErrorMessage(error: unknown): string {
  if (error instanceof CommandError) return error.message
  if (!(error instanceof Problem)) return describeError(error)
  const language = shellLanguage()
  const detail = (error.detail ?? problems[error.code].title)[language]
  return formatProblem(
    detail,
    error.errors.map(({ pointer, parameter, message }) => ({
      field: (pointer ?? parameter ?? '').replace(/^\//, ''),
      message: message[language],
    })),
  )
}

/** 78 (EX_CONFIG of sysexits.h) for an invalid setting, as for the server; 1 for every other error. */
export const exitCodeOf = (error: unknown): number => (error instanceof ConfigError ? 78 : 1)
