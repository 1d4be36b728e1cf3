import { ConfigError } from '../config.ts'
import { Problem, problems } from '../platform/http/problems.ts'
import { describeError as explainFailure } from '../server/describe-error.ts'
import { CommandError } from './command.ts'
import { shellLanguage } from './language.ts'
import { formatProblem } from './format-problem.ts'

/** What went wrong, for a person at a shell. */
export function cliErrorMessage(error: unknown): string {
  if (error instanceof CommandError) return error.message
  if (!(error instanceof Problem)) return explainFailure(error)
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

/** 78 (EX_CONFIG) for a setting that is wrong, as the server ends with; 1 for all else. */
export const exitCodeOf = (error: unknown): number => (error instanceof ConfigError ? 78 : 1)
