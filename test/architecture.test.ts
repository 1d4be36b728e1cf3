import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/package.ts'
import { test } from './support/shared-test.ts'

const source = path.join(packageRoot, 'src')

/** From the ground up: a folder imports what stands below it, and its own. */
const floors = [
  ['language', 'config.ts', 'package.ts'],
  ['database', 'jobs'],
  ['audit core'],
  ['http'],
  ['threads'],
  ['resource'],
  ['search'],
  ['content', 'training', 'party', 'research', 'staff', 'figures', 'access', 'audit', 'operations'],
  ['exchange'],
  ['statistics'],
  ['charts'],
  ['tables.ts', 'tags.ts', 'searched.ts'],
  ['app.ts', 'demo', 'generate'],
  ['server'],
  ['cli', 'cli.ts', 'main.ts', 'import-worker.ts'],
]

const floorOf = (file: string): number => {
  const [top = ''] = file.split('/')
  const room = /^audit\/(table|record)\.ts$/.test(file) ? 'audit core' : top
  const floor = floors.findIndex((rooms) => rooms.includes(room))
  if (floor === -1) throw new Error(`${file} stands on no floor: add its folder to the picture`)
  return floor
}

interface Import {
  from: string
  to: string
}

function imports(): Import[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  return files.flatMap((from) => {
    const text = readFileSync(path.join(source, from), 'utf8')
    const targets = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) => match[1]!)
    return targets.map((target) => ({ from, to: path.posix.join(path.posix.dirname(from), target) }))
  })
}

test('the arrows between folders', (t) => {
  const all = imports()
  t.ok(all.length > 200, 'imports are found')

  const upwards = all.filter(({ from, to }) => floorOf(from) < floorOf(to))
  t.same(upwards, [], 'nothing imports from a floor above')

  const foreign = all.filter(
    ({ from, to }) =>
      /\/(report-)?routes\.ts$/.test(to) &&
      to !== 'resource/routes.ts' &&
      from !== 'app.ts' &&
      !to.startsWith(`${path.dirname(from)}/`),
  )
  t.same(foreign, [], 'a resource imports another’s tables, never its routes')

  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const vague = names.filter((file) => /(^|\/)(utils?|helpers?|common|misc|index)(\.ts)?$/.test(file))
  t.same(vague, [], 'every file is named for its purpose')
  t.end()
})
