import { WebsiteExportError, type ExportedArticle, type WebsiteExport } from './exported-article.ts'
import { momentOfSeconds } from './local-moment.ts'
import { readSqlRows, type SqlRow } from './sql-rows.ts'

/** nv4_vi_news_rows, nv4_vi_news_detail, nv4_vi_news_cat; nv3_vi_news_bodyhtml_1 in older versions. */
const tablePattern = /^(\w+)_(rows|detail|cat|bodyhtml_\d+)$/
/** 1: published; 3: its time of publication is over. All others were never published or were taken back. */
const publishedStatuses = new Set(['1', '3'])

/** Reads the news of a dump of NukeViet. */
export function readNukeviet(source: string): WebsiteExport {
  const rows: { module: string; row: SqlRow }[] = []
  const bodies = new Map<string, SqlRow>()
  const sections = new Map<string, SqlRow>()
  readSqlRows(source, tablePattern, (table, row) => {
    const [, module = '', kind = ''] = tablePattern.exec(table) ?? []
    if (kind === 'rows') rows.push({ module, row })
    else if (kind === 'cat') sections.set(`${module} ${row.get('catid') ?? ''}`, row)
    else bodies.set(`${module} ${row.get('id') ?? ''}`, row)
  })
  const articles = rows.flatMap(({ module, row }) => {
    const id = row.get('id') ?? ''
    const body = bodies.get(`${module} ${id}`)
    return article(module, row, body, sections.get(`${module} ${row.get('catid') ?? ''}`))
  })
  if (articles.length === 0)
    throw new WebsiteExportError('it has no rows of a table of news of NukeViet, such as nv4_vi_news_rows')
  return { articles, leftOut: rows.length - articles.length }
}

function article(
  module: string,
  row: SqlRow,
  body: SqlRow | undefined,
  section: SqlRow | undefined,
): ExportedArticle[] {
  const text = (name: string): string => row.get(name)?.trim() ?? ''
  const lead = text('hometext')
  const html = body?.get('bodyhtml') ?? ''
  if (text('title') === '' || (lead === '' && html === '')) return []
  const isPublished = publishedStatuses.has(text('status') || '1')
  const source = body?.get('sourcetext')?.trim() ?? ''
  return [
    {
      id: `${module}-${row.get('id') ?? ''}`,
      isPage: false,
      title: text('title'),
      // The website shows the lead above the body, and the source below it.
      html: `<p>${lead}</p>${html}${source === '' ? '' : `<p>Nguồn tin: ${source}</p>`}`,
      summary: null,
      published_at: isPublished ? momentOfSeconds(text('publtime') || text('addtime')) : null,
      section: section?.get('title') || null,
      author: text('author') || null,
      address: null,
      otherAddresses: pagePaths(module, row, section),
      images: paths(text('homeimgfile')),
      attachments: paths(body?.get('files') ?? ''),
      isExcerpt: false,
    },
  ]
}

/**
 * The paths of the page of an article. They depend on settings that the dump does not have: with the language and the module,
 * with the module, or with neither.
 */
function pagePaths(module: string, row: SqlRow, section: SqlRow | undefined): string[] {
  const [, language, name] = /^[^_]+_([a-z]{2})_(\w+)$/.exec(module) ?? []
  const [alias, sectionAlias, id] = [row.get('alias'), section?.get('alias'), row.get('id')]
  if (!language || !name || !alias || !sectionAlias || !id) return []
  const page = `${sectionAlias}/${alias}-${id}.html`
  const directory = name.replaceAll('_', '-')
  return [`/${language}/${directory}/${page}`, `/${directory}/${page}`, `/${page}`]
}

/** NukeViet stores paths below `uploads`, without it. */
function paths(list: string): string[] {
  return list
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map((path) => (/^https?:\/\//i.test(path) ? path : `/uploads/${path.replace(/^\/?(?:uploads\/)?/, '')}`))
}
