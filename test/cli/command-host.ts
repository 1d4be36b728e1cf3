// A process that runs commands of `bantin` one after the other, for command-hosts.ts.
import { runCli } from '../../src/cli/run.ts'
import type { CommandResult } from './cli-process.ts'

/** A command line, and its whole environment. */
export interface HostedCommand {
  words: string[]
  environment: Record<string, string>
}

/** What is written to a stream goes into a text instead, until the returned function gives the text. */
function capture(stream: NodeJS.WriteStream): () => string {
  const { write } = stream
  let text = ''
  stream.write = (chunk: string | Uint8Array) => {
    text += chunk.toString()
    return true
  }
  return () => {
    stream.write = write
    return text
  }
}

async function run({ words, environment }: HostedCommand): Promise<CommandResult> {
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, environment)
  const [out, error] = [capture(process.stdout), capture(process.stderr)]
  process.exitCode = 0
  const code = (await runCli(words)) ?? Number(process.exitCode)
  return { code, out: out(), error: error() }
}

process.on('message', (command: HostedCommand) => void run(command).then((result) => process.send?.(result)))
