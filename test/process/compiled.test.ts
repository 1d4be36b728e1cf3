import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { test } from 'tap'
import { packageRoot } from '../../src/package.ts'

const dist = path.join(packageRoot, 'dist')

test('the build has compiled the script that a start runs, for the Node that built it', (t) => {
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.cjs'))
  t.equal(scripts.length, 1, 'what earlier builds made is gone')
  const file = path.join(dist, scripts[0]!)

  const wrapped = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new vm.Script(wrapped, { filename: file, cachedData: readFileSync(`${file}.compiled`) })
  t.equal(script.cachedDataRejected, false, 'V8 takes it')
  t.end()
})
