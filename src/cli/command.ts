/** An option of a command. */
export interface CommandOption {
  /** The placeholder of its value in the help, such as `<name>`; absent for a flag. */
  value?: string
  /** Whether it may be repeated. */
  multiple?: boolean
  description: string
}

/** The parsed arguments of a command line, in their order. */
export interface ParsedArguments {
  /** The value of an option; undefined when it is absent. */
  value(name: string): string | undefined
  /** All values of an option that may be repeated. */
  values(name: string): string[]
  /** Whether an option is present. */
  flag(name: string): boolean
  positionals: string[]
}

/** A command with its help. */
export interface Command {
  /** The usage line after the name: `FILE [--text | --html]`. */
  usage: string
  /** The description in its help; lines are printed unchanged. */
  details: string
  options: Record<string, CommandOption>
  /** Names of the required arguments, in order. */
  positionals: readonly string[]
  examples: readonly string[]
  /** @returns the exit code; undefined when a started server sets it later */
  run(args: ParsedArguments): Promise<number | undefined>
}

/** An invalid command line: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** A command failed; the message says what to do: exit code 1. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Prints a line of the result to standard output, which scripts read. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Prints a message for people to standard error, so that standard output has results only. */
export const printMessage = (line: string): void => void process.stderr.write(`${line}\n`)
