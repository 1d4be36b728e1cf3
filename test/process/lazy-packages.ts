import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/package.ts'

const built = path.join(packageRoot, 'dist/src')

/** A lazily loaded module: `import('./a.js')`, or the entry of a worker. */
const LAZY_IMPORT = /\bimport\('([^']+)'\)|new URL\('([^']+\.js)', import\.meta\.url\)/g

/** `vega` of `vega/build/vega.js` and so on. */
const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier

/** The lazily loaded parts of the build: URLs of our modules, names of packages. */
export function lazyPackages(): Set<string> {
  const parts = new Set<string>()
  for (const name of fs.readdirSync(built, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue
    const file = path.join(built, name)
    for (const [, imported, entry] of fs.readFileSync(file, 'utf8').matchAll(LAZY_IMPORT)) {
      const part = imported ?? entry ?? ''
      parts.add(part.startsWith('.') ? new URL(part, pathToFileURL(file)).href : packageOf(part))
    }
  }
  return parts
}

/** The environment of a process that writes its loaded modules into a directory when it exits. */
export const coverageEnvironment = (directory: string) => ({ NODE_V8_COVERAGE: directory })

/** What the exited processes had loaded, in the form of `lazyPackages`. */
export function loadedPackages(directory: string): Set<string> {
  const parts = new Set<string>()
  for (const name of fs.readdirSync(directory)) {
    const { result } = JSON.parse(fs.readFileSync(path.join(directory, name), 'utf8')) as {
      result: { url: string }[]
    }
    for (const { url } of result) {
      if (!url.startsWith('file:')) continue
      parts.add(url)
      const inPackage = fileURLToPath(url).split('/node_modules/').at(-1)
      if (inPackage !== undefined) parts.add(packageOf(inPackage))
    }
  }
  return parts
}
