import { waitForExit, startProgram } from '../process/server-process.ts'

interface Teardown {
  teardown(release: () => unknown): void
}

/** The output of a command, and its exit code. */
export interface CommandResult {
  code: number | null
  out: string
  error: string
}

/** Runs `bantin` in a directory, with only these settings. */
export const bantinIn =
  (directory: string, settings: Record<string, string> = {}) =>
  (t: Teardown, words: string[], more: Record<string, string> = {}, input?: string): Promise<CommandResult> =>
    waitForExit(startProgram(t, 'cli.js', words, { ...settings, ...more }, directory, input))
