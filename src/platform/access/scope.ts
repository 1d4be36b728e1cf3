/** The names of all scopes: a module adds its own by declaration merging, so that a misspelt scope does not compile. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Scopes {}

/** What a key may do. An operation needs at most one of these. */
export type Scope = keyof Scopes

/** What is said of a scope where keys are made. */
export interface ScopeDescription {
  description: string
  /** A scope that this one includes: the response of a write has the whole row, so that its writer reads it anyway. */
  includes?: Scope
}

/** The scopes of a module, in the order in which the document lists them. */
export type ScopeDescriptions = Partial<Record<Scope, ScopeDescription>>
