/** How many tests passed and failed: the outermost ones of each file, as their authors wrote them. */
export interface Tally {
  passed: number
  failed: number
}

const POINT = /^( *)(not )?ok \d+(?: - (.*?))?(?: # (SKIP|TODO|time=([\d.]+)ms).*?)?( \{)?$/
const SUBTEST = /^( *)# Subtest: (.*)$/
/** Plans, comments, version and the braces of buffered tests. */
const FURNITURE = /^ *(\d+\.\.\d+.*|#.*|TAP version \d+|pragma .*|[{}])?$/
const INDENT = 4

interface Point {
  depth: number
  name: string
  failed: boolean
  passed: boolean
  milliseconds: number
  /** Ends a test whose own points came before, or begins one whose points follow. */
  hasChildren: boolean
}

/**
 * Reads the TAP of a run line by line: prints a line for each file, and the path and diagnosis of what
 * failed, and counts. tap's own reporters redraw the screen, which a log cannot show.
 */
export class TapReport {
  readonly tally: Tally = { passed: 0, failed: 0 }
  readonly #print: (line: string) => void
  /** The names of the tests we are inside of, the file first. */
  readonly #open: string[] = []
  #file: Tally = { passed: 0, failed: 0 }
  /** The diagnosis that follows the last point: its indentation, and whether it is to be shown. */
  #diagnosis = { indent: '', show: false, inside: false }

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  /** Takes the next line. */
  line(text: string): void {
    if (this.#readDiagnosis(text)) return
    const subtest = SUBTEST.exec(text)
    if (subtest) return this.#enter(depthOf(subtest[1]), subtest[2] ?? '')
    const point = readPoint(text, this.#open)
    if (point) return this.#readPoint(point)
    if (!FURNITURE.test(text)) this.#print(text)
  }

  #enter(depth: number, name: string): void {
    this.#open.length = depth
    this.#open[depth] = name
  }

  #readPoint(point: Point): void {
    const { depth, name, failed, hasChildren } = point
    const path = [...this.#open.slice(1, depth), name].join(' > ')
    const culprit = depth > 0 ? failed && !hasChildren : failed && this.#file.failed === 0
    this.#diagnosis = { indent: ' '.repeat(depth * INDENT + 2), show: culprit, inside: false }
    if (depth === 0) this.#closeFile(point)
    else if (culprit) this.#print(`  ✗ ${path}`)
    if (depth === 1) count(this.#file, point)
    this.#open.length = depth
  }

  #closeFile(point: Point): void {
    const { passed, failed } = this.#file
    this.tally.passed += passed
    this.tally.failed += failed
    // A file can fail by itself: it could not be loaded, or ran out of time.
    if (point.failed && failed === 0) this.tally.failed++
    const mark = point.failed ? '✗' : '✓'
    this.#print(
      `${mark} ${sourceOf(point.name)} (${passed + failed} tests, ${Math.round(point.milliseconds)} ms)`,
    )
    this.#file = { passed: 0, failed: 0 }
  }

  #readDiagnosis(text: string): boolean {
    const { indent, show, inside } = this.#diagnosis
    if (!inside && text !== `${indent}---`) return false
    this.#diagnosis.inside = text !== `${indent}...`
    const limit = text === `${indent}---` || text === `${indent}...`
    if (show && !limit) this.#print(`    ${text.slice(indent.length)}`)
    return true
  }
}

function readPoint(text: string, open: string[]): Point | undefined {
  const found = POINT.exec(text)
  if (!found) return undefined
  const [, indent, not, name = '', directive = '', time = '0', brace] = found
  const waived = directive === 'SKIP' || directive === 'TODO'
  const depth = depthOf(indent)
  return {
    depth,
    name,
    failed: not !== undefined && !waived,
    passed: not === undefined && !waived,
    milliseconds: Number(time),
    hasChildren: brace !== undefined || open[depth] !== undefined,
  }
}

function count(tally: Tally, { passed, failed }: Point): void {
  if (passed) tally.passed++
  if (failed) tally.failed++
}

function depthOf(indent = ''): number {
  return Math.floor(indent.length / INDENT)
}

function sourceOf(compiled: string): string {
  return compiled.replace(/^\.build\//, '').replace(/\.js$/, '.ts')
}
