import { parseArgs } from 'node:util'
import { nearestName } from '../libraries/vietnamese/nearest-name.ts'
import { commandList, type CommandEntry } from './command-list.ts'
import { UsageError, type Command, type ParsedArguments } from './command.ts'

const didYouMean = (
  name: string,
  candidates: readonly string[],
  write = (nearest: string) => nearest,
): string => {
  const nearest = nearestName(name, candidates)
  return nearest === null ? '' : `; did you mean ${write(nearest)}?`
}

/** The command, or the group such as `keys`, that the first words of the command line name. */
export function findCommand(
  words: readonly string[],
): { entry: CommandEntry; rest: string[] } | { group: CommandEntry[]; rest: string[] } {
  const [first = '', second = ''] = words
  const exact = commandList.find(({ name }) => name === first || name === `${first} ${second}`)
  if (exact) return { entry: exact, rest: words.slice(exact.name.split(' ').length) }
  const group = commandList.filter(({ name }) => name.startsWith(`${first} `))
  if (group.length === 0) {
    const names = [...new Set(commandList.flatMap(({ name }) => [name, name.split(' ')[0]!]))]
    throw new UsageError(`there is no command ${first}${didYouMean(first, names)}`)
  }
  if (second === '' || second.startsWith('-')) return { group, rest: words.slice(1) }
  const names = group.map(({ name }) => name)
  throw new UsageError(`there is no command ${first} ${second}${didYouMean(`${first} ${second}`, names)}`)
}

/** Whether `--help` or `-h` comes anywhere before `--`. */
export function wantsHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end === -1 ? undefined : end).some((word) => word === '--help' || word === '-h')
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number]
type OptionToken = Extract<Token, { kind: 'option' }>

function checkOption(token: OptionToken, command: Command, seen: Set<string>): void {
  const { name, rawName, value, inlineValue } = token
  const option = command.options[name]
  if (option === undefined || !rawName.startsWith('--')) {
    const names = [...Object.keys(command.options), 'help']
    throw new UsageError(
      `there is no option ${rawName}${didYouMean(name, names, (nearest) => `--${nearest}`)}`,
    )
  }
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`)
  } else if (!value || (inlineValue === false && value.startsWith('-'))) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`)
  }
  if (seen.has(name) && !option.multiple) throw new UsageError(`${rawName} may be given only once`)
  seen.add(name)
}

/** Parses the arguments after the name of a command. @throws UsageError that suggests the nearest name */
export function readArguments(words: readonly string[], command: Command): ParsedArguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  )
  // not strict: the errors of parseArgs would suggest no names
  const parsed = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true })
  const seen = new Set<string>()
  for (const token of parsed.tokens ?? []) if (token.kind === 'option') checkOption(token, command, seen)
  const { positionals } = parsed
  const missing = command.positionals[positionals.length]
  if (missing !== undefined) throw new UsageError(`${missing} is missing`)
  const surplus = positionals[command.positionals.length]
  if (surplus !== undefined) throw new UsageError(`${surplus} is one argument too many`)
  const values = (name: string) => [parsed.values[name] ?? []].flat().map(String)
  return { positionals, values, value: (name) => values(name)[0], flag: (name) => seen.has(name) }
}
