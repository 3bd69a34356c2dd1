type Present<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

/** The fields that have a value: what is left out of a file stays out of the bundle. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  // Only fields that are `undefined` are taken away, which `Present` allows for each.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<Fields>
}
