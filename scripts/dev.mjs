// npm run dev: compiles on every change and starts the server anew when the code is sound. Ctrl-C ends it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'

/** Editors write a file in several steps, and a checkout many files. */
const QUIET_MS = 100

const say = (text) => process.stderr.write(`dev: ${text}\n`)
const isOver = (child) => child.exitCode !== null || child.signalCode !== null
// A process group of its own: Ctrl-C in the terminal reaches us alone, and the server is told once.
const start = (...args) =>
  spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] })

let server
let ending = false

async function stopServer() {
  if (server === undefined || isOver(server)) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
}

// The compiler's own watch mode sees no changes on some file systems that Node sees them on.
async function compile() {
  const began = performance.now()
  const steps = [
    ['scripts/remove-orphans.mjs'],
    ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.build.json'],
  ]
  let code = 0
  for (const step of steps) if (code === 0) [code] = await once(start(...step), 'exit')
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (!ending) say(code === 0 ? `compiled in ${seconds} s` : 'what runs is from before these errors')
  return code === 0
}

async function reload() {
  if (!(await compile()) || ending) return
  await stopServer()
  if (ending) return
  server = start('--enable-source-maps', 'dist/src/main.js')
  server.once('exit', (code) => {
    if (!ending && code) say(`the server ended (${code}); it starts again with the next change`)
  })
}

/** Reloads follow one another; changes that come during one make one more. */
let running
let again = false
function changed() {
  if (ending) return
  if (running !== undefined) {
    again = true
    return
  }
  running = reload().finally(() => {
    running = undefined
    if (!again) return
    again = false
    changed()
  })
}

let timer
const sources = watch('src', { recursive: true }, (_event, file) => {
  if (file !== null && !file.endsWith('.ts')) return
  clearTimeout(timer)
  timer = setTimeout(changed, QUIET_MS)
})

async function stop() {
  if (ending) return
  ending = true
  sources.close()
  clearTimeout(timer)
  await running
  await stopServer()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())
changed()
