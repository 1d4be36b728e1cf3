import type { ProblemCode } from '../problems.ts'
import { pascalCase } from './example-id.ts'

/** Names of the responses of operations that can fail in several ways with one status, by their problems. */
const names: Partial<Record<string, string>> = {
  'invalid_request malformed_request': 'BadParameters',
  'invalid_request malformed_request invalid_cursor': 'BadListParameters',
  'invalid_request malformed_body malformed_request': 'BadRequest',
  'unauthenticated invalid_credentials': 'Unauthorized',
  'idempotency_in_progress write_conflict': 'AdditionConflict',
  'already_exists idempotency_in_progress write_conflict': 'CreationConflict',
  'already_exists wrong_state idempotency_in_progress write_conflict': 'CreationOrStateConflict',
  'already_exists wrong_state write_conflict': 'ChangeConflict',
  'still_referenced wrong_state write_conflict': 'RemovalConflict',
  'wrong_state idempotency_in_progress write_conflict': 'ActionConflict',
  'wrong_state write_conflict': 'StateConflict',
  'precondition_failed stale_base': 'OutdatedDraft',
  'unprocessable idempotency_mismatch': 'UnprocessableAddition',
  'unprocessable idempotency_mismatch unreadable_page': 'UnprocessablePage',
  'unprocessable unknown_reference': 'UnprocessableChange',
  'unprocessable unknown_reference idempotency_mismatch': 'UnprocessableCreation',
  'unprocessable unknown_reference idempotency_mismatch unreadable_file': 'UnprocessableUpload',
  'unknown_reference idempotency_mismatch': 'UnknownReferenceInAddition',
  'idempotency_mismatch unreadable_file': 'UnprocessableFile',
  'exports_busy unavailable': 'ExportsUnavailable',
  'extractions_busy unavailable': 'ExtractionsUnavailable',
  'tasks_busy unavailable': 'TasksUnavailable',
  'files_unavailable unavailable': 'StorageUnavailable',
  'uploads_busy files_unavailable unavailable': 'UploadsUnavailable',
}

/** The names of statuses that operations can have for several reasons. */
const statusNames: Partial<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'TooLarge',
  422: 'Unprocessable',
  429: 'TooManyRequests',
  503: 'Unavailable',
}

/**
 * The name of the response with these problems. A combination without a name of its own is named for the operation that has
 * it first: `CloseClassConflict`.
 */
export const responseName = (codes: readonly ProblemCode[], status: number, operationId: string): string => {
  const [only] = codes
  if (only !== undefined && codes.length === 1) return pascalCase(only)
  return names[codes.join(' ')] ?? pascalCase(operationId) + (statusNames[status] ?? `Status${status}`)
}
