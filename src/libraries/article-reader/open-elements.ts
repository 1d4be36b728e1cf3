import { BARRIER, BLOCK } from './html-elements.ts'

type Named = { name: string }

/**
 * The elements open at a point of the page. It closes what HTML lets authors leave open, in the cases that shape
 * lines, and finds every element without walking the stack, so that no nesting costs more than its length.
 */
export class OpenElements<Element extends Named> {
  readonly #stack: Element[] = []
  readonly #byName = new Map<string, number[]>()
  readonly #barriers: number[] = []
  readonly #blocks: number[] = []

  get current(): Element | undefined {
    return this.#stack.at(-1)
  }

  push(element: Element): void {
    const at = this.#stack.push(element) - 1
    const same = this.#byName.get(element.name)
    if (same === undefined) this.#byName.set(element.name, [at])
    else same.push(at)
    if (BARRIER.has(element.name)) this.#barriers.push(at)
    if (BLOCK.has(element.name)) this.#blocks.push(at)
  }

  /** Closes what the start of an element of this name ends by itself: a paragraph, an item, a cell, a heading. */
  closeImplied(name: string): void {
    const barrier = this.#barriers.at(-1) ?? -1
    if (BLOCK.has(name) && this.#last('p') > barrier) this.#popTo(this.#last('p'))
    if (name === 'li') this.#closeInside(['li'], ['ul', 'ol', 'menu'])
    if (name === 'dd' || name === 'dt') this.#closeInside(['dd', 'dt'], ['dl'])
    if (name === 'td' || name === 'th') this.#closeInside(['td', 'th'], ['table'])
    if (name === 'tr') this.#closeInside(['tr'], ['table'])
    if (name === 'a' && this.#last('a') > (this.#blocks.at(-1) ?? -1)) this.#popTo(this.#last('a'))
    if (/^h[1-6]$/.test(name))
      this.#closeInside(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], ['div', 'section', 'article'])
  }

  /** Closes the element an end tag of this name belongs to; a stray one closes nothing. */
  close(name: string): void {
    const at = this.#last(name)
    const inline = !BLOCK.has(name)
    const cell = name === 'td' || name === 'th' || name === 'tr' || name === 'tbody'
    const reach = inline ? this.#blocks.at(-1) : cell ? this.#last('table') : this.#barriers.at(-1)
    if (at === -1 || (name !== 'table' && !BARRIER.has(name) && at <= (reach ?? -1))) return
    if (cell && at <= this.#last('table')) return
    this.#popTo(at)
  }

  #closeInside(names: string[], limits: string[]): void {
    const at = Math.max(...names.map((name) => this.#last(name)))
    const limit = Math.max(this.#barrierAround(names), ...limits.map((name) => this.#last(name)))
    if (at > limit) this.#popTo(at)
  }

  /** Cells are barriers themselves, but end one another. */
  #barrierAround(names: string[]): number {
    return names.includes('td') || names.includes('tr') ? -1 : (this.#barriers.at(-1) ?? -1)
  }

  #last(name: string): number {
    return this.#byName.get(name)?.at(-1) ?? -1
  }

  #popTo(at: number): void {
    while (this.#stack.length > at) {
      const element = this.#stack.pop()
      const index = this.#stack.length
      if (element !== undefined) this.#byName.get(element.name)?.pop()
      if (this.#barriers.at(-1) === index) this.#barriers.pop()
      if (this.#blocks.at(-1) === index) this.#blocks.pop()
    }
  }
}
