import { getTableColumns, is } from 'drizzle-orm'
import { PgColumn } from 'drizzle-orm/pg-core'
import type { ReadOnlyResource, ResourceDefinition, Sort } from './definition.ts'

/** What a definition names, and where it must be. */
interface Named {
  /** The place in the definition: `sorts.name.field`. */
  place: string
  name: string
  within: Readonly<Record<string, unknown>>
  /** What `within` is called in the definition. */
  container: string
}

const keysOf = (object: object | undefined): string[] => Object.keys(object ?? {})

/** Where a name is a path (`byline.person`, `program.code`), its first part. */
const firstPart = (name: string): string => name.split('.')[0] ?? name

function namedByReads(resource: ReadOnlyResource): Named[] {
  const { select, output, sorts, includes = {} } = resource
  const inSelect = { within: select, container: 'select' }
  const inOutput = { within: output.shape, container: 'output' }
  const ofSorts = Object.entries(sorts).flatMap(([name, { field }]): Named[] =>
    field === undefined ? [] : [{ place: `sorts.${name}.field`, name: field, ...inSelect }],
  )
  const ofIncludes = Object.entries(includes).flatMap(([name, { field }]): Named[] => [
    { place: 'includes', name: firstPart(name), ...inOutput },
    ...(field === undefined ? [] : [{ place: `includes.${name}.field`, name: field, ...inSelect }]),
  ])
  return [
    ...keysOf(select).map((name) => ({ place: 'select', name, ...inOutput })),
    ...(resource.longFields ?? []).map((name) => ({ place: 'longFields', name, ...inSelect })),
    ...keysOf(resource.publicSelect).map((name) => ({ place: 'publicSelect', name, ...inSelect })),
    ...keysOf(resource.concealed).map((name) => ({ place: 'concealed', name, ...inSelect })),
    ...resource.defaultSort.split(',').map((name) => ({
      place: 'defaultSort',
      name: name.replace(/^-/, ''),
      within: sorts,
      container: 'sorts',
    })),
    ...ofSorts,
    ...ofIncludes,
  ]
}

function namedByWrites(resource: ResourceDefinition): Named[] {
  const { input, output, select, table } = resource
  const inInput = { within: input.shape, container: 'input' }
  const references = Object.entries({ ...resource.references, ...resource.referenceLists })
  return [
    ...references.flatMap(([name, { alias }]) => [
      { place: 'references', name, ...inInput },
      { place: `references.${name}.alias`, name: alias, ...inInput },
    ]),
    ...Object.entries(resource.alternatives ?? {}).flatMap(([name, { field }]) => [
      { place: 'alternatives', name, ...inInput },
      { place: `alternatives.${name}.field`, name: field, ...inInput },
    ]),
    ...(resource.givenOnly ?? []).map((name) => ({ place: 'givenOnly', name, ...inInput })),
    ...keysOf(resource.nestedReferences).map((name) => ({ place: 'nestedReferences', name, ...inInput })),
    ...(resource.acceptedBefore ?? []).map((name) => ({ place: 'acceptedBefore', name, ...inInput })),
    ...keysOf(resource.headers).map((name) => ({ place: 'headers', name: firstPart(name), ...inInput })),
    ...keysOf(resource.vocabularies).map((name) => ({ place: 'vocabularies', name, ...inInput })),
    ...keysOf(resource.codeNames).map((name) => ({ place: 'codeNames', name, ...inInput })),
    ...(resource.derived ?? []).map((name) => ({
      place: 'derived',
      name,
      within: output.shape,
      container: 'output',
    })),
    ...keysOf(resource.fieldsOnRestore).map((name) => ({
      place: 'fieldsOnRestore',
      name,
      within: select,
      container: 'select',
    })),
    ...(resource.offOnRestore ?? []).map((name) => ({ place: 'offOnRestore', name, ...inInput })),
    ...keysOf(resource.uniqueTogether?.fields).map((name) => ({
      place: 'uniqueTogether.fields',
      name,
      within: getTableColumns(table),
      container: 'table',
    })),
  ]
}

/** The kinds of sort that fit the SQL types of columns. */
const kinds: readonly [pattern: RegExp, kind: Sort['kind']][] = [
  [/^timestamp/, 'instant'],
  [/^date$/, 'day'],
  [/^(integer|smallint|bigint|numeric|double precision|real)/, 'number'],
  [/^(text|uuid|varchar)/, 'text'],
]

function assertSortKinds({ path, select, sorts }: ReadOnlyResource): void {
  for (const [name, { field, kind }] of Object.entries(sorts)) {
    const column = select[field ?? '']
    if (!is(column, PgColumn)) continue
    const type = column.getSQLType()
    const fitting = kinds.find(([pattern]) => pattern.test(type))?.[1]
    if (fitting !== undefined && fitting !== kind) {
      throw new Error(`${path}: sorts.${name} is of kind ${kind}, but its column is ${type}: use ${fitting}`)
    }
  }
}

function assertNames({ path, table, key }: ReadOnlyResource, named: readonly Named[]): void {
  const unknown = named.find(({ name, within }) => !(name in within))
  if (unknown !== undefined) {
    const { place, name, container } = unknown
    throw new Error(`${path}: ${place} names ${name}, which ${container} lacks: is it misspelt?`)
  }
  if (key !== undefined && table[key] === undefined) {
    throw new Error(`${path}: key is ${key}, but its table has no column ${key}`)
  }
}

/** Checks the names that the compiler cannot check. @throws Error that says where a name is wrong */
function assertReadOnlyDefinition(resource: ReadOnlyResource): void {
  assertNames(resource, namedByReads(resource))
  assertSortKinds(resource)
}

/** The same for a resource that is written. @throws Error that says where a name is wrong */
export function assertDefinition(resource: ResourceDefinition): void {
  assertReadOnlyDefinition(resource)
  assertNames(resource, namedByWrites(resource))
}
