// npm run dev: compiles on every change and starts the server anew when the code is sound. Ctrl-C ends both.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { createInterface } from 'node:readline'

const tsc = realpathSync('node_modules/.bin/tsc')
const say = (text) => process.stderr.write(`dev: ${text}\n`)
const isOver = (child) => child.exitCode !== null || child.signalCode !== null

// Process groups of their own: Ctrl-C in the terminal reaches us alone, and each of them is told once.
const start = (...args) =>
  spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })

async function end(child, signal) {
  if (child === undefined || isOver(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

let server
let ending = false
/** Starts and stops follow one another, however quickly the changes come. */
let turn = Promise.resolve()

async function restart() {
  await end(server, 'SIGTERM')
  if (ending) return
  const started = start('--enable-source-maps', 'dist/main.js')
  started.stdout.pipe(process.stdout)
  started.once('exit', (code) => {
    if (!ending && code !== 0 && code !== null)
      say(`the server ended (${code}); it starts again with the next change`)
  })
  server = started
}

const compiler = start(tsc, '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput')
createInterface({ input: compiler.stdout }).on('line', (line) => {
  if (line.trim() !== '') say(line)
  if (/Found 0 errors/.test(line)) turn = turn.then(restart)
})
compiler.once('exit', (code) => {
  if (ending) return
  say(`the compiler ended (${code})`)
  void stop(1)
})

async function stop(code) {
  if (ending) return
  ending = true
  await Promise.all([end(compiler, 'SIGTERM'), turn.then(() => end(server, 'SIGTERM'))])
  process.exitCode = code
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
