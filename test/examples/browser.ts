import fs from 'node:fs'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import vm from 'node:vm'
import axe from 'axe-core'
import { JSDOM } from 'jsdom'
import { packageRoot } from '../../src/package.ts'
import type { TestApp } from '../support/app.ts'

const site = path.join(packageRoot, 'examples/site')

/** A file of the site. */
export const readSite = (name: string): string => fs.readFileSync(path.join(site, name), 'utf8')

/** The scripts of the site. */
export const siteScripts = fs.readdirSync(site).filter((name) => name.endsWith('.js'))

/** What axe-core finds: the rules that are broken, with the elements. */
interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[]
}

/** The rules of WCAG 2.1 AA that need no layout, and what is good beside them. */
const rules = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
  // needs the colours of pixels; contrast.ts computes those of the style sheet
  rules: { 'color-contrast': { enabled: false } },
}

/** The site in a browser without layout. Its requests go to the application, as those of a reader. */
export async function openSite({ send }: Pick<TestApp, 'send'>) {
  const html = readSite('index.html')
  const dom = new JSDOM(html, { url: 'http://127.0.0.1:8080/', runScripts: 'outside-only' })
  const { window } = dom
  const { document } = window
  const requests: string[] = []
  let answered = 0
  const read = async (url: string, { headers }: { headers: Record<string, string> }): Promise<Response> => {
    const { pathname, search } = new URL(url)
    requests.push(pathname + search)
    const answer = await send('GET', pathname + search, { as: 'anonymous', headers })
    const { location } = answer.headers
    if (answer.statusCode === 308) return await read(new URL(String(location), url).href, { headers })
    answered++
    return new Response(answer.body, { status: answer.statusCode })
  }
  Object.assign(window, { fetch: read, scrollTo: () => {} })
  const context = dom.getInternalVMContext()
  for (const [, name = ''] of html.matchAll(/<script defer src="([^"]+)"/g))
    new vm.Script(readSite(name), { filename: name }).runInContext(context)
  window.eval(axe.source)
  const main = document.querySelector('main')!
  /** Waits until nothing is asked and shown any more. */
  const settled = async () => {
    let quiet = 0
    while (quiet < 5) {
      quiet = answered === requests.length && !main.hasAttribute('aria-busy') ? quiet + 1 : 0
      await nextTurn()
    }
  }
  await settled()
  return {
    window,
    document,
    main,
    requests,
    settled,
    close: () => window.close(),
    /** Follows a link to a page of the site. */
    open: async (hash: string) => {
      const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
      window.location.hash = hash
      await changed
      await settled()
    },
    /** What breaks the rules on the page that is shown, with the elements. */
    violations: async (): Promise<string[]> => {
      const { run } = window.eval('axe') as { run(page: unknown, options: object): Promise<AxeResult> }
      const { violations } = await run(document, rules)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    },
  }
}
