/**
 * What `FileSystemManager` does by descriptor, from `open` to `close`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.open.html
 */
import { accept } from '@maque/base/result.ts'
import { noContent, onBytes, stats, type Operation } from './file-operations.logic.ts'
import { refuseFile } from './file-refusal.ts'
import type { OpenFiles } from './open-files.logic.ts'

export function descriptorOperations(files: OpenFiles): Readonly<Record<string, Operation>> {
  return {
    open: {
      positions: 'in an object',
      reads: 'filePath',
      changes: true,
      shape: (fd) => ({ fd }),
      run: (_, { filePath, flag }, content = noContent) => files.open(filePath, flag, content),
    },

    close: {
      positions: 'in an object',
      run: (_, { fd }) => files.close(fd),
    },

    read: {
      positions: 'in an object',
      run(_, { fd, arrayBuffer, offset = 0, length = 0, position }) {
        if (!(arrayBuffer instanceof ArrayBuffer)) return refuseFile('array buffer does not exist')
        if (!isWithin(offset, arrayBuffer.byteLength)) return refuseFile('value of offset is out of range')
        if (!isWithin(length, arrayBuffer.byteLength - offset))
          return refuseFile('value of length is out of range')
        if (!isPlace(position)) return refuseFile('value of position is out of range')
        const read = files.read(fd, new Uint8Array(arrayBuffer, offset, length), placeOf(position))
        return read.ok ? accept({ bytesRead: read.value, arrayBuffer }) : read
      },
    },

    write: {
      positions: 'in an object',
      changes: true,
      run: (_, { fd, data, encoding, offset = 0, length, position }) =>
        onBytes(data, encoding, (bytes) => {
          const isText = typeof data === 'string'
          const start = isText ? 0 : offset
          if (!isWithin(start, bytes.length)) return refuseFile('value of offset is out of range')
          const count = isText || length === undefined ? bytes.length - start : length
          if (!isWithin(count, bytes.length - start)) return refuseFile('value of length is out of range')
          if (!isPlace(position)) return refuseFile('value of position is out of range')
          const written = files.write(fd, bytes.slice(start, start + count), placeOf(position))
          return written.ok ? accept({ bytesWritten: written.value }) : written
        }),
    },

    fstat: {
      positions: 'in an object',
      shape: (known) => ({ stats: known }),
      run(_, { fd }) {
        const known = files.stat(fd)
        return known.ok ? accept(stats(known.value.sizeBytes, known.value.modifiedAtMs, false)) : known
      },
    },

    ftruncate: {
      positions: 'in an object',
      changes: true,
      run: (_, { fd, length = 0 }) =>
        isWithin(length, LONGEST_BYTES)
          ? files.truncate(fd, length)
          : refuseFile('value of length is out of range'),
    },
  }
}

/** More than an app may keep is refused as it is written; this is only what can be tried at all. */
const LONGEST_BYTES = 1024 * 1024 * 1024

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
}

/** Whatever is no number is no place: it goes on where it was. */
function isPlace(position: unknown): boolean {
  return typeof position !== 'number' || isWithin(position, LONGEST_BYTES)
}

function placeOf(position: unknown): number | undefined {
  return typeof position === 'number' ? position : undefined
}
