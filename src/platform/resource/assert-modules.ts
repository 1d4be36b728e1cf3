import type { Module } from './module.ts'

/** The first of several equal values. */
function repeated(values: readonly string[]): string | undefined {
  return values.find((value, at) => values.indexOf(value) !== at)
}

/**
 * Checks that modules fit together.
 * @throws Error that says which module is wrong, and how
 */
export function assertModules(modules: readonly Module[]): void {
  for (const { tag, resource } of modules) {
    if (tag !== undefined && resource !== undefined && tag.name !== resource.many) {
      throw new Error(
        `the tag ${tag.name} belongs to the resource ${resource.path}: name it ${resource.many}, as its operations do`,
      )
    }
  }
  const twice = [
    ['tag', repeated(modules.flatMap(({ tag }) => tag?.name ?? []))],
    ['resource', repeated(modules.flatMap(({ resource }) => resource?.path ?? []))],
    ['scope', repeated(modules.flatMap(({ scopes = {} }) => Object.keys(scopes)))],
    ['search type', repeated(modules.flatMap(({ resource }) => resource?.search?.type ?? []))],
  ] as const
  for (const [kind, name] of twice) {
    if (name !== undefined) throw new Error(`two modules declare the ${kind} ${name}: rename one of them`)
  }
}
