/** The process that `compile.ts` measures: compiles a folder, says so, then compiles it again for single files. */
import { resolve } from 'node:path'
import process from 'node:process'
import { createProjectCompiler } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'

const root = resolve(process.argv[2] ?? '.')
const onDisk = openProjectFolder(root)
/** Files that were edited since the first compilation: only in memory, the folder is somebody's. */
const edited = new Map<string, Uint8Array>()
const compiler = createProjectCompiler({
  files: {
    ...onDisk,
    refusals: onDisk.refusals,
    list: () => onDisk.list(),
    has: (path) => onDisk.has(path),
    findPackage: (name, from) => onDisk.findPackage(name, from),
    refresh: (changed) => onDisk.refresh(changed),
    read: (path) => edited.get(path) ?? onDisk.read(path),
  },
  mode: 'development',
})
const { bundle } = await compiler.compile()
if (!bundle) throw new Error(`${root} has no page that compiles`)
console.log('compiled')
// In kilobytes: https://nodejs.org/api/process.html#processresourceusage
const peakBytes = process.resourceUsage().maxRSS * 1024

const EDITS = 10
const { pages } = bundle.manifest.config
const times: number[] = []
for (let edit = 0; edit < EDITS; edit++) {
  const page = pages[Math.floor((edit * pages.length) / EDITS)] ?? ''
  // A project may have its source in a folder below.
  const file = onDisk.list().find((path) => path === `${page}.wxml` || path.endsWith(`/${page}.wxml`))
  const bytes = file !== undefined && onDisk.read(file)
  if (!bytes) continue
  edited.set(file, Buffer.concat([bytes, Buffer.from('<!-- edited -->')]))
  const startedMs = performance.now()
  await compiler.compile([file])
  times.push(performance.now() - startedMs)
}
times.sort((a, b) => a - b)
console.log(
  JSON.stringify({ pages: pages.length, peakBytes, changeMs: times[Math.floor(times.length / 2)] ?? 0 }),
)
