import MarkdownIt, { type Token } from 'markdown-it'
import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import type { AnyRoute } from '../route.ts'
import { guides, type Guide } from './guides.ts'
import { operationFinder, type FindOperation } from './operation-finder.ts'

/** What the links of a guide depend on, and what its page shows beside its text. */
type Environment = {
  findOperation: FindOperation
  /** The headings of the second level, in their order. */
  sections: { id: string; title: string }[]
  ids: Map<string, number>
}

const markdown = new MarkdownIt({ html: false })

const textOf = ({ children }: Token): string =>
  (children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('')

/** The id of a heading as GitHub makes it, so that links between guides work there too. */
function idOf(title: string, ids: Map<string, number>): string {
  const id = title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
  const before = ids.get(id) ?? 0
  ids.set(id, before + 1)
  return before === 0 ? id : `${id}-${before}`
}

/** The address of a link from the page of a guide; undefined for a file that has no page. */
function addressOf(href: string): string | undefined {
  if (/^(?:https?:|#)/.test(href)) return href
  const [, name, anchor = ''] = /^([\w-]+)\.md(#.*)?$/.exec(href) ?? []
  return guides.some((guide) => guide.name === name) ? `${name}${anchor}` : undefined
}

/** Makes links lead to pages; a link to a file without a page becomes its text. */
function linkPages(children: readonly Token[]): void {
  let isPlain = false
  for (const token of children) {
    if (token.type === 'link_open') {
      const address = addressOf(String(token.attrGet('href')))
      isPlain = address === undefined
      if (address !== undefined) token.attrSet('href', address)
    }
    if ((token.type === 'link_open' || token.type === 'link_close') && isPlain) token.tag = 'span'
    if (token.type === 'link_open' && isPlain) token.attrs = null
  }
}

/** Marks the code that names an operation, unless a link contains it. */
function linkOperations(children: readonly Token[], findOperation: FindOperation): void {
  let depth = 0
  for (const token of children) {
    if (token.tag === 'a') depth += token.nesting
    if (token.type !== 'code_inline' || depth > 0) continue
    const address = findOperation(token.content)
    if (address !== undefined) token.meta = { address }
  }
}

markdown.core.ruler.push('pages', ({ tokens, env }) => {
  const { findOperation, sections, ids } = env as Environment
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'inline') {
      linkPages(token.children ?? [])
      linkOperations(token.children ?? [], findOperation)
    }
    if (token.type !== 'heading_open') continue
    const title = textOf(tokens[at + 1]!)
    const id = idOf(title, ids)
    token.attrSet('id', id)
    if (token.tag === 'h2') sections.push({ id, title })
  }
})

markdown.renderer.rules.code_inline = (tokens, at) => {
  const { content, meta } = tokens[at]!
  const code = `<code>${escapeMarkup(content)}</code>`
  const { address } = (meta ?? {}) as { address?: string }
  return address === undefined ? code : `<a href="${escapeMarkup(address)}">${code}</a>`
}
// wide tables scroll by themselves, not the page
markdown.renderer.rules.table_open = () => '<div class="wide"><table>\n'
markdown.renderer.rules.table_close = () => '</table></div>\n'

/** The content of the page of a guide. @param source its Markdown */
export function guideContent(guide: Guide, source: string, routes: readonly AnyRoute[]): string {
  const environment: Environment = {
    findOperation: operationFinder(routes, '../reference'),
    sections: [],
    ids: new Map(),
  }
  const text = markdown.render(source, environment)
  const contents = environment.sections.map(
    ({ id, title }) => `<li><a href="#${escapeMarkup(id)}">${escapeMarkup(title)}</a></li>`,
  )
  const label = guide.language === 'vi' ? 'Mục lục' : 'On this page'
  const list = `<details class="contents"><summary>${label}</summary><ul>${contents.join('')}</ul></details>`
  // after the heading, which is the first line
  return contents.length < 3 ? text : text.replace('</h1>', `</h1>\n${list}`)
}
