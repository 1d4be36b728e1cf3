/** The names of all scopes. Modules add their own by declaration merging, so that a misspelt scope does not compile. */
// oxlint-disable-next-line typescript/no-empty-object-type
export interface Scopes {}

/** A permission of a key. An operation needs at most one. */
export type Scope = keyof Scopes

/** The description of a scope in the document. */
export interface ScopeDescription {
  description: string
  /** A scope that this one includes: the response of a write contains the whole row, so that writers can read. */
  includes?: Scope
}

/** The scopes of a module, in the order in which the document lists them. */
export type ScopeDescriptions = Partial<Record<Scope, ScopeDescription>>
