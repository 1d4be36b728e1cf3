import { renderMarkdown, type RenderedMarkdown } from '../../../libraries/markdown/render.ts'
import { limitMarks } from '../../../libraries/vietnamese/text.ts'

/** Renders the body of a post: Markdown, with no more combining marks on a letter than a stored text may have. */
export const renderBody = (source: string): RenderedMarkdown => renderMarkdown(source, limitMarks)

/** The task of a worker thread. */
export const run = renderBody
