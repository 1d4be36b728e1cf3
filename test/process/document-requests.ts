import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { differences, parseExpectedJson } from './expected-json.ts'

/** A block of requests with its shown response, by heading. */
export interface Example {
  title: string
  commands: string
  answer: string
}

/** The numbered requests of a text: a bold heading with its number, a block of commands, and a block with the response. */
export const examplesIn = (text: string): Example[] =>
  text
    .split(/^(?=\*\*\d+\. )/m)
    .slice(1)
    .map((paragraph): Example => {
      const [commands = '', answer = ''] = [...paragraph.matchAll(/^```\n([^]*?)^```/gm)].map(
        ([, block = '']) => block,
      )
      return { title: /\*\*(.*?)\*\*/.exec(paragraph)?.[1] ?? '', commands, answer }
    })

/** Replaces ids, timestamps and checksums, which differ in every database. */
const withoutVariableParts = (text: string) =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,3}Z/g, '<moment>')
    .replace(/^"(\d+)-[\w-]{27}"$/, '"$1-<checksum>"')

/** A moment on a full second is written without a fraction, where the document shows one with it. */
const withFractions = (text: string) => text.replace(/(?<=T\d\d:\d\d:\d\d)Z/g, '.0Z')

const isSame = (shown: string, actual: string) =>
  [actual, withFractions(actual)].some((text) => withoutVariableParts(text) === withoutVariableParts(shown))

/** Splits the output of `curl --include`, as printed or as shown in a document. */
function readAnswer(printed: string): {
  status: number | undefined
  headers: Map<string, string>
  body: string
} {
  const text = printed.replaceAll('\r\n', '\n').trim()
  if (!text.startsWith('HTTP/')) return { status: undefined, headers: new Map(), body: text }
  const end = text.indexOf('\n\n')
  const [first = '', ...lines] = text.slice(0, end).split('\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { status: Number(first.split(' ')[1]), headers: new Map(headers), body: text.slice(end).trim() }
}

interface Checks {
  equal(actual: unknown, expected: unknown, message: string): void
  same(actual: unknown, expected: unknown, message: string): void
}

/** Runs examples in order, and compares each response with the one that the document shows. */
export async function checkExamples(
  t: Checks,
  examples: readonly Example[],
  { base, directory }: { base: string; directory: string },
): Promise<void> {
  const settings: string[] = []
  for (const { title, commands, answer } of examples) {
    const here = commands
      .replaceAll('http://localhost:3000', base)
      .replace(/^curl /gm, 'curl --silent --show-error --include ')
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', [...settings, here].join('\n')], {
      cwd: directory,
    })
    settings.push(...(here.match(/^[A-Z]+=.*$/gm) ?? []))
    const actual = readAnswer(stdout)
    const shown = readAnswer(answer)
    const refused = /"status": (4\d\d|5\d\d)/.exec(shown.body)?.[1]
    const expected = /^curl /m.test(commands) ? (shown.status ?? Number(refused ?? 200)) : undefined
    t.equal(actual.status, expected, `${title} ${actual.body.slice(0, 300)}`)
    for (const [name, value] of shown.headers) {
      t.equal(
        withoutVariableParts(actual.headers.get(name) ?? ''),
        withoutVariableParts(value),
        `${title} ${name}`,
      )
    }
    // a table is shown as it is
    if (!shown.body.startsWith('{')) t.equal(actual.body.replace('\uFEFF', ''), shown.body, title)
    else t.same(differences(parseExpectedJson(shown.body), JSON.parse(actual.body), isSame), [], title)
  }
}
