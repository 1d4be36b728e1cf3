import { spawn, type ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import type { Launcher } from './launcher.ts'

/**
 * Runs the server and reads from a pipe of this process. The read returns when this process ends, also by kill -9; then
 * the server gets SIGINT, a fast shutdown. The signal is repeated because a server ignores it while it starts.
 */
const script = `
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

/** A server that does not outlive this process. */
export interface WatchedServer {
  /** Resolves with the reason when the server has ended. */
  exited: Promise<string>
  hasExited(): boolean
  /** Starts a fast shutdown of the server; wait for `exited`. */
  release(): void
}

/** Starts a program under the watchdog. @param log descriptor of the file for its messages */
export function startWatched(
  launcher: Launcher,
  program: string,
  args: string[],
  log: number,
  environment: Record<string, string>,
): WatchedServer {
  const [command, commandArgs] = launcher.command('/bin/sh', ['-c', script, 'watchdog', program, ...args])
  const child = spawn(command, commandArgs, {
    ...launcher.ids,
    cwd: '/',
    // A separate session: Ctrl-C in the terminal must not reach the server, which stops last.
    detached: true,
    stdio: ['pipe', 'ignore', log],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...environment },
  })
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  child.stdin?.on('error', () => {})
  unref(child)
  const hasExited = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  return { exited, hasExited, release: () => release(child) }
}

function release(child: ChildProcess): void {
  child.ref()
  child.stdin?.end()
}

// Neither the server nor the pipe keeps this process alive.
function unref(child: ChildProcess): void {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}
