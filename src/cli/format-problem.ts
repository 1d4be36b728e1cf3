/** The detail of a problem with its field errors below; an error that only repeats the detail is left out. */
export function formatProblem(detail: string, errors: readonly { field: string; message: string }[]): string {
  const shown = errors.filter(({ field, message }) => field !== '' || message !== detail)
  return [
    detail,
    ...shown.map(({ field, message }) => `\n  ${field === '' ? '' : `${field}: `}${message}`),
  ].join('')
}
