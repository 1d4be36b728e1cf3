import type { FileRun } from './run-files.ts'

/** How many tests passed and failed: the outermost ones of each file, as their authors wrote them. */
export interface Tally {
  passed: number
  failed: number
}

/** What a run did, in numbers. */
export interface Totals extends Tally {
  files: number
  /** Single assertions that passed, in tests and their subtests. */
  asserts: number
}

const POINT = /^( *)(not )?ok \d+(?: - (.*?))?(?: # (SKIP|TODO|time=).*?)?( \{)?$/
const SUBTEST = /^( *)# Subtest: (.*)$/
/** Plans, comments, version and the braces of buffered tests. */
const FURNITURE = /^ *(\d+\.\.\d+.*|#.*|TAP version \d+|pragma .*|[{}])?$/
const INDENT = 4

interface Point {
  depth: number
  name: string
  failed: boolean
  passed: boolean
  /** Ends a test whose own points came before, or begins one whose points follow. */
  hasChildren: boolean
}

/**
 * Reads the TAP of the files of a run: prints a line for each, and the path and diagnosis of what failed, and counts.
 * tap's own reporters redraw the screen, which a log cannot show.
 */
export class TapReport {
  readonly totals: Totals = { files: 0, passed: 0, failed: 0, asserts: 0 }
  readonly #print: (line: string) => void
  /** The names of the tests that we are inside of. */
  readonly #open: string[] = []
  #file: Tally = { passed: 0, failed: 0 }
  /** The diagnosis that follows the last point: its indentation, and whether it is to be shown. */
  #diagnosis = { indent: '', show: false, inside: false }

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  /** Takes a file that has ended. */
  file({ file, lines, milliseconds, succeeded }: FileRun): void {
    this.#file = { passed: 0, failed: 0 }
    this.#open.length = 0
    this.#diagnosis = { indent: '', show: false, inside: false }
    for (const line of lines) this.#line(line)
    const { passed, failed } = this.#file
    // A file can fail by itself: it could not be loaded, or ran out of time.
    const failedAlone = !succeeded && failed === 0 ? 1 : 0
    this.totals.files++
    this.totals.passed += passed
    this.totals.failed += failed + failedAlone
    const mark = failed + failedAlone > 0 ? '✗' : '✓'
    this.#print(`${mark} ${sourceOf(file)} (${passed + failed} tests, ${Math.round(milliseconds)} ms)`)
  }

  #line(text: string): void {
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
    const { depth, name, failed, passed, hasChildren } = point
    if (passed && !hasChildren) this.totals.asserts++
    const culprit = failed && !hasChildren
    this.#diagnosis = { indent: ' '.repeat(depth * INDENT + 2), show: culprit, inside: false }
    if (culprit) this.#print(`  ✗ ${[...this.#open.slice(0, depth), name].join(' > ')}`)
    if (depth === 0) count(this.#file, point)
    this.#open.length = depth
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
  const [, indent, not, name = '', directive = '', brace] = found
  const waived = directive === 'SKIP' || directive === 'TODO'
  const depth = depthOf(indent)
  return {
    depth,
    name,
    failed: not !== undefined && !waived,
    passed: not === undefined && !waived,
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
  return compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts')
}
