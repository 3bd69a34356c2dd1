/** What the host tells about a socket, under `SOCKET_NEWS`. `socket` is the number of the call that opened it. */
export type SocketNews =
  | { readonly kind: 'open'; readonly socket: number; readonly header: Readonly<Record<string, string>> }
  | { readonly kind: 'message'; readonly socket: number; readonly data: string | ArrayBuffer }
  | { readonly kind: 'error'; readonly socket: number; readonly errMsg: string }

export const SOCKET_NEWS = 'socket'
