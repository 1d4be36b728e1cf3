import { commonMark, type HtmlLine, type HtmlRun, type LinePlace } from './html-line.ts'
import type { LineFile } from './source-line.ts'

/**
 * Collects the text of a page into lines. Text inside a line of the article that is no part of the article, such as a
 * hidden word or the description of a picture, becomes a detached line below.
 */
export class LineCollector {
  readonly lines: HtmlLine[] = []
  #flowing: HtmlLine | null = null
  #detached: HtmlLine[] = []
  #waiting: LineFile[] = []
  #isDetachedOpen = false
  #afterBlank = true
  #item = ''

  /** Adds text to the current line. */
  add(run: HtmlRun, place: LinePlace, prefix: string): void {
    const { text } = run
    if (place.detached !== null) {
      this.#addDetached(run, place)
      return
    }
    if (this.#flowing === null) {
      // Blanks between elements open no line: they would decide its mark.
      if (!/\S/.test(text)) return
      this.#flowing = {
        ...place,
        runs: [],
        files: this.#waiting,
        prefix: this.#item || prefix,
        afterBlank: this.#afterBlank,
      }
      this.#waiting = []
      this.#item = ''
    }
    if (/\S/.test(text)) this.#flowing.mark = commonMark(this.#flowing.mark, place.mark)
    this.#flowing.runs.push(run)
  }

  /** Adds a picture or a file to its line: the open one, the one before it in the same element, or the next one. */
  addFile(file: LineFile, place: LinePlace): void {
    if (place.detached !== null) return
    const before = this.lines.at(-1)
    const isSame = before?.article === place.article && before.detached === null
    const files = this.#flowing?.files ?? (isSame ? before.files : this.#waiting)
    if (!files.includes(file)) files.push(file)
  }

  /** Adds the alternative text of a picture. */
  addPicture(description: string, place: LinePlace): void {
    const mark = place.detached === null ? 'image-alt' : place.mark
    this.#detached.push({
      ...place,
      mark,
      runs: [{ text: description, href: null, capitals: false }],
      files: [],
      prefix: '',
      afterBlank: true,
    })
    this.#isDetachedOpen = false
  }

  /** Ends a detached line, but not the line of the article around it. */
  endDetached(): void {
    this.#isDetachedOpen = false
  }

  #addDetached(run: HtmlRun, place: LinePlace): void {
    const last = this.#detached.at(-1)
    if (this.#isDetachedOpen && last?.detached === place.detached) last.runs.push({ ...run, href: null })
    else if (/\S/.test(run.text)) {
      this.#detached.push({
        ...place,
        runs: [{ ...run, href: null }],
        files: [],
        prefix: '',
        afterBlank: this.#afterBlank,
      })
      this.#isDetachedOpen = true
    }
  }

  /** Makes the next line a list item. @param prefix its Markdown */
  openItem(prefix: string): void {
    this.#item = prefix
  }

  closeItem(): void {
    this.#item = ''
  }

  /** Ends the last line. Files that still wait for a line belong to it. */
  finish(): void {
    this.endLine('block')
    this.lines.at(-1)?.files.push(...this.#waiting)
  }

  /** Ends the line at the edge of a block or at a line break; two breaks in a row make a blank line. */
  endLine(at: 'block' | 'break'): void {
    if (this.#flowing !== null) this.lines.push(this.#flowing)
    for (const line of this.#detached) this.lines.push(line)
    this.#afterBlank = at === 'block' || this.#flowing === null
    this.#flowing = null
    this.#detached = []
    this.#isDetachedOpen = false
  }
}
