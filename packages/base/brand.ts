declare const brand: unique symbol

/** `Brand<string, 'AppId'>` is a string that only a parser of app ids may make. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
