/** `true` where two types are the same, down to optional properties and null. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Compiles only where every one of some statements about types holds. */
export function hold<_Statements extends true[]>(): void {}
