import { commandList, type CommandEntry } from './command-list.ts'
import type { Command } from './command.ts'

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n')
}

const exitCodes = columns([
  ['0', 'done'],
  ['1', 'failed; the message says why'],
  ['2', 'the command line is invalid'],
  ['78', 'a setting is invalid (see bantin config)'],
])

/** The help of all commands, or of one group. */
export function overview(entries: readonly CommandEntry[] = commandList): string {
  const [first] = entries[0]!.name.split(' ')
  const scope = entries === commandList ? '' : `${first} `
  return `Usage
  bantin ${scope}<command> [options]

Commands
${columns(entries.map(({ name, summary }) => [name, summary]))}

Options
${columns([
  ['-h, --help', 'Print this; after a command, its own help'],
  ...(entries === commandList ? [['--version', 'Print the version'] as const] : []),
])}

Settings come from the environment and from .env in the working directory: bantin config shows them.

Exit codes
${exitCodes}
`
}

/** The help of one command. */
export function helpOf({ name, summary }: CommandEntry, command: Command): string {
  const options = Object.entries(command.options).map(
    ([option, { value, description, multiple }]) =>
      [
        `--${option}${value === undefined ? '' : ` ${value}`}`,
        multiple ? `${description} (may be repeated)` : description,
      ] as const,
  )
  return `bantin ${name}: ${summary}.

Usage
  bantin ${`${name} ${command.usage}`.trimEnd()}

${command.details}

Options
${columns([...options, ['-h, --help', 'Print this']])}

Examples
${command.examples.map((line) => `  ${line}`).join('\n')}

Exit codes
${exitCodes}
`
}
