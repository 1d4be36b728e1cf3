/** The parts of a response by which a problem is checked, from `inject` or a raw socket. */
export interface ProblemResponse {
  status: number
  contentType: string | undefined
  body: string
}

const members = ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id', 'errors']

/** The reasons why a response is not a complete problem (RFC 9457); empty if it is one. */
export function problemViolations({ status, contentType, body }: ProblemResponse): string[] {
  const violations: string[] = []
  if (contentType?.split(';')[0] !== 'application/problem+json')
    violations.push(`content-type ${contentType}`)
  const problem = objectIn(body)
  if (problem === undefined) return [...violations, `no JSON object: ${body.slice(0, 200)}`]
  for (const member of members) if (!(member in problem)) violations.push(`no ${member}`)
  if (problem['status'] !== status)
    violations.push(`status ${String(problem['status'])} in the body of a ${status}`)
  if (problem['type'] !== `/docs/problems#${String(problem['code'])}`)
    violations.push(`type ${String(problem['type'])}`)
  for (const member of ['title', 'detail', 'request_id']) {
    if (typeof problem[member] !== 'string' || problem[member] === '')
      violations.push(`${member} says nothing`)
  }
  return [...violations, ...findLeaks(body)]
}

function objectIn(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Words that occur only in errors of the database, the driver or a stack trace. */
const internalWords =
  /\b(select|insert into|update \w+ set|delete from|violates|constraint|relation \\?"|pg_|postgres|drizzle|sqlstate|syntax error|failed query|params:|node_modules|_check|_unique|_fkey|_pkey|_idx)\b|\$\d|\bat [^"]{0,200}\.[cm]?[jt]s:\d+/i

/** Internals that a response reveals; `instance`, which repeats words of the caller, is not checked. */
export function findLeaks(body: string): string[] {
  const checked = body.replace(/"instance":"(?:[^"\\]|\\.)*"/, '')
  const match = internalWords.exec(checked)
  return match ? [`it says "${match[0]}"`] : []
}
