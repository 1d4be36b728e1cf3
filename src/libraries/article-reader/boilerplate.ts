import { boilerplateRules } from './boilerplate-rules.ts'
import type { BoilerplateRule } from './rule-pattern.ts'
import { isProse } from './prose.ts'
import type { Mark, SourceLine } from './source-line.ts'

// A name without a capital is that of an account.
const accountAuthor = /^(?:Tác giả(?: bài viết)?|Người viết)\s?:\s?[a-z0-9][a-z0-9._-]{1,30}$/

const byMarkup = (name: string, reason: string): BoilerplateRule => ({
  name,
  reason,
  where: 'anywhere',
  endsArticle: 'no',
  pattern: /^/,
})

/** Rules by markup alone. */
const marked: Partial<Record<Mark, BoilerplateRule>> = {
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

/** The rule that matches a line, or null. The caller still checks where the rule applies. */
export function boilerplateRule(line: SourceLine): BoilerplateRule | null {
  return marked[line.mark] ?? wordingRule(line)
}

/** The rule that matches the words of a line, or null. */
export function wordingRule(line: SourceLine): BoilerplateRule | null {
  if (accountAuthor.test(line.shown))
    return boilerplateRules.find(({ name }) => name === 'poster-account') ?? null
  // A colon ends the name of a box as well ("Các bài viết cùng chuyên mục:").
  const prose = isProse(line) && !line.shown.endsWith(':')
  const rules = line.key === '' ? boilerplateRules.slice(0, 1) : boilerplateRules
  const seen = line.key === '' ? line.shown : line.key
  return rules.find((rule) => (rule.sentences === true || !prose) && rule.pattern.test(seen)) ?? null
}
