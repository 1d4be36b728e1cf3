import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { packageRoot } from '../../src/package.ts'
import { scratchDirectory } from './server-process.ts'

// the scripts and settings of the project, with a source that compiles quickly
const directory = scratchDirectory(tap)
const pathOf = (name: string) => path.join(directory, name)
for (const name of ['package.json', 'tsconfig.build.json', 'scripts'])
  fs.cpSync(path.join(packageRoot, name), pathOf(name), { recursive: true })
fs.symlinkSync(path.join(packageRoot, 'node_modules'), pathOf('node_modules'))
fs.mkdirSync(pathOf('src'))

const write = (name: string, text: string) => fs.writeFileSync(pathOf(name), text)

function npmStart() {
  const { status, stdout, stderr } = spawnSync('npm', ['start'], { cwd: directory, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

test('npm start compiles and runs', async (t) => {
  write('src/main.ts', "import { word } from './word.ts'\nprocess.stdout.write(word)\n")
  write('src/word.ts', "export const word: string = 'It runs.'\n")
  t.match(npmStart(), { status: 0, said: /It runs\./ })
  t.ok(fs.existsSync(pathOf('dist/src/word.js')))
})

test('what was compiled from a source that is gone is removed', async (t) => {
  write('src/main.ts', "process.stdout.write('It runs alone.')\n")
  fs.rmSync(pathOf('src/word.ts'))
  t.match(npmStart(), { status: 0, said: /It runs alone\./ })
  t.same(
    fs.readdirSync(pathOf('dist/src')).filter((name) => name.startsWith('word')),
    [],
  )
})

test('an output that is gone is made again, though no source has changed', async (t) => {
  fs.rmSync(pathOf('dist/src/main.js'))
  t.match(npmStart(), { status: 0, said: /It runs alone\./ })
})

test('an error of the compiler is printed, and nothing is started', async (t) => {
  write('src/main.ts', "const one: number = 'one'\nprocess.stdout.write(`It runs with ${one}.`)\n")
  const { status, said } = npmStart()
  t.not(status, 0)
  t.match(said, /src\/main\.ts\(1,7\): error TS2322/)
  t.notMatch(said, 'It runs')
})

test('the image starts what npm start starts', async (t) => {
  const read = (name: string) => fs.readFileSync(path.join(packageRoot, name), 'utf8')
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const [, command = ''] = /^CMD (.+)$/m.exec(read('Dockerfile')) ?? []
  t.equal(`exec ${(JSON.parse(command) as string[]).join(' ')}`, scripts['start'])
})
