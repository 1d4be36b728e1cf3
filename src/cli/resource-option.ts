import { nearestName } from '../libraries/vietnamese/nearest-name.ts'
import { UsageError, type ParsedArguments } from './command.ts'

/** The value of --resource. @throws UsageError when the resource does not exist */
export async function readResourceOption(args: ParsedArguments): Promise<string> {
  const resource = args.value('resource')
  const { exchanged } = await import('../modules.ts')
  const paths = exchanged.map(({ path }) => path)
  if (resource !== undefined && paths.includes(resource)) return resource
  if (resource === undefined) throw new UsageError(`--resource is missing: one of ${paths.join(', ')}`)
  const nearest = nearestName(resource, paths)
  const hint = nearest === null ? `; there are: ${paths.join(', ')}` : `; did you mean ${nearest}?`
  throw new UsageError(`there is no resource ${resource}${hint}`)
}
