import { readByline } from './byline.ts'
import { trimBlank } from './text-forms.ts'
import { boilerplateRule } from './boilerplate.ts'
import { saysDay } from './posting-date.ts'
import { sourceLine, type SourceLine } from './source-line.ts'

const separatorPattern = /\s*[|•·]\s*|\s+[-–—]\s+/u
const labelPattern =
  /\s+(?=\(?(?:ngày đăng|đăng (?:ngày|lúc)|gửi lúc|cập nhật|(?:số )?lượt xem|đã xem|tác giả|người đăng|đăng bởi|(?:được )?(?:viết )?bởi|by|chuyên mục|danh mục)(?!\p{L}))/giu
const edges = /^[\s|•·.–—-]+|[\s|•·–—-]+$|\s\.$/g
// Boxes beside a date. Names of menus and sections are also words of tables: "Học viên | 27/01/2011".
const boxes = new Set([
  'wordless',
  'breadcrumb',
  'category-label',
  'view-count',
  'reading-time',
  'print-or-send',
  'share-buttons',
  'share-hint',
  'font-size',
  'toolbar',
  'rating',
  'poster-account',
  'account',
  'comments',
  'news-source',
  'voice',
  'follow',
])
const sections = new Set(['section-name', 'menu-item'])
// A longer line is text; the words of a shorter one are tried in all groups.
const maxPieces = 30
const maxCharacters = 200
const year = /(?:19|20)\d\d/
// A page has a few such lines; one made of nothing else must not take long.
const maxChecks = 10_000

/** How many groups of words may still be tried in a page. */
type Budget = { checks: number }

/** Splits the lines of a page that hold its date together with boxes of the site or its author. */
export function splitMetaLines(lines: SourceLine[]): SourceLine[] {
  const budget = { checks: maxChecks }
  return lines.flatMap((line) => splitMetaLine(line, budget))
}

/**
 * Splits a line such as "Ngày đăng: 01/02/2021 | Lượt xem: 152" or "14/02/2021 08:00 Xem cỡ chữ Đọc bài" if one part is a
 * date and each other part is boilerplate or a byline. Any other line stays as it is.
 */
function splitMetaLine(line: SourceLine, budget: Budget): SourceLine[] {
  if (line.key === '' || !/\d/.test(line.key) || hasDay(line)) return [line]
  for (const separator of [labelPattern, separatorPattern]) {
    const parts = partsOf(line, line.text.split(separator))
    if (parts.length > 1 && isMeta(parts)) return parts
  }
  return splitWords(line, budget) ?? [line]
}

function partsOf(line: SourceLine, texts: string[]): SourceLine[] {
  return texts
    .map((text) => trimBlank(text.replace(edges, '')))
    .filter((part) => part !== '')
    .map((text, at) =>
      sourceLine(text, at === 0 && line.afterBlank, { mark: line.mark, files: at === 0 ? line.files : [] }),
    )
}

/** Splits a line without separators between its words, or between a number and a capital: "18/11/2021Theo dõi". */
function splitWords(line: SourceLine, budget: Budget): SourceLine[] | null {
  if (line.prefix !== '' || line.text.length > maxCharacters || !year.test(line.key)) return null
  const pieces = line.text.split(/(?<=\s)(?=\S)|(?<=\d)(?=\p{Lu})/u)
  if (pieces.length > maxPieces) return null
  const found = splitFrom(line, pieces, 0, new Map(), budget)
  return found !== null && found.length > 1 && isMeta(found) ? found : null
}

/** The fewest parts that the pieces from an index on make; null if a part is neither date, box nor byline. */
function splitFrom(
  line: SourceLine,
  pieces: string[],
  from: number,
  known: Map<number, SourceLine[] | null>,
  budget: Budget,
): SourceLine[] | null {
  if (from === pieces.length) return []
  const found = known.get(from)
  if (found !== undefined) return found
  let best: SourceLine[] | null = null
  for (let to = pieces.length; to > from && budget.checks > 0; to -= 1) {
    budget.checks -= 1
    const parts = partsOf(line, [pieces.slice(from, to).join('')])
    if (!parts.every((part) => isKnown(part))) continue
    const rest = splitFrom(line, pieces, to, known, budget)
    if (rest !== null && (best === null || parts.length + rest.length < best.length))
      best = [...parts, ...rest]
  }
  known.set(from, best)
  return best
}

function isMeta(parts: SourceLine[]): boolean {
  // A number behind the date counts readers; elsewhere it may stand in a table.
  const isCount = (at: number): boolean =>
    at > 0 && hasDay(parts[at - 1]) && /^[\d.,]+$/.test(parts[at]?.key ?? '')
  const isSection = (part: SourceLine, at: number): boolean =>
    at === 1 && parts.length === 2 && hasDay(parts[0]) && sections.has(boilerplateRule(part)?.name ?? '')
  const isMetaPart = (part: SourceLine, at: number): boolean =>
    isKnown(part) || isCount(at) || isSection(part, at)
  return parts.some(hasDay) && !parts.every(hasDay) && parts.every((part, at) => isMetaPart(part, at))
}

// A row of a table may be a name and a birthday, so an author needs a label here.
function isKnown(part: SourceLine): boolean {
  if (hasDay(part)) return true
  const rule = boilerplateRule(part)
  return rule === null ? readByline(part)?.evidence === 'labelled' : boxes.has(rule.name)
}

const hasDay = (part: SourceLine | undefined): boolean => part !== undefined && saysDay(part.key)
