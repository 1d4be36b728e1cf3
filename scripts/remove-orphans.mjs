// Runs before a build. The compiler does not remove the output of deleted sources from dist/, so this script does. If an
// output is missing, the script also removes the build info, because the compiler trusts it and would not write the output
// again.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

const BUILD_INFOS = { src: 'src.tsbuildinfo', test: 'test.tsbuildinfo', bench: 'test.tsbuildinfo' }
const OUTPUT = /^(.+?)(\.d\.ts|\.js(\.map)?)$/
const SOURCE = /^(.+?)(?<!\.d)\.ts$/

const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])

for (const [folder, buildInfo] of Object.entries(BUILD_INFOS)) {
  const output = path.join('dist', folder)
  for (const name of namesIn(output)) {
    const source = OUTPUT.exec(name)?.[1]
    if (source !== undefined && !existsSync(path.join(folder, `${source}.ts`)))
      rmSync(path.join(output, name))
  }
  const isMissing = (name) => {
    const source = SOURCE.exec(name)?.[1]
    return source !== undefined && !existsSync(path.join(output, `${source}.js`))
  }
  if (namesIn(folder).some(isMissing)) rmSync(path.join('dist', buildInfo), { force: true })
}
