import { barrierElements, block } from './html-elements.ts'

type Named = { name: string }

/**
 * The stack of open elements. It closes elements with optional end tags where that affects lines, and finds every element
 * without walking the stack, so that nesting takes linear time.
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
    if (barrierElements.has(element.name)) this.#barriers.push(at)
    if (block.has(element.name)) this.#blocks.push(at)
  }

  /** Closes the elements that the start of this element ends: a paragraph, an item, a cell, a heading. */
  closeImplied(name: string): void {
    const barrier = this.#barriers.at(-1) ?? -1
    if (block.has(name) && this.#last('p') > barrier) this.#popTo(this.#last('p'))
    if (name === 'li') this.#closeInside(['li'], ['ul', 'ol', 'menu'])
    if (name === 'dd' || name === 'dt') this.#closeInside(['dd', 'dt'], ['dl'])
    if (name === 'td' || name === 'th') this.#closeInside(['td', 'th'], ['table'])
    if (name === 'tr') this.#closeInside(['tr'], ['table'])
    if (name === 'a' && this.#last('a') > (this.#blocks.at(-1) ?? -1)) this.#popTo(this.#last('a'))
    if (/^h[1-6]$/.test(name))
      this.#closeInside(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], ['div', 'section', 'article'])
  }

  /** Closes the element of an end tag; an end tag without an element closes nothing. */
  close(name: string): void {
    const at = this.#last(name)
    const inline = !block.has(name)
    const cell = name === 'td' || name === 'th' || name === 'tr' || name === 'tbody'
    const reach = inline ? this.#blocks.at(-1) : cell ? this.#last('table') : this.#barriers.at(-1)
    if (at === -1 || (name !== 'table' && !barrierElements.has(name) && at <= (reach ?? -1))) return
    if (cell && at <= this.#last('table')) return
    this.#popTo(at)
  }

  #closeInside(names: string[], limits: string[]): void {
    const at = Math.max(...names.map((name) => this.#last(name)))
    const limit = Math.max(this.#barrierAround(names), ...limits.map((name) => this.#last(name)))
    if (at > limit) this.#popTo(at)
  }

  /** Cells are barriers, but a cell ends the cell before it. */
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
