import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/package.ts'

/** A Vietnamese text of the source. */
export interface VietnameseText {
  file: string
  line: number
  text: string
  /** The expressions that it contains, in their order; each is `…` in the text. */
  parts: string[]
}

interface Literal {
  at: number
  text: string
  parts: string[]
}

const isQuote = (letter: string | undefined) => letter === "'" || letter === '"' || letter === '`'

/** Reads strings and templates of TypeScript, also those within templates. It needs no regular expression with quotes. */
class LiteralReader {
  readonly found: Literal[] = []
  private at = 0
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  /** Reads code up to the brace that ends a part of a template, or to the end. */
  readCode(): void {
    let depth = 0
    for (; this.at < this.source.length; this.at++) {
      const letter = this.source[this.at]
      if (letter === '{') depth++
      else if (letter === '}' && depth-- === 0) return
      else if (letter === '/') this.skipComment()
      else if (isQuote(letter)) this.readLiteral(letter!)
    }
  }

  private skipComment(): void {
    const end = { '/': '\n', '*': '*/' }[this.source[this.at + 1] ?? '']
    if (end === undefined) return this.skipExpression()
    const at = this.source.indexOf(end, this.at + 2)
    this.at = at < 0 ? this.source.length : at + end.length - 1
  }

  /** Skips a regular expression, which may contain quotes; a division is not followed by a further slash in its line. */
  private skipExpression(): void {
    const before = this.source.slice(0, this.at).trimEnd().at(-1) ?? ''
    if (!'(,=:[!&|?{};>'.includes(before)) return
    let isClass = false
    for (let at = this.at + 1; this.source[at] !== '\n' && at < this.source.length; at++) {
      const letter = this.source[at]
      if (letter === '\\') at++
      else if (letter === '[') isClass = true
      else if (letter === ']') isClass = false
      else if (letter === '/' && !isClass) {
        this.at = at
        return
      }
    }
  }

  private readLiteral(quote: string): void {
    const literal: Literal = { at: this.at, text: '', parts: [] }
    this.found.push(literal)
    for (this.at++; this.at < this.source.length && this.source[this.at] !== quote; this.at++) {
      if (this.source[this.at] === '\\') literal.text += this.source[++this.at] ?? ''
      else if (quote === '`' && this.source.startsWith('${', this.at)) {
        const begin = (this.at += 2)
        this.readCode()
        literal.parts.push(this.source.slice(begin, this.at))
        literal.text += '…'
      } else literal.text += this.source[this.at]
    }
  }
}

const vietnameseLetter = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/iu
const englishWord = /\b(?:the|of|or|is|and|such|with|by|who|only|name|leave|state|yearly)\b/i
/** The explanation of the values of an enumeration: `excellent` (hoàn thành xuất sắc nhiệm vụ). */
const glossedValue = /(?:`[a-z_]+`(?: \(|[,:]))|^true: /
const statement = /^\s*(?:select|update|insert|with|case)\b/

const sourceFolder = path.join(packageRoot, 'src')

/** Every Vietnamese text of a folder of the source that people read; descriptions of the API are in English. */
export function vietnameseTexts(folder: string): VietnameseText[] {
  const files = readdirSync(path.join(sourceFolder, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .flatMap((name) => {
      const file = path.join(folder, name)
      const source = readFileSync(path.join(sourceFolder, file), 'utf8')
      const reader = new LiteralReader(source)
      reader.readCode()
      return reader.found
        .filter(({ text }) => vietnameseLetter.test(text))
        .filter(
          ({ text }) =>
            !englishWord.test(text.replace(/"[^"]*"/g, '')) &&
            !glossedValue.test(text) &&
            !statement.test(text),
        )
        .map(({ at, text, parts }) => ({ file, line: source.slice(0, at).split('\n').length, text, parts }))
    })
}
