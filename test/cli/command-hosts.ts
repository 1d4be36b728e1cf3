import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { packageRoot } from '../../src/package.ts'
import type { HostedCommand } from './command-host.ts'
import type { CommandResult } from './cli-process.ts'

interface Teardown {
  teardown(release: () => unknown): void
}

const host = path.join(packageRoot, 'dist/test/cli/command-host.js')

/**
 * Runs commands like `bantinIn`, one after the other in one process for each language, since a process of its own loads
 * the program for most of a second. For commands that only print: they read no standard input, and write no bytes to
 * standard output.
 */
export function hostedBantinIn(t: Teardown, directory: string, settings: Record<string, string> = {}) {
  const hosts = new Map<string | undefined, Host>()
  return (words: string[], more: Record<string, string> = {}): Promise<CommandResult> => {
    // the language of a process is set when it starts
    const language = more['LANG']
    const running = hosts.get(language) ?? startHost(t, directory, language)
    hosts.set(language, running)
    return runIn(running, { words, environment: { PATH: process.env['PATH'] ?? '', ...settings, ...more } })
  }
}

interface Host {
  child: ChildProcess
  exited: Promise<unknown>
}

function startHost(t: Teardown, directory: string, language: string | undefined): Host {
  const child = fork(host, {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...(language === undefined ? {} : { LANG: language }) },
    execArgv: ['--enable-source-maps'],
  })
  const exited = once(child, 'exit')
  t.teardown(async () => {
    child.kill('SIGKILL')
    await exited
  })
  return { child, exited }
}

function runIn({ child, exited }: Host, command: HostedCommand): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as CommandResult))
    void exited.then(() => reject(new Error(`the process ended in ${command.words.join(' ')}`)))
    child.send(command)
  })
}
