import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../src/package.ts'
import { test } from './support/shared-test.ts'

const source = path.join(packageRoot, 'src')

/** The layers, lowest first. A layer imports itself and the layers below it; fixtures are above features. */
const layers = ['libraries', 'platform', 'domain', 'features', 'fixtures']

/** Every layer but libraries may import these, and they import libraries only. */
const shared = ['config.ts', 'config', 'package.ts']

const topOf = (file: string): string => file.split('/')[0] ?? file

const isShared = (file: string): boolean => shared.includes(topOf(file))

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

const textOf = new Map(files.map((file) => [file, readFileSync(path.join(source, file), 'utf8')]))

/**
 * Every literal that is the relative path of a module: imports of values and of types, static and dynamic, modules that
 * threads load, and declarations that add to a module.
 */
function imports(): Import[] {
  return [...textOf].flatMap(([from, text]) => {
    const targets = [...text.matchAll(/(['"`])(\.\.?\/[^'"`\s]+\.(?:ts|js))\1/g)]
    return targets.map(([, , target = '']) => ({
      from,
      to: path.posix.join(path.posix.dirname(from), target.replace(/\.js$/, '.ts')),
    }))
  })
}

/** The one file that loads modules by names that it is given: the tasks of worker threads. */
const loader = 'platform/workers/task-worker.ts'

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

  const upwards = all.filter(({ from, to }) => layerOf(from) < layerOf(to) && !isShared(to))
  t.same(upwards, [], 'no import leads to a layer above')
  t.same(
    all.filter(({ from, to }) => isShared(from) && !isShared(to) && topOf(to) !== 'libraries'),
    [],
    'settings and the package import libraries only',
  )

  const foreignRoutes = all.filter(
    ({ from, to }) =>
      to.startsWith('domain/') && to.endsWith('routes.ts') && path.dirname(from) !== path.dirname(to),
  )
  t.same(
    foreignRoutes.filter(({ from, to }) => !to.startsWith(`${path.dirname(from)}/`)),
    [],
    'a resource imports no routes of another one',
  )

  const computed = [...textOf].filter(
    ([file, text]) => file !== loader && /\bimport\s*\(\s*(?!['"]|\))|\brequire\s*\(/.test(text),
  )
  t.same(
    computed.map(([file]) => file),
    [],
    'modules are loaded by literal names',
  )

  const outside = all.filter(({ from, to }) => topOf(from) === 'libraries' && partOf(from) !== partOf(to))
  t.same(outside, [], 'no import leads out of a library')
  t.same(circles(all), [], 'no circle of files')
  const between = all
    .filter(({ from, to }) => layerOf(from) < layers.length && layerOf(to) < layers.length)
    .map(({ from, to }) => ({ from: partOf(from), to: partOf(to) }))
    .filter(({ from, to }) => from !== to && !isShared(to))
  t.same(circles(between), [], 'no circle of folders')
  t.end()
})

test('names in the source', (t) => {
  t.ok(readdirSync(source).length <= 14, 'src/ has at most 14 entries')
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const vague = names.filter((file) =>
    /(^|[/-])(utils?|helpers?|common|misc)(\.ts)?$|(^|\/)index\.ts$/.test(file),
  )
  t.same(vague, [], 'every file is named for its purpose')

  const shims = [...textOf].filter(([, text]) => {
    if (/^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^\n]*\bfrom\b/m.test(text)) return true
    const namesIn = (pattern: RegExp) =>
      [...text.matchAll(pattern)].flatMap(([, list = '']) =>
        list.split(',').map((name) =>
          name
            .trim()
            .replace(/^type /, '')
            .split(' as ')
            .at(-1)!
            .trim(),
        ),
      )
    const imported = new Set(namesIn(/^import (?:type )?\{([^}]*)\}/gm))
    return namesIn(/^export (?:type )?\{([^}]*)\}/gm).some((name) => name !== '' && imported.has(name))
  })
  t.same(
    shims.map(([file]) => file),
    [],
    'no file passes on what another exports',
  )
  t.end()
})
