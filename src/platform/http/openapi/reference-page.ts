import { renderMarkdown } from '../../../libraries/markdown/render.ts'
import type { AnyRoute } from '../route.ts'
import { isObject, type JsonSchema } from './json-schema.ts'
import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import { bilingualText, inlineText, pageOf } from './page-text.ts'
import { fieldTable, parameterTable, resolver, type Resolve } from './reference-tables.ts'
import type { Navigation } from './navigation.ts'
import { tagSlug, titleOf, type TagDescription } from './tags.ts'

const heading = ({ name, vi }: TagDescription) => bilingualText({ en: titleOf(name), vi })

const method = (word: string) => `<b class="method">${word.toUpperCase()}</b>`

const templateOf = (url: string) => escapeMarkup(url.replace(/:(\w+)/g, '{$1}'))

/**
 * The page `/docs`: all operations by tag. It is made of the declarations, so that its first reader does not wait for the
 * OpenAPI document.
 */
export function indexPage(
  routes: readonly AnyRoute[],
  tags: readonly TagDescription[],
  conventions: string,
  navigation: Navigation,
): string {
  const sections = tags.flatMap((tag) => {
    const own = routes.filter((route) => route.tag === tag.name)
    if (own.length === 0) return []
    const address = `docs/reference/${tagSlug(tag.name)}`
    const rows = own.map(
      (route) =>
        `<li>${method(route.method)}<a href="${address}#${route.operationId}">${bilingualText(route.summary)}</a><code>${templateOf(route.url)}</code></li>`,
    )
    return [
      `<section class="tag"><h2><a href="${address}">${heading(tag)}</a></h2><p>${inlineText(tag.description)}</p><ul class="operations">${rows.join('\n')}</ul></section>`,
    ]
  })
  const content = `<h1>Bantin API</h1>
<p lang="vi"><a href="docs/guides/huong-dan">Hướng dẫn bằng tiếng Việt</a> cho biên tập viên và cán bộ quản lý sổ theo dõi.</p>
<p>All operations. Each has a page with its parameters, fields and examples, and a place to try it.
The document for tools: <a href="openapi.json">openapi.json</a>, <a href="openapi.yaml">openapi.yaml</a>.
<a href="docs/problems">All problems</a>.</p>
<p><label for="filter">${bilingualText({ en: 'Find an operation', vi: 'Tìm thao tác' })}</label> <input id="filter" type="search" autocomplete="off"></p>
<details><summary>Conventions of all operations</summary>${renderMarkdown(conventions).html}</details>
${sections.join('\n')}
<script src="docs/assets/filter.js"></script>`
  return pageOf({ title: 'Bantin API', docs: 'docs', content, navigation: navigation('docs', '') })
}

/** The example of a media type as text. */
function exampleText(media: JsonSchema, resolve: Resolve): string {
  const [first] = Object.values((media['examples'] ?? {}) as Record<string, JsonSchema>)
  const value = first === undefined ? media['example'] : resolve(first)['value']
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return `<pre>${escapeMarkup(text)}</pre>`
}

/** The media types of a body or a response, each with its fields and an example. */
const contentsOf = (content: unknown, resolve: Resolve): string =>
  Object.entries(isObject(content) ? content : {})
    .map(([type, value]) => {
      const media = value as JsonSchema
      const fields = fieldTable(media['schema'] as JsonSchema, resolve)
      return `<p><code>${escapeMarkup(type)}</code></p>${exampleText(media, resolve)}${fields}`
    })
    .join('')

const closed = (title: string, content: string) =>
  content === '' ? '' : `<details><summary>${title}</summary>${content}</details>`

function responseParts(responses: Record<string, JsonSchema>, resolve: Resolve): string {
  const entries = Object.entries(responses).map(([status, response]) => ({ status, ...resolve(response) }))
  const successes = entries.filter(({ status }) => Number(status) < 400)
  const problems = entries.filter(({ status }) => Number(status) >= 400)
  const describe = (entry: JsonSchema) => inlineText(String(entry['description'] ?? ''))
  return (
    successes
      .map((entry) =>
        closed(
          `Response ${entry.status}`,
          `<p>${describe(entry)}</p>${contentsOf((entry as JsonSchema)['content'], resolve)}`,
        ),
      )
      .join('') +
    closed(
      'Problems',
      `<table>${problems.map((entry) => `<tr><td>${entry.status}</td><td>${describe(entry)}</td></tr>`).join('')}</table>`,
    )
  )
}

function operationPart(path: string, verb: string, operation: JsonSchema, tag: string, resolve: Resolve) {
  const id = String(operation['operationId'])
  const parameters = (operation['parameters'] as JsonSchema[]).map(resolve)
  const body = operation['requestBody']
  const title = { en: String(operation['summary']), vi: String(operation['x-title-vi']) }
  return `<article id="${id}"><h2>${bilingualText(title)}</h2>
<p>${method(verb)}<code>${escapeMarkup(path)}</code></p>
${renderMarkdown(String(operation['description'])).html}
${closed(`Parameters (${parameters.length})`, parameterTable(parameters, resolve))}
${closed('Body', isObject(body) ? contentsOf(body['content'], resolve) : '')}
${responseParts(operation['responses'] as Record<string, JsonSchema>, resolve)}
<p><a href="../try/${tagSlug(tag)}#/${tag}/${id}">Try it</a></p></article>`
}

/** The page of one tag. @param document the OpenAPI document of its operations */
export function tagPage(tag: TagDescription, document: JsonSchema, navigation: Navigation): string {
  const resolve = resolver(document)
  const operations = Object.entries(document['paths'] as Record<string, Record<string, JsonSchema>>).flatMap(
    ([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]) =>
        operationPart(path, verb, operation, tag.name, resolve),
      ),
  )
  const content = `<h1>${heading(tag)}</h1>
<p>${inlineText(tag.description)}</p>
${operations.join('\n')}`
  return pageOf({
    title: `${titleOf(tag.name)} · Bantin API`,
    docs: '..',
    content,
    navigation: navigation('..', `reference/${tagSlug(tag.name)}`),
  })
}
