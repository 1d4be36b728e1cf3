// npm run dev: compiles after every change and restarts the server if there are no errors. Ctrl-C ends it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'

/** The delay after the last change: editors write a file in several steps, and a checkout changes many files. */
const DEBOUNCE_MS = 100

const log = (text) => process.stderr.write(`dev: ${text}\n`)
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null
// A separate process group: Ctrl-C reaches only this script, so that the server gets one signal.
const start = (...args) =>
  spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] })

let server
let ending = false

async function stopServer() {
  if (server === undefined || hasEnded(server)) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}

// On some file systems Node notices changes that the watch mode of the compiler does not.
async function compile() {
  const startedAt = performance.now()
  const steps = [
    ['scripts/remove-orphans.mjs'],
    ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.build.json'],
  ]
  let code = 0
  for (const step of steps) if (code === 0) [code] = await once(start(...step), 'exit')
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (!ending)
    log(code === 0 ? `compiled in ${seconds} s` : 'the running server is the last one without errors')
  return code === 0
}

async function reload() {
  if (!(await compile()) || ending) return
  await stopServer()
  if (ending) return
  server = start('--enable-source-maps', 'dist/src/main.js')
  server.once('exit', (code) => {
    if (!ending && code) log(`the server ended (${code}); it starts again with the next change`)
  })
}

/** Reloads run one after the other; changes during a reload cause one more. */
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
  timer = setTimeout(changed, DEBOUNCE_MS)
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
