/**
 * Which file a `require` means: a path from the root of the bundle as the compiler wrote it, `/a/b`,
 * or one relative to the importing module; with or without extension, or a folder with an index.
 */
export function resolveModule(
  importer: string,
  written: string,
  exists: (path: string) => boolean,
): string | undefined {
  const isRelative = written.startsWith('.')
  const folder = importer.split('/').slice(0, -1)
  const fromRoot = normalised(written.split('/'))
  const fromHere = normalised([...folder, ...written.split('/')])
  // `require('utils/a')` is read from the root first, and, as in other tools, from the folder next.
  const roots = isRelative
    ? [fromHere]
    : written.startsWith('/')
      ? [fromRoot]
      : [fromRoot, fromHere, ...npmFolders(folder).map((npm) => normalised([npm, written]))]
  for (const root of roots) {
    for (const candidate of [root, `${root}.js`, `${root}/index.js`, `${root}.json`]) {
      if (exists(candidate)) return candidate
    }
  }
  return undefined
}

/** The path from the root of the bundle, whether or not there is such a module. */
export function bundlePath(importer: string, written: string): string {
  const folder = written.startsWith('.') ? importer.split('/').slice(0, -1) : []
  return normalised([...folder, ...written.split('/')])
}

/** `miniprogram_npm` beside the importer and in every folder above it. */
function npmFolders(folder: readonly string[]): readonly string[] {
  return Array.from({ length: folder.length + 1 }, (_, up) =>
    [...folder.slice(0, folder.length - up), 'miniprogram_npm'].join('/'),
  )
}

function normalised(steps: readonly string[]): string {
  const path: string[] = []
  for (const step of steps.flatMap((part) => part.split('/'))) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
