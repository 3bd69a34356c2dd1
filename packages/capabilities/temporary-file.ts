/**
 * What logic is told of a temporary file before anyone gives it the path: `readFileSync` reads it
 * there and then. A blob is a handle; its bytes stay where they are until they are read.
 */
export interface TemporaryFile {
  readonly path: string
  readonly bytes: Blob
}

export const TEMPORARY_FILE = 'temporaryFile'
