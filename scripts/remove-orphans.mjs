// Before a build: removes from dist/ what was compiled from a source that is gone, as the compiler leaves it there. And
// where an output is missing, the compiler's record of what it has made, as it trusts that and makes nothing again.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

const RECORDS = { src: 'src.tsbuildinfo', test: 'test.tsbuildinfo', bench: 'test.tsbuildinfo' }
const OUTPUT = /^(.+?)(\.d\.ts|\.js(\.map)?)$/
const SOURCE = /^(.+?)(?<!\.d)\.ts$/

const namesIn = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])

for (const [folder, record] of Object.entries(RECORDS)) {
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
  if (namesIn(folder).some(isMissing)) rmSync(path.join('dist', record), { force: true })
}
