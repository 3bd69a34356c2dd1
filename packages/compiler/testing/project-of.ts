import { projectFromFiles } from '../project/memory-files.ts'
import type { ProjectFiles } from '../project/project-files.ts'

/** A project in memory: texts as they are, anything else as JSON. */
export function projectOf(files: Readonly<Record<string, unknown>>): ProjectFiles {
  return projectFromFiles(Object.entries(files).map(([path, content]) => [path, bytesOf(content)] as const))
}

/** One page, `pages/a/a`, and whatever else is given. */
export function onePage(files: Readonly<Record<string, unknown>> = {}): ProjectFiles {
  const script = 'pages/a/a.ts' in files ? {} : { 'pages/a/a.js': '' }
  return projectOf({
    'app.json': { pages: ['pages/a/a'] },
    'app.js': '',
    'pages/a/a.wxml': '<view/>',
    ...script,
    ...files,
  })
}

export function bytesOf(content: unknown): Uint8Array {
  if (content instanceof Uint8Array) return content
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
}
