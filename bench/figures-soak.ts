// npm run soak:figures -- FOLDER [YEAR]: reads every text of a folder and prints each proposal with its sentence, one a
// line, tab-separated, with an empty first column for the mark of whoever judges it.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { extractFigures } from '../src/libraries/figure-grammar/extract.ts'
import type { Figure } from '../src/libraries/figure-grammar/figure.ts'

const [, , folder, year] = process.argv
if (folder === undefined)
  throw new Error('give the folder of the texts: npm run soak:figures -- FOLDER [YEAR]')

/** The sentence around a quote, with the quote in brackets. */
function sentenceOf(text: string, { start, end, quote }: Figure): string {
  const before = text.slice(0, start)
  const stopBefore = before.lastIndexOf('. ')
  const from = Math.max(before.lastIndexOf('\n') + 1, stopBefore === -1 ? 0 : stopBefore + 2)
  const rest = text.slice(end)
  const stop = /\.\s|\n/u.exec(rest)
  const to = stop === null ? text.length : end + stop.index
  return `${text.slice(from, start)}[${quote}]${text.slice(end, to)}`.replace(/\s+/gu, ' ').trim()
}

function figureText({
  value,
  denominator,
  unit,
  qualifier,
  relation,
  dimensions,
  period,
  indicator,
  rule,
}: Figure): string {
  const number = denominator === null ? String(value) : `${value}/${denominator}`
  const named = Object.entries(dimensions).map(([key, said]) => `${key}=${said}`)
  const days = period === null ? 'no period' : `${period.start ?? ''}..${period.end}`
  return [number, unit, qualifier, relation, ...named, days, indicator, rule].filter(Boolean).join(' ')
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:txt|md)$/iu.test(file))
  .toSorted()
let proposals = 0
for (const file of files) {
  const text = readFileSync(path.join(folder, file), 'utf8')
  for (const figure of extractFigures(text, year === undefined ? undefined : Number(year))) {
    proposals += 1
    console.log(['', file, figureText(figure), sentenceOf(text, figure)].join('\t'))
  }
}
console.error(`${proposals} proposals of ${files.length} texts`)
