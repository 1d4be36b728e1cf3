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
  const found = findCommand(words)
  if ('group' in found) return write(overview(found.group), wantsHelp(found.rest) ? 0 : 2)
  const { command } = await found.entry.load()
  if (wantsHelp(found.rest)) return write(helpOf(found.entry, command))
  try {
    return await command.run(readArguments(found.rest, command))
  } catch (error) {
    if (error instanceof UsageError) error.message += `\nSee: bantin ${found.entry.name} --help`
    throw error
  }
}

/** Help that nobody asked for goes to standard error. */
function write(text: string, code = 0): number {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(text)
  return code
}

/** Follows a command line. @returns the exit code; undefined where what was started sets it itself */
export async function runCli(words: string[]): Promise<number | undefined> {
  try {
    return await runCommand(words)
  } catch (error) {
    if (error instanceof UsageError) {
      const hint = error.message.includes('\nSee: ') ? '' : '\nSee: bantin --help'
      printMessage(`bantin: ${error.message}${hint}`)
      return 2
    }
    // only now: help and version are to come at once
    const { cliErrorMessage, exitCodeOf } = await import('./error-message.ts')
    printMessage(`bantin: ${cliErrorMessage(error)}`)
    return exitCodeOf(error)
  }
}
