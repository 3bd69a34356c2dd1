/** The part of yauzl that read-archive.ts uses; the library has no types of its own. */
declare module 'yauzl' {
  export interface Entry {
    /** Raw, because names are decoded by our own rules. */
    readonly fileName: Buffer
    readonly compressedSize: number
    readonly uncompressedSize: number
    readonly compressionMethod: number
    readonly crc32: number
    readonly generalPurposeBitFlag: number
    readonly versionMadeBy: number
    readonly externalFileAttributes: number
    readonly relativeOffsetOfLocalHeader: number
    readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[]
    isEncrypted(): boolean
  }

  export interface LocalFileHeader {
    readonly fileName: Buffer
    readonly fileDataStart: number
    readonly generalPurposeBitFlag: number
    readonly compressionMethod: number
    readonly crc32: number
    readonly compressedSize: number
    readonly uncompressedSize: number
  }

  export interface ZipFile {
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    readLocalFileHeader(entry: Entry, callback: (error: Error | null, header: LocalFileHeader) => void): void
  }

  export function fromBufferPromise(
    buffer: Buffer,
    options: { readonly decodeStrings: false; readonly autoClose: true },
  ): Promise<ZipFile>
}
