import { spawn, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { Launcher } from './launcher.ts'

/**
 * Runs the server and reads from our end of a pipe. The read returns when this process ends in any way,
 * kill -9 included, and then the server gets SIGINT: its fast shutdown. The signal is repeated because the
 * server ignores it in the first moments of its start.
 */
const SCRIPT = `
trap '' HUP INT TERM
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
( read -r _ <&3; while kill -INT $server; do sleep 1; done ) >/dev/null 2>&1 &
watcher=$!
exec 3<&- </dev/null
wait $server
status=$?
kill -KILL $watcher 2>/dev/null
exit $status
`

/** A server that does not outlive us. */
export interface WatchedServer {
  /** Resolves when the server has ended, with the reason in words. */
  exited: Promise<string>
  hasExited(): boolean
  /** Has the server end with a fast shutdown; wait for `exited`. */
  release(): void
}

/** Starts `program` under the watchdog, its messages going to the open file `log`. */
export function startWatched(
  launcher: Launcher,
  program: string,
  args: string[],
  log: number,
  environment: Record<string, string>,
): WatchedServer {
  const [command, commandArgs] = launcher.command('/bin/sh', ['-c', SCRIPT, 'watchdog', program, ...args])
  const child = spawn(command, commandArgs, {
    ...launcher.ids,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal is for us, and we stop the server last.
    detached: true,
    stdio: ['pipe', 'ignore', log],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...environment },
  })
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  child.stdin?.on('error', () => {})
  letGo(child)
  const hasExited = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  return { exited, hasExited, release: () => release(child) }
}

function release(child: ChildProcess): void {
  child.ref()
  child.stdin?.end()
}

// Neither the server nor the pipe keeps Node from ending.
function letGo(child: ChildProcess): void {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}
