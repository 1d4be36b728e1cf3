/** An option of a command. */
export interface CommandOption {
  /** What stands for its value in the help, such as `<name>`; absent: it has none. */
  value?: string
  /** May come several times. */
  multiple?: boolean
  description: string
}

/** What came on the command line, in the order in which it came. */
export interface ParsedArguments {
  /** The value of an option, undefined when it was not given. */
  value(name: string): string | undefined
  /** All values of an option that may come several times. */
  values(name: string): string[]
  flag(name: string): boolean
  positionals: string[]
}

/** A command: what its help says, and what it does. */
export interface Command {
  /** After the name: `FILE [--text | --html]`. */
  usage: string
  /** What it does, beyond the summary of the list; lines are printed as they are. */
  details: string
  options: Record<string, CommandOption>
  /** Names of the arguments that must be given, in their order. */
  positionals: readonly string[]
  examples: readonly string[]
  /** @returns the exit code; undefined leaves it to what the command started */
  run(given: ParsedArguments): Promise<number | undefined>
}

/** A command line that cannot be followed: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** A command that cannot do its work, with what to do about it: exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Prints a line of the result: scripts read these. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Prints a line for the person, which does not disturb what scripts read. */
export const printMessage = (line: string): void => void process.stderr.write(`${line}\n`)
