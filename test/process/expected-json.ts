/** A response as documents show it: JSON in which `...` stands for omitted parts. */
export type ExpectedJson =
  | { kind: 'anything' }
  /** `begins` if the text ends with `...`. */
  | { kind: 'text'; text: string; begins: boolean }
  | { kind: 'plain'; value: number | boolean | null }
  /** `isPart` if there may be more items. */
  | { kind: 'list'; items: ExpectedJson[]; isPart: boolean }
  | { kind: 'object'; members: Map<string, ExpectedJson>; isPart: boolean }

const TOKEN =
  /\s*(?:(?<text>"(?:[^"\\]|\\.)*")|(?<plain>true|false|null|-?\d+(?:\.\d+)?)|(?<sign>\.\.\.|[{}[\],:]))/y

interface Token {
  text?: string
  plain?: string
  sign?: string
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  for (let at = 0; source.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(source)
    if (match === null) throw new Error(`no JSON is shown at: ${source.slice(at, at + 40)}`)
    tokens.push(match.groups ?? {})
  }
  return tokens
}

/** Parses expected JSON. @throws Error for invalid syntax */
export function parseExpectedJson(source: string): ExpectedJson {
  const tokens = tokensOf(source)
  let at = 0
  const next = (): Token => tokens[at++] ?? {}
  const isNext = (sign: string) => tokens[at]?.sign === sign
  const expect = (sign: string) => {
    if (next().sign !== sign) throw new Error(`${sign} is missing in: ${source}`)
  }
  /** Reads up to a sign. @returns whether `...` occurs */
  const readUntil = (end: string, readOne: () => void): boolean => {
    let isPart = false
    while (!isNext(end)) {
      if (isNext('...')) {
        at += 1
        isPart = true
      } else readOne()
      if (!isNext(end)) expect(',')
    }
    expect(end)
    return isPart
  }
  const read = (): ExpectedJson => {
    const { text, plain, sign } = next()
    if (text !== undefined) {
      const value = String(JSON.parse(text))
      const begins = value.endsWith('...')
      return { kind: 'text', text: begins ? value.slice(0, -3) : value, begins }
    }
    if (plain !== undefined) return { kind: 'plain', value: JSON.parse(plain) }
    if (sign === '...') return { kind: 'anything' }
    if (sign === '[') {
      const items: ExpectedJson[] = []
      const isPart = readUntil(']', () => items.push(read()))
      return { kind: 'list', items, isPart }
    }
    if (sign !== '{') throw new Error(`no value stands before: ${tokens[at]?.text ?? sign}`)
    const members = new Map<string, ExpectedJson>()
    const isPart = readUntil('}', () => {
      const name = String(JSON.parse(next().text ?? 'null'))
      expect(':')
      members.set(name, read())
    })
    return { kind: 'object', members, isPart }
  }
  return read()
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where a response differs from the expected JSON. @param same compares an expected text with the actual one */
export function differences(
  shown: ExpectedJson,
  actual: unknown,
  same: (shown: string, actual: string) => boolean,
  pointer = '',
): string[] {
  const differs = [`${pointer || '/'} is ${JSON.stringify(actual)?.slice(0, 200)}`]
  const within = (inner: ExpectedJson, value: unknown, name: string | number) =>
    differences(inner, value, same, `${pointer}/${name}`)
  if (shown.kind === 'anything') return actual === undefined ? differs : []
  if (shown.kind === 'plain') return shown.value === actual ? [] : differs
  if (shown.kind === 'text') {
    if (typeof actual !== 'string') return differs
    return (shown.begins ? actual.startsWith(shown.text) : same(shown.text, actual)) ? [] : differs
  }
  if (shown.kind === 'list') {
    if (!Array.isArray(actual)) return differs
    const isAll = shown.isPart ? actual.length >= shown.items.length : actual.length === shown.items.length
    return isAll ? shown.items.flatMap((item, i) => within(item, actual[i], i)) : differs
  }
  if (!isObject(actual)) return differs
  const more = shown.isPart ? [] : Object.keys(actual).filter((name) => !shown.members.has(name))
  return [
    ...more.map((name) => `${pointer}/${name} is not shown`),
    ...[...shown.members].flatMap(([name, inner]) => within(inner, actual[name], name)),
  ]
}
