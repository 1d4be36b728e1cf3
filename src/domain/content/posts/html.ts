import { createHash } from 'node:crypto'
import { escapeMarkup } from '../../../libraries/markup/escape.ts'

/** An element around escaped text; nothing for an empty text. @param attributes with a space before them */
export const htmlElement = (name: string, attributes: string, text: string | null): string =>
  text === null || text === '' ? '' : `<${name}${attributes}>${escapeMarkup(text)}</${name}>`

/**
 * The content security policy of a page with one style of its own: no script, no form, no frame.
 * @param further directives, such as one for pictures
 */
export const pagePolicy = (style: string, ...further: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    ...further,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
