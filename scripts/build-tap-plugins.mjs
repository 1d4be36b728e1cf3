// Runs before the tests are compiled. tap has a build of its plugins in node_modules. The shipped build includes the TypeScript
// plugin, which .taprc turns off, since it cannot load TypeScript 7; a fresh install has to build once.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const manifest = fileURLToPath(import.meta.resolve('@tapjs/test/package.json'))
const built = path.join(path.dirname(manifest), 'test-built/dist/esm/index.js')
if (!existsSync(built) || readFileSync(built, 'utf8').includes('@tapjs/typescript')) {
  const { status, stdout, stderr } = spawnSync(path.join('node_modules', '.bin', 'tap'), ['build'], {
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(`tap build failed: ${stdout}${stderr}`)
    process.exitCode = 1
  }
}
