import type { TopLevelSpec } from 'vega-lite'
import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import { validXml } from '../../../libraries/markup/valid-xml.ts'

/** A chart before it is rendered: its Vega-Lite specification, and texts for screen readers. */
export interface Chart {
  title: string
  /** All numbers of the image, in sentences. */
  description: string
  spec: TopLevelSpec
}

/** Adds title and description; screen readers read them instead of the drawing. */
function addDescription(svg: string, { title, description }: Chart, id: string): string {
  const opening = `role="img" aria-labelledby="${id}-title ${id}-desc"`
  const texts = `<title id="${id}-title">${escapeMarkup(title)}</title><desc id="${id}-desc">${escapeMarkup(description)}</desc>`
  return svg.replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg ${opening} ${attributes}>${texts}`)
}

/**
 * Renders a chart as SVG. Vega is loaded with the first chart, because it would slow down the start.
 * @param id the prefix of ids in the image, so that one page can contain several images
 */
export async function renderSvg(chart: Chart, id: string): Promise<string> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const view = new vega.View(vega.parse(compile(chart.spec).spec), { renderer: 'none' })
  try {
    // the name of a programme may contain any character
    return validXml(addDescription(await view.toSVG(), chart, id))
  } finally {
    view.finalize()
  }
}
