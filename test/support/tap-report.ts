import type { FileRun } from './run-files.ts'

/** Numbers of passed and failed tests: the top-level tests of each file. */
export interface Tally {
  passed: number
  failed: number
}

/** The numbers of a run. */
export interface Totals extends Tally {
  files: number
  /** Passed assertions, in tests and subtests. */
  asserts: number
}

const POINT = /^( *)(not )?ok \d+(?: - (.*?))?(?: # (SKIP|TODO|time=).*?)?( \{)?$/
const SUBTEST = /^( *)# Subtest: (.*)$/
/** Lines without results: plans, comments, version and the braces of buffered tests. */
const TAP_SYNTAX = /^ *(\d+\.\.\d+.*|#.*|TAP version \d+|pragma .*|[{}])?$/
/** What a test tells beside its results. */
const COMMENT = /^ *# (?!Subtest: |time=|\{ |(?:passed|failed|skipped|todo) )(.+)$/
const INDENT = 4

interface Point {
  depth: number
  name: string
  failed: boolean
  passed: boolean
  /** Whether it is the result of a test whose points came before or follow. */
  hasChildren: boolean
}

/**
 * Reads the TAP of all files: prints a line per file, and the path and diagnosis of each failure, and counts results.
 * tap's own reporters redraw the screen, which does not work in a log.
 */
export class TapReport {
  readonly totals: Totals = { files: 0, passed: 0, failed: 0, asserts: 0 }
  readonly #print: (line: string) => void
  /** The names of the enclosing tests. */
  readonly #open: string[] = []
  #file: Tally = { passed: 0, failed: 0 }
  /** The diagnosis after the last point: its indentation, and whether it is printed. */
  #diagnosis = { indent: '', show: false, inside: false }

  readonly #hasComments: boolean

  /** @param hasComments whether comments of tests are printed, which a run of one file shows */
  constructor(print: (line: string) => void, hasComments = false) {
    this.#print = print
    this.#hasComments = hasComments
  }

  /** Reports a finished file. */
  file({ file, lines, milliseconds, succeeded }: FileRun): void {
    this.#file = { passed: 0, failed: 0 }
    this.#open.length = 0
    this.#diagnosis = { indent: '', show: false, inside: false }
    for (const line of lines) this.#line(line)
    const { passed, failed } = this.#file
    // a file can fail without a failed test: it could not be loaded, or a timeout
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
    const comment = this.#hasComments ? COMMENT.exec(text)?.[1] : undefined
    if (comment !== undefined) this.#print(`  ${comment}`)
    else if (!TAP_SYNTAX.test(text)) this.#print(text)
  }

  #enter(depth: number, name: string): void {
    this.#open.length = depth
    this.#open[depth] = name
  }

  #readPoint(point: Point): void {
    const { depth, name, failed, passed, hasChildren } = point
    if (passed && !hasChildren) this.totals.asserts++
    const isFailedAssertion = failed && !hasChildren
    this.#diagnosis = { indent: ' '.repeat(depth * INDENT + 2), show: isFailedAssertion, inside: false }
    if (isFailedAssertion) this.#print(`  ✗ ${[...this.#open.slice(0, depth), name].join(' > ')}`)
    if (depth === 0) count(this.#file, point)
    this.#open.length = depth
  }

  #readDiagnosis(text: string): boolean {
    const { indent, show, inside } = this.#diagnosis
    if (!inside && text !== `${indent}---`) return false
    this.#diagnosis.inside = text !== `${indent}...`
    const isDelimiter = text === `${indent}---` || text === `${indent}...`
    if (show && !isDelimiter) this.#print(`    ${text.slice(indent.length)}`)
    return true
  }
}

function readPoint(text: string, open: string[]): Point | undefined {
  const match = POINT.exec(text)
  if (!match) return undefined
  const [, indent, not, name = '', directive = '', brace] = match
  const isSkipped = directive === 'SKIP' || directive === 'TODO'
  const depth = depthOf(indent)
  return {
    depth,
    name,
    failed: not !== undefined && !isSkipped,
    passed: not === undefined && !isSkipped,
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
