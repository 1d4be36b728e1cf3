import type { TopLevelSpec } from 'vega-lite'

/** A chart before it is drawn: what Vega-Lite draws, and what is read out in its place. */
export interface Chart {
  title: string
  /** Everything that the picture shows, with its numbers, in sentences. */
  description: string
  spec: TopLevelSpec
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const xml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!)

/** What no document in XML may have, whatever programmes are called. */
const strange = /[\p{Cc}\ufffe\uffff]/gu

/** The drawing itself goes unread: its description says the same in order. */
function described(svg: string, { title, description }: Chart, id: string): string {
  const opening = `role="img" aria-labelledby="${id}-title ${id}-desc"`
  const words = `<title id="${id}-title">${xml(title)}</title><desc id="${id}-desc">${xml(description)}</desc>`
  return svg.replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${opening} ${attributes}>${words}`)
}

/**
 * Draws a chart as SVG. Vega comes with the first one, so that the start does not pay for it.
 * @param id begins the ids inside, so that several pictures can stand in one page
 */
export async function draw(chart: Chart, id: string): Promise<string> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const view = new vega.View(vega.parse(compile(chart.spec).spec), { renderer: 'none' })
  try {
    return described(await view.toSVG(), chart, id).replace(strange, ' ')
  } finally {
    view.finalize()
  }
}
