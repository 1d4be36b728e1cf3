// Runs what uses the clients against a server, after check.mjs: node use.mjs http://127.0.0.1:3000 bt_<key>
// It creates a post with each.
import { readdirSync } from 'node:fs'

const [baseUrl, key] = process.argv.slice(2)
if (!baseUrl || !key) throw new Error('usage: node use.mjs <address of the API> <API key of an editor>')

// clients for browsers fetch addresses of their own origin
const { fetch } = globalThis
globalThis.fetch = (input, init) =>
  fetch(typeof input === 'string' && input.startsWith('/') ? baseUrl + input : input, init)

for (const { name } of readdirSync('consumers', { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)) {
  const { use } = await import(`./generated/${name}/use.js`)
  console.log(name, await use(baseUrl, key))
}
