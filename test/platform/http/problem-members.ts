/** The parts of an answer that a problem is checked by; `inject` and the bare socket both have them. */
export interface ProblemAnswer {
  status: number
  contentType: string | undefined
  body: string
}

const members = ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id', 'errors']

/** What keeps an answer from being a problem with all its members (RFC 9457); nothing when it is one. */
export function faultsOfProblem({ status, contentType, body }: ProblemAnswer): string[] {
  const faults: string[] = []
  if (contentType?.split(';')[0] !== 'application/problem+json') faults.push(`content-type ${contentType}`)
  const problem = objectIn(body)
  if (problem === undefined) return [...faults, `no JSON object: ${body.slice(0, 200)}`]
  for (const member of members) if (!(member in problem)) faults.push(`no ${member}`)
  if (problem['status'] !== status)
    faults.push(`status ${String(problem['status'])} in the body of a ${status}`)
  if (problem['type'] !== `/docs/problems#${String(problem['code'])}`)
    faults.push(`type ${String(problem['type'])}`)
  for (const member of ['title', 'detail', 'request_id']) {
    if (typeof problem[member] !== 'string' || problem[member] === '') faults.push(`${member} says nothing`)
  }
  return [...faults, ...leaksIn(body)]
}

function objectIn(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Words that only the database, the driver or a stack trace would say. */
const telltale =
  /\b(select|insert into|update \w+ set|delete from|violates|constraint|relation \\?"|pg_|postgres|drizzle|sqlstate|syntax error|failed query|params:|node_modules|_check|_unique|_fkey|_pkey|_idx)\b|\$\d|\bat [^"]{0,200}\.[cm]?[jt]s:\d+/i

/** What of the inside an answer gives away; the place where a caller's own words are repeated is left out. */
export function leaksIn(body: string): string[] {
  const said = body.replace(/"instance":"(?:[^"\\]|\\.)*"/, '')
  const found = telltale.exec(said)
  return found ? [`it says "${found[0]}"`] : []
}
