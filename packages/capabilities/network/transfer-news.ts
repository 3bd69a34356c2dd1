/**
 * What the host tells about a running request, download or upload, under `TRANSFER_NEWS`. It
 * carries the number of the call that runs.
 */
export type TransferNews =
  | {
      readonly kind: 'head'
      readonly call: number
      readonly statusCode: number
      readonly header: Readonly<Record<string, string>>
      readonly cookies: readonly string[]
    }
  | { readonly kind: 'progress'; readonly call: number; readonly done: number; readonly total: number }
  | { readonly kind: 'chunk'; readonly call: number; readonly data: ArrayBuffer }

export const TRANSFER_NEWS = 'transfer'
