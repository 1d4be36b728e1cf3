// Removes from dist/ what was compiled from a source that is gone: the compiler leaves it there.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

for (const folder of ['src', 'test', 'bench']) {
  const output = path.join('dist', folder)
  if (!existsSync(output)) continue
  for (const name of readdirSync(output, { recursive: true })) {
    const source = /^(.+?)(\.d\.ts|\.js(\.map)?)$/.exec(name)?.[1]
    if (source !== undefined && !existsSync(path.join(folder, `${source}.ts`)))
      rmSync(path.join(output, name))
  }
}
