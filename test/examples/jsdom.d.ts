// The types of DOM would replace those of Node in all tests, so that only what is used of jsdom is declared here.
declare module 'jsdom' {
  import type { Context } from 'node:vm'

  export interface Elements {
    querySelector(selector: string): PageElement | null
    querySelectorAll(selector: string): Iterable<PageElement>
  }

  export interface PageElement extends Elements {
    readonly textContent: string
    readonly outerHTML: string
    readonly id: string
    /** Of links. */
    readonly href: string
    readonly hash: string
    /** Of pictures. */
    readonly srcset: string
    readonly style: Record<string, string>
    hidden: boolean
    /** Of controls. */
    value: string
    getAttribute(name: string): string | null
    hasAttribute(name: string): boolean
    click(): void
    focus(): void
    dispatchEvent(event: object): boolean
  }

  export interface Page extends Elements {
    readonly title: string
    readonly body: PageElement
    readonly documentElement: PageElement
    readonly activeElement: PageElement | null
    getElementById(id: string): PageElement | null
  }

  export interface PageWindow {
    readonly document: Page
    readonly location: { hash: string }
    readonly KeyboardEvent: new (name: string, options: { key: string; bubbles: boolean }) => object
    addEventListener(name: string, listener: (event: unknown) => void, options: { once: boolean }): void
    eval(script: string): unknown
    close(): void
  }

  export class JSDOM {
    constructor(html: string, options: { url: string; runScripts: 'outside-only' })
    readonly window: PageWindow
    getInternalVMContext(): Context
  }
}
