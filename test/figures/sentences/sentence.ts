/**
 * A sentence, and what a careful reader takes from it, written before the grammar was asked. A figure is
 * `value[/denominator] unit` and its marks: a dimension that is named by its value alone (`closed`, `female`,
 * `planned`, `degree`), `r:` a result, `g:` a grade, `p:` a programme, `l:` a level, `detail`, a qualifier or a relation,
 * and `@` the period. What is not written must be absent.
 */
export type Sentence = readonly [text: string, ...figures: readonly string[]]
