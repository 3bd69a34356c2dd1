/** Packs a chosen folder into a zip, without what never belongs to a project's source. */
import { zip } from 'fflate'

export async function packFolder(files: readonly File[]): Promise<Blob> {
  const entries: Record<string, Uint8Array> = {}
  await Promise.all(
    files.map(async (file) => {
      const path = pathInFolder(file)
      if (!isLeftOut(path)) entries[path] = new Uint8Array(await file.arrayBuffer())
    }),
  )
  const bytes = await new Promise<Uint8Array>((resolve, reject) =>
    zip(entries, { level: 6 }, (error, packed) => (error ? reject(error) : resolve(packed))),
  )
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' })
}

/** The path below the chosen folder, whose own name is not part of the project. */
function pathInFolder(file: File): string {
  return file.webkitRelativePath.split('/').slice(1).join('/') || file.name
}

/** Version control and system files. `node_modules` stays: components may be used from it. */
function isLeftOut(path: string): boolean {
  return path.split('/').some((part) => part === '.git' || part === '.DS_Store' || part === '.svn')
}
