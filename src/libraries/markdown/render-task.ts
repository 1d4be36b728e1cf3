import { renderMarkdown, type RenderedMarkdown } from './render.ts'

/** Renders a text. */
export const run = (source: string): RenderedMarkdown => renderMarkdown(source)
