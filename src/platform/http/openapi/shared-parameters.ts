import { reference } from './components.ts'
import { pascalCase } from './example-id.ts'
import type { JsonSchema } from './json-schema.ts'

/** A parameter that several operations have, with the operation that has it first. */
interface Shared {
  parameter: JsonSchema
  uses: number
  tag: string
  operationId: string
}

type Paths = Record<string, JsonSchema>

const operationsOf = (paths: Paths): JsonSchema[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods) as JsonSchema[])

/** The parameters that stand in several operations, by their text; the most frequent first. */
function repeatedParameters(paths: Paths): Map<string, Shared> {
  const found = new Map<string, Shared>()
  for (const { parameters, tags, operationId } of operationsOf(paths)) {
    for (const parameter of parameters as JsonSchema[]) {
      if ('$ref' in parameter) continue
      const text = JSON.stringify(parameter)
      const known = found.get(text)
      if (known) known.uses++
      else {
        const [tag = ''] = tags as string[]
        found.set(text, { parameter, uses: 1, tag, operationId: String(operationId) })
      }
    }
  }
  return new Map([...found].filter(([, { uses }]) => uses > 1).toSorted(([, a], [, b]) => b.uses - a.uses))
}

/** `Limit`; if another parameter has that name, `ClassesLimit`, else `ListClassesLimit`. */
function nameOf({ parameter, tag, operationId }: Shared, taken: JsonSchema): string {
  const name = pascalCase(String(parameter['name']).replace(/\W+/g, '_').replace(/_$/, ''))
  const choices = [name, tag + name, pascalCase(operationId) + name]
  const free = choices.find((choice) => !(choice in taken))
  if (free === undefined) throw new Error(`two parameters of ${operationId} would be named ${name}`)
  return free
}

/**
 * Moves the parameters that several operations have into components, where a generator makes one type of them.
 * @param known the components that exist already
 */
export function shareParameters(paths: Paths, known: JsonSchema): { paths: Paths; parameters: JsonSchema } {
  const parameters = { ...known }
  const names = new Map<string, string>()
  for (const [text, shared] of repeatedParameters(paths)) {
    const name = nameOf(shared, parameters)
    parameters[name] = shared.parameter
    names.set(text, name)
  }
  const withReferences = (operation: JsonSchema): JsonSchema => ({
    ...operation,
    parameters: (operation['parameters'] as JsonSchema[]).map((parameter) => {
      const name = names.get(JSON.stringify(parameter))
      return name === undefined ? parameter : reference('parameters', name)
    }),
  })
  const shared = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [method, withReferences(operation as JsonSchema)]),
    ),
  ])
  return { paths: Object.fromEntries(shared) as Paths, parameters }
}
