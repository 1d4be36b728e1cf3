/** What is wrong as a whole, and with single fields below it; a fault that is all of it is said once. */
export function formatProblem(detail: string, errors: readonly { field: string; message: string }[]): string {
  const told = errors.filter(({ field, message }) => field !== '' || message !== detail)
  return [
    detail,
    ...told.map(({ field, message }) => `\n  ${field === '' ? '' : `${field}: `}${message}`),
  ].join('')
}
