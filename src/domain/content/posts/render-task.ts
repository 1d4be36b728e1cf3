import type { RenderedMarkdown } from '../../../libraries/markdown/render.ts'
import { renderBody } from './render-body.ts'

/** Renders the body of a post in a worker thread. */
export const run = (source: string): RenderedMarkdown => renderBody(source)
