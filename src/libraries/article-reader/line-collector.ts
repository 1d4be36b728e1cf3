import { commonMark, type HtmlLine, type LinePlace } from './html-line.ts'

/**
 * Gathers the text of a page into lines. Text that is no part of the article but stands inside one of its lines, such
 * as a hidden word or the description of a picture, goes to lines of its own below.
 */
export class LineCollector {
  readonly lines: HtmlLine[] = []
  #flowing: HtmlLine | null = null
  #asides: HtmlLine[] = []
  #asideOpen = false
  #afterBlank = true
  #item = ''

  /** Adds text to the line at hand. */
  add(text: string, place: LinePlace, prefix: string, href: string | null): void {
    if (place.apart !== null) {
      this.#addAside(text, place)
      return
    }
    if (this.#flowing === null) {
      // Blanks between elements open no line, or they would settle what it is.
      if (!/\S/.test(text)) return
      this.#flowing = { ...place, runs: [], prefix: this.#item || prefix, afterBlank: this.#afterBlank }
      this.#item = ''
    }
    if (/\S/.test(text)) this.#flowing.mark = commonMark(this.#flowing.mark, place.mark)
    this.#flowing.runs.push({ text, href })
  }

  /** Adds what a picture shows to those who do not see it. */
  addPicture(description: string, place: LinePlace): void {
    const mark = place.apart === null ? 'image-alt' : place.mark
    this.#asides.push({
      ...place,
      mark,
      runs: [{ text: description, href: null }],
      prefix: '',
      afterBlank: true,
    })
    this.#asideOpen = false
  }

  /** Ends a line of text apart without ending the line of the article it stands in. */
  endAside(): void {
    this.#asideOpen = false
  }

  #addAside(text: string, place: LinePlace): void {
    const last = this.#asides.at(-1)
    if (this.#asideOpen && last?.apart === place.apart) last.runs.push({ text, href: null })
    else if (/\S/.test(text)) {
      this.#asides.push({ ...place, runs: [{ text, href: null }], prefix: '', afterBlank: this.#afterBlank })
      this.#asideOpen = true
    }
  }

  /** The next line opens a list item, which this Markdown prefix marks. */
  openItem(prefix: string): void {
    this.#item = prefix
  }

  closeItem(): void {
    this.#item = ''
  }

  /** Ends the line: at the edge of a block, or at a line break, of which two in a row make a blank line. */
  endLine(at: 'block' | 'break'): void {
    if (this.#flowing !== null) this.lines.push(this.#flowing)
    for (const line of this.#asides) this.lines.push(line)
    this.#afterBlank = at === 'block' || this.#flowing === null
    this.#flowing = null
    this.#asides = []
    this.#asideOpen = false
  }
}
