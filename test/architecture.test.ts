import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/package.ts'
import { test } from './support/shared-test.ts'

const source = path.join(packageRoot, 'src')

/** The layers, lowest first. A layer imports itself and the layers below it; fixtures are above features. */
const layers = ['libraries', 'platform', 'domain', 'features', 'fixtures']

/** Every layer but libraries may import these. */
const shared = ['config.ts', 'package.ts']

const topOf = (file: string): string => file.split('/')[0] ?? file

/** Entries and the composition, `cli/` and `server/` among them, are above all layers. */
function layerOf(file: string): number {
  const layer = layers.indexOf(topOf(file))
  return layer === -1 ? layers.length : layer
}

/** A folder of the second level: `domain/content`. */
const partOf = (file: string): string => file.split('/').slice(0, 2).join('/')

interface Import {
  from: string
  to: string
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)

/** Imports of values and of types, static and dynamic, and modules that threads load. */
function imports(): Import[] {
  return files.flatMap((from) => {
    const text = readFileSync(path.join(source, from), 'utf8')
    const targets = [...text.matchAll(/(?:\bfrom|\bimport|import\(|new URL\()\s*'(\.[^']+)'/g)]
    return targets.map(([, target = '']) => ({
      from,
      to: path.posix.join(path.posix.dirname(from), target.replace(/\.js$/, '.ts')),
    }))
  })
}

/** Groups of nodes that reach each other (Tarjan). */
function circles(edges: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to])
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (node: string) => {
    order.set(node, order.size)
    lowest.set(node, order.get(node)!)
    stack.push(node)
    for (const target of targets.get(node) ?? []) {
      if (!order.has(target)) visit(target)
      if (stack.includes(target)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(target)!))
    }
    if (lowest.get(node) !== order.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) found.push(circle.toSorted())
  }
  for (const node of targets.keys()) if (!order.has(node)) visit(node)
  return found
}

test('imports between layers', (t) => {
  const all = imports()
  t.ok(all.length > 2_000, 'imports are found')
  t.same(
    all.filter(({ to }) => !files.includes(to)),
    [],
    'imports name files that are there',
  )

  const upwards = all.filter(({ from, to }) => layerOf(from) < layerOf(to) && !shared.includes(to))
  t.same(upwards, [], 'no import leads to a layer above')

  const outside = all.filter(({ from, to }) => topOf(from) === 'libraries' && partOf(from) !== partOf(to))
  t.same(outside, [], 'no import leads out of a library')
  t.same(circles(all), [], 'no circle of files')
  const between = all
    .filter(({ from, to }) => layerOf(from) < layers.length && layerOf(to) < layers.length)
    .map(({ from, to }) => ({ from: partOf(from), to: partOf(to) }))
    .filter(({ from, to }) => from !== to && !shared.includes(to))
  t.same(circles(between), [], 'no circle of folders')
  t.end()
})

test('names in the source', (t) => {
  t.ok(readdirSync(source).length <= 15, 'src/ has at most 15 entries')
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const vague = names.filter((file) => /(^|\/)(utils?|helpers?|common|misc|index)(\.ts)?$/.test(file))
  t.same(vague, [], 'every file is named for its purpose')

  const texts = files.map((file) => ({ file, text: readFileSync(path.join(source, file), 'utf8') }))
  const shims = texts.filter(({ text }) => /^export (?:type )?(?:\*|\{[^}]*\}) from/m.test(text))
  t.same(
    shims.map(({ file }) => file),
    [],
    'no file passes on what another exports',
  )
  t.end()
})
