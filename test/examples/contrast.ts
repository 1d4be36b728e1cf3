/** A rule of a style sheet. */
interface Rule {
  selectors: string[]
  declarations: Map<string, string>
}

const withoutComments = (css: string) => css.replace(/\/\*[^]*?\*\//g, '')

/** The rules of a style sheet, those within `@media` too. */
function rulesOf(css: string): Rule[] {
  return [...withoutComments(css).matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((selector) => selector.trim()),
    declarations: new Map(
      body.split(';').flatMap((line) => {
        const [name = '', ...value] = line.split(':')
        return value.length === 0 ? [] : [[name.trim(), value.join(':').trim()] as const]
      }),
    ),
  }))
}

/** The colours that a style sheet names. */
function coloursOf(rules: readonly Rule[]): Map<string, string> {
  const root = rules.filter(({ selectors }) => selectors.includes(':root'))
  return new Map(
    root.flatMap(({ declarations }) => [...declarations].filter(([, value]) => /^#[0-9a-f]{6}$/.test(value))),
  )
}

/** The relative luminance of a colour (WCAG 2.1). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.1). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** What the parts of the site are painted with; all else is on the page itself, or on a part that is washed. */
const surfaces: readonly [RegExp, string[]][] = [
  [/^(\.band|header|footer)\b/, ['--accent']],
  [/^(\.menu|\.further)\b/, ['--ink']],
]

const surfacesOf = (selector: string): string[] =>
  surfaces.find(([pattern]) => pattern.test(selector))?.[1] ?? ['--paper', '--wash']

const variableIn = (value: string | undefined) => /var\((--[\w-]+)\)/.exec(value ?? '')?.[1]

/** What colour must be told from what: a text by 4.5, the edge of a control or of what has the focus by 3. */
const parts = [
  { property: 'color', least: 4.5 },
  { property: 'outline', least: 3 },
  { property: 'outline-color', least: 3 },
] as const

/** Pairs of colours of a style sheet that cannot be told apart well enough (WCAG 2.1 AA, 1.4.3 and 1.4.11). */
export function contrastProblems(css: string): string[] {
  const rules = rulesOf(css)
  const colours = coloursOf(rules)
  const problems: string[] = []
  for (const { selectors, declarations } of rules) {
    const own = variableIn(declarations.get('background'))
    for (const { property, least } of parts) {
      const name = variableIn(declarations.get(property))
      if (name === undefined) continue
      for (const selector of selectors) {
        const behind = own === undefined || property !== 'color' ? surfacesOf(selector) : [own]
        for (const surface of behind) {
          const ratio = contrast(colours.get(name)!, colours.get(surface)!)
          if (!(ratio >= least)) problems.push(`${selector}: ${name} on ${surface} is ${ratio.toFixed(2)}`)
        }
      }
    }
  }
  const named = withoutComments(css).replace(/:root \{[^}]*\}/, '')
  const unnamed = [...named.matchAll(/(?:^|[^-\w])(?:color|background): (?!var\(|inherit|transparent)[^;]+/g)]
  return [...problems, ...unnamed.map(([text]) => `not a named colour: ${text.trim()}`)]
}
