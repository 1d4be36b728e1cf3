import { version } from '../package.ts'
import { findCommand, readArguments, wantsHelp } from './command-line.ts'
import { printMessage, UsageError } from './command.ts'
import { helpOf, overview } from './help.ts'

async function runCommand(words: string[]): Promise<number | undefined> {
  const [first = ''] = words
  if (first === '--version') return write(`${version}\n`)
  if (first === '' || first === '--help' || first === '-h') return write(overview(), first === '' ? 2 : 0)
  if (first === 'help') return runCommand([...words.slice(1), '--help'])
  if (first.startsWith('-')) throw new UsageError(`a command comes first, before ${first}`)
  const match = findCommand(words)
  if ('group' in match) return write(overview(match.group), wantsHelp(match.rest) ? 0 : 2)
  const { command } = await match.entry.load()
  if (wantsHelp(match.rest)) return write(helpOf(match.entry, command))
  try {
    return await command.run(readArguments(match.rest, command))
  } catch (error) {
    if (error instanceof UsageError) error.message += `\nSee: bantin ${match.entry.name} --help`
    throw error
  }
}

/** Help that is shown because of an error (`code` is not 0) goes to standard error. */
function write(text: string, code = 0): number {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(text)
  return code
}

/** Runs a command line. @returns the exit code; undefined when a started server sets it later */
export async function runCli(words: string[]): Promise<number | undefined> {
  try {
    return await runCommand(words)
  } catch (error) {
    if (error instanceof UsageError) {
      const hint = error.message.includes('\nSee: ') ? '' : '\nSee: bantin --help'
      printMessage(`bantin: ${error.message}${hint}`)
      return 2
    }
    // loaded here, so that help and version are printed without delay
    const { cliErrorMessage, exitCodeOf } = await import('./error-message.ts')
    printMessage(`bantin: ${cliErrorMessage(error)}`)
    return exitCodeOf(error)
  }
}
