import { FURNITURE_RULES, type FurnitureRule } from './furniture-rules.ts'
import { isProse } from './prose.ts'
import type { Mark, SourceLine } from './source-line.ts'

const byMarkup = (name: string, reason: string): FurnitureRule => ({
  name,
  reason,
  where: 'anywhere',
  endsArticle: 'no',
  pattern: /^/,
})

/** What the markup alone says is no part of the article. */
const MARKED: Partial<Record<Mark, FurnitureRule>> = {
  site: byMarkup(
    'site-markup',
    'It stands in a menu, a footer or another part the page marks as the site’s own.',
  ),
  hidden: byMarkup('hidden-markup', 'Readers of the page do not see it.'),
  outside: byMarkup('outside-the-article', 'It stands below the element the page marks as its article.'),
  time: byMarkup('time-markup', 'A time element that tells no day by itself, such as "3 tuần trước".'),
  'image-alt': byMarkup('image-alternative', 'It describes a picture to those who do not see it.'),
  'document-title': byMarkup('document-title', 'The name of the browser window.'),
}

/** The rule by which a line is site furniture, or null. A rule still has to be asked where it holds. */
export function furnitureRule(line: SourceLine): FurnitureRule | null {
  return MARKED[line.mark] ?? wordingRule(line)
}

/** The rule that knows a line by its words, whatever the markup says of it. */
export function wordingRule(line: SourceLine): FurnitureRule | null {
  const prose = isProse(line)
  const rules = line.key === '' ? FURNITURE_RULES.slice(0, 1) : FURNITURE_RULES
  const seen = line.key === '' ? line.shown : line.key
  return rules.find((rule) => (rule.sentences === true || !prose) && rule.pattern.test(seen)) ?? null
}
